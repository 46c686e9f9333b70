/** A moment as it was first seen: what is left of it is asked of both clocks. */
export interface Deadline {
  /** Epoch ms. */
  readonly until: number;
  readonly seenAt: Reading;
}

/** Both clocks at one moment, in ms. */
export interface Reading {
  /** `Date.now()`: goes on while the machine sleeps, and jumps when somebody sets it. */
  readonly wall: number;
  /** `performance.now()`: cannot be set, and stands still in some machines' sleep. */
  readonly monotonic: number;
}

/** What a clock needs of its surroundings; tests bring their own. */
export interface Surroundings {
  read(): Reading;
  /** Calls back once after `ms`; the answer takes it back. */
  after(ms: number, callback: () => void): () => void;
  /** False while nobody can see the page. */
  isVisible(): boolean;
  /** Calls back whenever time may have passed unseen; the answer stops that. */
  onReturn(callback: () => void): () => void;
}

export interface Clock {
  /** Fixes a moment to both clocks. Ask once and keep it: what is left counts from here. */
  deadline(until: number): Deadline;
  /** Milliseconds left, never negative. */
  remaining(deadline: Deadline): number;
  /**
   * Calls the listener once a second until the deadline is reached, and at that moment; for ever without one. Also
   * whenever the page comes back, because then any amount of time may have passed.
   */
  subscribe(deadline: Deadline | null, listener: () => void): () => void;
}

/** More than this between the two clocks is no drift: the machine slept, or somebody set its clock. */
const largestDrift = 5000;

/**
 * Milliseconds left until a deadline, never negative. The later of both clocks counts, so that nobody retries too
 * early. Where the wall clock fell behind, it was set back and only the monotonic one is right. Where it ran ahead, the
 * machine slept and the wall clock is right; a clock set ahead looks the same, and is much rarer than a closed lid.
 */
export function remainingAt({ until, seenAt }: Deadline, now: Reading): number {
  const byWall = until - now.wall;
  const byMonotonic = until - seenAt.wall - (now.monotonic - seenAt.monotonic);
  const ahead = byMonotonic - byWall;
  const left = ahead > largestDrift ? byWall : ahead < -largestDrift ? byMonotonic : Math.max(byWall, byMonotonic);
  return Math.max(0, left);
}

/**
 * One clock for all that waits: a single timer however many listen, none while the page is hidden or nothing waits.
 * Its ticks fall on the whole seconds before the nearest deadline: all labels change together, and that deadline is
 * met to the millisecond.
 */
export function createClock(surroundings: Surroundings = page): Clock {
  const subscriptions = new Set<{ readonly deadline: Deadline | null; readonly listener: () => void }>();
  let cancelTimer: (() => void) | null = null;
  let stopWatching: (() => void) | null = null;

  function arm(): void {
    cancelTimer?.();
    cancelTimer = null;
    if (!surroundings.isVisible()) return;
    const now = surroundings.read();
    const waits = [...subscriptions].map(({ deadline }) => (deadline ? remainingAt(deadline, now) : Infinity)).filter((left) => left > 0);
    if (waits.length === 0) return;
    const nearest = Math.min(...waits);
    const toNextSecond = (nearest === Infinity ? -now.wall : nearest) % 1000;
    cancelTimer = surroundings.after(Math.ceil(toNextSecond > 0 ? toNextSecond : toNextSecond + 1000), tick);
  }

  function tick(): void {
    for (const { listener } of subscriptions) listener();
    arm();
  }

  return {
    deadline: (until) => ({ until, seenAt: surroundings.read() }),
    remaining: (deadline) => remainingAt(deadline, surroundings.read()),
    subscribe(deadline, listener) {
      const subscription = { deadline, listener };
      subscriptions.add(subscription);
      stopWatching ??= surroundings.onReturn(tick);
      arm();
      return () => {
        if (!subscriptions.delete(subscription)) return;
        if (subscriptions.size === 0) {
          stopWatching?.();
          stopWatching = null;
        }
        arm();
      };
    },
  };
}

/** Looked up at each call, not once: tests put their own timers there, and a server has no document. */
const page: Surroundings = {
  read: () => ({ wall: Date.now(), monotonic: performance.now() }),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  isVisible: () => typeof document === 'undefined' || document.visibilityState !== 'hidden',
  onReturn(callback) {
    if (typeof document === 'undefined') return () => undefined;
    const sources = [
      [document, 'visibilitychange'],
      [document, 'resume'],
      [window, 'pageshow'],
      [window, 'focus'],
    ] as const;
    for (const [target, type] of sources) target.addEventListener(type, callback);
    return () => {
      for (const [target, type] of sources) target.removeEventListener(type, callback);
    };
  },
};

/** The page's own clock. */
export const clock: Clock = createClock();
