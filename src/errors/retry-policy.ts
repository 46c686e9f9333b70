import { isProviderError } from './provider-error.js';

/** Attempts for one action, the first included. */
const mostAttempts = 3;
/** The longest silence, ms: what takes longer is shown at once, with a button that counts. */
const longestSilence = 5_000;
const firstBackoff = 500;
const longestBackoff = 30_000;
const longestDelay = 24 * 60 * 60 * 1000;

/**
 * TanStack Query's `retry`: true while repeating silently is right. Only a `ProviderError` that can work `soon`, at
 * most 3 attempts in all, and only when the provider asked for no more than 5 seconds.
 *
 * @param failureCount Failures before this one; 0 at the first.
 * @example useQuery({ queryKey, queryFn, retry: shouldRetry, retryDelay })
 */
export function shouldRetry(failureCount: number, error: unknown): boolean {
  if (!isProviderError(error) || error.retry !== 'soon') return false;
  if (!(failureCount < mostAttempts - 1)) return false;
  // The second time the first wait counts, too: what was asked twice is shown.
  const left = failureCount === 0 ? longestSilence : longestSilence / 5;
  return error.retryAt === null || error.retryAt - Date.now() <= left;
}

/**
 * TanStack Query's `retryDelay`: ms until the next attempt. Always finite and at least 0, never before the provider's
 * own time, with full jitter on top, so that a thousand clients do not come back in the same instant.
 *
 * @param attempt Failures before this one; 0 at the first.
 */
export function retryDelay(attempt: number, error: unknown): number {
  const tries = Number.isFinite(attempt) ? Math.min(Math.max(0, attempt), 16) : 0;
  const backoff = Math.min(longestBackoff, firstBackoff * 2 ** tries);
  const rest = isProviderError(error) && error.retryAt !== null ? error.retryAt - Date.now() : 0;
  // NaN is not more than 0: a foreign copy's error can hold anything, and setTimeout fires at once on it.
  const asked = rest > 0 ? Math.min(rest, longestDelay) : 0;
  // Less than a quarter of the back-off would be no back-off; after a given time a small spread is enough.
  const jitter = asked > 0 ? Math.random() * Math.min(1_000, firstBackoff + asked / 10) : backoff * (0.25 + 0.75 * Math.random());
  return Math.min(longestDelay, asked + jitter);
}
