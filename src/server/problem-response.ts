import type { Problem } from '../errors/problem.js';
import type { ProviderError } from '../errors/provider-error.js';

export interface Disclosure {
  /** The visitor may see the numbers of limits. */
  readonly account: boolean;
  /** Our own sentence, where there is a better one than the error's message. */
  readonly title?: string;
  /** Our own status, where no provider spoke. */
  readonly status?: number;
  /** The provider's text, redacted; only under the development switch. */
  readonly debug?: string | null;
}

/**
 * A problem document with the member SDKs look for: without it openai's and Anthropic's see no error at all. openai's
 * keeps this member and throws the rest away, so the document stands in it once more, where a reader looks.
 */
export type AnsweredProblem = Problem & {
  readonly error: { readonly message: string; readonly type: string; readonly code: string | null; readonly metadata: Problem };
  readonly debug?: string;
};

export const answerHeaders = {
  'cache-control': 'no-store, no-transform',
  'x-content-type-options': 'nosniff',
  'x-accel-buffering': 'no',
} as const;

export function problemDocument(error: ProviderError, { account, title, status, debug }: Disclosure): AnsweredProblem {
  const json = error.toJSON();
  const problem: Problem = {
    ...json,
    ...(title !== undefined && { title }),
    ...(status !== undefined && { status }),
    limit: json.limit && (account ? json.limit : { ...json.limit, max: null, current: null }),
  };
  return {
    ...problem,
    error: { message: problem.title, type: problem.kind, code: problem.code, metadata: problem },
    ...(debug && { debug }),
  };
}

/** The answer every failure becomes while the head is not sent. */
export function problemResponse(error: ProviderError, disclosure: Disclosure, headers: Readonly<Record<string, string>> = {}): Response {
  const problem = problemDocument(error, disclosure);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', ...answerHeaders, ...retryHeaders(problem), ...headers },
  });
}

/** What HTTP clients understand without reading the document. Waits are rounded up: never before the provider's time. */
function retryHeaders({ waitMs, retry, requestId }: Problem): Record<string, string> {
  return {
    ...(waitMs !== null && { 'retry-after': String(Math.ceil(waitMs / 1000)), 'retry-after-ms': String(Math.ceil(waitMs)) }),
    // openai's and Anthropic's SDKs repeat every 429 and 5xx without it, a used-up balance too.
    ...(retry !== 'soon' && { 'x-should-retry': 'false' }),
    ...(requestId !== null && { 'x-request-id': requestId }),
  };
}
