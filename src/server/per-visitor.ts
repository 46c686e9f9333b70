import type { Admit } from './admission.js';
import { checkRecord } from './check-shape.js';
import { countVisits } from './count-visits.js';
import { wrong } from './wrong-option.js';

/** Whole numbers above zero; what is left out has no limit. */
export interface VisitorLimits {
  /** Requests that one visitor may begin within sixty seconds. */
  readonly perMinute?: number | undefined;
  /** Answers that one visitor may have under way at the same time: a stream counts until its end, for ten minutes at most. */
  readonly concurrent?: number | undefined;
}

/**
 * How much one visitor may ask, by the `user` that `authorize` names, counted in this process. Where several processes
 * answer, or where money counts and not requests, write a function of your own that asks your store.
 *
 * @throws TypeError where neither limit is given, or one is no whole number above zero.
 * @example createHandler({ …, admit: perVisitor({ perMinute: 20, concurrent: 3 }) });
 */
export function perVisitor(limits: VisitorLimits): Admit {
  const { perMinute = Infinity, concurrent = Infinity } = checked(limits);
  const { ask } = countVisits({ perMinute, concurrent });
  return ({ user }) => ask(user);
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
