import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createVoiceClaims } from '../../src/recovery/voice-claims.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('of all who could say it the first does, until it is news again', () => {
  const claim = createVoiceClaims();
  const cause = { provider: 'kimi', kind: 'insufficient-balance' } as const;
  const [one, other] = [{}, {}];
  expect(claim(cause, one)).toBe(true);
  expect(claim(cause, one)).toBe(true);
  expect(claim(cause, other)).toBe(false);
  expect(claim({ ...cause, provider: 'minimax' }, other)).toBe(true);
  vi.advanceTimersByTime(10_000);
  expect(claim(cause, other)).toBe(true);
  vi.setSystemTime(Date.now() - 3_600_000);
  expect(claim(cause, one)).toBe(true);
});
