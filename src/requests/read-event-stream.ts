import { createParser } from 'eventsource-parser';
import type { EventSourceMessage } from 'eventsource-parser';
import { lineBroke, tooLarge } from './own-failures.js';

export interface EventStream {
  /** The events each piece of the body completes; an empty list for a piece that completes none. */
  readonly batches: AsyncGenerator<readonly EventSourceMessage[], void>;
  /** What came as long as there was no event, at most 64 KiB: often the failure, as JSON, under the wrong type. */
  readonly head: () => string;
}

const headCharacters = 65_536;
const sliceMs = 12;

/**
 * Reads an event stream to its end. Leaving the loop closes the connection, and so does the signal, also for a body
 * that does not hang on it.
 *
 * @param options.maxCharacters The longest line, and the longest event. Default 1,048,576.
 * @throws ProviderError for a line that broke or grew too long; the signal's own reason when it is aborted.
 */
export function readEventStream(
  body: ReadableStream<Uint8Array>,
  { signal, maxCharacters = 1_048_576 }: { readonly signal: AbortSignal; readonly maxCharacters?: number },
): EventStream {
  let head = '';

  async function* read(): AsyncGenerator<readonly EventSourceMessage[], void> {
    let events: EventSourceMessage[] = [];
    let begun = false;
    let overflow = false;
    const parser = createParser({
      maxBufferSize: maxCharacters,
      onEvent: (event) => void events.push(event),
      onError: ({ type }) => {
        if (type === 'max-buffer-size-exceeded') overflow = true;
      },
    });
    const take = (text: string): readonly EventSourceMessage[] => {
      events = [];
      if (text !== '') parser.feed(text);
      begun ||= events.length > 0;
      head = begun ? '' : (head + text).slice(0, headCharacters);
      return events;
    };

    const reader = body.getReader();
    const close = (): void => void reader.cancel().catch(() => undefined);
    signal.addEventListener('abort', close);
    const decoder = new TextDecoder();
    let afterReturn = false;
    let busy = 0;
    try {
      for (;;) {
        const { done, value } = await reader.read().catch(() => {
          throw signal.aborted ? signal.reason : lineBroke();
        });
        if (signal.aborted) throw signal.reason;
        // A parser waits for the feed that may follow a return; at the end it will not come.
        const text: string = done ? decoder.decode() + (afterReturn ? '\n' : '') : decoder.decode(value, { stream: true });
        if (text !== '') afterReturn = text.endsWith('\r');
        const start = performance.now();
        yield take(text);
        if (overflow) throw tooLarge();
        if (done) return;
        busy += performance.now() - start;
        if (busy > sliceMs) {
          // What has long arrived is read without a pause otherwise, and the page freezes for a long answer.
          await new Promise((resolve) => setTimeout(resolve));
          busy = 0;
        }
      }
    } finally {
      signal.removeEventListener('abort', close);
      close();
    }
  }

  return { batches: read(), head: () => head };
}
