import { field } from '../errors/field.js';
import { safeId } from '../errors/redact.js';
import { ProviderError } from '../errors/provider-error.js';
import type { Exchange } from './call-provider.js';
import { answerHeaders } from './problem-response.js';

/** Headers of a good answer: ours, the type, the id support asks for. None of the provider's own passes. */
export function goodHeaders(upstream: Response, { match }: Exchange, type: string): Record<string, string> {
  const id = [...(match.provider.table.requestIdHeaders ?? []), 'x-request-id']
    .map((name) => safeId(upstream.headers.get(name)))
    .find((value) => value !== null);
  const { currency, table } = match.provider;
  return {
    'content-type': type,
    ...answerHeaders,
    ...(id && { 'x-request-id': id }),
    ...(currency !== null && match.route.path === table.balance?.path && { 'tryagain-currency': currency }),
  };
}

/** The failure a parsed body or frame is, read in the light of what was asked; null when it is none. */
export function failureOf(body: unknown, upstream: Response, { settings, match }: Exchange): ProviderError | null {
  const context = {
    provider: match.provider.table.name,
    endpoint: match.route.endpoint,
    status: upstream.status,
    headers: upstream.headers,
  };
  const failure = settings.reader.failureInBody(body, context);
  if (failure || match.route.dialect !== 'openai') return failure;
  // Beside an empty list of choices, an `error` is one: gateways send it so.
  const error = field(body, 'error');
  if (typeof error !== 'object' || error === null) return null;
  return settings.reader.normalizeError({ status: upstream.status, headers: upstream.headers, body }, context);
}

export const tooLarge = (): ProviderError =>
  // The same answer would be as large again, and is paid for each time.
  new ProviderError({ kind: 'server-error', code: 'too-large', retry: 'never', fixableBy: 'developer' });
export const notWhatWasAsked = (status: number): ProviderError =>
  new ProviderError({ kind: 'server-error', code: 'not-a-stream', status, retry: status >= 300 && status < 400 ? 'never' : 'soon' });
