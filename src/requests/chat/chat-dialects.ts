import type { ChatMessage } from './chat-message.js';
import { textOf } from './chat-message.js';

/** What the providers' chats do not have in common. */
export interface ChatDialect {
  /** Fields of every request. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Fields of the last assistant message that let the provider go on with it; null: it cannot. */
  readonly continues: Readonly<Record<string, unknown>> | null;
  /** A delta may hold the whole text so far. */
  readonly mayRepeat: boolean;
}

const plain: ChatDialect = { body: {}, continues: null, mayRepeat: false };

const dialects: Readonly<Record<string, ChatDialect>> = {
  kimi: { body: { stream_options: { include_usage: true } }, continues: { partial: true }, mayRepeat: false },
  'kimi-code': { body: { stream_options: { include_usage: true } }, continues: null, mayRepeat: false },
  // Its guide takes a delta for the whole text so far; what was seen on the wire is the new part.
  minimax: { body: { reasoning_split: true }, continues: null, mayRepeat: true },
};

/** A provider of the app's own speaks the OpenAI dialect and nothing more. */
export function dialectOf(provider: string): ChatDialect {
  return Object.hasOwn(dialects, provider) ? (dialects[provider] ?? plain) : plain;
}

export interface ChatQuestion {
  readonly provider: string;
  readonly model: string;
  readonly system?: string | undefined;
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  readonly messages: readonly ChatMessage[];
  /** Go on with the last message instead of answering it. */
  readonly continued: boolean;
}

/** The JSON body of a chat request. Reasoning stays here, and so does a message without text: providers refuse those. */
export function chatBody({ provider, model, system, body, messages, continued }: ChatQuestion): Record<string, unknown> {
  const dialect = dialectOf(provider);
  const spoken: Record<string, unknown>[] = messages
    .map((message) => ({ role: message.role, content: textOf(message) }))
    .filter(({ content }) => content !== '');
  const last = spoken.at(-1);
  if (continued && last) Object.assign(last, dialect.continues);
  return {
    ...dialect.body,
    ...body,
    model,
    messages: [...(system ? [{ role: 'system', content: system }] : []), ...spoken],
    stream: true,
  };
}
