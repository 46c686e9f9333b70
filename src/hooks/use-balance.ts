'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ProviderError } from '../errors/provider-error.js';
import type { Balance } from '../requests/tables.js';
import type { AccountOptions } from './account-options.js';
import { balanceQuery } from './account-queries.js';
import { useProviderQuery } from './use-provider-query.js';
import { useTryAgain } from './try-again-context.js';

/**
 * The money left at a provider, asked through the handler, whose `authorize` must say `account: true`. Fresh for a
 * minute: then asked anew when the window is looked at again, and at once when a request was refused for want of money.
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
  return useProviderQuery({
    ...balanceQuery({ provider, basePath, tables, reader }),
    enabled,
    ...(throwOnError !== undefined && { throwOnError }),
  });
}
