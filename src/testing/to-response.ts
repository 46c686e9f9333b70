import { broken, silence } from './wire.js';
import type { Wire } from './wire.js';

/** Resolves after `ms`, at once for 0 (fake clocks need not be moved then); rejects with the signal's own reason. */
export function delay(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    if (ms <= 0) return resolve();
    const stop = (): void => {
      clearTimeout(timer);
      if (signal) reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** A Response whose body is made as it is read: a reader that stops reading, cancels or aborts stops the making. */
export function toResponse(wire: Wire, headers: Readonly<Record<string, string>>, chunkDelay: number, signal?: AbortSignal): Response {
  const [only, second] = wire.chunks;
  // One piece needs no stream, and `text()` of a stream made in a page hides an abort behind a TypeError in Chromium.
  const body = typeof only === 'string' && second === undefined ? only : bodyOf(wire, chunkDelay, signal);
  return new Response(body, {
    status: wire.status,
    headers: { 'content-type': wire.contentType, ...(wire.headers ?? headers) },
  });
}

function bodyOf({ chunks }: Wire, chunkDelay: number, signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const finished = new AbortController();
  let index = 0;
  let onAbort = (): void => {};
  const finish = (): void => {
    signal?.removeEventListener('abort', onAbort);
    finished.abort();
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        onAbort = () => {
          if (finished.signal.aborted) return;
          finish();
          if (signal) controller.error(signal.reason);
        };
        if (signal?.aborted) onAbort();
        else signal?.addEventListener('abort', onAbort, { once: true });
      },
      async pull(controller) {
        if (index > 0 && index < chunks.length) await delay(chunkDelay, finished.signal).catch(() => {});
        if (finished.signal.aborted) return;
        const chunk = chunks[index];
        index += 1;
        if (chunk === silence) return new Promise(() => {});
        if (typeof chunk === 'string') return controller.enqueue(encoder.encode(chunk));
        if (typeof chunk === 'object') return controller.enqueue(chunk);
        finish();
        if (chunk === broken) controller.error(new TypeError('terminated'));
        else controller.close();
      },
      cancel: finish,
    },
    { highWaterMark: 0 },
  );
}
