import type { EventSourceMessage } from 'eventsource-parser';
import { ProviderError } from '../../errors/provider-error.js';
import type { Filtered } from '../../errors/kinds.js';
import type { ReadContext } from '../../errors/error-table.js';
import { dialectOf } from './chat-dialects.js';
import type { ChatPiece, ChatUsage } from './chat-message.js';
import { createIncrement } from './create-increment.js';
import { brokenEnding } from './broken-ending.js';
import { emptyAnswer, lineBroke, notAStream, thoughtTooLong } from '../own-failures.js';
import { parseJson } from '../../errors/parse-json.js';
import { readChatFrame } from './read-chat-frame.js';
import type { Reader } from '../reader.js';
import { createThinkingSplitter } from './create-thinking-splitter.js';

/** What was heard of one answer so far. */
export interface AnswerReading {
  /** The pieces these events bring. What follows a failure or `[DONE]` is not heard. */
  readonly hear: (events: readonly EventSourceMessage[]) => readonly ChatPiece[];
  /** Nothing that comes now can change anything. */
  readonly isOver: () => boolean;
  readonly finishReason: () => string | null;
  /** It has begun to speak, or to think. */
  readonly hasWords: () => boolean;
  /** Text that was held back. */
  readonly rest: () => readonly ChatPiece[];
  /**
   * How it ended.
   *
   * @param head What came where there was no event at all.
   * @throws ProviderError unless there was an answer, and a sign that it is over.
   */
  readonly conclude: (head: string) => { readonly finishReason: string; readonly usage: ChatUsage | null };
}

export function createAnswerReading(
  { provider, reader, continued }: { readonly provider: string; readonly reader: Reader; readonly continued: boolean },
  context: ReadContext,
): AnswerReading {
  const { mayRepeat } = dialectOf(provider);
  const same = (text: string): string => text;
  const newText = mayRepeat ? createIncrement() : same;
  const newReasoning = mayRepeat ? createIncrement() : same;
  // An answer that goes on is past its thoughts.
  const splitter = continued ? null : createThinkingSplitter();
  const ids = new Set<string>();
  let failure: ProviderError | null = null;
  let done = false;
  let finishReason: string | null = null;
  let usage: ChatUsage | null = null;
  let sensitive: Filtered | null = null;
  let begun = false;
  let hasWords = false;
  /** Thoughts alone are no answer. */
  let hasText = false;

  function note(pieces: readonly ChatPiece[]): readonly ChatPiece[] {
    const words = pieces.filter(({ text }) => text.trim() !== '');
    hasWords ||= words.length > 0;
    hasText ||= words.some(({ type }) => type === 'text');
    return pieces;
  }

  function hear(events: readonly EventSourceMessage[]): readonly ChatPiece[] {
    const pieces: ChatPiece[] = [];
    for (const event of events) {
      if (failure || done) break;
      begun = true;
      // Sent twice, as after a reconnection of somebody in between.
      if (event.id !== undefined && ids.has(event.id)) continue;
      if (event.id) ids.add(event.id);
      const frame = readChatFrame(event, reader, context);
      if (frame.type === 'failure') failure = frame.error;
      else if (frame.type === 'done') done = true;
      else {
        finishReason ??= frame.finishReason;
        usage = frame.usage ?? usage;
        sensitive = frame.sensitive ?? sensitive;
        const reasoning = newReasoning(frame.reasoning);
        if (reasoning) pieces.push({ type: 'reasoning', text: reasoning });
        const text = newText(frame.text);
        if (text) pieces.push(...(splitter?.push(text) ?? [{ type: 'text' as const, text }]));
      }
    }
    return note(pieces);
  }

  function conclude(head: string): { finishReason: string; usage: ChatUsage | null } {
    if (failure) throw failure;
    const broken = finishReason === null ? null : brokenEnding(finishReason, provider);
    if (broken) throw broken;
    if (sensitive === 'output') throw filtered('output_sensitive', 'output');
    const reason = finishReason ?? (done ? 'done' : null);
    if (reason === null) throw begun ? lineBroke() : withoutEvents(head);
    if (!hasText && sensitive === 'input') throw filtered('input_sensitive', 'input');
    // One that goes on may have been whole already; one that calls a tool of the app's has said what it wants.
    if (!hasText && !continued && reason !== 'tool_calls') throw reason === 'length' ? thoughtTooLong() : emptyAnswer();
    return { finishReason: reason, usage };
  }

  const filtered = (code: string, side: Filtered): ProviderError =>
    new ProviderError({ kind: 'content-filtered', provider, code, filtered: side });

  /** A body that ended before its first event: nothing, the beginning of an event, or a failure under the wrong type. */
  function withoutEvents(head: string): ProviderError {
    // Lines with a colon first are comments: somebody said they are still there.
    const text = head.replaceAll(/^:.*$/gm, '').trim();
    if (text === '') return emptyAnswer();
    if (/^(?:data|event|id|retry):/.test(text) || 'data:'.startsWith(text)) return lineBroke();
    return reader.failureInBody(parseJson(text), context) ?? notAStream();
  }

  return {
    hear,
    isOver: () => failure !== null || done,
    finishReason: () => finishReason,
    hasWords: () => hasWords,
    rest: () => note(splitter?.end() ?? []),
    conclude,
  };
}
