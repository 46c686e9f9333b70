/** The longest request: above it the provider advises against one piece, and a failure would cost too much. */
export const longestPassage = 3_000;

/**
 * How long a request is at least, in characters: the first one short, because somebody waits for its sound, then longer,
 * because every request counts against the provider's few requests a minute.
 */
const shortestPassages = [80, 300, 1_000] as const;

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

/** Something that can be said: the provider refuses a text without it, such as `---` or a smile. */
export const isSpeakable = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Whole sentences to a request, as many as make one worth sending, and none that holds nothing to say. */
export function planPassages(sentences: readonly string[]): readonly Passage[] {
  const passages: Passage[] = [];
  let open: Passage | null = null;
  for (const unit of groupSpeakable(sentences)) {
    const joined: Passage | null = open && join(open, unit);
    if (open && !joined) passages.push(open);
    open = joined ?? unit;
    const shortest = shortestPassages[passages.length] ?? shortestPassages[2];
    if (open.text.trim().length < shortest) continue;
    passages.push(open);
    open = null;
  }
  if (open) passages.push(open);
  return passages;
}

/** Sentences, each with what follows and cannot be said; the first one also with what stands before it. */
function groupSpeakable(sentences: readonly string[]): readonly Passage[] {
  const units: Passage[] = [];
  sentences.forEach((text, index) => {
    const last = units.at(-1);
    const own = { text, first: index, end: index + 1 };
    const joined = last && (!isSpeakable(text) || !isSpeakable(last.text)) ? join(last, own) : null;
    if (joined) units[units.length - 1] = joined;
    else units.push(own);
  });
  // Screens full of signs are too long to join anything. Nobody misses them.
  return units.filter(({ text }) => isSpeakable(text));
}

/** Null where they do not fit, or something between them was left out. */
function join(one: Passage, other: Passage): Passage | null {
  if (one.end !== other.first || one.text.length + other.text.length > longestPassage) return null;
  return { text: one.text + other.text, first: one.first, end: other.end };
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
