import { writeNumber } from '../messages/write-number.js';

/**
 * A part from 0 to 1 as "8%", rounded down so that nobody counts on more than there is; but never to nothing while
 * there is something.
 */
export function writePercent(part: number, locale: string): string {
  return writeNumber(percentOf(part) / 100, locale, { style: 'percent' });
}

/** The same as a number. */
export function percentOf(part: number): number {
  // 0.29 times 100 is 28.999999999999996.
  const percent = Math.floor(part * 100 + 1e-9);
  return part > 0 ? Math.max(1, percent) : 0;
}
