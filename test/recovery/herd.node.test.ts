import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProviderError } from '../../src/errors/provider-error.js';
import { createClock } from '../../src/recovery/clock.js';
import { createCooldowns } from '../../src/recovery/cooldowns.js';
import { scope } from '../../src/recovery/scope.js';

const chat = scope({ provider: 'kimi', endpoint: 'chat' });
const clients = 1_000;

beforeEach(() => {
  vi.useFakeTimers();
  // The same dice in every run: what is held here is held for good.
  let seed = 1;
  vi.spyOn(Math, 'random').mockImplementation(() => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** When each of a thousand apps that hold for the same moment sends, ms after it. */
async function herd(waitMs: number): Promise<readonly number[]> {
  const until = Date.now() + waitMs;
  const error = new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait: { until, source: 'header', exact: true } });
  const apps = Array.from({ length: clients }, () => createCooldowns({ clock: createClock() }));
  for (const cooldowns of apps) (await cooldowns.enter(chat, 'fail')).failed(error);
  // They hold from the last second on: before it nothing happens, and takes minutes.
  await vi.advanceTimersByTimeAsync(waitMs - 1_000);
  const sent: number[] = [];
  for (const cooldowns of apps) {
    void Promise.resolve(cooldowns.enter(chat, 'hold')).then((pass) => {
      sent.push(Date.now() - until);
      pass.succeeded();
    });
  }
  await vi.advanceTimersByTimeAsync(20_000);
  return sent.sort((a, b) => a - b);
}

/** The most that fall into 100 ms, wherever these begin. */
function fullest(sorted: readonly number[]): number {
  return Math.max(...sorted.map((first) => sorted.filter((at) => at >= first && at < first + 100).length));
}

test.each([
  { wait: 'a second', ms: 1_000, spread: 4_000 },
  { wait: '20 seconds', ms: 20_000, spread: 4_000 },
  { wait: '5 minutes', ms: 300_000, spread: 10_000 },
  { wait: '5 hours', ms: 18_000_000, spread: 10_000 },
])('W15 of 1 000 clients that wait $wait for one moment none is early, and no 100 ms holds more than 5 %', async ({ ms, spread }) => {
  const sent = await herd(ms);
  expect(sent).toHaveLength(clients);
  expect(sent[0]).toBeGreaterThanOrEqual(0);
  // They are that far apart but for the last of a thousand dice.
  expect((sent.at(-1) ?? 0) - (sent[0] ?? 0)).toBeGreaterThan(0.98 * spread);
  expect(sent.at(-1)).toBeLessThanOrEqual(10_001);
  expect(fullest(sent)).toBeLessThanOrEqual(clients / 20);
});
