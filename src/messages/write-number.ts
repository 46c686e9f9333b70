import { fill } from './fill.js';
import type { Plural } from './messages.js';

const formats = new Map<string, Intl.NumberFormat>();

/** A number in the digits and by the rules of a language. Making a format costs more than using it, and a countdown uses it each second. */
export function writeNumber(number: number, locale: string, options: Intl.NumberFormatOptions = {}): string {
  const key = locale + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, format);
  return format.format(number);
}

/** What people write otherwise than Intl does, by language: a space before the unit, and the case it stands in after "after". */
const habits: Readonly<Record<string, readonly [written: RegExp, better: string]>> = {
  ar: [/تان$/, 'تين'],
  ja: [/\s/, ''],
  zh: [/(?<=\d)(?=\p{Script=Han})/u, ' '],
};

/** A number with its unit: "20 seconds", "100 MB". */
export function writeUnit(number: number, locale: string, unit: string, options: Intl.NumberFormatOptions): string {
  const text = writeNumber(number, locale, { style: 'unit', unit, ...options });
  const habit = habits[locale.slice(0, 2)];
  return habit ? text.replace(...habit) : text;
}

/** A number with what it counts: "1 request", "3 requests". */
export function writeCount(count: number, forms: Plural, locale: string): string {
  return fill(forms[new Intl.PluralRules(locale).select(count)] ?? forms.other, { count: writeNumber(count, locale) });
}
