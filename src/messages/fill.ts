import type { Wording } from './messages.js';

/** What stands in for `{name}`; null: nobody knows. */
export type Slots = Readonly<Record<string, string | null>>;

const slot = /\{([A-Za-z]{1,32})\}/g;
/** The letters of Hebrew, Arabic and what stands between them in Unicode. */
const rightToLeft = /[\u0590-\u08ff]/;
/** A space parts Chinese from a Latin name; where the name is Chinese, too, none stands there. */
const betweenHan = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;

/**
 * The first wording whose slots are all known, filled. If none is, the last one, without what is missing. In a sentence
 * that runs from right to left each value is isolated: "2.8-hd" or "Kimi (beta)" would come apart there.
 */
export function fill(wording: Wording, slots: Slots): string {
  const chosen = knownOf(wording, slots) ?? choicesOf(wording).at(-1) ?? '';
  const isolates = rightToLeft.test(chosen);
  const write = (text: string) => (isolates && text !== '' ? `\u2068${text}\u2069` : text);
  const filled = chosen.replace(slot, (_, name: string) => write(value(slots, name) ?? '')).trim();
  return filled.replace(betweenHan, '');
}

/** The first wording that says nothing that nobody knows. */
export function knownOf(wording: Wording | undefined, slots: Slots): string | undefined {
  return choicesOf(wording).find((text) => slotsOf(text).every((name) => value(slots, name) !== null));
}

/** With a large first letter: what stands in for a slot may begin a sentence, "the AI service". */
export function capitalise(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

/** The slots a text names. */
export function slotsOf(text: string): string[] {
  return [...text.matchAll(slot)].map((match) => match[1] ?? '');
}

const choicesOf = (wording: Wording | undefined): readonly string[] => (typeof wording === 'string' ? [wording] : (wording ?? []));

function value(slots: Slots, name: string): string | null {
  return Object.hasOwn(slots, name) ? (slots[name] ?? null) : null;
}
