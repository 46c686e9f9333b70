/** Asks again for what failed. What it hands back settles with the answer. */
export type Wake = () => unknown;

/** Who shows what failed, by its cause, and what they do once that is gone. */
export interface Shown {
  readonly add: (key: string, wake?: Wake) => () => void;
  readonly has: (key: string) => boolean;
  /**
   * Wakes what sleeps, and those who show it. One first: if it fails, the others would. Then one after the other, as long
   * as `isGood`.
   */
  readonly wake: (key: string, sleeping: readonly Wake[], isGood: () => boolean) => Promise<void>;
}

/** The first to wake is waited for, but not for ever, ms; the others follow one after the other. */
const longestFirst = 10_000;
const gap = 200;

export function createShown(): Shown {
  const shown = new Set<{ readonly key: string; readonly wake: Wake | undefined }>();
  return {
    add(key, wake) {
      const one = { key, wake };
      shown.add(one);
      return () => void shown.delete(one);
    },
    has: (key) => [...shown].some((one) => one.key === key),
    async wake(key, sleeping, isGood) {
      const held = [...shown].filter((one) => one.key === key && one.wake);
      // Who has left before its turn is not woken.
      const wakes = held.map((one) => () => (shown.has(one) ? one.wake?.() : undefined));
      const [first, ...others] = [...sleeping.slice(0, 1), ...wakes, ...sleeping.slice(1)];
      await Promise.race([first?.(), pause(longestFirst)]);
      for (const wake of others) {
        if (!isGood()) return;
        void wake();
        await pause(gap);
      }
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
