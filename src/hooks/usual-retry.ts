import type { UseQueryOptions } from '@tanstack/react-query';
import { isProviderError } from '../errors/provider-error.js';
import { retryDelay } from '../errors/retry-policy.js';
import { retrySilently } from './retry-silently.js';

type Policy = Pick<UseQueryOptions, 'retry' | 'retryDelay'>;

/**
 * What the client's defaults say of repeating, for a provider. They were written for servers that name no time: their
 * `retry` is the most, and what can't work, or would be a spinner for hours, is told at once; no delay ends before the
 * provider's time.
 */
export function usualRetry({ retry, retryDelay: delay }: Policy): Policy {
  return {
    ...(retry !== undefined && {
      retry(count: number, error: Error) {
        const isWanted = typeof retry === 'function' ? retry(count, error) : retry === true || count < Number(retry);
        return isWanted && retrySilently(count, error);
      },
    }),
    ...(delay !== undefined && {
      retryDelay(count: number, error: Error) {
        if (isProviderError(error) && error.retryAt !== null) return retryDelay(count, error);
        return typeof delay === 'function' ? delay(count, error) : delay;
      },
    }),
  };
}
