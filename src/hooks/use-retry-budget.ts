'use client';
import { retryBudgetOf } from '../recovery/retry-budget.js';
import type { RetryBudget } from '../recovery/retry-budget.js';
import { useApp } from './use-app.js';

/** What the app around may repeat by itself. */
export function useRetryBudget(): RetryBudget {
  return retryBudgetOf(useApp());
}
