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

/** A label far from its moment is told anew each minute; what is further off than that was set, ms. */
const staleLabel = 90_000;

/** The moment on the clock that the reader sees: somebody may have set it since the provider named the moment. */
function momentOf({ remaining, until }: Rest, language: Pick<Messages, 'locale' | 'times'>): string {
  const now = Date.now();
  const isSet = Math.abs(now + remaining - until) > staleLabel;
  return writeMoment(isSet ? now + remaining : until, isSet ? now : until - remaining, language);
}

/** Who begins when the wait is over: somebody who presses, or the button itself. */
export type Beginner = 'person' | 'button';

/** A waiting button's label: "Try again in 0:12", "Trying again in about 20 seconds", "Try again at 3:00 PM". */
export function writeLabel(rest: Rest, messages: Messages, beginner: Beginner): string {
  const { actions, locale } = messages;
  const { remaining, exact } = rest;
  if (remaining > longWait) return fill(actions.retryAt, { time: momentOf(rest, messages) });
  if (exact) return fill({ person: actions.retryIn, button: actions.autoIn }[beginner], { time: writeCounter(remaining, locale) });
  return fill({ person: actions.retryInAbout, button: actions.autoInAbout }[beginner], { duration: writeAbout(remaining, locale) });
}

/** The same as a sentence to be heard. */
export function speakRest(rest: Rest, { announcements, actions, ...language }: Messages, beginner: Beginner): string {
  const { waiting, waitingAbout, waitingUntil } = announcements;
  const { remaining, exact } = rest;
  if (remaining > longWait) return fill(waitingUntil, { time: momentOf(rest, language) });
  const left = (exact ? writeDuration : writeAbout)(remaining, language.locale);
  if (beginner === 'button') return fill(exact ? actions.autoIn : actions.autoInAbout, { time: left, duration: left });
  return fill(exact ? waiting : waitingAbout, { duration: left });
}
