'use client';
import { QueryClientContext } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import type { RetryBudget } from '../recovery/retry-budget.js';
import { retryBudgetOf } from './retry-budget-of.js';

/** What the app around may repeat by itself; a component that stands outside any `QueryClient` has a budget of its own. */
export function useRetryBudget(): RetryBudget {
  const client = useContext(QueryClientContext);
  const [alone] = useState(() => ({}));
  return retryBudgetOf(client ?? alone);
}
