import fc from 'fast-check';
import { normalizeError, retryDelay, shouldRetry, ProviderError } from 'tryagain/errors';
import { describe, expect, it } from 'vitest';

const now = Date.UTC(2026, 10, 22, 12);
const waitOf = (headers: Record<string, string>, message = 'slow down') => {
  const error = normalizeError(
    { status: 429, headers: new Headers(headers), body: JSON.stringify({ error: { message, type: 'rate_limit_error' } }) },
    { now },
  );
  return error.retryAt === null ? null : error.retryAt - now;
};

describe('W1 Retry-After is read by RFC 9110 and by nothing looser', () => {
  const values: [string, number | null][] = [
    ['0', 0],
    ['1', 1_000],
    ['61', 61_000],
    ['3600', 3_600_000],
    ['120 ', 120_000],
    ['86401', 86_401_000],
    ['Sun, 22 Nov 2026 12:02:00 GMT', 120_000],
    ['Sunday, 22-Nov-26 12:02:00 GMT', 120_000],
    ['Sun Nov 22 12:02:00 2026', 120_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['Friday, 31-Dec-99 23:59:59 GMT', 0],
    ['12abc', null],
    ['abc', null],
    ['', null],
    ['-5', null],
    ['+5', null],
    ['1.5', null],
    ['0x10', null],
    ['1e3', null],
    ['5, 10', null],
    ['PT5S', null],
    ['2026-11-22T12:02:00Z', null],
    ['Infinity', null],
    ['NaN', null],
    ['Sun, 22 Nov 2026 12:02:00 CET', null],
    ['Sun, 32 Nov 2026 12:02:00 GMT', null],
    ['Sun, 22 Foo 2026 12:02:00 GMT', null],
    ['22 Nov 2026 12:02:00 GMT', null],
  ];
  for (const [value, ms] of values)
    it(`${JSON.stringify(value)} is ${ms === null ? 'no wait' : `${ms} ms`}`, () => expect(waitOf({ 'retry-after': value })).toBe(ms));
});

it('W4 a nonsensical wait becomes a day and is not exact', () => {
  expect(waitOf({ 'retry-after': '1000000000000' })).toBe(86_400_000);
});

it('retry-after-ms goes before Retry-After, a header before a sentence', () => {
  expect(waitOf({ 'retry-after-ms': '1500', 'retry-after': '9' })).toBe(1_500);
  expect(waitOf({ 'retry-after': '9' }, 'try again after 3 seconds')).toBe(9_000);
});

it("W9 an HTTP date is meant against the server's own Date", () => {
  expect(waitOf({ date: 'Sun, 22 Nov 2026 12:10:00 GMT', 'retry-after': 'Sun, 22 Nov 2026 12:10:30 GMT' })).toBe(30_000);
});

describe('W6 a wait in the sentence', () => {
  const sentences: [string, number | null][] = [
    ['please try again after 1 seconds', 1_000],
    ['Please retry after 20s.', 20_000],
    ['try again in 2h 5m', 7_500_000],
    ['try again in 1 hour and 30 minutes', 5_400_000],
    ['Please wait 500 ms', 500],
    ['请在 20 秒后重试', 20_000],
    ['请 2 分钟后再试', 120_000],
    ['usage limit exceeded, resets at 2026-11-22T15:00:00+00:00 (2056)', 10_800_000],
    ['Resets at 10:00 UTC', 22 * 3_600_000],
    ['Retrying in 29 seconds… (attempt 7/10)', null],
    ['current: 1410, limit: 100', null],
    ['timeout: 10000ms', null],
    ['(request id: 2025011303374215804122836717847)', null],
    ['only 1 is allowed for this model', null],
  ];
  for (const [text, ms] of sentences) it(`"${text}" is ${ms === null ? 'no wait' : `${ms} ms`}`, () => expect(waitOf({}, text)).toBe(ms));
});

it('W2 any string as a header is no wait or a finite one, 0 to 32 days', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d .:,a-zA-Z+-]{0,40}$/)), (value) => {
      const wait = normalizeError({ status: 429, headers: { 'retry-after': value } }, { now }).wait;
      expect(wait === null || (wait.until >= now && wait.until <= now + 32 * 86_400_000)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

describe('the policy', () => {
  const error = (kind: 'rate-limited' | 'insufficient-balance', seconds: number | null) =>
    new ProviderError({ kind, wait: seconds === null ? null : { until: Date.now() + seconds * 1_000, source: 'header', exact: true } });

  it('silently only when it can work soon, at most 3 attempts, and 5 seconds at most', () => {
    expect(shouldRetry(0, error('rate-limited', null))).toBe(true);
    expect(shouldRetry(0, error('rate-limited', 4))).toBe(true);
    expect(shouldRetry(0, error('rate-limited', 6))).toBe(false);
    expect(shouldRetry(1, error('rate-limited', 4))).toBe(false);
    expect(shouldRetry(1, error('rate-limited', 0.5))).toBe(true);
    expect(shouldRetry(2, error('rate-limited', null))).toBe(false);
    expect(shouldRetry(0, error('insufficient-balance', null))).toBe(false);
    expect(shouldRetry(0, new Error('not ours'))).toBe(false);
  });

  it('M5 a delay is finite and never negative, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), fc.oneof(fc.double(), fc.constant(Number.NaN)), (attempt, seconds) => {
        const failure = error('rate-limited', seconds);
        const delay = retryDelay(attempt as number, failure);
        expect(Number.isFinite(delay) && delay >= 0 && delay <= 86_400_000).toBe(true);
      }),
    );
  });

  it("W15 a delay is never before the provider's time, and spread behind it", () => {
    for (const seconds of [1, 3, 60, 3_600]) {
      const delays = Array.from({ length: 500 }, () => retryDelay(0, error('rate-limited', seconds)));
      expect(Math.min(...delays)).toBeGreaterThan(seconds * 1_000 - 10);
      expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(300);
    }
  });
});
