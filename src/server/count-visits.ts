import type { Admission } from './admission.js';

/** Infinity: no limit. */
interface Limits {
  readonly perMinute: number;
  readonly concurrent: number;
}

/** What is remembered of a visitor, oldest first, as readings of the clock. */
interface Count {
  /** The requests of the last minute. */
  readonly began: number[];
  /** Those under way. */
  readonly running: Set<{ readonly since: number }>;
}

export interface VisitCounts {
  readonly ask: (user: string) => Admission;
  /** How many visitors are remembered. */
  readonly size: () => number;
}

const minute = 60_000;
/**
 * As long as an exchange takes at most, unless the app says otherwise (`limits.totalMs`). Some hosts stop a request without
 * telling anybody: a Worker whose visitor has left. Its place must not be taken for ever.
 */
const longest = 600_000;

/** @param now A monotonic clock, ms. */
export function countVisits({ perMinute, concurrent }: Limits, now: () => number = () => performance.now()): VisitCounts {
  const counts = new Map<string, Count>();
  let swept = now();

  function forget({ began, running }: Count, moment: number): void {
    while (began[0] !== undefined && began[0] <= moment - minute) began.shift();
    for (const visit of running) {
      if (visit.since > moment - longest) break;
      running.delete(visit);
    }
  }

  /** Who has not asked for a minute is nobody to count. */
  function sweep(moment: number): void {
    swept = moment;
    for (const [user, count] of counts) {
      forget(count, moment);
      if (count.began.length === 0 && count.running.size === 0) counts.delete(user);
    }
  }

  return {
    ask(user) {
      const moment = now();
      if (moment - swept >= minute) sweep(moment);
      const count = counts.get(user) ?? { began: [], running: new Set() };
      counts.set(user, count);
      forget(count, moment);
      const { began, running } = count;
      if (began.length >= perMinute) return { admitted: 'no', waitMs: Math.ceil((began[0] ?? moment) + minute - moment) };
      if (running.size >= concurrent) return { admitted: 'no', waitMs: null };
      if (perMinute !== Infinity) began.push(moment);
      const visit = { since: moment };
      running.add(visit);
      return { admitted: 'yes', end: () => void running.delete(visit) };
    },
    size: () => counts.size,
  };
}
