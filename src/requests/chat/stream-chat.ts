import { ProviderError } from '../../errors/provider-error.js';
import type { ReadContext } from '../../errors/error-table.js';
import type { ChatPiece, ChatUsage } from './chat-message.js';
import { createAnswerReading } from './create-answer-reading.js';
import { emptyAnswer, isOfTheLine, notAStream } from '../own-failures.js';
import { failureOf } from '../failure-of.js';
import { postJson, textOf } from '../post-json.js';
import { readEventStream } from '../read-event-stream.js';
import type { Reader } from '../reader.js';
import { watchSilence } from '../watch-silence.js';

/** All in milliseconds; `Infinity` is no limit. */
export interface ChatTimeouts {
  /** Longest silence before the first word. Comments break it. Default 30,000. */
  readonly firstTokenMs?: number | undefined;
  /** Longest silence between two words. Comments break it. Default 20,000. */
  readonly idleMs?: number | undefined;
  /** The whole answer. Default 600,000. */
  readonly totalMs?: number | undefined;
}

export interface ChatCall {
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly provider: string;
  readonly reader: Reader;
  readonly timeouts?: ChatTimeouts | undefined;
  /** Ends the call, at the provider too. */
  readonly signal: AbortSignal;
  /** The answer goes on with one that was cut. */
  readonly continued: boolean;
  /** Told once how to get the text that is held back, for whoever ends the call and does not wait for it. */
  readonly onReading?: ((rest: () => readonly ChatPiece[]) => void) | undefined;
}

export interface ChatEnding {
  /** The provider's word; `done` where it said only that the answer is over. */
  readonly finishReason: string;
  readonly usage: ChatUsage | null;
}

/** The handler holds the head of an answer as long as we wait for the first word; what it says then is on its way. */
const onTheWayMs = 2_000;
/** Behind the sign that it is over an answer has its usage and `[DONE]` to say. Some connections are never closed. */
const tailMs = 2_000;

/**
 * One request, one answer, read as it comes. Nothing is ever repeated: answers are billed.
 *
 * @param onPieces Called for what each read of the network brings, also for what comes before a failure.
 * @throws ProviderError for a failure before, at or inside the stream, and for a stream without a sign that it is over.
 */
export async function streamChat(call: ChatCall, onPieces: (pieces: readonly ChatPiece[]) => void): Promise<ChatEnding> {
  const { firstTokenMs = 30_000, idleMs = 20_000, totalMs = 600_000 } = call.timeouts ?? {};
  const watch = watchSilence(call.signal, totalMs);
  const context: ReadContext = { provider: call.provider, endpoint: 'chat' };
  try {
    watch.expect(firstTokenMs + onTheWayMs);
    const { url, body, reader } = call;
    const response = await postJson({ url, body, accept: 'text/event-stream', signal: watch.signal, reader, context });
    watch.expect(firstTokenMs);
    const stream = readEventStream(await bodyOf(response, reader, context, watch.signal), { signal: watch.signal });
    const reading = createAnswerReading(call, context);
    call.onReading?.(reading.rest);
    try {
      for await (const events of stream.batches) {
        onPieces(reading.hear(events));
        if (reading.isOver()) break;
        watch.expect(reading.finishReason() ? tailMs : reading.hasWords() ? idleMs : firstTokenMs);
      }
    } catch (thrown) {
      const isEnd = thrown instanceof ProviderError && isOfTheLine(thrown) && reading.finishReason() !== null;
      if (!isEnd) throw thrown;
    } finally {
      onPieces(reading.rest());
    }
    return reading.conclude(stream.head());
  } finally {
    watch.end();
  }
}

/** The stream of an answer. A type nobody named, or named wrongly, may still be one; JSON and HTML are not. */
async function bodyOf(response: Response, reader: Reader, context: ReadContext, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  // Part of an answer, or none, was never asked for.
  if (response.status < 400 && response.status !== 200) throw unread(response);
  const failure = await failureOf(response, reader, context);
  if (failure) throw failure;
  const type = response.headers.get('content-type') ?? '';
  if (/\bhtml\b/i.test(type)) throw unread(response);
  if (/\bjson\b/i.test(type)) {
    const text = await textOf(response, signal);
    throw text === '' ? emptyAnswer() : notAStream(response.status);
  }
  if (!response.body) throw emptyAnswer();
  return response.body;
}

/** Its body may never end, and holds a connection as long as nobody reads it. */
function unread(response: Response): ProviderError {
  void response.body?.cancel().catch(() => undefined);
  return notAStream(response.status);
}
