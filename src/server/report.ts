import type { ProviderError } from '../errors/provider-error.js';
import type { Settings } from './settings.js';

/** A log that fails must not take the answer with it. */
export function report(error: ProviderError, original: unknown, { onFailure }: Settings): void {
  try {
    const result: unknown = onFailure?.(error, original);
    if (result instanceof Promise) result.catch(() => undefined);
  } catch {
    // It is the log's own affair.
  }
}
