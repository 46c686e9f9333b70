import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserCommand } from 'vitest/node';

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** Takes the browser's line away and gives it back, each for so many ms, so many times; at the end it is there. */
    flapLine: (times: number, offMs: number, onMs: number) => Promise<void>;
  }
}

/** All of it from here: what the page says over a line that is down would not arrive. */
export const flapLine: BrowserCommand<[times: number, offMs: number, onMs: number]> = async ({ context }, times, offMs, onMs) => {
  try {
    for (let count = 0; count < times; count += 1) {
      await context.setOffline(true);
      await sleep(offMs);
      await context.setOffline(false);
      await sleep(onMs);
    }
  } finally {
    await context.setOffline(false);
  }
};
