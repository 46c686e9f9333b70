'use client';
import { useEffect, useSyncExternalStore } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { useRecoveries } from './use-recoveries.js';

/** Whether the cause of this failure is gone since it happened. Who asks is taken to show it. */
export function useRecovered(failure: ProviderError | null): boolean {
  const recoveries = useRecoveries();
  useEffect(() => (failure ? recoveries.show(failure) : undefined), [recoveries, failure]);
  return useSyncExternalStore(
    recoveries.subscribe,
    () => failure !== null && recoveries.isOver(failure),
    () => false,
  );
}
