import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchSilence } from '../../src/requests/watch-silence.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('silence is a stall', () => {
  const { signal, expect: isDue } = watchSilence(new AbortController().signal, 600);
  isDue(100);
  vi.advanceTimersByTime(99);
  isDue(100);
  vi.advanceTimersByTime(99);
  expect(signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(signal.reason).toMatchObject({ kind: 'timeout', code: 'stalled' });
});

test('an answer that never stops is no stall: it takes too long, and has no code', () => {
  const { signal, expect: isDue } = watchSilence(new AbortController().signal, 600);
  for (let sign = 0; sign < 12; sign += 1) {
    isDue(100);
    vi.advanceTimersByTime(50);
  }
  expect(signal.reason).toMatchObject({ kind: 'timeout', code: null, provider: null, retry: 'soon' });
});

test('Infinity, and more than a timer can count, is no limit', () => {
  for (const ms of [Infinity, 2 ** 31]) {
    const { signal, expect: isDue, end } = watchSilence(new AbortController().signal, ms);
    isDue(ms);
    vi.advanceTimersByTime(3_600_000);
    expect(signal.aborted).toBe(false);
    end();
  }
});

test('without a limit in all, signs of life are enough; the parent ends it with its own reason, and the end leaves no timer', () => {
  const parent = new AbortController();
  const { signal, expect: isDue, end } = watchSilence(parent.signal, null);
  for (let sign = 0; sign < 1_000; sign += 1) {
    isDue(60_000);
    vi.advanceTimersByTime(50_000);
  }
  expect(signal.aborted).toBe(false);
  parent.abort('left');
  expect(signal.reason).toBe('left');
  end();
  expect(vi.getTimerCount()).toBe(0);
});
