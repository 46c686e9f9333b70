import { createEventParser } from './create-event-parser.js';
import type { StreamEvent } from './create-event-parser.js';
import { lineBroke, tooLarge } from './own-failures.js';

export interface EventStream {
  /** The events each piece of the body completes; an empty list for a piece that completes none. */
  readonly batches: AsyncGenerator<readonly StreamEvent[], void>;
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

  async function* read(): AsyncGenerator<readonly StreamEvent[], void> {
    let begun = false;
    const parser = createEventParser();
    const take = (text: string): readonly StreamEvent[] => {
      const events = parser.feed(text);
      begun ||= events.length > 0;
      head = begun ? '' : (head + text).slice(0, headCharacters);
      return events;
    };

    const reader = body.getReader();
    const close = (): void => void reader.cancel().catch(() => undefined);
    signal.addEventListener('abort', close);
    const decoder = new TextDecoder();
    let busy = 0;
    try {
      for (;;) {
        const { done, value } = await reader.read().catch(() => {
          throw signal.aborted ? signal.reason : lineBroke();
        });
        if (signal.aborted) throw signal.reason;
        const text = done ? decoder.decode() : decoder.decode(value, { stream: true });
        const start = performance.now();
        yield take(text);
        if (parser.held() > maxCharacters) throw tooLarge();
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
