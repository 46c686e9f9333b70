import { writeNumber } from '../messages/write-number.js';

/** An amount with its currency; without one, a plain number: a wrong symbol would be a wrong amount. */
export function writeMoney(amount: number, currency: string | null, locale: string): string {
  if (currency !== null) {
    try {
      const written = writeNumber(amount, locale, { style: 'currency', currency });
      // Arabic's begins with a mark of its direction, which takes "US$" apart.
      const ordered = written.replaceAll('\u200f', '');
      // In Japanese the name of this currency stands behind the number, where Intl puts a sign.
      return ordered.replace(/元\s([\d.,]+)/, '$1元');
    } catch {
      // No currency Intl knows the form of.
    }
  }
  return writeNumber(amount, locale, { maximumFractionDigits: 2 });
}
