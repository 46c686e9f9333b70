/** An amount with its currency; without one, a plain number: a wrong symbol would be a wrong amount. */
export function writeMoney(amount: number, currency: string | null, locale: string): string {
  if (currency !== null) {
    try {
      const written = new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
      // Arabic's begins with a mark of its direction, which takes "US$" apart.
      return written.replaceAll('\u200f', '');
    } catch {
      // No currency Intl knows the form of.
    }
  }
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(amount);
}
