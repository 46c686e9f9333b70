import { field } from './field.js';
import { kinds } from './kinds.js';
import type { Advice, Detail, Filtered, FixableBy, Kind, Limit, Retry, Wait } from './kinds.js';
import type { Problem } from './problem.js';
import type { ProviderErrorFacts } from './provider-error-facts.js';
import { readProblem } from './read-problem.js';

/** Registered, so that a copy of this package in another bundle knows our errors, where `instanceof` would not. */
const marker = Symbol.for('tryagain.ProviderError');

/**
 * The one class every failure becomes. It is safe to show, log and send: it holds words of ours, numbers, and the ids
 * that support asks for; no key, no prompt, no account id, no sentence of the provider's. Every field is always
 * present, null when unknown.
 *
 * @example
 * ```ts
 * const error = normalizeError(thrown, { provider: 'kimi' });
 * if (error.kind === 'rate-limited' && error.retryAt) console.log(new Date(error.retryAt));
 * ```
 */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  /** What happened. */
  declare readonly kind: Kind;
  /** Who failed (`kimi`, `kimi-code`, `minimax`, a table of yours); null when nobody spoke or nobody knows. */
  declare readonly provider: string | null;
  /** The provider's code or type, or one of our own (`stream-ended-early`, …). */
  declare readonly code: string | null;
  /** The HTTP status the provider answered with. Not the truth: MiniMax fails with 200. */
  declare readonly status: number | null;
  /** What the same request, unchanged, can hope for. */
  declare readonly retry: Retry;
  /** Until when to wait, and how we know. Null: nobody said, and nothing is invented. */
  declare readonly wait: Wait | null;
  /** The limit the failure named. Numbers are the owner's business, not every visitor's. */
  declare readonly limit: Limit | null;
  /** For `content-filtered`: which side was refused. */
  declare readonly filtered: Filtered | null;
  /** Who can do something about it. */
  declare readonly fixableBy: FixableBy;
  /** The speciality within the kind that changes the advice. */
  declare readonly detail: Detail | null;
  /** What the provider's documentation advises beyond the kind. */
  declare readonly advice: Advice | null;
  /** The id the provider's support asks for. */
  declare readonly requestId: string | null;

  constructor(facts: ProviderErrorFacts) {
    super(describe(facts));
    const { retry, fixableBy } = kinds[facts.kind];
    // One by one: a loop over names makes slow objects, in the same order as in the document.
    this.kind = facts.kind;
    this.provider = facts.provider ?? null;
    this.code = facts.code ?? null;
    this.retry = facts.retry ?? retry;
    this.limit = facts.limit ?? null;
    this.filtered = facts.filtered ?? null;
    this.fixableBy = facts.fixableBy ?? fixableBy;
    this.detail = facts.detail ?? null;
    this.advice = facts.advice ?? null;
    this.requestId = facts.requestId ?? null;
    this.status = facts.status ?? null;
    this.wait = facts.wait ?? null;
  }

  /** Epoch ms from which the request may be repeated; null when nobody said. */
  get retryAt(): number | null {
    return this.wait?.until ?? null;
  }

  get [marker](): true {
    return true;
  }

  /** The RFC 9457 problem document: what crosses a network, a tab or a reload. */
  toJSON(): Problem {
    const issuedAt = Date.now();
    const { kind, provider, code, retry, limit, filtered, fixableBy, detail, advice, requestId, wait } = this;
    return {
      type: `urn:tryagain:${kind}`,
      title: this.message,
      status: kinds[kind].status,
      providerStatus: this.status,
      kind,
      provider,
      code,
      retry,
      limit,
      filtered,
      fixableBy,
      detail,
      advice,
      requestId,
      waitMs: wait && Math.max(0, wait.until - issuedAt),
      waitSource: wait && wait.source,
      waitExact: wait && wait.exact,
      issuedAt,
    };
  }

  /**
   * The error a document stands for. Every field is checked; what does not fit becomes null, and what is no problem
   * document at all becomes `unknown`.
   *
   * The wait counts from `issuedAt`, so a document read after a reload has less of it left. A document from *another
   * machine* should be read with `normalizeError`, which counts from the moment of reading: their clocks differ.
   *
   * @param now Epoch ms. Default: now. An `issuedAt` later than this is a wrong clock and is read as this moment.
   */
  static fromJSON(problem: unknown, now: number = Date.now()): ProviderError {
    return new ProviderError(readProblem(problem, now) ?? { kind: 'unknown' });
  }
}

/** True for errors of this class, also those of another copy of this package. */
export function isProviderError(value: unknown): value is ProviderError {
  return field(value, marker) === true;
}

function describe({ kind, provider, code }: ProviderErrorFacts): string {
  return `${provider ? `${provider}: ` : ''}${kind}${code ? ` (${code})` : ''}`;
}
