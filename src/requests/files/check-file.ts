import { ProviderError } from '../../errors/provider-error.js';

/** What can be known about a file without sending it: null when nothing speaks against it. */
export function checkFile(file: File, maxBytes: number): ProviderError | null {
  if (file.size === 0) return new ProviderError({ kind: 'invalid-input', detail: 'file-empty' });
  if (file.size <= maxBytes) return null;
  return new ProviderError({
    kind: 'invalid-input',
    code: 'too-large',
    detail: 'file-too-large',
    limit: { metric: 'bytes', max: maxBytes, current: file.size, window: null, scope: null },
  });
}
