'use client';
import { useMutation } from '@tanstack/react-query';
import type { UseMutationOptions, UseMutationResult } from '@tanstack/react-query';
import type { ProviderError } from '../errors/provider-error.js';
import type { Read } from './provider-query.js';
import { useTryAgain } from './try-again-context.js';
import { useClient } from './use-client.js';
import { warnOfProvider } from './warn-of-provider.js';
import { withFailures } from './with-failures.js';

/**
 * `useMutation` whose failures are `ProviderError`s, also those inside a result: a `Response` that is not ok, a MiniMax
 * answer whose `base_resp` is not 0, a bare `{ error }`.
 *
 * Never repeats itself silently, because answers are billed: `retry` is `false` unless you say otherwise here; what the
 * client's defaults say counts for cheaper mutations. Sends also while the browser thinks it is offline (`networkMode:
 * 'always'`, unless you or those defaults say otherwise): the failure is then told at once, where TanStack Query's own
 * default would stay `pending` without a word. A `mutationFn` of those defaults is read as one of yours is.
 */
export function useProviderMutation<D = unknown, E = ProviderError, V = void, C = unknown>(
  options: Read<UseMutationOptions<D, E, V, C>>,
): UseMutationResult<D, ProviderError, V, C>;
export function useProviderMutation({
  provider,
  endpoint,
  model,
  cooldown,
  ...options
}: Read<UseMutationOptions>): UseMutationResult<unknown, Error, void> {
  const { reader, tables } = useTryAgain();
  if (process.env.NODE_ENV === 'development') warnOfProvider('useProviderMutation', provider, tables);
  const client = useClient();
  const { mutationKey } = options;
  const usual = { ...client.getDefaultOptions().mutations, ...(mutationKey && client.getMutationDefaults(mutationKey)) };
  const mutationFn = options.mutationFn ?? usual.mutationFn;
  const mutation: UseMutationOptions = {
    ...options,
    ...(mutationFn && { mutationFn: withFailures(mutationFn, reader, { provider, endpoint, model, cooldown }) }),
    // What repeats every mutation of an app was not meant for those that cost.
    retry: options.retry ?? false,
    networkMode: options.networkMode ?? usual.networkMode ?? 'always',
  };
  return useMutation(mutation, client);
}
