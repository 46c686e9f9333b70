import type { Reading } from './deadline.js';

/**
 * What a page is told. `leave`: from now on it may be stopped. `back`: it may have been. `line`: the network is back.
 * `look`: somebody is here, and nothing is said of the time before.
 */
export type Sign = 'leave' | 'back' | 'line' | 'look';

/** What a clock needs of its surroundings; tests bring their own. */
export interface Surroundings {
  read(): Reading;
  /** Whether the monotonic clock goes on while the machine sleeps. */
  countsSleep(): boolean;
  /** Calls back once after `ms`; the answer takes it back. */
  after(ms: number, callback: () => void): () => void;
  /** False while nobody can see the page. */
  isVisible(): boolean;
  /** Calls back whenever time may have passed unseen, or may pass so from now on. */
  watch(callback: (sign: Sign) => void): void;
}

/** Looked up at each call, not once: tests put their own timers there, and a server has no document. */
export const page: Surroundings = {
  read: () => ({ wall: Date.now(), monotonic: performance.now() }),
  // Chromium and Firefox on Windows alone: developer.mozilla.org/docs/Web/API/Performance/now#ticking_during_sleep
  // In React Native a navigator has no userAgent.
  countsSleep: () => typeof navigator !== 'undefined' && String(navigator.userAgent).includes('Windows'),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  isVisible: () => typeof document === 'undefined' || document.visibilityState !== 'hidden',
  watch(callback) {
    if (typeof document === 'undefined') return;
    const on = (target: EventTarget, type: string, sign: Sign) => target.addEventListener(type, () => callback(sign));
    document.addEventListener('visibilitychange', () => callback(page.isVisible() ? 'back' : 'leave'));
    on(document, 'freeze', 'leave');
    on(document, 'resume', 'back');
    on(window, 'pagehide', 'leave');
    on(window, 'pageshow', 'back');
    on(window, 'online', 'line');
    on(window, 'focus', 'look');
  },
};
