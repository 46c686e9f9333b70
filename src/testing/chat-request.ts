import { field } from '../errors/field.js';
import { items } from '../providers/read-fields.js';

/** What both providers read out of a chat request. */
export interface ChatRequest {
  readonly model: string;
  readonly question: string;
  readonly promptText: string;
  /** The beginning of an answer that is to be continued (Kimi's `partial`). */
  readonly begun: string;
  readonly stream: boolean;
  readonly includeUsage: boolean;
  readonly maxTokens: number;
  /** `enabled`, `disabled`, `adaptive`; null when the request does not say. */
  readonly thinking: string | null;
}

/** The request, or what is wrong with it. */
export function readChatRequest(json: unknown): ChatRequest | { readonly wrong: string } {
  const model = field(json, 'model');
  const messages = items(field(json, 'messages'));
  if (typeof json !== 'object' || json === null) return { wrong: 'the body is not a JSON object' };
  if (typeof model !== 'string' || model === '') return { wrong: 'model is required' };
  if (messages.length === 0) return { wrong: 'messages must not be empty' };
  const texts = messages.map((message) => ({
    role: field(message, 'role'),
    text: textOf(field(message, 'content')),
    partial: field(message, 'partial') === true,
  }));
  const odd = texts.findIndex(({ role }) => !['system', 'user', 'assistant', 'tool'].includes(String(role)));
  if (odd !== -1) return { wrong: `messages[${odd}].role is not one of system, user, assistant, tool` };
  const last = texts.at(-1);
  const limit = field(json, 'max_completion_tokens') ?? field(json, 'max_tokens');
  const thinking = field(field(json, 'thinking'), 'type');
  return {
    model,
    question: texts.findLast(({ role }) => role === 'user')?.text ?? '',
    promptText: texts.map(({ text }) => text).join('\n'),
    begun: last?.role === 'assistant' && last.partial ? last.text : '',
    stream: field(json, 'stream') === true,
    includeUsage: field(field(json, 'stream_options'), 'include_usage') === true,
    maxTokens: typeof limit === 'number' && limit > 0 ? limit : Infinity,
    thinking: typeof thinking === 'string' ? thinking : null,
  };
}

/** A message's text; of a list of parts, the text parts. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return items(content)
    .map((part) => field(part, 'text'))
    .filter((text) => typeof text === 'string')
    .join(' ');
}
