'use client';
import { useOver } from './use-over.js';

/**
 * When the reader's day began, epoch ms. Renders anew at midnight as long as a moment lies beyond it: what was told as
 * "tomorrow" is "today" then.
 *
 * @param moment Epoch ms; null: there is none to tell.
 */
export function useToday(moment: number | null): number {
  const over = useOver((last) => {
    const midnight = new Date(momentOf(last)).setHours(24, 0, 0, 0);
    return moment !== null && moment >= midnight ? midnight : null;
  }, nothing);
  return new Date(momentOf(over)).setHours(0, 0, 0, 0);
}

/** Now; or midnight, where the timer that told of it was a millisecond early. */
export const momentOf = (day: number | null): number => Math.max(Date.now(), day ?? 0);

const nothing = () => undefined;
