import { createRetryBudget } from '../recovery/retry-budget.js';
import type { RetryBudget } from '../recovery/retry-budget.js';

/** One budget an app, as its cooldowns: an app is what shares a `QueryClient`. */
const byClient = new WeakMap<object, RetryBudget>();

export function retryBudgetOf(client: object): RetryBudget {
  const known = byClient.get(client);
  if (known) return known;
  const made = createRetryBudget();
  byClient.set(client, made);
  return made;
}
