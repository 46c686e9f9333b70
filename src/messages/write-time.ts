import { fill } from './fill.js';
import type { Messages } from './messages.js';

type Language = Pick<Messages, 'locale' | 'times'>;

const day = 24 * 60 * 60 * 1000;
/** Steps of an estimate, in seconds: a number like 17 would promise what nobody knows. */
const steps = [5, 10, 15, 20, 30, 45, 60, 120, 180, 300, 600, 900, 1200, 1800, 2700, 3600];

/** What is left, as a counter: "0:12", "12:05", "1:00:00". Rounded up, so that it never shows nothing too early. */
export function writeCounter(ms: number, locale: string): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, index) => (index === 0 ? plain(locale) : twoDigits(locale)).format(part)).join(':');
}

/** What is left, in words: "12 seconds", "3 minutes", "2 hours". */
export function writeDuration(ms: number, locale: string): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 60) return unit(locale, 'second').format(seconds);
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? unit(locale, 'minute').format(minutes) : unit(locale, 'hour').format(Math.ceil(minutes / 60));
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
  const zone = timeZone === undefined ? {} : { timeZone };
  const write = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, ...zone }).format(moment);
  const dateOf = (date: Date) => new Intl.DateTimeFormat('en-CA', zone).format(date);
  const days = Math.round((Date.parse(dateOf(moment)) - Date.parse(dateOf(new Date(now)))) / day);
  const clock = write({ hour: 'numeric', minute: '2-digit' });
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
  const zone = timeZone === undefined ? {} : { timeZone };
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long', ...zone }).format(at);
}

const cache = new Map<string, Intl.NumberFormat>();

/** Making a formatter costs more than using it, and a countdown uses it each second. */
function formatter(key: string, make: () => Intl.NumberFormat): Intl.NumberFormat {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

const plain = (locale: string) => formatter(`${locale} plain`, () => new Intl.NumberFormat(locale, { useGrouping: false }));
const twoDigits = (locale: string) =>
  formatter(`${locale} two`, () => new Intl.NumberFormat(locale, { minimumIntegerDigits: 2, useGrouping: false }));
const unit = (locale: string, name: 'second' | 'minute' | 'hour') =>
  formatter(`${locale} ${name}`, () => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }));
