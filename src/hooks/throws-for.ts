import type { Query, QueryClient, UseQueryOptions } from '@tanstack/react-query';
import { isProviderError } from '../errors/provider-error.js';

/** What failed so lately is no earlier visit's: a loader asked for it on the way to this page, ms. */
const lately = 1_000;

/**
 * Whether a query without data throws to the boundary: not what failed before this component came and is asked again
 * because it came, as it is outside a boundary; TanStack Query would throw the old failure once more. Nor what failed on
 * a server: there no boundary catches, and the whole page would fail. Here it is thrown once it is heeded.
 */
export function throwsFor(client: QueryClient, given: UseQueryOptions): (error: unknown, query: Query) => boolean {
  const { queryHash, queryFn, enabled, retryOnMount } = client.defaultQueryOptions(given);
  const before = client.getQueryCache().get(queryHash);
  const failedAt = before?.state.errorUpdatedAt ?? 0;
  const isOff = (option: typeof enabled) => (typeof option === 'function' && before ? option(before) : option) === false;
  const isAskedAgain = Date.now() - failedAt >= lately && !isOff(enabled) && !isOff(retryOnMount);
  return (error, { state }) =>
    typeof window !== 'undefined' &&
    (isProviderError(error) || typeof queryFn !== 'function') &&
    state.data === undefined &&
    !(isAskedAgain && state.errorUpdatedAt === failedAt);
}
