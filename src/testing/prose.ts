import { createRandom } from './random.js';

const openings = [
  'You ask about “{topic}”, and the short answer is simpler than it first looks.',
  'Let us take “{topic}” one step at a time, because most of the confusion comes from doing two steps at once.',
  'There is more than one answer to “{topic}”, so here is the one that helps most people first.',
] as const;

const middles = [
  'Start with what you can observe, write it down, and leave the explanation for later.',
  'In practice it depends on two things: what came before it, and how closely you look.',
  'A small example says more than a definition, so picture a quiet street on a Sunday morning.',
  'Once that part is clear, the rest follows almost by itself, and only the details differ.',
  'People often expect a rule here, but what they find is a habit that works nine times out of ten.',
  'The exceptions are worth knowing, yet they should not be the place where you begin.',
  'If you compare it with something you already know well, the difference becomes easy to remember.',
  'It also helps to ask what would have to change before it looked different.',
  'Numbers are useful at this point, as long as you say where they came from.',
] as const;

const closings = [
  'If you tell me where you want to use this, I can be more exact.',
  'Try it on a case of your own, and come back with whatever does not fit.',
  'That is the whole idea; everything beyond it is practice.',
] as const;

/**
 * An answer of 60 to 120 words that takes up a word of the question. It depends on the seed and the question alone,
 * so that a cut answer can be continued.
 */
export function proseFor(question: string, seed: number): string {
  const random = createRandom(seed, `answer/${question}`);
  const pool = [...middles];
  const chosen = Array.from({ length: 4 }, () => pool.splice(random.int(0, pool.length - 1), 1).join(''));
  return [random.pick(openings), ...chosen, random.pick(closings)].join(' ').replaceAll('{topic}', topicOf(question));
}

/** What a thinking model thinks before it answers. */
export function thoughtFor(question: string): string {
  return `The user asks about “${topicOf(question)}”. I should give the main idea first, then one example, and keep it short.`;
}

/** The text in pieces of one to three words; whitespace stays with the word it precedes. */
export function inPieces(text: string, seed: number): string[] {
  const random = createRandom(seed, `pieces/${text}`);
  const words = text.match(/\s*\S+/gu) ?? [];
  const pieces: string[] = [];
  for (let index = 0; index < words.length;) {
    const size = random.int(1, 3);
    pieces.push(words.slice(index, index + size).join(''));
    index += size;
  }
  return pieces;
}

/** Roughly what a tokenizer would count. */
export function tokensOf(text: string): number {
  return Math.ceil(Array.from(text).reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.25), 0));
}

/** The text up to a number of tokens, on a word's end. */
export function cutAtTokens(text: string, tokens: number): string {
  let kept = '';
  for (const word of text.match(/\s*\S+/gu) ?? []) {
    if (tokensOf(kept + word) > tokens) break;
    kept += word;
  }
  return kept;
}

/** The last word of a question is more often what it is about than its longest one: "What should I cook with three eggs?" */
function topicOf(question: string): string {
  return question.match(/[\p{L}\p{N}]{2,24}/gu)?.at(-1) ?? 'this';
}
