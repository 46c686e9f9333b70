import type { ChatPiece } from './chat-message.js';

/** Tells thoughts from the answer where both come in one text. */
export interface ThinkingSplitter {
  readonly push: (text: string) => readonly ChatPiece[];
  /** What was held back because it could have been the beginning of a tag. */
  readonly end: () => readonly ChatPiece[];
}

const opening = '<think>';
const closing = '</think>';

/**
 * Splits `<think>…</think>` off the beginning of an answer (MiniMax without `reasoning_split`). Further in, the tag is
 * somebody's text. The result is the same wherever the text is cut.
 */
export function createThinkingSplitter(): ThinkingSplitter {
  let state: 'start' | 'opened' | 'thinking' | 'after' | 'text' = 'start';
  let held = '';

  function push(text: string): readonly ChatPiece[] {
    if (state === 'text') return piece('text', text);
    held += text;
    if (state === 'start') {
      const begun = held.trimStart();
      if (begun.length < opening.length && opening.startsWith(begun)) return [];
      if (!begun.startsWith(opening)) return answer(held);
      held = begun.slice(opening.length);
      state = 'opened';
    }
    if (state === 'opened' && held !== '') {
      held = held.replace(/^\n/, '');
      state = 'thinking';
    }
    return state === 'after' ? leave() : think();
  }

  /** The line breaks inside the tags and after them are the tags', not the text's. */
  function think(): readonly ChatPiece[] {
    const end = held.indexOf(closing);
    if (end >= 0) {
      const thought = piece('reasoning', held.slice(0, end).replace(/\n$/, ''));
      held = held.slice(end + closing.length);
      state = 'after';
      return [...thought, ...leave()];
    }
    const kept = tailThatMayClose(held);
    const thought = piece('reasoning', held.slice(0, held.length - kept));
    held = held.slice(held.length - kept);
    return thought;
  }

  function leave(): readonly ChatPiece[] {
    const rest = held.trimStart();
    return rest === '' ? [] : answer(rest);
  }

  function answer(text: string): readonly ChatPiece[] {
    held = '';
    state = 'text';
    return piece('text', text);
  }

  return {
    push,
    end: () => {
      const rest = held;
      held = '';
      return state === 'after' ? [] : piece(state === 'start' ? 'text' : 'reasoning', rest);
    },
  };
}

function piece(type: ChatPiece['type'], text: string): readonly ChatPiece[] {
  return text === '' ? [] : [{ type, text }];
}

/** How many characters at the end could be the beginning of the closing tag, with the line break before it. */
function tailThatMayClose(text: string): number {
  for (let length = Math.min(closing.length, text.length); length > 0; length -= 1) {
    const tail = text.slice(-length);
    if (closing.startsWith(tail) || `\n${closing}`.startsWith(tail)) return length;
  }
  return 0;
}
