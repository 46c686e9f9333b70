import type { EventSourceMessage } from 'eventsource-parser';
import type { ProviderError } from '../../errors/provider-error.js';
import { field } from '../../errors/field.js';
import { emptyAnswer, endedEarly, notAStream } from '../own-failures.js';
import { failureOf } from '../failure-of.js';
import { readEventStream } from '../read-event-stream.js';
import { parseJson } from '../../errors/parse-json.js';
import { postJson, textOf } from '../post-json.js';
import { readHex } from './read-hex.js';
import type { Reader } from '../reader.js';
import { watchSilence } from '../watch-silence.js';

export interface SpeechRequest {
  readonly url: string;
  readonly provider: string;
  readonly body: Readonly<Record<string, unknown>> & { readonly stream: boolean };
  readonly reader: Reader;
  /** Milliseconds of silence after which the answer counts as stalled. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/** Hears the audio of one answer, piece by piece. */
type OnAudio = (bytes: Uint8Array<ArrayBuffer>) => void;

/** Half an hour in one line: a server may repeat the whole clip in its last frame. */
const maxCharacters = 64 * 1024 * 1024;
/** However steadily something comes: a passage is minutes of speech, and speech is made faster than it is heard. */
const longestMs = 600_000;

/**
 * Asks for one passage and hands on its audio as it comes. Fulfilled once the provider has said that this was all.
 *
 * @throws ProviderError only. Where no provider spoke, with one of our codes: `stream-ended-early`, `stalled`,
 *   `empty-answer` (also for a good answer without a sound), `not-a-stream` (JSON or a page in place of a stream, a
 *   frame that is no JSON, audio that is not hexadecimal), `too-large`, `offline`. After an abort its kind is `aborted`.
 */
export async function requestSpeech(request: SpeechRequest, onAudio: OnAudio): Promise<void> {
  const { url, body, reader, timeout } = request;
  const { signal, expect, end } = watchSilence(request.signal, longestMs);
  const isAlive = (): void => expect(timeout);
  try {
    isAlive();
    const accept = body.stream ? 'text/event-stream' : 'application/json';
    const response = await postJson({ url, body, accept, signal, reader, context: contextOf(request) });
    isAlive();
    const failure = await failureOf(response, reader, contextOf(request));
    if (failure) throw failure;
    await (body.stream ? hearStream(response, request, onAudio, signal, isAlive) : hearWhole(response, onAudio, signal));
  } catch (thrown) {
    // An abort rejects with whatever somebody aborted with.
    throw reader.normalizeError(thrown);
  } finally {
    end();
  }
}

async function hearWhole(response: Response, onAudio: OnAudio, signal: AbortSignal): Promise<void> {
  const text = await textOf(response, signal);
  if (text.trim() === '') throw emptyAnswer();
  const body = parseJson(text);
  if (body === undefined) throw notAStream(response.status);
  const bytes = audioIn(body, response);
  if (!bytes) throw emptyAnswer();
  onAudio(bytes);
}

async function hearStream(
  response: Response,
  request: SpeechRequest,
  onAudio: OnAudio,
  signal: AbortSignal,
  isAlive: () => void,
): Promise<void> {
  // A type nobody named, or named wrongly, may still be a stream; these two never are.
  if (/\b(?:json|html)\b/i.test(response.headers.get('content-type') ?? '')) {
    throw withoutFrames(await textOf(response, signal), response, request);
  }
  if (!response.body) throw emptyAnswer();
  const { batches, head } = readEventStream(response.body, { signal, maxCharacters });
  let begun = false;
  let heard = false;
  for await (const events of batches) {
    isAlive();
    for (const event of events) {
      begun = true;
      const frame = readFrame(event, response, request);
      // The last one repeats the whole clip where a server does not know `exclude_aggregated_audio`.
      const bytes: Uint8Array<ArrayBuffer> | null = frame.isLast && heard ? null : audioIn(frame.body, response);
      if (bytes) onAudio(bytes);
      heard ||= bytes !== null;
      if (frame.isOver && !heard) throw emptyAnswer();
      // Some connections are never closed.
      if (frame.isOver) return;
    }
  }
  throw begun ? endedEarly() : withoutFrames(head(), response, request);
}

function readFrame({ event, data }: EventSourceMessage, response: Response, request: SpeechRequest) {
  const context = { ...contextOf(request), status: response.status, headers: response.headers };
  const body = parseJson(data);
  const failure = request.reader.failureInBody(body, context);
  if (failure) throw failure;
  if (event === 'error') throw request.reader.normalizeError(body ?? data, context);
  if (body === undefined && data.trim() !== '[DONE]') throw notAStream(response.status);
  const isOver = field(field(body, 'data'), 'status') === 2;
  return { body, isOver, isLast: isOver || field(body, 'extra_info') !== undefined };
}

/** Null where there is none: a frame may bring something else. */
function audioIn(body: unknown, response: Response): Uint8Array<ArrayBuffer> | null {
  const audio = field(field(body, 'data'), 'audio') ?? '';
  const bytes = typeof audio === 'string' ? readHex(audio) : null;
  if (!bytes) throw notAStream(response.status);
  return bytes.byteLength > 0 ? bytes : null;
}

/** What came instead of a stream: nothing, a failure under the wrong type, or something nobody asked for. */
function withoutFrames(text: string, response: Response, request: SpeechRequest): ProviderError {
  const context = { ...contextOf(request), status: response.status, headers: response.headers };
  const failure = request.reader.failureInBody(parseJson(text), context);
  const hasOnlyComments = text.replaceAll(/^:.*$/gm, '').trim() === '';
  return failure ?? (hasOnlyComments ? emptyAnswer() : notAStream(response.status));
}

const contextOf = ({ provider }: SpeechRequest) => ({ provider, endpoint: 'speech' });
