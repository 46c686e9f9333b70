import type { ProviderError } from '../errors/provider-error.js';

const moments = new WeakMap<ProviderError, number>();

/** When somebody was first shown a failure, epoch ms: it happened just before. A failure itself holds no moment. */
export function seenAt(failure: ProviderError): number {
  const moment = moments.get(failure) ?? Date.now();
  moments.set(failure, moment);
  return moment;
}
