import { field } from './field.js';
import type { Filtered } from './kinds.js';

/** A filter's mark on an answer, or on a piece of one, where nobody called it a failure. */
export interface FilterMark {
  readonly code: 'content_filter' | 'output_sensitive' | 'input_sensitive';
  readonly filtered: Filtered;
}

/** How a choice ended, and MiniMax's fields that stand beside a `status_code` of 0, or in a message. */
export function filterMark(body: object): FilterMark | null {
  if (choicesOf(body).some((choice) => field(choice, 'finish_reason') === 'content_filter'))
    return { code: 'content_filter', filtered: 'output' };
  if ([body, ...choicesOf(body).map((choice) => field(choice, 'message'))].some((marked) => field(marked, 'output_sensitive') === true))
    return { code: 'output_sensitive', filtered: 'output' };
  return field(body, 'input_sensitive') === true ? { code: 'input_sensitive', filtered: 'input' } : null;
}

/**
 * An answer that a filter withheld: it has such a mark and no word. With words it is an answer all the same, and the
 * pieces of a stream say only together whether there were any.
 */
export function isWithheld(body: object): boolean {
  if (!('choices' in body) || field(body, 'object') === 'chat.completion.chunk') return false;
  return filterMark(body) !== null && choicesOf(body).every(isEmpty);
}

function isEmpty(choice: unknown): boolean {
  const message = field(choice, 'message');
  const words = [field(message, 'content'), field(message, 'audio_content'), field(message, 'tool_calls'), field(choice, 'text')];
  return field(choice, 'delta') === undefined && words.every(isBlank);
}

/** No text, or a list of nothing. */
function isBlank(part: unknown): boolean {
  return part == null || (typeof part === 'string' && part.trim() === '') || (Array.isArray(part) && part.length === 0);
}

function choicesOf(body: object): readonly unknown[] {
  const choices = field(body, 'choices');
  return Array.isArray(choices) ? choices.slice(0, 16) : [];
}
