/** A moment as it was first seen: what is left of it is asked of both clocks. */
export interface Deadline {
  /** Epoch ms. */
  readonly until: number;
  readonly seenAt: Reading & {
    /** How many jumps of the wall clock had been seen by then. */
    readonly jumps: number;
  };
}

/** Both clocks at one moment, in ms. */
export interface Reading {
  /** `Date.now()`: goes on while the machine sleeps, and jumps when somebody sets it. */
  readonly wall: number;
  /** `performance.now()`: cannot be set, and stands still in some machines' sleep. */
  readonly monotonic: number;
}

/** More than this between the two clocks is no drift: the machine slept, or somebody set its clock, ms. */
export const largestDrift = 5_000;
/**
 * Milliseconds left until a deadline, never negative.
 *
 * As long as both clocks agree the later one counts, so that nobody retries too early. Where they do not, somebody has
 * set the wall clock: what is left goes on by the monotonic one and what the machine is known to have slept.
 *
 * @param slept What the monotonic clock is known to have missed since the deadline was first seen, ms.
 */
export function remainingAt({ until, seenAt }: Deadline, now: Reading, slept = 0): number {
  const byWall = until - now.wall;
  const counted = until - seenAt.wall - (now.monotonic - seenAt.monotonic) - slept;
  return Math.max(0, Math.abs(byWall - counted) > largestDrift ? counted : Math.max(byWall, counted));
}
