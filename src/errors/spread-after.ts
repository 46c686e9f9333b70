/** With less, more than a twentieth of a thousand clients would share a tenth of a second, ms. */
const shortest = 4_000;
const longest = 10_000;

/**
 * Over how many ms after a deadline those spread who come back by themselves: a tenth of the wait, within bounds. Never
 * before it: they all were told the same moment.
 */
export function spreadAfter(waitMs: number): number {
  return Math.min(longest, Math.max(shortest, waitMs / 10));
}
