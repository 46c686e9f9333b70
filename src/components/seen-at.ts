import type { ProviderError } from '../errors/provider-error.js';
import { onceEach } from '../recovery/once-each.js';

/** When somebody was first shown a failure, epoch ms: it happened just before. A failure itself holds no moment. */
export const seenAt = onceEach<ProviderError, number>(() => Date.now());
