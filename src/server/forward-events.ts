import type { ProviderError } from '../errors/provider-error.js';
import { goodHeaders } from './answer-parts.js';
import type { Exchange } from './call-provider.js';
import { readEvents, type Step } from './read-events.js';

/**
 * An event stream, frame by frame. The head is held until the first frame with data, so an early failure gets a status
 * of its own; comments alone hold it for `headersMs` at most. A good frame leaves byte for byte once its blank line is
 * read; a failing one is replaced and ends the stream. Nothing is read before somebody asks for it.
 *
 * @param errorFrame The document a failure becomes once the head is out.
 * @throws ProviderError for a failure before that.
 */
export async function forwardEvents(
  upstream: Response,
  exchange: Exchange,
  errorFrame: (error: ProviderError, original: unknown) => object,
): Promise<Response> {
  const { call, settings } = exchange;
  const read = readEvents(upstream, exchange);
  const until = Date.now() + settings.limits.headersMs;
  const held: Uint8Array<ArrayBuffer>[] = [];
  let step: Step;
  do {
    step = await read(held.length === 0 ? Math.max(1, until - Date.now()) : settings.limits.idleMs);
    if (!step.begun && typeof step.outcome === 'object') throw step.outcome.error;
    held.push(...step.frames);
  } while (!step.begun && step.outcome === 'more' && Date.now() < until);

  let next: Step | null = { ...step, frames: held };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        // One pull has to bring something, or nobody pulls again.
        for (let enqueued = false; !enqueued;) {
          const { frames, outcome } = next ?? (await read(settings.limits.idleMs));
          next = null;
          for (const frame of frames) controller.enqueue(frame);
          enqueued = frames.length > 0;
          if (outcome === 'more') continue;
          if (outcome !== 'end') {
            const document = JSON.stringify(errorFrame(outcome.error, outcome.original));
            controller.enqueue(new TextEncoder().encode(`event: error\ndata: ${document}\n\n`));
          }
          controller.close();
          call.end();
          return;
        }
      },
      cancel() {
        call.end();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: goodHeaders(upstream, exchange, 'text/event-stream; charset=utf-8') });
}
