import { ProviderError } from '../../errors/provider-error.js';
import { readAnswer } from '../read-answer.js';
import type { Reader } from '../reader.js';
import { sendForm } from './send-form.js';
import type { SendOptions } from './send-form.js';

export interface FileRequest extends SendOptions {
  /** The handler's address of the provider's upload: `/api/ai/kimi/files`. */
  readonly url: string;
  readonly provider: string;
  readonly file: File;
  readonly purpose: string;
  readonly reader: Reader;
}

/**
 * Uploads a file and returns what the provider says about it.
 *
 * @throws ProviderError, or what `sendForm` throws.
 */
export async function uploadFile({ url, provider, file, purpose, reader, ...options }: FileRequest): Promise<unknown> {
  const form = new FormData();
  form.set('purpose', purpose);
  form.set('file', file, file.name);
  const response = await sendForm(url, form, options).catch(async (thrown: unknown) => {
    // A browser tells a file that was moved, changed or locked since it was chosen as a failing network.
    if (!options.line.signal.aborted && !(await isReadable(file))) {
      throw new ProviderError({ kind: 'invalid-input', detail: 'file-unreadable' });
    }
    throw thrown;
  });
  return readAnswer(response, reader, { provider, endpoint: 'files' });
}

async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch (thrown) {
    return !(thrown instanceof DOMException);
  }
}
