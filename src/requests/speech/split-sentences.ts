/** The longest request: above it the provider advises against one piece, and a failure would cost too much. */
export const longestPassage = 3_000;

/** Shorter ones wait for company: every request counts against the provider's few requests a minute. */
const shortestPassage = 80;

/** What one request speaks: the sentences from `first` up to and without `end`. */
export interface Passage {
  readonly text: string;
  readonly first: number;
  readonly end: number;
}

/**
 * A text, sentence by sentence, with their spaces: joined they are the text again, letter by letter. A sentence longer
 * than a request is cut at a pause, a space, or, where there is neither, between two characters.
 */
export function splitSentences(text: string, split: (text: string) => readonly string[] = splitByBrowser): readonly string[] {
  return split(text).flatMap((sentence) => cut(sentence));
}

/** Whole sentences to a request, as many as make one worth sending, and none that holds nothing but space. */
export function planPassages(sentences: readonly string[]): readonly Passage[] {
  const passages: Passage[] = [];
  let open: Passage | null = null;
  sentences.forEach((sentence, index) => {
    if (open && open.text.length + sentence.length > longestPassage) {
      passages.push(open);
      open = null;
    }
    open = { text: (open?.text ?? '') + sentence, first: open?.first ?? index, end: index + 1 };
    if (open.text.trim().length < shortestPassage) return;
    passages.push(open);
    open = null;
  });
  if (open) passages.push(open);
  return passages.filter(({ text }) => text.trim() !== '');
}

function splitByBrowser(text: string): readonly string[] {
  if (typeof Intl.Segmenter !== 'function') return splitByMarks(text);
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/**
 * For browsers without `Intl.Segmenter`. A full stop ends a sentence only before a space or a closing quote: `3.14` is
 * one word. No look-behind: where it is unknown, the whole module would not parse.
 */
export function splitByMarks(text: string): readonly string[] {
  const sentence = /(?:[^。！？…\n.!?]|[.!?](?![\s"'”’)\]]|$))*(?:[。！？…\n.!?]+["'”’」』】）)\]]*\s*|$)/gu;
  return (text.match(sentence) ?? []).filter((piece) => piece !== '');
}

function cut(sentence: string): readonly string[] {
  const pieces: string[] = [];
  let rest = sentence;
  while (rest.length > longestPassage) {
    const at = placeToCut(rest);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...pieces, rest];
}

function placeToCut(text: string): number {
  for (const pauses of [/[;:,；：，、]/, /\s/]) {
    for (let at = longestPassage; at > longestPassage / 2; at -= 1) if (pauses.test(text.charAt(at - 1))) return at;
  }
  const isHalf = /[\ud800-\udbff]/.test(text.charAt(longestPassage - 1));
  return isHalf ? longestPassage - 1 : longestPassage;
}
