import { endedEarly } from '../errors/own-failures.js';
import { ProviderError } from '../errors/provider-error.js';

export { emptyAnswer, endedEarly, notAStream, stalled } from '../errors/own-failures.js';

/** Failures nobody told us of: we found them ourselves. */
export const tooLarge = (): ProviderError => new ProviderError({ kind: 'server-error', code: 'too-large' });
/** All the tokens it was allowed went into thoughts. The same question would end the same way, and cost as much; more `max_tokens` help. */
export const thoughtTooLong = (): ProviderError =>
  new ProviderError({ kind: 'context-too-long', code: 'empty-answer', fixableBy: 'developer' });
export const offline = (): ProviderError => new ProviderError({ kind: 'network', code: 'offline', detail: 'offline' });

/** `onLine` is only to be believed when it says no. */
export const isOffline = (): boolean => typeof navigator !== 'undefined' && navigator.onLine === false;

/** The connection ended in the middle. */
export const lineBroke = (): ProviderError => (isOffline() ? offline() : endedEarly());

/** Failures of the line, as opposed to what somebody said over it: after the sign that an answer is over they mean nothing. */
export function isOfTheLine({ provider, kind, code }: ProviderError): boolean {
  return provider === null && (kind === 'timeout' || code === 'stream-ended-early' || code === 'offline');
}
