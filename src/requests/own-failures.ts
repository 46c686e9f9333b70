import { ProviderError } from '../errors/provider-error.js';

/** Failures nobody told us of: we found them ourselves. */
export const stalled = (): ProviderError => new ProviderError({ kind: 'timeout', code: 'stalled' });
export const tooLarge = (): ProviderError => new ProviderError({ kind: 'server-error', code: 'too-large' });
export const emptyAnswer = (): ProviderError => new ProviderError({ kind: 'server-error', code: 'empty-answer' });
/** All the tokens it was allowed went into thoughts. The same question would end the same way, and cost as much; more `max_tokens` help. */
export const thoughtTooLong = (): ProviderError =>
  new ProviderError({ kind: 'context-too-long', code: 'empty-answer', fixableBy: 'developer' });
export const notAStream = (status: number | null = null): ProviderError =>
  new ProviderError({ kind: 'server-error', code: 'not-a-stream', status });
export const offline = (): ProviderError => new ProviderError({ kind: 'network', code: 'offline', detail: 'offline' });
export const endedEarly = (): ProviderError => new ProviderError({ kind: 'network', code: 'stream-ended-early', detail: 'stream-cut' });

/** `onLine` is only to be believed when it says no. */
export const isOffline = (): boolean => typeof navigator !== 'undefined' && navigator.onLine === false;

/** The connection ended in the middle. */
export const lineBroke = (): ProviderError => (isOffline() ? offline() : endedEarly());

/** Failures of the line, as opposed to what somebody said over it: after the sign that an answer is over they mean nothing. */
export function isOfTheLine({ provider, kind, code }: ProviderError): boolean {
  return provider === null && (kind === 'timeout' || code === 'stream-ended-early' || code === 'offline');
}
