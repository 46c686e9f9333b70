'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ProviderError } from '../errors/provider-error.js';
import type { PlanUsage } from '../requests/tables.js';
import type { AccountOptions } from './account-options.js';
import { planQuery } from './account-queries.js';
import { useProviderQuery } from './use-provider-query.js';
import { useTryAgain } from './try-again-context.js';

/**
 * How much of a plan is used and when it comes back, asked through the handler, whose `authorize` must say
 * `account: true`. Fresh for a minute: then asked anew when the window is looked at again, and at once when a request
 * was refused because an allowance is used up.
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
  return useProviderQuery({
    ...planQuery({ provider, basePath, tables, reader }),
    enabled,
    ...(throwOnError !== undefined && { throwOnError }),
  });
}
