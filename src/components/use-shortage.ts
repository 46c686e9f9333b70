'use client';
import type { ProviderError } from '../errors/provider-error.js';
import type { Viewer } from '../hooks/try-again-context.js';
import { useFailure } from '../hooks/use-failure.js';
import { useRecovered } from '../hooks/use-recovered.js';
import type { Cause } from '../hooks/use-recoveries.js';
import { useFailureInCache } from './use-failure-in-cache.js';

interface Shortage {
  readonly failure: ProviderError | null;
  /** Its cause is gone since. */
  readonly solved: boolean;
}

/** What failed for want of money or allowance: what the app hands in, if it is that, or else what its queries have. */
export function useShortage({ kind, provider }: Cause, error: unknown, viewer: Viewer): Shortage {
  const handed = useFailure(error);
  const cached = useFailureInCache(kind, provider, viewer !== 'owner');
  const failure = handed?.kind === kind && handed.provider === provider ? handed : cached;
  return { failure, solved: useRecovered(failure) };
}
