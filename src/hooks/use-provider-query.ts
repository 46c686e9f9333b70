'use client';
import { useQuery } from '@tanstack/react-query';
import type {
  DefinedInitialDataOptions,
  DefinedUseQueryResult,
  Query,
  QueryKey,
  UndefinedInitialDataOptions,
  UseQueryOptions,
  UseQueryResult,
} from '@tanstack/react-query';
import { useContext } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { BoundaryContext } from './boundary-context.js';
import { readWith } from './provider-query.js';
import type { Read } from './provider-query.js';
import { onceSteady } from './once-steady.js';
import { useTryAgain } from './try-again-context.js';
import { useClient } from './use-client.js';
import { warnOfProvider } from './warn-of-provider.js';

/**
 * `useQuery(providerQuery(options))`, read with the providers of the nearest `TryAgainProvider`. Inside a
 * `ProviderErrorBoundary` a query without data throws to it; one that has data, or stands outside, hands out `error`.
 * `throwOnError` of your own overrides that.
 *
 * Sends also while the browser thinks it is offline (`networkMode: 'always'`, unless you or the client's defaults say
 * otherwise): the failure is then told at once, where TanStack Query would stay `pending` without a word. When the line
 * has been back for a second, it asks once more, however often it came and went (`refetchOnReconnect` of your own
 * overrides that).
 *
 * @returns TanStack Query's result object itself, whose `error` is a `ProviderError`.
 */
export function useProviderQuery<F = unknown, E = ProviderError, D = F, K extends QueryKey = QueryKey>(
  options: Read<DefinedInitialDataOptions<F, E, D, K>>,
): DefinedUseQueryResult<D, ProviderError>;
export function useProviderQuery<F = unknown, E = ProviderError, D = F, K extends QueryKey = QueryKey>(
  options: Read<UndefinedInitialDataOptions<F, E, D, K>>,
): UseQueryResult<D, ProviderError>;
export function useProviderQuery(options: Read<UseQueryOptions>): UseQueryResult {
  const { reader, tables } = useTryAgain();
  if (process.env.NODE_ENV === 'development') warnOfProvider('useProviderQuery', options.provider, tables);
  const insideBoundary = useContext(BoundaryContext);
  const client = useClient();
  // A policy of the app's own in the client's defaults (`retry: false` in tests) goes before ours.
  const usual = { ...client.getDefaultOptions().queries, ...client.getQueryDefaults(options.queryKey) };
  const retry = options.retry ?? usual.retry;
  const query = readWith(reader, {
    ...options,
    ...(retry !== undefined && { retry }),
    // A paused query would be pending without a word. Always sent, it would no longer ask again by itself once online.
    networkMode: options.networkMode ?? usual.networkMode ?? 'always',
    refetchOnReconnect: options.refetchOnReconnect ?? usual.refetchOnReconnect ?? onceSteady,
  });
  return useQuery(insideBoundary && options.throwOnError === undefined ? { ...query, throwOnError: hasNoData } : query);
}

function hasNoData(_error: unknown, query: Query): boolean {
  return query.state.data === undefined;
}

/** Bundlers put the word itself in place of these three, and only of these three as they stand here. */
declare const process: { readonly env: { readonly NODE_ENV?: string } };
