'use client';
import { useMemo, useSyncExternalStore } from 'react';
import { clock, longRest } from '../recovery/clock.js';

/** How long it still takes. */
export interface Countdown {
  /** Milliseconds left when this second began; never negative. */
  readonly remaining: number;
  /** Whole seconds left, rounded up: 1 until the deadline, then 0. 0 too while waiting on a server: see `state`. */
  readonly seconds: number;
  /** `idle`: nothing to wait for. `waiting`, then `ready`. */
  readonly state: 'idle' | 'waiting' | 'ready';
}

const idle: Countdown = { remaining: 0, seconds: 0, state: 'idle' };
const ready: Countdown = { remaining: 0, seconds: 0, state: 'ready' };

/** A server does not know how late its page is read: it says that one waits, and the browser says how long. */
const waitingOnServer: Countdown = { remaining: 0, seconds: 0, state: 'waiting' };

/**
 * Counts down to a moment. Renders at most once a second, once a minute while more than an hour is left, is right at once
 * after a sleep, a hidden tab or a restored page, and never says `ready` too early because a clock was set back.
 *
 * On a server and in the first render of a hydration the state is `waiting` with 0 seconds: show no number then.
 *
 * @param until Epoch ms, such as `error.retryAt`. Null, or what is no moment, gives `idle`.
 * @param of Who named the moment, such as the error. Needed only where two of them name the same millisecond, before and
 *   after somebody has set the clock.
 */
export function useCountdown(until: number | null, of: object | null = null): Countdown {
  const source = useMemo(() => (until === null || !Number.isFinite(until) ? nothing : countdownTo(until, of)), [until, of]);
  return useSyncExternalStore(source.subscribe, source.getSnapshot, source.getServerSnapshot);
}

interface Source {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => Countdown;
  readonly getServerSnapshot: () => Countdown;
}

const nothing: Source = { subscribe: () => () => undefined, getSnapshot: () => idle, getServerSnapshot: () => idle };

function countdownTo(until: number, of: object | null): Source {
  const deadline = clock.deadline(until, of ?? undefined);
  let last: Countdown | null = null;
  return {
    subscribe: (listener) => clock.subscribe(deadline, listener),
    getSnapshot() {
      // Once ready it stays so: a clock corrected by a second must not take the button away again.
      if (last === ready) return ready;
      const remaining = clock.remaining(deadline);
      const seconds = Math.ceil(remaining / 1000);
      if (last === null || isDue(seconds, last.seconds)) last = seconds === 0 ? ready : { remaining, seconds, state: 'waiting' };
      return last;
    },
    getServerSnapshot: () => waitingOnServer,
  };
}

/** A new second; while the rest is long, a new minute: whoever renders in between shows what stands there. */
function isDue(seconds: number, shown: number): boolean {
  if (seconds * 1000 <= longRest || seconds > shown) return seconds !== shown;
  return Math.ceil(seconds / 60) !== Math.ceil(shown / 60);
}
