'use client';
import type { ProviderError } from '../errors/provider-error.js';
import { useRetryBudget } from '../hooks/use-retry-budget.js';
import { clock } from '../recovery/clock.js';
import { isForMachines, longestAutoWait } from './auto-retry.js';
import type { AutoRetry, AutoRow } from './auto-retry.js';
import type { Beginner } from './write-wait.js';

/** Who will repeat what failed, for a sentence said before the button is there. */
export function useBeginner(auto: AutoRetry, failure: ProviderError | null, row: AutoRow): Beginner {
  const budget = useRetryBudget();
  if (auto === 'off' || failure === null || row.isStopped() || !isForMachines(failure) || row.isSpent(failure, budget)) return 'person';
  return failure.retryAt !== null && clock.remaining(clock.deadline(failure.retryAt)) <= longestAutoWait ? 'button' : 'person';
}
