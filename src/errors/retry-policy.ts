import { isProviderError } from './provider-error.js';
import { spreadAfter } from './spread-after.js';

/** Attempts for one action, the first included. */
const mostAttempts = 3;
/** The longest silence, ms: what takes longer is shown at once, with a button that counts. */
const longestSilence = 5_000;
const firstBackoff = 500;
const longestBackoff = 30_000;
const longestDelay = 24 * 60 * 60 * 1000;
/** A thousand clients that come back within this are at most fifty in any tenth of a second, ms. */
const fullSpread = 3_500;
const smallSpread = 1_000;

/**
 * TanStack Query's `retry`: true while repeating silently is right. Only a `ProviderError` that can work `soon`, at
 * most 3 attempts in all, and only when the provider asked for no more than 5 seconds, the second time for no more than 1.
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
 * own time, with full jitter on top, so that a thousand clients do not come back in the same instant: what is left of 5
 * seconds in silence, or a tenth of a longer wait. Where the provider named no time: half a second, doubled with each
 * attempt up to 30 seconds, of which at least a quarter is waited.
 *
 * @param attempt Failures before this one; 0 at the first.
 */
export function retryDelay(attempt: number, error: unknown): number {
  const tries = Number.isFinite(attempt) ? Math.min(Math.max(0, attempt), 16) : 0;
  const backoff = Math.min(longestBackoff, firstBackoff * 2 ** tries);
  const rest = isProviderError(error) && error.retryAt !== null ? error.retryAt - Date.now() : 0;
  // NaN is not more than 0: a foreign copy's error can hold anything, and setTimeout fires at once on it.
  const asked = rest > 0 ? Math.min(rest, longestDelay) : 0;
  // Less than a quarter of the back-off would be no back-off.
  const jitter = asked > 0 ? Math.random() * spread(asked, tries) : backoff * (0.25 + 0.75 * Math.random());
  return Math.min(longestDelay, asked + jitter);
}

/** Who comes back for the second time is spread already. */
function spread(asked: number, tries: number): number {
  if (asked > longestSilence) return spreadAfter(asked);
  return tries < 1 ? Math.min(fullSpread, Math.max(smallSpread, longestSilence - asked)) : smallSpread;
}
