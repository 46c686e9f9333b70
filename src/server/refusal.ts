import { ProviderError } from '../errors/provider-error.js';
import type { ProviderErrorFacts } from '../errors/provider-error-facts.js';

/** What the handler itself says no to, before any provider is asked. The status is ours: no provider spoke. */
export const refusals = {
  'bad-request': { status: 400, facts: { kind: 'invalid-request' } },
  'not-signed-in': { status: 401, facts: { kind: 'authentication', code: 'not-signed-in', fixableBy: 'user' } },
  // Whoever asks is signed in: what authorize says of them is the app's code.
  'not-the-owner': { status: 403, facts: { kind: 'permission', fixableBy: 'developer' } },
  'other-origin': { status: 403, facts: { kind: 'permission', fixableBy: 'developer' } },
  'no-route': { status: 404, facts: { kind: 'not-found' } },
  'not-configured': { status: 404, facts: { kind: 'not-found', code: 'not-configured' } },
  'wrong-method': { status: 405, facts: { kind: 'invalid-request' } },
  'slow-body': { status: 408, facts: { kind: 'timeout', code: 'stalled' } },
  'text-too-long': { status: 413, facts: { kind: 'context-too-long', code: 'too-large' } },
  'file-too-large': { status: 413, facts: { kind: 'invalid-input', code: 'too-large', detail: 'file-too-large' } },
  'wrong-type': { status: 415, facts: { kind: 'invalid-request' } },
  'client-gone': { status: 499, facts: { kind: 'aborted' } },
  'slow-app': { status: 504, facts: { kind: 'timeout', code: 'stalled' } },
  'our-bug': { status: 500, facts: { kind: 'server-error' } },
} as const satisfies Record<string, { status: number; facts: ProviderErrorFacts }>;

export type RefusalWord = keyof typeof refusals;

/** Thrown inside the handler, answered by it; it never leaves. */
export class Refusal extends Error {
  readonly error: ProviderError;
  readonly status: number;

  /**
   * @param title The sentence the developer reads. Names of fields may stand in it, values never.
   * @param headers What the status needs beside it: `allow` for 405.
   * @param original What `onFailure` gets to see.
   */
  constructor(
    word: RefusalWord,
    readonly title: string,
    readonly headers: Readonly<Record<string, string>> = {},
    readonly original: unknown = null,
  ) {
    super(title);
    this.error = new ProviderError(refusals[word].facts);
    this.status = refusals[word].status;
  }
}

/** A name a stranger chose, as far as it may stand in a sentence of ours. */
export function quote(name: string): string {
  return /^[\w.-]{1,64}$/.test(name) ? `"${name}"` : 'of that name';
}
