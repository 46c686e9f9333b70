import type { UseQueryOptions } from '@tanstack/react-query';
import { isProviderError } from '../errors/provider-error.js';
import { retryDelay } from '../errors/retry-policy.js';
import { retrySilently } from './retry-silently.js';

type Policy = Pick<UseQueryOptions, 'retry' | 'retryDelay'>;

/**
 * What the client's defaults say of repeating, for a provider. They were written for servers that name no time: a number
 * is the most, and what can't work, or would be a spinner for hours, is told at once; no delay ends before the provider's
 * time. A function as `retry` decides by itself.
 */
export function usualRetry({ retry, retryDelay: delay }: Policy): Policy {
  const isMost = typeof retry === 'number' || retry === true;
  return {
    ...(retry !== undefined && {
      retry: isMost ? (count: number, error: Error) => (retry === true || count < retry) && retrySilently(count, error) : retry,
    }),
    ...(delay !== undefined && {
      retryDelay(count: number, error: Error) {
        if (isProviderError(error) && error.retryAt !== null) return retryDelay(count, error);
        return typeof delay === 'function' ? delay(count, error) : delay;
      },
    }),
  };
}
