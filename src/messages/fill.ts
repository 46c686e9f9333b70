import type { Wording } from './messages.js';

/** What stands in for `{name}`; null: nobody knows. */
export type Slots = Readonly<Record<string, string | null>>;

const slot = /\{([A-Za-z]{1,32})\}/g;
/** The letters of Hebrew, Arabic and what stands between them in Unicode. */
const rightToLeft = /[\u0590-\u08ff]/;

/**
 * The first wording whose slots are all known, filled. If none is, the last one, without what is missing. In a sentence
 * that runs from right to left each value is isolated: "2.8-hd" or "Kimi (beta)" would come apart there.
 */
export function fill(wording: Wording, slots: Slots): string {
  const choices = typeof wording === 'string' ? [wording] : wording;
  const chosen = choices.find((text) => slotsOf(text).every((name) => value(slots, name) !== null)) ?? choices[choices.length - 1] ?? '';
  const isolates = rightToLeft.test(chosen);
  const write = (text: string) => (isolates && text !== '' ? `\u2068${text}\u2069` : text);
  return chosen.replace(slot, (_, name: string) => write(value(slots, name) ?? '')).trim();
}

/** The slots a text names. */
export function slotsOf(text: string): string[] {
  return [...text.matchAll(slot)].map((match) => match[1] ?? '');
}

function value(slots: Slots, name: string): string | null {
  return Object.hasOwn(slots, name) ? (slots[name] ?? null) : null;
}
