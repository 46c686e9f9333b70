'use client';
import { useQuery } from '@tanstack/react-query';
import type {
  DefinedInitialDataOptions,
  DefinedUseQueryResult,
  QueryKey,
  UndefinedInitialDataOptions,
  UseQueryOptions,
  UseQueryResult,
} from '@tanstack/react-query';
import { useContext, useState } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { BoundaryContext } from './boundary-context.js';
import { heedHydrated } from './heed-hydrated.js';
import { readWith } from './provider-query.js';
import type { Read } from './provider-query.js';
import { onceSteady } from './once-steady.js';
import { useTryAgain } from './try-again-context.js';
import { useClient } from './use-client.js';
import { usualRetry } from './usual-retry.js';
import { warnOfProvider } from './warn-of-provider.js';

/**
 * `useQuery(providerQuery(options))`, read with the providers of the nearest `TryAgainProvider`. Inside a
 * `ProviderErrorBoundary` a query without data throws to it; one that has data, or stands outside, hands out `error`
 * (`throwOnError`).
 *
 * Sends also while the browser thinks it is offline (`networkMode: 'always'`): the failure is then told at once, where
 * TanStack Query would stay `pending` without a word. When the line has been back for a second, it asks once more,
 * however often it came and went (`refetchOnReconnect`).
 *
 * What you say goes before all this, and so do the client's defaults: a `queryFn` of theirs is read as one of yours is,
 * and their `retry` is the most, within our policy.
 *
 * @returns TanStack Query's result object itself, whose `error` is a `ProviderError`, or what your own `select` threw.
 */
export function useProviderQuery<F = unknown, E = ProviderError, D = F, K extends QueryKey = QueryKey>(
  options: Read<DefinedInitialDataOptions<F, E, D, K>>,
): DefinedUseQueryResult<D, ProviderError>;
export function useProviderQuery<F = unknown, E = ProviderError, D = F, K extends QueryKey = QueryKey>(
  options: Read<UndefinedInitialDataOptions<F, E, D, K>>,
): UseQueryResult<D, ProviderError>;
export function useProviderQuery<F = unknown, E = ProviderError, D = F, K extends QueryKey = QueryKey>(
  options: Read<UseQueryOptions<F, E, D, K>>,
): UseQueryResult<D, ProviderError>;
export function useProviderQuery(options: Read<UseQueryOptions>): UseQueryResult {
  const { reader, tables } = useTryAgain();
  if (process.env.NODE_ENV === 'development') warnOfProvider('useProviderQuery', options.provider, tables);
  const throwsFor = useContext(BoundaryContext);
  const client = useClient();
  heedHydrated(client);
  // What the app's own defaults say (a queryFn for every key, a networkMode) goes before what ours would.
  const usual = { ...client.getDefaultOptions().queries, ...client.getQueryDefaults(options.queryKey) };
  const [throws] = useState(() => throwsFor?.(client, options) ?? false);
  const policy = usualRetry(usual);
  const { queryFn = usual.queryFn, retry = policy.retry, retryDelay = policy.retryDelay } = options;
  const query: Read<UseQueryOptions> = {
    ...options,
    ...(queryFn !== undefined && { queryFn }),
    ...(retry !== undefined && { retry }),
    ...(retryDelay !== undefined && { retryDelay }),
    throwOnError: options.throwOnError ?? usual.throwOnError ?? throws,
    // A paused query would be pending without a word. Always sent, it would no longer ask again by itself once online.
    networkMode: options.networkMode ?? usual.networkMode ?? 'always',
    refetchOnReconnect: options.refetchOnReconnect ?? usual.refetchOnReconnect ?? onceSteady,
  };
  return useQuery(readWith(reader, query));
}
