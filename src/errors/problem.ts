import type { Advice, Detail, Filtered, FixableBy, Kind, Limit, Retry, Wait } from './kinds.js';

/**
 * A `ProviderError` on the wire and in storage: an RFC 9457 problem document that holds only words and numbers of
 * ours. Times travel as a delta (`waitMs`) beside the moment they were written (`issuedAt`), because two machines'
 * clocks differ and a reload comes later.
 */
export interface Problem {
  /** `urn:tryagain:` and the kind. */
  readonly type: `urn:tryagain:${Kind}`;
  /** The error's message: English, for developers. What people read comes from `messages`. */
  readonly title: string;
  /** The HTTP status our handler answers with; the provider's own is `providerStatus`. */
  readonly status: number;
  readonly kind: Kind;
  readonly provider: string | null;
  readonly code: string | null;
  /** The HTTP status the provider answered with. */
  readonly providerStatus: number | null;
  readonly retry: Retry;
  /** Milliseconds from `issuedAt` until the request may be repeated; null when nobody said. */
  readonly waitMs: number | null;
  /** As in `Wait`. */
  readonly waitSource: Wait['source'] | null;
  /** As in `Wait`. */
  readonly waitExact: boolean | null;
  /** When this document was written, epoch ms. */
  readonly issuedAt: number;
  readonly limit: Limit | null;
  readonly filtered: Filtered | null;
  readonly fixableBy: FixableBy;
  readonly detail: Detail | null;
  readonly advice: Advice | null;
  readonly requestId: string | null;
}
