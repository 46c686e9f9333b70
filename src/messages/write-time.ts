import { fill } from './fill.js';
import type { Messages } from './messages.js';
import { writeNumber, writeUnit } from './write-number.js';

type Language = Pick<Messages, 'locale' | 'times'>;

const day = 24 * 60 * 60 * 1000;
/** Steps of an estimate, in seconds: a number like 17 would promise what nobody knows. */
const steps = [5, 10, 15, 20, 30, 45, 60, 120, 180, 300, 600, 900, 1200, 1800, 2700, 3600];

/** What is left, as a counter: "0:12", "12:05", "1:00:00". Rounded up, so that it never shows nothing too early. */
export function writeCounter(ms: number, locale: string): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, index) => writeNumber(part, locale, { useGrouping: false, minimumIntegerDigits: index === 0 ? 1 : 2 })).join(':');
}

/** What is left, in words: "12 seconds", "3 minutes", "2 hours". */
export function writeDuration(ms: number, locale: string): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  const minutes = Math.ceil(seconds / 60);
  const write = (count: number, unit: string) => writeUnit(count, locale, unit, { unitDisplay: 'long' });
  if (seconds < 60) return write(seconds, 'second');
  return minutes < 60 ? write(minutes, 'minute') : write(Math.ceil(minutes / 60), 'hour');
}

/** The same as an estimate, in coarse steps: 17 seconds become "20 seconds". */
export function writeAbout(ms: number, locale: string): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  return writeDuration((steps.find((step) => step >= seconds) ?? seconds) * 1000, locale);
}

/**
 * A moment, as it stands in a sentence: "at 3:00 PM", "tomorrow at 9:00 AM", "on Friday at 9:00 AM".
 *
 * @param timeZone Default: the reader's own.
 */
export function writeMoment(at: number, now: number, { locale, times }: Language, timeZone?: string): string {
  // Rounded up: a minute shown too early would be pressed too early.
  const moment = new Date(Math.ceil(at / 60_000) * 60_000);
  const write = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(moment);
  const dateOf = (date: Date) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(date);
  const days = Math.round((Date.parse(dateOf(moment)) - Date.parse(dateOf(new Date(now)))) / day);
  // Never "5:37" at the end of a line and "PM" on the next; and one space, where browsers disagree which.
  const clock = write({ hour: 'numeric', minute: '2-digit' }).replace(/\s/gu, '\u00a0');
  if (days <= 0) return fill(times.today, { clock });
  if (days === 1) return fill(times.tomorrow, { clock });
  return fill(times.date, { clock, date: write(days < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' }) });
}

/**
 * A moment for the record, with its zone: "22 November 2026 at 15:04:05 GMT+3".
 *
 * @param timeZone Default: the reader's own.
 */
export function writeInstant(at: number, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long', timeZone }).format(at);
}
