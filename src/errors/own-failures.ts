import { ProviderError } from './provider-error.js';

/** What no provider tells: who reads an answer, here or in the handler, finds it by itself. */
export const stalled = (): ProviderError => new ProviderError({ kind: 'timeout', code: 'stalled' });
export const emptyAnswer = (): ProviderError => new ProviderError({ kind: 'server-error', code: 'empty-answer' });
export const endedEarly = (): ProviderError => new ProviderError({ kind: 'network', code: 'stream-ended-early', detail: 'stream-cut' });
export const notAStream = (status: number | null = null): ProviderError =>
  new ProviderError({ kind: 'server-error', code: 'not-a-stream', status });
