'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ProviderError } from '../errors/provider-error.js';
import { balanceRequest } from '../requests/account.js';
import type { Balance } from '../requests/tables.js';
import type { AccountOptions } from './account-options.js';
import { useProviderQuery } from './use-provider-query.js';
import { useTryAgain } from './try-again-context.js';

/**
 * The money left at a provider, asked through the handler, whose `authorize` must say `account: true`. Fresh for a
 * minute; `refetch()` after a top-up.
 *
 * @param options.provider Default `kimi`.
 * @param options.enabled Default true.
 * @param options.throwOnError Whether a failure goes to the nearest boundary. Default: as `useProviderQuery` says.
 * @throws TypeError when the provider is unknown or has no balance to read.
 */
export function useBalance({ provider = 'kimi', enabled = true, throwOnError }: AccountOptions = {}): UseQueryResult<
  Balance,
  ProviderError
> {
  const { basePath, reader, tables } = useTryAgain();
  const ask = balanceRequest({ provider, basePath, tables, reader });
  return useProviderQuery({
    provider,
    endpoint: 'balance',
    // It is cheap, and how one finds out that the cause of a cooldown is gone.
    cooldown: 'ignore',
    queryKey: ['tryagain', 'balance', provider, basePath],
    queryFn: ({ signal }) => ask(signal),
    enabled,
    staleTime: 60_000,
    ...(throwOnError !== undefined && { throwOnError }),
  });
}
