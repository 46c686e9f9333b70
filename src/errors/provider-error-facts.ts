import type { Advice, Detail, Filtered, FixableBy, Kind, Limit, Retry, Wait } from './kinds.js';

/** What a reader found out; everything left out takes the kind's own value, or null. */
export interface ProviderErrorFacts {
  readonly kind: Kind;
  readonly provider?: string | null;
  readonly code?: string | null;
  readonly status?: number | null;
  readonly retry?: Retry;
  readonly wait?: Wait | null;
  readonly limit?: Limit | null;
  readonly filtered?: Filtered | null;
  readonly fixableBy?: FixableBy;
  readonly detail?: Detail | null;
  readonly advice?: Advice | null;
  readonly requestId?: string | null;
}
