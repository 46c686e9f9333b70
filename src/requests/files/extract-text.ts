import { failureOf } from '../failure-of.js';
import { notAnAnswer } from '../read-answer.js';
import type { Reader } from '../reader.js';
import { listenTo } from './watch-line.js';
import type { Line } from './watch-line.js';

export interface ExtractRequest {
  /** The handler's address of the uploaded file: `/api/ai/kimi/files/{id}`. */
  readonly url: string;
  readonly provider: string;
  readonly reader: Reader;
  readonly line: Line;
}

/**
 * The text a provider read out of an uploaded file, unchanged.
 *
 * @throws ProviderError, or what `fetch` throws.
 */
export async function extractText({ url, provider, reader, line }: ExtractRequest): Promise<string> {
  line.isAnswering();
  const response = listenTo(await fetch(`${url}/content`, { signal: line.signal, credentials: 'include' }), line);
  const failure = await failureOf(response, reader, { provider, endpoint: 'files' });
  if (failure) throw failure;
  // The handler never passes HTML on: this is somebody else's page, not the file.
  if (/\bhtml\b/i.test(response.headers.get('content-type') ?? '')) return notAnAnswer(response.status);
  return response.text();
}
