'use client';
import { useSyncExternalStore } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { useCooldowns } from './use-cooldowns.js';
import { useRecovered } from './use-recovered.js';

/**
 * The moment a button about this failure waits for, epoch ms: the same one for every button of its cooldown, later than
 * `error.retryAt` once somebody else was told to wait longer, and null as soon as the cause is gone.
 */
export function useRetryAt(error: ProviderError | null): number | null {
  const cooldowns = useCooldowns();
  const until = useSyncExternalStore(
    cooldowns.subscribe,
    () => (error ? cooldowns.retryAt(error) : null),
    // A server knows the error alone, and the page that hydrates says what the server said.
    () => error?.retryAt ?? null,
  );
  // A failure the cooldowns never saw, such as an SDK's, has its own time only.
  const isOver = useRecovered(error);
  return isOver && until === error?.retryAt ? null : until;
}
