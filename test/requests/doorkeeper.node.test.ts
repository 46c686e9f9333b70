import { expect, test, vi } from 'vitest';
import { ProviderError } from '../../src/errors/provider-error.js';
import { createCooldowns } from '../../src/recovery/cooldowns.js';
import { scope } from '../../src/recovery/scope.js';
import { sendThrough } from '../../src/requests/doorkeeper.js';
import type { Doorkeeper } from '../../src/requests/doorkeeper.js';

const asked = { provider: 'minimax', endpoint: 'speech', model: 'speech-2.8-turbo' };
const limited = () =>
  new ProviderError({ kind: 'rate-limited', provider: 'minimax', wait: { until: Date.now() + 60_000, source: 'header', exact: true } });
const read = (thrown: unknown) => thrown as ProviderError;

/** The real cooldowns, as a hook hands them on. */
function start() {
  const cooldowns = createCooldowns();
  const doorkeeper: Doorkeeper = {
    enter: (what, signal) => cooldowns.enter(scope(what), 'fail', signal),
    isTooEarly: cooldowns.isTooEarly,
  };
  const controller = new AbortController();
  return { cooldowns, controller, passage: { doorkeeper, asked, signal: controller.signal, read } };
}

test('what nothing stands in the way of is sent in the same turn: a sound must begin in the click', () => {
  const send = vi.fn(() => Promise.resolve());
  void sendThrough(start().passage, send);
  expect(send).toHaveBeenCalledTimes(1);
});

test('a failure that names its time keeps the next request from being sent', async () => {
  const { passage } = start();
  const error = limited();
  await expect(sendThrough(passage, () => Promise.reject(error))).rejects.toBe(error);
  const send = vi.fn(() => Promise.resolve());
  await expect(sendThrough(passage, send)).rejects.toEqual(error);
  expect(send).not.toHaveBeenCalled();
});

test('what was stopped says nothing of the provider, and rejects with what it was stopped with', async () => {
  const { cooldowns, controller, passage } = start();
  const reason = new Error('stopped');
  const sent = sendThrough(passage, async () => {
    controller.abort(reason);
    throw reason;
  });
  await expect(sent).rejects.toBe(reason);
  expect(cooldowns.list()).toEqual([]);
});

test('without a doorkeeper everything is sent', async () => {
  const { signal } = new AbortController();
  const error = limited();
  await expect(sendThrough({ asked, signal, read }, () => Promise.reject(error))).rejects.toBe(error);
  await expect(sendThrough({ asked, signal, read }, () => Promise.resolve('answer'))).resolves.toBe('answer');
});

test.each([3_600_000, -3_600_000])('W10 when it is too early is no matter of the wall clock, which somebody set by %i ms', async (by) => {
  vi.useFakeTimers();
  try {
    const { cooldowns, passage } = start();
    const error = limited();
    await sendThrough(passage, () => Promise.reject(error)).catch(() => undefined);
    const foreign = limited();
    expect([error, foreign].map(cooldowns.isTooEarly)).toEqual([true, true]);
    vi.setSystemTime(Date.now() + by);
    await vi.advanceTimersByTimeAsync(59_999);
    expect([error, foreign].map(cooldowns.isTooEarly)).toEqual([true, true]);
    await vi.advanceTimersByTimeAsync(1);
    expect([error, foreign].map(cooldowns.isTooEarly)).toEqual([false, false]);
  } finally {
    vi.useRealTimers();
  }
});
