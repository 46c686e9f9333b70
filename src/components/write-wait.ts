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

/** Who begins when the wait is over: somebody who presses, or the button itself. */
export type Beginner = 'person' | 'button';

/** A waiting button's label: "Try again in 0:12", "Trying again in about 20 seconds", "Try again at 3:00 PM". */
export function writeLabel(rest: Rest, messages: Messages, beginner: Beginner): string {
  const { retryAt, autoAt } = messages.actions;
  return fill(beginner === 'button' ? autoAt : retryAt, { time: writeTime(rest, messages, writeCounter) });
}

/** The same as a sentence to be heard. */
export function speakRest(rest: Rest, messages: Messages, beginner: Beginner): string {
  const { actions, announcements } = messages;
  return fill(beginner === 'button' ? actions.autoAt : announcements.waiting, { time: writeTime(rest, messages, writeDuration) });
}

function writeTime({ remaining, until, exact }: Rest, messages: Messages, writeExact: typeof writeCounter): string {
  const { times, locale } = messages;
  if (remaining <= longWait)
    return exact
      ? fill(times.in, { duration: writeExact(remaining, locale) })
      : fill(times.about, { duration: writeAbout(remaining, locale) });
  // The moment on the clock that the reader sees: somebody may have set it since the provider named the moment.
  const now = Date.now();
  const isSet = Math.abs(now + remaining - until) > staleLabel;
  return writeMoment(isSet ? now + remaining : until, isSet ? now : until - remaining, messages);
}
