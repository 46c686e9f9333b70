import type { ProviderError } from '../errors/provider-error.js';

/**
 * Whether a button that repeats is any use: by itself, or once the owner has changed something. Where the input or the
 * code has to change, the same request would only fail again.
 */
export function canRepeat({ retry, fixableBy }: ProviderError): boolean {
  return retry !== 'never' || fixableBy === 'owner' || fixableBy === 'provider';
}
