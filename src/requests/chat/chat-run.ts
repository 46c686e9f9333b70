import { appendPieces, createId, textOf } from './chat-message.js';
import type { ChatMessage, ChatPiece } from './chat-message.js';
import type { ChatSettings } from './chat.js';
import type { Batch } from './create-batch.js';

/** As long as systems let a double click take. */
const doubleClickMs = 500;

/** One answer under way. */
export interface ChatRun {
  readonly controller: AbortController;
  readonly settings: ChatSettings;
  readonly batch: Batch<ChatPiece>;
  /** Text that could have been the beginning of a tag. */
  rest: () => readonly ChatPiece[];
  /** The words that were sent; null where none were. */
  readonly sent: string | null;
  readonly begun: number;
  readonly continued: boolean;
  /** What stands before the answer. */
  before: ChatMessage[];
  /** What stood there, as long as the answer has no text, and again if it ends badly with less. */
  replaced: ChatMessage[];
  /** Null until the first word; the cut one where it is continued. */
  answer: ChatMessage | null;
  /** What the app put behind it. */
  after: ChatMessage[];
  ended: Promise<void>;
}

export function write(run: ChatRun, pieces: readonly ChatPiece[]): void {
  if (pieces.length === 0) return;
  run.answer = appendPieces(run.answer ?? { id: createId(), role: 'assistant', parts: [] }, pieces, run.continued);
}

/** The answer, unless what it replaces still stands there: thoughts are no first word. */
export function shownAnswer({ answer, replaced }: ChatRun): ChatMessage | null {
  return answer && (!replaced.some(hasText) || hasText(answer)) ? answer : null;
}

export function withoutAnswer({ before, replaced, after }: ChatRun): ChatMessage[] {
  return [...before, ...replaced, ...after];
}

export function conversationOf(run: ChatRun): ChatMessage[] {
  const answer = shownAnswer(run);
  return answer ? [...run.before, answer, ...run.after] : withoutAnswer(run);
}

/** The answer that was replaced had more to say. */
export function lostText({ answer, replaced }: ChatRun): boolean {
  const [old] = replaced;
  return answer !== null && old?.role === 'assistant' && textOf(answer).length < textOf(old).length;
}

export function isSameClick({ begun, answer }: ChatRun): boolean {
  return !answer || !hasText(answer) || performance.now() - begun < doubleClickMs;
}

/** Finds its place in another conversation; false where neither it nor its question is there. */
export function moveTo(list: readonly ChatMessage[], run: ChatRun): boolean {
  const answer = shownAnswer(run);
  const anchor = answer ?? run.before.at(-1);
  const at = list.findIndex((message) => message.id === anchor?.id);
  if (at < 0) return false;
  const behind = list.slice(at + 1);
  if (answer) {
    run.before = list.slice(0, at);
    run.answer = newest(list[at] ?? answer, answer);
    run.after = behind;
  } else {
    const old = new Set(run.replaced.map((message) => message.id));
    run.before = list.slice(0, at + 1);
    run.replaced = behind.filter((message) => old.has(message.id));
    run.after = behind.filter((message) => !old.has(message.id));
  }
  return true;
}

/** What the app hands over may be as it was rendered, some words ago. */
function newest(given: ChatMessage, written: ChatMessage): ChatMessage {
  const isOlder = given.parts.every(({ type, text }, index) => {
    const part = written.parts[index];
    // A part of the app's own has no text: whoever puts one in says what stands there.
    return part?.type === type && typeof part.text === 'string' && part.text.startsWith(text);
  });
  // Before its first word there was no answer: an empty one is not older.
  return isOlder && given.parts.length > 0 ? { ...given, parts: written.parts } : given;
}

function hasText(message: ChatMessage): boolean {
  return textOf(message).trim() !== '';
}
