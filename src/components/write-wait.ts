import { fill } from '../messages/fill.js';
import type { Messages } from '../messages/messages.js';
import { writeAbout, writeCounter, writeDuration, writeMoment } from '../messages/write-time.js';

/** What is left of a wait. */
export interface Rest {
  /** Milliseconds. */
  readonly remaining: number;
  /** Epoch ms. */
  readonly until: number;
  /** Whether the moment is the provider's own. */
  readonly exact: boolean;
}

/** Above this a counter says less than a time of day, ms. */
export const longWait = 60 * 60 * 1000;

/** A waiting button's label: "Try again in 0:12", "Try again in about 20 seconds", "Try again at 3:00 PM". */
export function writeLabel({ remaining, until, exact }: Rest, messages: Messages): string {
  if (remaining > longWait) return fill(messages.actions.retryAt, { time: writeMoment(until, until - remaining, messages) });
  if (exact) return fill(messages.actions.retryIn, { time: writeCounter(remaining, messages.locale) });
  return fill(messages.actions.retryInAbout, { duration: writeAbout(remaining, messages.locale) });
}

/** The same as a sentence to be heard. */
export function speakRest({ remaining, until, exact }: Rest, { announcements, ...language }: Messages): string {
  if (remaining > longWait) return fill(announcements.waitingUntil, { time: writeMoment(until, until - remaining, language) });
  if (exact) return fill(announcements.waiting, { duration: writeDuration(remaining, language.locale) });
  return fill(announcements.waitingAbout, { duration: writeAbout(remaining, language.locale) });
}
