import { bodyLimit, parseFailure } from './parse-json.js';
import { ofDoubtful, tellingsOf } from './telling-fields.js';

/** JSON found in a text, and whether the text is nothing else: `quoted` stands inside somebody's sentence. */
export interface FoundObjects {
  readonly values: readonly unknown[];
  readonly place: 'whole' | 'events' | 'quoted';
  /** The text without the objects in it that tell nothing: what stands in them may be a person's own words. */
  readonly words: string;
  /** The text without any of them. */
  readonly around: string;
}

/** Objects in a text: the whole of it, its SSE `data:` lines, or JSON that stands inside a sentence. */
export function objectsInText(text: string): FoundObjects {
  const head = text.slice(0, bodyLimit).trim();
  const whole = parseFailure(head);
  if (whole !== undefined) return { values: [whole], place: 'whole', words: text, around: '' };
  if (head.includes('data:') && /^data:/m.test(head)) {
    const values = head
      .split(/[\r\n]+/, 256)
      .filter((line) => line.startsWith('data:'))
      .map((line) => parseFailure(line.slice(5)))
      .filter((value) => value !== undefined);
    return { values, place: 'events', words: text, around: '' };
  }
  const values: unknown[] = [];
  let words = text;
  let around = head;
  for (let from = head.indexOf('{'), tries = 0; from >= 0 && tries < 4; from = head.indexOf('{', from + 1), tries += 1) {
    const end = closing(head, from);
    const json = end > 0 ? head.slice(from, end + 1) : '';
    const found = readingsOf(json);
    if (found.length === 0) continue;
    const telling = found.filter(isTelling);
    around = around.replace(json, () => ' ');
    if (telling.length === 0) words = words.replace(json, () => ' ');
    values.push(...telling);
    from = end;
  }
  return { values, place: 'quoted', words, around };
}

/** JSON as it stands; where a terminal broke its lines, with each break as a space and as nothing: it breaks words, too. */
function readingsOf(json: string): unknown[] {
  const texts = parseFailure(json) === undefined && json.includes('\n') ? [' ', ''].map((at) => json.replace(/\r?\n {0,8}/g, at)) : [json];
  return texts.map(parseFailure).filter((value) => value !== undefined);
}

/** Python writes `'innererror': {}` into its sentences: what holds nothing is not what failed. */
function isTelling(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    ((tellingsOf(value) & ~ofDoubtful) > 0 || Object.values(value).some((inner) => typeof inner === 'object'))
  );
}

/** Index of the brace that closes the one at `from`; -1 when the text ends before. */
function closing(text: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let index = from; index < text.length; index += 1) {
    const character = text[index];
    if (character === '\\') index += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === '{') depth += 1;
    else if (!quoted && character === '}' && (depth -= 1) === 0) return index;
  }
  return -1;
}
