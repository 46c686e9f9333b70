/** How many tokens an answer took, as far as the provider said. */
export interface ChatUsage {
  /** Of the whole conversation that was sent. */
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly totalTokens: number | null;
}

/** What is known of a message besides its words; fields of your own stay. */
export interface ChatMetadata {
  /**
   * Of an answer: the provider's word for how it ended (`stop`, `length`, `content_filter`, …); `done` where it said
   * only that it is over; null where it was cut, by a failure or by `stop`. Save it with the message, and an answer
   * can be continued after a reload.
   */
  finishReason?: string | null;
  /** Of an answer, once it has ended. */
  usage?: ChatUsage | null;
  [name: string]: unknown;
}

/** A piece of a message: words to read, or what the model thought before. */
export type ChatPart =
  | { type: 'text'; text: string; state?: 'streaming' | 'done' }
  | { type: 'reasoning'; text: string; state?: 'streaming' | 'done' };

/** The AI SDK's `UIMessage`, as far as text goes: its components take these. */
export interface ChatMessage {
  id: string;
  role: 'system' | 'user' | 'assistant';
  parts: ChatPart[];
  metadata?: ChatMetadata;
}

/** A piece of an answer as it arrives. */
export interface ChatPiece {
  readonly type: 'text' | 'reasoning';
  readonly text: string;
}

/** The text of a message, without its reasoning and without parts of another kind. */
export function textOf({ parts }: Pick<ChatMessage, 'parts'>): string {
  return parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

/** Random enough to be a key on one page; `crypto.randomUUID` is missing on pages without https. */
export function createId(): string {
  return `msg-${Math.random().toString(36).slice(2, 12)}${Date.now().toString(36)}`;
}

/**
 * The message with these pieces at its end. A new object; parts that did not change are the same.
 *
 * @param continued The first text piece goes on with the last text part, and what is thought before it stands in front of
 *   that: the sentence was cut in the middle.
 */
export function appendPieces(message: ChatMessage, pieces: readonly ChatPiece[], continued = false): ChatMessage {
  const parts = [...message.parts];
  for (const { type, text } of pieces) {
    const at = continued ? placeOf(type, parts) : parts.length - 1;
    const part = parts[at];
    if (part?.type === type) parts[at] = { ...part, text: part.text + text, state: 'streaming' };
    else {
      if (part && part.state === 'streaming') parts[at] = { ...part, state: 'done' };
      parts.splice(at + 1, 0, { type, text, state: 'streaming' });
    }
  }
  return { ...message, parts };
}

function placeOf(type: ChatPiece['type'], parts: readonly ChatPart[]): number {
  const text = parts.findLastIndex((part) => part.type === 'text');
  return type === 'text' ? text : text - 1;
}

/** The message when nothing more comes. */
export function settle(message: ChatMessage, ending: { finishReason: string | null; usage?: ChatUsage | null }): ChatMessage {
  return {
    ...message,
    parts: message.parts.map((part) => (part.state === 'streaming' ? { ...part, state: 'done' } : part)),
    metadata: { ...message.metadata, ...ending },
  };
}

/** As it is when nobody writes it any more: saved in the middle of an answer, it was cut there. The same object where that is so. */
export function settleCut(message: ChatMessage): ChatMessage {
  if (message.parts.every((part) => part.state !== 'streaming')) return message;
  const settled = settle(message, { finishReason: null });
  return message.role === 'assistant' ? settled : { ...message, parts: settled.parts };
}
