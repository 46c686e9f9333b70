import type { Admission, Admit } from './admission.js';
import { checkRecord } from './check-shape.js';
import { wrong } from './wrong-option.js';

/** Whole numbers above zero; what is left out has no limit. */
export interface VisitorLimits {
  /** Requests that one visitor may begin within sixty seconds. */
  readonly perMinute?: number | undefined;
  /** Answers that one visitor may have under way at the same time: a stream counts until its end. */
  readonly concurrent?: number | undefined;
}

interface Count {
  /** When the requests of the last minute began, oldest first, monotonic ms. */
  readonly began: number[];
  running: number;
}

const minute = 60_000;

/**
 * How much one visitor may ask, by the `user` that `authorize` names, counted in this process. Where several processes
 * answer, or where money counts and not requests, write a function of your own that asks your store.
 *
 * @throws TypeError where neither limit is given, or one is no whole number above zero.
 * @example createHandler({ …, admit: perVisitor({ perMinute: 20, concurrent: 3 }) });
 */
export function perVisitor(limits: VisitorLimits): Admit {
  const { perMinute = Infinity, concurrent = Infinity } = checked(limits);
  const counts = new Map<string, Count>();
  let swept = performance.now();

  return ({ user }): Admission => {
    const now = performance.now();
    if (now - swept >= minute) {
      swept = now;
      // Who has not asked for a minute is nobody to count.
      for (const [name, { began, running }] of counts) if (running === 0 && (began.at(-1) ?? 0) <= now - minute) counts.delete(name);
    }
    const count = counts.get(user) ?? { began: [], running: 0 };
    counts.set(user, count);
    const { began } = count;
    while (began[0] !== undefined && began[0] <= now - minute) began.shift();
    if (began.length >= perMinute) return { admitted: 'no', waitMs: Math.ceil((began[0] ?? now) + minute - now) };
    if (count.running >= concurrent) return { admitted: 'no', waitMs: null };
    if (perMinute !== Infinity) began.push(now);
    count.running += 1;
    return {
      admitted: 'yes',
      end() {
        count.running -= 1;
      },
    };
  };
}

function checked(limits: VisitorLimits): VisitorLimits {
  const example = 'Write perVisitor({ perMinute: 20, concurrent: 3 }), or one of the two.';
  const given = Object.entries(checkRecord(limits, 'perVisitor', example)).filter(([, value]) => value !== undefined);
  if (given.length === 0) throw wrong('perVisitor', 'has no limit', example);
  for (const [name, value] of given) {
    if (name !== 'perMinute' && name !== 'concurrent') throw wrong('perVisitor', 'has a limit that is unknown', example);
    if (!Number.isInteger(value) || Number(value) < 1) throw wrong(`perVisitor: ${name}`, 'is no whole number above zero', example);
  }
  return limits;
}
