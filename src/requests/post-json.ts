import type { ReadContext } from '../errors/error-table.js';
import { lineBroke } from './own-failures.js';
import { readThrown } from './read-thrown.js';
import type { Reader } from './reader.js';

interface JsonPost {
  readonly url: string;
  readonly body: unknown;
  readonly accept: 'text/event-stream' | 'application/json';
  readonly signal: AbortSignal;
  readonly reader: Reader;
  readonly context: ReadContext;
}

/** @throws ProviderError where there was no answer; the signal's reason after an abort. */
export async function postJson({ url, body, accept, signal, reader, context }: JsonPost): Promise<Response> {
  try {
    const headers = { 'content-type': 'application/json', accept };
    // Of the app's own server, also on another origin: it knows its visitors by their cookies.
    return await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal, credentials: 'include' });
  } catch (thrown) {
    throw signal.aborted ? signal.reason : await readThrown(thrown, reader, context);
  }
}

/** @throws ProviderError for a line that broke in the middle; the signal's reason after an abort. */
export function textOf(response: Response, signal: AbortSignal): Promise<string> {
  return response.text().catch(() => {
    throw signal.aborted ? signal.reason : lineBroke();
  });
}
