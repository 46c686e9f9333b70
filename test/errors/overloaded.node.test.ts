import { kinds, normalizeError, retryDelay, shouldRetry } from 'tryagain/errors';
import { expect, it } from 'vitest';

it.each([
  ["Kimi's engine", { type: 'engine_overloaded_error', message: 'The engine is currently overloaded, please try again later' }],
  ['the sentence alone', { message: 'The engine is currently overloaded, please try again later' }],
  ["Anthropic's word for it", { type: 'overloaded_error', message: 'Overloaded' }],
])('P31 a 429 that means overload is overload, and is repeated after a back-off: %s', (_, error) => {
  const failure = normalizeError({ status: 429, body: { error } });
  expect(failure).toMatchObject({ kind: 'overloaded', status: 429, retry: kinds.overloaded.retry, wait: null, limit: null });
  expect(shouldRetry(0, failure)).toBe(true);
  expect(retryDelay(0, failure)).toBeGreaterThanOrEqual(100);
});

it.each(['rate_limit_reached_error', 'rate_limit_error'])('P31 a 429 of type %s is a limit', (type) =>
  expect(normalizeError({ status: 429, body: { error: { type, message: 'x' } } })).toMatchObject({ kind: 'rate-limited' }),
);
