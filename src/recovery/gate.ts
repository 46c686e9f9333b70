import type { Clock } from './clock.js';
import { createListeners } from './listeners.js';
import { page } from './surroundings.js';

/** Where those wait who may not go on yet. */
export interface Gate {
  /** Told of every change. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Something changed: all who wait look again. */
  readonly open: () => void;
  /**
   * Until the next change, until the page comes back, or for `ms`, also in a hidden tab; who waits for more looks again.
   * This and `pause` reject at once with the signal's reason, and leave nothing behind.
   */
  readonly next: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** Looked at again at least this often, ms: not every page is told that it has slept, and beyond 2³¹ a timer fires at once. */
const longestTimer = 60_000;

export function createGate(clock: Clock): Gate {
  const { subscribe, tell } = createListeners();
  return {
    subscribe,
    open: tell,
    next: (ms, signal) =>
      interruptible(signal, (done) => {
        const leaves = [page.after(Math.min(ms, longestTimer), done), subscribe(done), clock.onReturn(done)];
        return () => leaves.forEach((leave) => leave());
      }),
    pause: (ms, signal) => interruptible(signal, (done) => page.after(ms, done)),
  };
}

/** A promise that an abort ends at once; `start` hands back what takes its timers and listeners away again. */
function interruptible(signal: AbortSignal | undefined, start: (done: () => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const end = (then: () => void) => {
      leave();
      signal?.removeEventListener('abort', stop);
      then();
    };
    const stop = () => end(() => reject(signal?.reason as Error));
    signal?.addEventListener('abort', stop);
    const leave = start(() => end(resolve));
  });
}
