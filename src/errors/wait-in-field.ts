import { wordOf } from './field.js';
import { longestWait } from './longest-wait.js';
import { readHttpDate } from './read-http-date.js';
import { resetMoment } from './reset-moment.js';
import { wholeDuration } from './wait-in-text.js';

/** Fields of a body that say when to come back, the most definite first; each is looked for in camelCase, too. */
export const waitFields: readonly string[] = [
  'retry_after_ms',
  'retry_after',
  'retry_after_seconds',
  'retry_delay',
  'resets_in_seconds',
  'resets_at',
  'reset_at',
  'reset_time',
].flatMap((name) => [name, name.replace(/_./g, (letter) => letter.charAt(1).toUpperCase())]);

/**
 * Milliseconds from `now` that the value of a field or header means: seconds, "6m0s", epoch seconds or ms, an HTTP
 * date, a moment with its zone. Null for anything else, and for a moment more than a month away.
 *
 * @param meaning What a bare number is; `either`: seconds, unless it is too large to be anything but a moment.
 */
export function waitInField(value: unknown, now: number, meaning: 'span' | 'moment' | 'either'): number | null {
  const text = wordOf(value).trim();
  if (!text) return null;
  let moment: number | null;
  if (/^\d{1,16}(?:\.\d{1,20})?$/.test(text)) {
    const number = Number(text);
    if (meaning === 'span' || (meaning === 'either' && number < 1e9)) return number * 1_000;
    moment = number < 1e11 ? number * 1_000 : number;
  } else {
    const span = wholeDuration(text);
    if (span !== null) return span;
    moment = readHttpDate(text, now) ?? resetMoment(text, now, 'alone');
  }
  return moment === null || Math.abs(moment - now) > longestWait ? null : moment - now;
}
