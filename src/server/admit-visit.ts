import { ProviderError } from '../errors/provider-error.js';
import type { Admission, Admit, Visit } from './admission.js';
import { Refusal } from './refusal.js';

/** A longer wait is nothing an SDK should sit out in silence, as openai's does with every `Retry-After`, ms. */
const longestSilence = 60_000;

/**
 * Asks the app whether this request may go to the provider.
 *
 * @param over Aborted when the answer is over: then the admission ends, once.
 * @param onEndFailed What the app's own `end` threw: its answer is given, and nothing may come of it.
 * @throws ProviderError of its own code where it may not, Refusal where the app's function fails.
 */
export async function admitVisit(visit: Visit, admit: Admit, over: AbortSignal, onEndFailed: (thrown: unknown) => void): Promise<void> {
  const admission = await ask(visit, admit);
  if (admission.admitted === 'no') throw visitorLimit(admission.waitMs);
  const { end } = admission;
  if (!end) return;
  const leave = (): void => void Promise.resolve().then(end).catch(onEndFailed);
  if (over.aborted) leave();
  else over.addEventListener('abort', leave, { once: true });
}

/** No provider spoke: it is the app that has had enough for now. */
export function visitorLimit(waitMs: number | null): ProviderError {
  const wait = waitMs === null ? null : ({ until: Date.now() + waitMs, source: 'limit', exact: true } as const);
  const retry = waitMs === null || waitMs <= longestSilence ? 'soon' : 'after-reset';
  return new ProviderError({ kind: 'rate-limited', code: 'visitor-limit', fixableBy: 'owner', retry, wait });
}

async function ask(visit: Visit, admit: Admit): Promise<Admission> {
  const said: unknown = await Promise.resolve(visit)
    .then(admit)
    .catch((thrown: unknown) => {
      throw new Refusal('our-bug', 'admit failed, so nothing was sent.', {}, thrown);
    });
  if (isAdmission(said)) return said;
  throw new Refusal('our-bug', "admit has to say admitted: 'yes', or admitted: 'no' and waitMs, in milliseconds or null.");
}

function isAdmission(said: unknown): said is Admission {
  if (typeof said !== 'object' || said === null || !('admitted' in said)) return false;
  if (said.admitted === 'yes') return !('end' in said) || said.end === undefined || typeof said.end === 'function';
  return said.admitted === 'no' && 'waitMs' in said && (said.waitMs === null || Number.isFinite(said.waitMs));
}
