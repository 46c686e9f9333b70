'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ProviderError } from '../errors/provider-error.js';
import { planRequest } from '../requests/account.js';
import type { PlanUsage } from '../requests/tables.js';
import type { AccountOptions } from './account-options.js';
import { useProviderQuery } from './use-provider-query.js';
import { useTryAgain } from './try-again-context.js';

/**
 * How much of a plan is used and when it comes back, asked through the handler, whose `authorize` must say
 * `account: true`. Fresh for a minute.
 *
 * @param options.provider Default `minimax`; `kimi-code` has a plan too.
 * @param options.enabled Default true.
 * @param options.throwOnError Whether a failure goes to the nearest boundary. Default: as `useProviderQuery` says.
 * @throws TypeError when the provider is unknown or has no plan to read.
 */
export function usePlanUsage({ provider = 'minimax', enabled = true, throwOnError }: AccountOptions = {}): UseQueryResult<
  PlanUsage,
  ProviderError
> {
  const { basePath, reader, tables } = useTryAgain();
  const ask = planRequest({ provider, basePath, tables, reader });
  return useProviderQuery({
    provider,
    endpoint: 'plan',
    // It is cheap, and how one finds out that the cause of a cooldown is gone.
    cooldown: 'ignore',
    queryKey: ['tryagain', 'plan', provider, basePath],
    queryFn: ({ signal }) => ask(signal),
    enabled,
    staleTime: 60_000,
    ...(throwOnError !== undefined && { throwOnError }),
  });
}
