import { listenTo } from './watch-line.js';
import type { Line } from './watch-line.js';

export interface SendOptions {
  readonly line: Line;
  /** Told the part that has left, 0 to 1; never where nobody can measure it. */
  readonly onProgress: (progress: number) => void;
}

/**
 * Posts a form. By XMLHttpRequest where there is one, because `fetch` does not tell how much of a body has left.
 *
 * @throws TypeError when there was no answer; the signal's reason when it was aborted.
 */
export function sendForm(url: string, form: FormData, options: SendOptions): Promise<Response> {
  options.line.isSending();
  return typeof XMLHttpRequest === 'undefined' ? sendUnmeasured(url, form, options) : sendMeasured(url, form, options);
}

async function sendUnmeasured(url: string, form: FormData, { line }: SendOptions): Promise<Response> {
  return listenTo(await fetch(url, { method: 'POST', body: form, signal: line.signal, credentials: 'include' }), line);
}

async function sendMeasured(url: string, form: FormData, { line, onProgress }: SendOptions): Promise<Response> {
  const { signal } = line;
  signal.throwIfAborted();
  const request = new XMLHttpRequest();
  const stop = (): void => request.abort();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      request.open('POST', url);
      request.withCredentials = true;
      request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
        line.isSending();
        if (lengthComputable && total > 0) onProgress(Math.min(1, loaded / total));
      });
      request.upload.addEventListener('load', line.isAnswering);
      request.addEventListener('progress', line.isAnswering);
      request.addEventListener('load', () => resolve());
      request.addEventListener('error', () => reject(new TypeError('Failed to fetch')));
      request.addEventListener('abort', () => reject(signal.reason ?? new DOMException('The upload was stopped.', 'AbortError')));
      request.send(form);
      onProgress(0);
    });
    return toResponse(request);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Statuses a `Response` may have no body with, not even an empty one. */
const bodiless = new Set([204, 205, 304]);

function toResponse(request: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const line of request.getAllResponseHeaders().split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return new Response(bodiless.has(request.status) ? null : request.responseText, { status: request.status, headers });
}
