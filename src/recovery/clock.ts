import { firstOf } from './twins.js';

/** A moment as it was first seen: what is left of it is asked of both clocks. */
export interface Deadline {
  /** Epoch ms. */
  readonly until: number;
  readonly seenAt: Reading & Pick<Slept, 'slept'>;
}

/** Both clocks at one moment, in ms. */
export interface Reading {
  /** `Date.now()`: goes on while the machine sleeps, and jumps when somebody sets it. */
  readonly wall: number;
  /** `performance.now()`: cannot be set, and stands still in some machines' sleep. */
  readonly monotonic: number;
}

/** What the monotonic clock is known to have missed, ms. */
interface Slept {
  readonly slept: number;
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
  /**
   * Fixes a moment to both clocks. Ask once and keep it: what is left counts from here.
   *
   * @param of Who named it, such as a failure: asked again for the same one, it is the same, though nobody waited between.
   */
  deadline(until: number, of?: object): Deadline;
  /** Milliseconds left, never negative. */
  remaining(deadline: Deadline): number;
  /**
   * Calls the listener once a second until the deadline is reached, and at that moment; once a minute while all that is
   * waited for is more than an hour away; for ever without a deadline. Also whenever the page comes back, because then any
   * amount of time may have passed.
   */
  subscribe(deadline: Deadline | null, listener: () => void): () => void;
}

/** More than this between the two clocks is no drift: the machine slept, or somebody set its clock, ms. */
const largestDrift = 5_000;
/** Up to here a wait is counted through a jump nobody can explain; a longer one is a time of day, and the wall clock's, ms. */
const longestCount = 10 * 60_000;
const second = 1_000;
const minute = 60 * second;
/** With more than this left, seconds say nothing: it is told once a minute, ms. */
export const longRest = 60 * minute;

/**
 * Milliseconds left until a deadline, never negative.
 *
 * As long as both clocks agree the later one counts, so that nobody retries too early. A wall clock that fell behind was
 * set back. One that ran ahead was set, or the machine slept: a sleep is known where the page came back from it, and is
 * counted. Where nothing tells, a short wait goes on by the monotonic clock, so that nobody asks too early, and a long
 * one is over at the time of day that was named.
 */
export function remainingAt({ until, seenAt }: Deadline, now: Reading, slept = 0): number {
  const byWall = until - now.wall;
  const counted = until - seenAt.wall - (now.monotonic - seenAt.monotonic) - (slept - seenAt.slept);
  const ahead = counted - byWall;
  const isJump = ahead < -largestDrift || (ahead > largestDrift && counted <= longestCount);
  const left = isJump ? counted : ahead > largestDrift ? byWall : Math.max(byWall, counted);
  return Math.max(0, left);
}

/**
 * One clock for all that waits: a single timer however many listen, none while the page is hidden or nothing waits.
 * Its ticks fall on the whole seconds before the nearest deadline, or the whole minutes while that is far: all labels
 * change together, and that deadline is met to the millisecond.
 */
export function createClock(surroundings: Surroundings = page): Clock {
  const subscriptions = new Set<{ readonly deadline: Deadline | null; readonly listener: () => void }>();
  const named = new WeakMap<object, Deadline>();
  let cancelTimer: (() => void) | null = null;
  let stopWatching: (() => void) | null = null;
  let slept = 0;
  let last: Reading | null = null;

  function arm(): void {
    cancelTimer?.();
    cancelTimer = null;
    last = surroundings.read();
    if (!surroundings.isVisible()) return;
    const now = last;
    const waits = [...subscriptions]
      .map(({ deadline }) => (deadline ? remainingAt(deadline, now, slept) : Infinity))
      .filter((left) => left > 0);
    if (waits.length === 0) return;
    const nearest = Math.min(...waits);
    const isFar = nearest > longRest && nearest < Infinity;
    const [step, phase] = isFar ? [minute, nearest] : [second, nearest === Infinity ? -now.wall : nearest];
    const rest = phase % step;
    cancelTimer = surroundings.after(Math.ceil(rest > 0 ? rest : rest + step), tick);
  }

  function tick(): void {
    for (const { listener } of subscriptions) listener();
    arm();
  }

  /** Since the last look the wall clock went on alone: the machine slept, and the page is back. */
  function comeBack(): void {
    const now = surroundings.read();
    const missed = last ? now.wall - last.wall - (now.monotonic - last.monotonic) : 0;
    if (missed > largestDrift) slept += missed;
    tick();
  }

  return {
    deadline(until, of) {
      // A moment that is known already stays as it was first seen, though somebody has set the clock since.
      const name = of && firstOf(of);
      const known = name && named.get(name);
      if (known?.until === until) return known;
      const waitedFor = [...subscriptions].find(({ deadline }) => deadline?.until === until)?.deadline;
      const deadline = waitedFor ?? { until, seenAt: { ...surroundings.read(), slept } };
      if (name) named.set(name, deadline);
      return deadline;
    },
    remaining: (deadline) => remainingAt(deadline, surroundings.read(), slept),
    subscribe(deadline, listener) {
      const subscription = { deadline, listener };
      subscriptions.add(subscription);
      stopWatching ??= surroundings.onReturn(comeBack);
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
      [window, 'online'],
    ] as const;
    for (const [target, type] of sources) target.addEventListener(type, callback);
    return () => {
      for (const [target, type] of sources) target.removeEventListener(type, callback);
    };
  },
};

/** The page's own clock. */
export const clock: Clock = createClock();
