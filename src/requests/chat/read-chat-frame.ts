import { field } from '../../errors/field.js';
import type { ProviderError } from '../../errors/provider-error.js';
import type { ReadContext } from '../../errors/error-table.js';
import { amount, items } from '../../providers/read-fields.js';
import type { ChatUsage } from './chat-message.js';
import { notAStream } from '../own-failures.js';
import { parseJson } from '../../errors/parse-json.js';
import type { Reader } from '../reader.js';

/** What one event of a chat's stream says. */
export type ChatFrame =
  | { readonly type: 'failure'; readonly error: ProviderError }
  /** Exactly `[DONE]`. */
  | { readonly type: 'done' }
  | {
      readonly type: 'delta';
      readonly text: string;
      readonly reasoning: string;
      readonly finishReason: string | null;
      readonly usage: ChatUsage | null;
      /** MiniMax's marks around an answer that came through all the same. */
      readonly sensitive: 'input' | 'output' | null;
    };

/** Anything odd is a delta that says nothing: `null`, `[]`, no choices, no delta. */
export function readChatFrame(
  { event, data }: { readonly event?: string | undefined; readonly data: string },
  reader: Reader,
  context: ReadContext,
): ChatFrame {
  if (data === '[DONE]') return { type: 'done' };
  const frame = parseJson(data);
  if (event === 'error') return { type: 'failure', error: reader.normalizeError(frame ?? data, context) };
  // Neither ends anything, and neither is JSON: no data, and `[DONE]` with blanks around it.
  if (frame === undefined) return /^(?:\[DONE\])?$/.test(data.trim()) ? nothing : { type: 'failure', error: notAStream() };
  const error = failureInFrame(frame, reader, context);
  if (error) return { type: 'failure', error };

  const choice = items(field(frame, 'choices'))[0];
  // Never `message`: a last frame holds the whole text again.
  const delta = field(choice, 'delta');
  return {
    type: 'delta',
    text: textIn(delta, 'content'),
    reasoning: textIn(delta, 'reasoning_content') || detailsIn(delta) || textIn(delta, 'reasoning'),
    finishReason: word(field(choice, 'finish_reason')),
    usage: usageIn(field(frame, 'usage')) ?? usageIn(field(choice, 'usage')),
    sensitive: field(frame, 'output_sensitive') === true ? 'output' : field(frame, 'input_sensitive') === true ? 'input' : null,
  };
}

const nothing: ChatFrame = { type: 'delta', text: '', reasoning: '', finishReason: null, usage: null, sensitive: null };

function failureInFrame(frame: unknown, reader: Reader, context: ReadContext): ProviderError | null {
  const failure = reader.failureInBody(frame, context);
  if (failure) return failure;
  // Beside choices, too: gateways put an `error` into a chunk.
  const error = field(frame, 'error');
  const failed = (typeof error === 'object' && error !== null) || (typeof error === 'string' && error !== '');
  return failed ? reader.normalizeError(frame, context) : null;
}

function textIn(delta: unknown, name: string): string {
  const text = field(delta, name);
  return typeof text === 'string' ? text : '';
}

function detailsIn(delta: unknown): string {
  return items(field(delta, 'reasoning_details'))
    .map((detail) => textIn(detail, 'text'))
    .join('');
}

function word(value: unknown): string | null {
  if (typeof value !== 'string' || value === '') return null;
  return /^[\w-]{1,32}$/.test(value) ? value : 'other';
}

function usageIn(usage: unknown): ChatUsage | null {
  if (typeof usage !== 'object' || usage === null) return null;
  return {
    inputTokens: amount(field(usage, 'prompt_tokens')),
    outputTokens: amount(field(usage, 'completion_tokens')),
    totalTokens: amount(field(usage, 'total_tokens')),
  };
}
