'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
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
import { useTryAgain } from './try-again-context.js';

/**
 * `useQuery(providerQuery(options))`, read with the providers of the nearest `TryAgainProvider`. Inside a
 * `ProviderErrorBoundary` a query without data throws to it; one that has data, or stands outside, hands out `error`.
 * `throwOnError` of your own overrides that.
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
  const { reader } = useTryAgain();
  const insideBoundary = useContext(BoundaryContext);
  // A policy of the app's own in the client's defaults (`retry: false` in tests) goes before ours.
  const { retry } = useQueryClient().getDefaultOptions().queries ?? {};
  const query = readWith(reader, retry === undefined || options.retry !== undefined ? options : { ...options, retry });
  return useQuery(insideBoundary && options.throwOnError === undefined ? { ...query, throwOnError: hasNoData } : query);
}

function hasNoData(_error: unknown, query: Query): boolean {
  return query.state.data === undefined;
}
