import type { Clock } from './clock.js';
import type { Deadline } from './deadline.js';
import { createListeners } from './listeners.js';

/** Where those wait who may not go on yet. */
export interface Gate {
  /** Told of every change. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Something changed: all who wait look again. */
  readonly open: () => void;
  /** Until the next change. This and the others reject at once with the signal's reason, and leave nothing behind. */
  readonly next: (signal?: AbortSignal) => Promise<void>;
  /** Until the next change, or the deadline, also in a hidden tab. */
  readonly until: (deadline: Deadline, signal?: AbortSignal) => Promise<void>;
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** Looked at again at least this often, ms: not every page is told that it has slept, and beyond 2³¹ a timer fires at once. */
const longestTimer = 60_000;

export function createGate(clock: Clock): Gate {
  const { subscribe, tell } = createListeners();
  return {
    subscribe,
    open: tell,
    next: (signal) => interruptible(signal, subscribe),
    pause: (ms, signal) =>
      interruptible(signal, (done) => {
        const timer = setTimeout(done, ms);
        return () => clearTimeout(timer);
      }),
    until: (deadline, signal) =>
      interruptible(signal, (done) => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const look = () => {
          clearTimeout(timer);
          const left = clock.remaining(deadline);
          if (left > 0) timer = setTimeout(look, Math.min(left, longestTimer));
          else done();
        };
        const leaves = [subscribe(done), clock.onReturn(look)];
        look();
        return () => {
          clearTimeout(timer);
          for (const leave of leaves) leave();
        };
      }),
  };
}

/** A promise that an abort ends at once; `start` hands back what takes its timers and listeners away again. */
function interruptible(signal: AbortSignal | undefined, start: (done: () => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason as Error);
      return;
    }
    let isOver = false;
    let leave = (): void => undefined;
    const end = (then: () => void) => {
      if (isOver) return;
      isOver = true;
      signal?.removeEventListener('abort', stop);
      leave();
      then();
    };
    const stop = () => end(() => reject(signal?.reason as Error));
    signal?.addEventListener('abort', stop, { once: true });
    leave = start(() => end(resolve));
    if (isOver) leave();
  });
}
