import type { ProviderError } from '../errors/provider-error.js';
import { shouldRetry } from '../errors/retry-policy.js';
import { retryBudgetOf } from '../recovery/retry-budget.js';

/** Whose budget a failure's repeat is taken from: TanStack Query tells a `retry` neither its client nor its query. */
const accounts = new WeakMap<object, () => boolean>();

const quiet = new WeakSet<object>();

/** Lets an app repeat nothing by itself: a test looks for what is shown in the end, and waits a second for it. */
export function keepFromRepeating(app: object): void {
  quiet.add(app);
}

/** Remembers who asked whom, for the question whether to repeat. */
export function chargeTo(client: object, provider: string | undefined, failure: ProviderError): void {
  accounts.set(failure, () => !quiet.has(client) && retryBudgetOf(client).take(provider ?? null));
}

/**
 * The `retry` of our queries: `shouldRetry`, as long as the provider's budget lasts. Offline nothing is repeated: the
 * query asks again by itself when the line is back.
 */
export function retrySilently(failureCount: number, error: ProviderError | Error): boolean {
  if (!shouldRetry(failureCount, error) || ('code' in error && error.code === 'offline')) return false;
  return accounts.get(error)?.() ?? true;
}
