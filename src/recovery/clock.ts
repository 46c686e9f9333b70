import { largestDrift, remainingAt } from './deadline.js';
import type { Deadline, Reading } from './deadline.js';
import { createListeners } from './listeners.js';
import { page } from './surroundings.js';
import type { Sign, Surroundings } from './surroundings.js';
import { firstOf } from './twins.js';

export interface Clock {
  /**
   * Fixes a moment to both clocks. Ask once and keep it: what is left counts from here. A moment that was asked for
   * before is the same one, as it was first seen: somebody may have set the clock since.
   *
   * @param of Who named it, such as a failure.
   */
  deadline(until: number, of?: object): Deadline;
  /** Milliseconds left, never negative. */
  remaining(deadline: Deadline): number;
  /**
   * Calls the listener once a second until the deadline is reached, and at that moment; once a minute while all that is
   * waited for is more than an hour away. Also whenever the page comes back, because then any amount of time may have
   * passed.
   */
  subscribe(deadline: Deadline, listener: () => void): () => void;
  /** Calls the listener when the page comes back, for who has a timer of its own. */
  onReturn(listener: () => void): () => void;
}

const second = 1_000;
const minute = 60 * second;
/** With more than this left, seconds say nothing: it is told once a minute, ms. */
export const longRest = 60 * minute;
/** A machine that wakes has its line back within this, ms. */
const reconnecting = 2 * minute;
/** Of more moments than any page waits for, those that were asked for first are forgotten. */
const mostMoments = 512;

/** The wall clock went ahead alone: `ms` between two looks, the first of them at `since` of the monotonic clock. */
interface Jump {
  readonly since: number;
  readonly ms: number;
  isSleep: boolean;
}

const none: readonly Jump[] = [];

/**
 * One clock for all that waits: a single timer however many listen, none while the page is hidden or nothing waits.
 * Its ticks fall on the whole seconds before the nearest deadline, or the whole minutes while that is far: all labels
 * change together, and that deadline is met to the millisecond.
 *
 * A sleep and a clock that was set ahead look the same where the monotonic clock stands still in sleep (all but Windows):
 * the wall clock is ahead all at once. So only what comes with a sleep makes it one: that the page was hidden, frozen or
 * put aside at that moment, or that the line came back soon after. A clock that is set in front of the reader is none of
 * these. What nothing tells of is taken for a clock that was set: it may keep somebody waiting for too long, until a
 * reload, and never sends anything before the provider's time.
 */
export function createClock(surroundings: Surroundings = page): Clock {
  const subscriptions = new Set<{ readonly deadline: Deadline; readonly listener: () => void }>();
  const returns = createListeners();
  const named = new WeakMap<object, Deadline>();
  const moments = new Map<number, Deadline>();
  const jumps: Jump[] = [];
  let cancelTimer: (() => void) | null = null;
  let last: Reading | null = null;
  let isAway = false;

  /** Takes down what the wall clock did since the last look, and how that is known. */
  function look(sign?: Sign): Reading {
    const now = surroundings.read();
    const { wall, monotonic } = last ?? now;
    // It never goes back, but where a test puts in another one: that begins anew.
    if (now.monotonic < monotonic) moments.clear();
    const ms = now.wall - wall - (now.monotonic - monotonic);
    if (ms > largestDrift) jumps.push({ since: monotonic, ms, isSleep: isAway || sign === 'back' });
    // The other way round it is the line that brought the right time.
    if (sign === 'line') for (const jump of jumps) jump.isSleep ||= now.monotonic - jump.since <= reconnecting;
    last = now;
    return now;
  }

  function left(deadline: Deadline, now: Reading): number {
    // Asked with every look at every countdown, and nearly always nothing jumped.
    const since = jumps.length > deadline.seenAt.jumps && !surroundings.countsSleep() ? jumps.slice(deadline.seenAt.jumps) : none;
    return remainingAt(
      deadline,
      now,
      since.reduce((slept, { ms, isSleep }) => slept + (isSleep ? ms : 0), 0),
    );
  }

  function arm(): void {
    cancelTimer?.();
    const now = look();
    if (!surroundings.isVisible()) return;
    const nearest = Math.min(...[...subscriptions].map(({ deadline }) => left(deadline, now)).filter((ms) => ms > 0));
    if (nearest === Infinity) return;
    const step = nearest > longRest ? minute : second;
    cancelTimer = surroundings.after(Math.ceil(nearest % step || step), tick);
  }

  function tick(): void {
    for (const { listener } of subscriptions) listener();
    arm();
  }

  function hear(sign: Sign): void {
    look(sign);
    isAway = sign === 'leave' || !surroundings.isVisible();
    if (sign === 'leave') return arm();
    returns.tell();
    tick();
  }

  function watch(): void {
    if (last) return;
    isAway = !surroundings.isVisible();
    // For the page's life: who comes later has to know of a sleep before.
    surroundings.watch(hear);
  }

  return {
    deadline(until, of) {
      watch();
      const now = look();
      const name = of && firstOf(of);
      const known = name && named.get(name);
      if (known?.until === until) return known;
      const fresh = { until, seenAt: { ...now, jumps: jumps.length } };
      const before = moments.get(until);
      // A new failure that names the same moment was told it just now, or by a clock that has been put right: the later holds.
      const deadline = before && !(name && left(fresh, now) > left(before, now)) ? before : fresh;
      moments.set(until, deadline);
      const [first] = moments.keys();
      if (first !== undefined && moments.size > mostMoments) moments.delete(first);
      if (name) named.set(name, deadline);
      return deadline;
    },
    remaining: (deadline) => left(deadline, look()),
    subscribe(deadline, listener) {
      const subscription = { deadline, listener };
      subscriptions.add(subscription);
      arm();
      return () => {
        if (subscriptions.delete(subscription)) arm();
      };
    },
    onReturn(listener) {
      watch();
      return returns.subscribe(listener);
    },
  };
}

/** The page's own clock. */
export const clock: Clock = createClock();
