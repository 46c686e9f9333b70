import fc from 'fast-check';
import { normalizeError, retryDelay, shouldRetry, ProviderError } from 'tryagain/errors';
import { describe, expect, it, vi } from 'vitest';

const now = Date.UTC(2026, 10, 22, 12);
const hour = 3_600_000;
const day = 24 * hour;
const month = 32 * day;

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly message?: string;
  /** Fields beside the sentence. */
  readonly fields?: Record<string, unknown>;
  readonly type?: string;
}

const read = ({ status = 429, headers = {}, message = 'slow down', fields, type = 'rate_limit_error' }: Answer) =>
  normalizeError({ status, headers: new Headers(headers), body: JSON.stringify({ error: { message, type, ...fields } }) }, { now });
const msOf = (answer: Answer) => {
  const { retryAt } = read(answer);
  return retryAt === null ? null : retryAt - now;
};

describe('W1 Retry-After is read by RFC 9110 and by nothing looser', () => {
  const values: [string, number | null][] = [
    ['0', 0],
    ['1', 1_000],
    ['007', 7_000],
    ['61', 61_000],
    ['120', 120_000],
    ['3600', 3_600_000],
    [' 120 ', 120_000],
    ['86401', 86_401_000],
    ['2764800', month],
    // Section 5.6.7: one moment in its three forms, and 10.2.3's own example.
    ['Sun, 22 Nov 2026 12:02:00 GMT', 120_000],
    ['Sunday, 22-Nov-26 12:02:00 GMT', 120_000],
    ['Sun Nov 22 12:02:00 2026', 120_000],
    ['Sun Nov 29 12:02:00 2026', 7 * day + 120_000],
    ['Tue Dec  1 12:00:00 2026', 9 * day],
    ['Fri, 31 Dec 1999 23:59:59 GMT', 0],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 0],
    ['Sun Nov  6 08:49:37 1994', 0],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['Friday, 31-Dec-99 23:59:59 GMT', 0],
    // A leap second leads into the next minute.
    ['Sun, 22 Nov 2026 12:01:60 GMT', 120_000],
    // Two digits more than 50 years ahead are in the past, 50 are not: nonsense, and a day.
    ['Sunday, 22-Nov-77 12:00:00 GMT', 0],
    ['Sunday, 22-Nov-76 12:00:00 GMT', day],
    ['Fri, 31 Dec 9999 23:59:59 GMT', day],
    ['12abc', null],
    ['abc', null],
    ['', null],
    ['-5', null],
    ['+5', null],
    ['1.5', null],
    ['0x10', null],
    ['1e3', null],
    ['1e12', null],
    ['5, 10', null],
    ['5;q=1', null],
    ['"5"', null],
    ['5 s', null],
    ['PT5S', null],
    ['2026-11-22T12:02:00Z', null],
    ['2026-11-22', null],
    ['foo 12', null],
    ['GMT, 22', null],
    ['Infinity', null],
    ['NaN', null],
    ['null', null],
    ['Sun, 22 Nov 2026 12:02:00 CET', null],
    ['Sun, 22 Nov 2026 12:02:00', null],
    ['Sun, 22 Nov 2026 12:02:00 +0000', null],
    ['Sun, 22 nov 2026 12:02:00 GMT', null],
    ['Sun, 2 Nov 2026 12:02:00 GMT', null],
    ['Sun, 32 Nov 2026 12:02:00 GMT', null],
    ['Sun, 31 Feb 2027 12:02:00 GMT', null],
    ['Sun, 00 Nov 2026 12:02:00 GMT', null],
    ['Sun, 22 Foo 2026 12:02:00 GMT', null],
    ['Sun, 22 Nov 2026 24:00:00 GMT', null],
    ['Sun, 22 Nov 2026 12:60:00 GMT', null],
    ['Sun, 22 Nov 2026 12:02:61 GMT', null],
    ['Sonntag, 22 Nov 2026 12:02:00 GMT', null],
    ['22 Nov 2026 12:02:00 GMT', null],
    // Each form has its own weekdays, strokes and digits of the year.
    ['Sun, 22 Nov 26 12:02:00 GMT', null],
    ['Sun, 22-Nov-2026 12:02:00 GMT', null],
    ['Sun, 22-Nov 2026 12:02:00 GMT', null],
    ['Sunday, 22 Nov 2026 12:02:00 GMT', null],
    ['Sunday, 22-Nov-2026 12:02:00 GMT', null],
    ['Sunnesday, 22-Nov-26 12:02:00 GMT', null],
    ['Sun, 22 Nov 202 12:02:00 GMT', null],
  ];
  it.each(values)('W1 %j is %s ms', (value, ms) => expect(msOf({ headers: { 'retry-after': value } })).toBe(ms));
});

it('W3 a wait that is over lets a person go on now, and a program after its back-off', () => {
  for (const value of ['0', 'Sun, 22 Nov 2026 11:00:00 GMT']) expect(msOf({ headers: { 'retry-after': value } })).toBe(0);
  const over = new ProviderError({ kind: 'rate-limited', wait: { until: Date.now() - hour, source: 'header', exact: true } });
  for (let run = 0; run < 1_000; run += 1) expect(retryDelay(0, over)).toBeGreaterThanOrEqual(125);
});

it('W4 a nonsensical wait becomes a day and is not exact', () => {
  for (const value of ['1000000000000', '9'.repeat(400)]) {
    const { wait } = read({ headers: { 'retry-after': value } });
    expect(wait).toEqual({ until: now + day, source: 'header', exact: false });
  }
  expect(msOf({ message: 'Try again in 999999999 days' })).toBe(day);
  expect(msOf({ fields: { retry_after: 1e12 } })).toBe(day);
});

it('retry-after-ms goes before Retry-After, a header before a field, a field before a sentence', () => {
  const all = {
    headers: { 'retry-after-ms': '1500', 'retry-after': '9' },
    fields: { retry_after: 5 },
    message: 'try again after 3 seconds',
  };
  expect(msOf(all)).toBe(1_500);
  expect(msOf({ ...all, headers: { 'retry-after-ms': 'soon', 'retry-after': '9' } })).toBe(9_000);
  expect(msOf({ ...all, headers: {} })).toBe(5_000);
  expect(msOf({ ...all, headers: {}, fields: {} })).toBe(3_000);
});

it('a unit that is said holds, whatever the name of the field says', () => {
  expect(msOf({ headers: { 'retry-after-ms': '2s' } })).toBe(2_000);
  expect(msOf({ headers: { 'retry-after-ms': 'Sun, 22 Nov 2026 12:00:30 GMT' } })).toBe(30_000);
  expect(msOf({ fields: { retry_after_ms: '5s' } })).toBe(5_000);
  expect(msOf({ fields: { retryAfterMs: ' 5000 ' } })).toBe(5_000);
});

describe("W9 a moment is meant against the server's own Date", () => {
  const date = 'Sun, 22 Nov 2026 12:10:00 GMT';
  it.each<[string, Answer]>([
    ['an HTTP date', { headers: { 'retry-after': 'Sun, 22 Nov 2026 12:10:30 GMT' } }],
    ['epoch seconds', { headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String((now + 630_000) / 1_000) } }],
    ['a field', { fields: { resets_at: '2026-11-22T12:10:30Z' } }],
    ['a sentence', { message: 'resets at 2026-11-22 12:10:30 UTC' }],
  ])('W9 %s', (_, answer) => expect(msOf({ ...answer, headers: { ...answer.headers, date } })).toBe(30_000));
  it('W9 seconds need no clock, and a Date that is none is none', () => {
    expect(msOf({ headers: { date, 'retry-after': '30' } })).toBe(30_000);
    expect(msOf({ headers: { date: 'yesterday', 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' } })).toBe(30_000);
  });
});

describe('W7 the RateLimit field of the IETF draft', () => {
  it.each<[string, number | null, string]>([
    ['"default";r=0;t=30', 30_000, 'used up'],
    ['default;r=0;t=30', 30_000, 'a token for a name'],
    ['"default"; r=0 ; t=30', 30_000, 'with spaces'],
    ['"default";t=30;r=0;pk=:c2tfbGl2ZQ==:', 30_000, 'with a partition key'],
    ['"a,b;c=\'d";r=0;t=30', 30_000, 'a name with every sign'],
    ['"burst";r=0;t=5, "daily";r=0;t=3600', 3_600_000, 'both used up: both have to come back'],
    ['"burst";r=7;t=5, "daily";r=0;t=3600', 3_600_000, 'only the one used up'],
    ['"burst";r=0;t=5, "daily";r=70;t=3600', 5_000, 'only the one used up'],
    ['"default";r=50;t=30', 30_000, 'the only one told: the server refused with it'],
    ['"burst";r=1;t=5, "daily";r=70;t=3600', null, 'which of the two was exceeded, nobody said'],
    ['limit=100, remaining=0, reset=50', 50_000, 'as before draft 8'],
    ['"default";r=0', null, 'no time'],
    ['"default"', null, 'nothing'],
    ['"default";r=0;t=30, "x', null, 'malformed'],
    ['"default;r=0;t=30', null, 'malformed'],
    ['"default";r=;t=30', null, 'malformed'],
    ['"default";r=0;t=1e3', null, 'malformed'],
    ['"default";r=0;t=-5', null, 'malformed'],
    ['"default";r=0;t=1.5', null, 'malformed'],
    ['"default";r=0;T=30', null, 'malformed'],
    ['r=0;t=30', null, 'malformed'],
    ['0', null, 'malformed'],
    ['', null, 'malformed'],
    ['"default";r=0;t=99999999999999', null, 'nonsense'],
  ])('W7 RateLimit: %s is %s ms: %s', (ratelimit, ms) => expect(msOf({ headers: { ratelimit } })).toBe(ms));

  it('W7 Retry-After wins, a sentence does not, and a policy alone is no wait', () => {
    const ratelimit = '"default";r=0;t=30';
    expect(msOf({ headers: { ratelimit, 'retry-after': '7' } })).toBe(7_000);
    expect(msOf({ headers: { ratelimit, 'retry-after': 'soon' } })).toBe(30_000);
    expect(msOf({ headers: { ratelimit }, message: 'try again after 1 seconds' })).toBe(30_000);
    expect(msOf({ headers: { 'ratelimit-policy': '"default";q=100;w=60' } })).toBeNull();
  });

  it('W7 what is left of an allowance is no wait where something else failed', () => {
    expect(msOf({ status: 500, type: 'server_error', headers: { ratelimit: '"default";r=50;t=30' } })).toBeNull();
    expect(msOf({ status: 503, type: 'server_error', headers: { ratelimit: '"default";r=0;t=30' } })).toBe(30_000);
    // The sentence knows better than an allowance that is not used up.
    expect(msOf({ headers: { ratelimit: '"default";r=50;t=30' }, message: 'try again in 2s' })).toBe(2_000);
  });
});

describe('W8 a reset in a header is right or ignored', () => {
  const at = now + 90_000;
  it.each<[string, number | null]>([
    ['90', 90_000],
    ['89.5', 89_500],
    ['0', 0],
    ['1s', 1_000],
    ['6m0s', 360_000],
    ['120ms', 120],
    ['2m59.56s', 179_560],
    ['1h0m0.5s', 3_600_500],
    [String(at / 1_000), 90_000],
    [String(at), 90_000],
    [new Date(at).toISOString(), 90_000],
    ['2026-11-22T20:01:30+08:00', 90_000],
    ['2026-11-22T12:01:30.123456Z', 90_000],
    [new Date(at).toUTCString(), 90_000],
    // It came back while the answer was under way.
    [String(now / 1_000 - 5), 0],
    [String(at * 1_000), null],
    ['1000000000', null],
    ['99999999999', null],
    ['2026-11-22T12:01:30', null],
    ['2026-13-22T12:01:30Z', null],
    ['2026-02-31T12:01:30Z', null],
    ['3026-11-22T12:01:30Z', null],
    ['1970-01-01T00:00:00Z', null],
    ['PT5S', null],
    ['-5', null],
    ['tomorrow', null],
    ['', null],
  ])('W8 %j is %s ms', (reset, ms) => {
    for (const [remaining, name] of [
      ['x-ratelimit-remaining', 'x-ratelimit-reset'],
      ['ratelimit-remaining', 'ratelimit-reset'],
      ['x-ratelimit-remaining-requests', 'x-ratelimit-reset-requests'],
      ['x-ratelimit-remaining-tokens', 'x-ratelimit-reset-tokens'],
      ['anthropic-ratelimit-requests-remaining', 'anthropic-ratelimit-requests-reset'],
    ] as const) {
      expect([name, msOf({ headers: { [remaining]: '0', [name]: reset } })]).toEqual([name, ms]);
    }
  });

  it('W8 of two allowances the used up one counts', () => {
    const headers = {
      'x-ratelimit-remaining-requests': '59',
      'x-ratelimit-reset-requests': '1s',
      'x-ratelimit-remaining-tokens': '0',
      'x-ratelimit-reset-tokens': '6m0s',
    };
    expect(msOf({ headers })).toBe(360_000);
    expect(msOf({ headers: { ...headers, 'x-ratelimit-remaining-tokens': '40' } })).toBeNull();
    expect(msOf({ headers: { ...headers, 'x-ratelimit-remaining-tokens': '40' }, message: 'Please try again in 8.64s.' })).toBe(8_640);
  });

  it('W8 a gateway passes the headers on inside its body', () => {
    const headers = { 'X-RateLimit-Limit': '50', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(now + hour) };
    expect(msOf({ fields: { code: 429, metadata: { headers, provider_name: null } } })).toBe(hour);
  });

  it('W8 a request that cannot succeed has no wait, whatever its headers tell', () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30', 'retry-after': '30' };
    expect(msOf({ status: 401, type: 'invalid_authentication_error', headers })).toBeNull();
  });

  it('W8 any string as a reset is no wait or one of at most a month', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[\d .:TZPT,hms+-]{0,40}$/), fc.double().map(String), fc.bigInt().map(String)),
        (reset) => {
          const { wait } = normalizeError({ status: 429, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset } }, { now });
          expect(wait === null || (wait.until >= now && wait.until <= now + month && wait.exact)).toBe(true);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

describe('fields of a body', () => {
  it.each<[Record<string, unknown>, number | null]>([
    [{ retry_after: 10 }, 10_000],
    [{ retry_after: 0.5 }, 500],
    [{ retry_after: '10' }, 10_000],
    [{ retryAfter: '30s' }, 30_000],
    [{ retry_after_ms: 250 }, 250],
    [{ retryAfterMs: '250' }, 250],
    [{ retryAfterSeconds: 4 }, 4_000],
    [{ resets_in_seconds: 12_345 }, 12_345_000],
    [{ resets_at: (now + hour) / 1_000 }, hour],
    [{ resets_at: now + hour }, hour],
    [{ resetAt: '2026-11-22T13:00:00Z' }, hour],
    [{ reset_time: '2026-11-22T21:00:00+08:00' }, hour],
    [{ resetTime: '2026-11-22T13:00:00.000Z' }, hour],
    [{ details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.074s' }] }, 34_074],
    [{ details: [{ '@type': 'x' }, { retryDelay: '0s' }] }, 0],
    // Empty, a client's option, a moment without a zone, a moment that is none.
    [{ resets_at: 0 }, null],
    [{ resets_at: null, retry_after: null }, null],
    [{ resets_at: '2026-11-22T13:00:00' }, null],
    [{ resets_at: '2027-11-22T13:00:00Z' }, null],
    [{ retryDelay: 1_000 }, null],
    [{ retry_after: -1 }, null],
    [{ retry_after: true }, null],
    [{ retry_after: {} }, null],
    [{ retry_after: 'soon' }, null],
  ])('%j is %s ms', (fields, ms) => expect(msOf({ fields })).toBe(ms));
});

describe('W6 a wait in the sentence', () => {
  const sentences: [string, number | null][] = [
    ['please try again after 1 seconds', 1_000],
    ['Please retry after 20s.', 20_000],
    ['Please try again in 6ms.', 6],
    ['Rate limit reached for gpt-x in organization org-y on tokens per min. Limit: 60000 / min. Please try again in 8.64s.', 8_640],
    ['Please try again in 7m12s. Visit our page', 432_000],
    ['Please try again in 1h12m43.2s', 4_363_200],
    ['try again in 2h 5m', 7_500_000],
    ['try again in 1 hour and 30 minutes', 5_400_000],
    ["You've hit your usage limit. Try again in 3 days 5 hours 28 minutes.", 278_880_000],
    ['Please wait 500 ms', 500],
    ['Rate limit of 10 per 60s exceeded. Please wait 32 seconds before retrying.', 32_000],
    ['You must wait at least 31 minutes.', 1_860_000],
    ['Please retry after approximately 86460 seconds.', 86_460_000],
    ['Too many concurrent requests for this client. Retry after 10 seconds.', 10_000],
    ['No deployments available for selected model, Try again in 60 seconds. Passed model=x. cooldown_list=[]', 60_000],
    ['You have exhausted your capacity on this model. Your quota will reset after 2h7m23s.', 7_643_000],
    ['Quota exceeded. Your quota will reset after ~23h', 23 * hour],
    ['Your session resets in 4hr 29min', 16_140_000],
    ['You have used all of your free usage. Come back in 3h 47m', 13_620_000],
    ['Please retry in 34.074824224s.', 34_075],
    ['try again in 5 to 10 minutes', 600_000],
    ['try again in 1,500 ms', 1_500],
    ['{"error": {"code": 429, "retry_after": 12}', 12_000],
    ['Retry-After: 30', 30_000],
    ['retry after 30', 30_000],
    ['请在 20 秒后重试', 20_000],
    ['请 2 分钟后再试', 120_000],
    ['账号尝试次数较多，请一分钟后重试', 60_000],
    ['请半小时后再试', 1_800_000],
    ['请约10分钟后重试', 600_000],
    ['请5分30秒后再试', 330_000],
    ['请求过于频繁，请30s后重试', 30_000],
    ['请求过于频繁，请等待 30 秒', 30_000],
    ['触发限流，需等待 1 小时 5 分钟', 3_900_000],
    ['额度将在 2 小时后重置', 2 * hour],
    ['usage limit exceeded, resets at 2026-11-22T15:00:00+00:00 (2056)', 3 * hour],
    ['Limit type: requests. Remaining: 0. Limit resets at: 2026-11-22 12:08:16 UTC', 496_000],
    ['You have exceeded the 5-hour usage quota. It will reset at 2026-11-22 21:11:20 +0800 CST.', 4_280_000],
    ['You will regain access on 2026-12-01 at 00:00 UTC.', 8 * day + 12 * hour],
    ['The limit is reached until 2026-11-22T13:00:00-05:30', 6.5 * hour],
    ['Resets at 10:00 UTC', 22 * hour],
    ['Resets 3:30 PM UTC', 3.5 * hour],
    ['resets at 12:00 AM (UTC+8)', 4 * hour],
    ['将于 2026-11-22 23:00:00（UTC+8）重置', 3 * hour],
    ['您的限额将在 2026-11-22 23:00（北京时间）恢复', 3 * hour],
    ['额度重置时间：北京时间 2026年11月22日 23:00', 3 * hour],
    ['请于 2026-11-22T23:00:00+08:00 后重试', 3 * hour],
    // No zone is said, and none is invented.
    ['已达到 5 小时的使用上限。您的限额将在 2026-11-22 23:41:44 重置。', null],
    ['Your limit will reset at 2026-11-22 23:17:28', null],
    ['5-hour limit reached ∙ resets 3:00 pm', null],
    ['Resets Monday at 10:00 UTC', null],
    ['Resets at 10:00 UTC on Monday', null],
    ['Your limit resets at midnight', null],
    ['下周一 00:00（北京时间）重置', null],
    // A plan, a past, a policy, an amount of nothing anybody waits for.
    ['Your plan is valid until 2026-12-01T00:00:00Z', null],
    ['您的套餐 3 天后到期', null],
    ['您已达到请求数限制：1分钟内最多请求10次', null],
    ['请几分钟后重试', null],
    ['请一百二十秒后重试', null],
    ['Please try again later', null],
    ['Try again in a few minutes', null],
    ['try again within 5 minutes', null],
    ['request timed out after 30 seconds', null],
    ['timeout: 10000ms', null],
    ['pool wait 30s exceeded', null],
    ['current: 1410, limit: 100', null],
    ['failed to retry after 3 attempts', null],
    ['error 1002, retry after 5 failures', null],
    ['(request id: 2025011303374215804122836717847)', null],
    ['file is 20 MB, 500 s of audio at most', null],
    ['only 1 is allowed for this model', null],
    ['Reached message rate limit for this model. Resets in: 2m27s (trace ID: 4c1b8e27)', 147_000],
    // A gateway's word around what it was told.
    ['[nvidia/moonshotai/kimi-k3] [429]: {"status":429,"title":"Too Many Requests"} (reset after 30s)', 30_000],
    // Of the client, not of the provider.
    ['[429]: {"status":429,"title":"Too Many Requests"} (try again in 30s)', null],
    ['Retrying in 29 seconds… (attempt 7/10)', null],
    ['Stream response error: socket hang up\n[warning] Try again after 5s...', null],
    ['request reached organization max RPM: 200, please try again after 1s...', 1000],
    ['Next retry in 5s', null],
    ['Auto-retry in 12 seconds', null],
    ['automatically retry in 12 seconds', null],
    ['I will wait 30 s', null],
    ['going to wait 30 s', null],
    ['将在 30 秒后重试', null],
    ['30 秒后自动重试', null],
  ];
  it.each(sentences)('W6 "%s" is %s ms', (message, ms) => expect(msOf({ message })).toBe(ms));

  it('W6 a header goes before the sentence', () => {
    expect(msOf({ headers: { 'retry-after': '9' }, message: 'try again after 3 seconds' })).toBe(9_000);
  });

  it('W6 "after 1 seconds" at three a minute is twenty', () => {
    const message = 'request reached organization max RPM: 3, please try again after 1 seconds';
    expect(read({ message, type: 'rate_limit_reached_error' }).wait).toEqual({ until: now + 20_000, source: 'limit', exact: false });
    expect(msOf({ message: message.replace('RPM: 3', 'RPM: 100'), type: 'rate_limit_reached_error' })).toBe(1_000);
    expect(msOf({ message: message.replace('after 1', 'after 40'), type: 'rate_limit_reached_error' })).toBe(40_000);
  });

  it('W6 a unit in capitals is one, and a sign of ours in the sentence is none', () => {
    expect(msOf({ message: 'PLEASE TRY AGAIN IN 5 SECONDS' })).toBe(5_000);
    expect(msOf({ message: 'please try again in §7000§' })).toBeNull();
  });

  it('W6 "二三分钟" is no number, and the 31st of February no moment', () => {
    expect(msOf({ message: '请求过于频繁，请二三分钟后重试' })).toBeNull();
    expect(msOf({ message: 'resets at 2027-02-31 10:00 UTC' })).toBeNull();
  });

  // https://github.com/anthropics/claude-code/issues/2490
  it('W6 a moment behind a limit in seconds since 1970 is read, a number of another length is not', () => {
    const at = (moment: number | string) => normalizeError(`Claude AI usage limit reached|${moment}`, { now });
    expect(at((now + hour) / 1_000)).toMatchObject({ kind: 'quota-exceeded', wait: { until: now + hour, source: 'text', exact: true } });
    expect(at((now - hour) / 1_000).retryAt).toBe(now);
    expect(at('17507088001').wait).toBeNull();
  });

  // https://github.com/anthropics/claude-code/issues/59993 and 2490
  it('W6 a time of day with the region it is meant in is a moment, also where that region has summer time', () => {
    expect(msOf({ message: "You've hit your limit · resets 2:10pm (America/Sao_Paulo)" })).toBe(5 * hour + 10 * 60_000);
    expect(msOf({ message: 'Your limit will reset at 3pm (America/Bogota).' })).toBe(8 * hour);
    expect(msOf({ message: 'Your limit will reset at 1pm (Etc/GMT+5).' })).toBe(6 * hour);
    const summer = Date.UTC(2026, 6, 1, 12);
    const inSummer = normalizeError('Claude usage limit reached. Your limit will reset at 3pm (Europe/Berlin).', { now: summer });
    expect(inSummer.retryAt).toBe(summer + hour);
  });

  it('W6 a region nobody knows, an hour alone and a date we cannot read are no moment', () => {
    expect(msOf({ message: 'resets 2:10pm (Middle/Earth)' })).toBeNull();
    expect(msOf({ message: 'resets at 3 UTC' })).toBeNull();
    expect(msOf({ message: 'resets Apr 10 at 7am (America/Chicago)' })).toBeNull();
  });

  it('W6 a moment that has passed is over, one of today is not moved to tomorrow', () => {
    expect(msOf({ message: 'resets at 2026-11-22 11:59 UTC' })).toBe(0);
  });

  it('W6 any number in any unit is read as itself', () => {
    const units = {
      ms: 1,
      ' milliseconds': 1,
      s: 1_000,
      ' seconds': 1_000,
      m: 60_000,
      ' minutes': 60_000,
      h: hour,
      ' hours': hour,
    } as const;
    const phrases = [
      'Please try again in %',
      'retry after %.',
      'Please wait % and repeat',
      'quota resets in %',
      '请在 % 后重试',
      '请等待 %',
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 700 }),
        fc.constantFrom(...Object.entries(units)),
        fc.constantFrom(...phrases),
        (count, [unit, ms], phrase) => {
          expect(msOf({ message: phrase.replace('%', `${count}${unit}`) })).toBe(count * ms);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('W6 any sentence is no wait or a finite one', () => {
    const words = [
      'try again',
      'in',
      'after',
      'resets',
      'at',
      '2026-11-22',
      '12:30',
      'UTC',
      '+08:00',
      '5',
      '一',
      '分钟',
      's',
      '后',
      '重试',
      '§',
      '§5§',
      '99999999999',
      'h',
    ];
    const sentence = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((some) => some.join(' ')),
    );
    fc.assert(
      fc.property(sentence, (message) => {
        const ms = msOf({ message });
        expect(ms === null || (ms >= 0 && ms <= month)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('W2 any string as Retry-After', () => {
  const header = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[\d .:,a-zA-Z+-]{0,40}$/),
    fc.double().map(String),
  );

  it('W2 is no wait or a finite one, 0 to 32 days', () => {
    fc.assert(
      fc.property(header, (value) => {
        const { wait } = normalizeError({ status: 429, headers: { 'retry-after': value } }, { now });
        if (!(wait === null || (wait.until >= now && wait.until <= now + month))) throw new Error(value);
      }),
      { numRuns: 100_000 },
    );
  }, 60_000);

  it('W2 costs the same however it is built', () => {
    const hostile = [
      '9'.repeat(1e6),
      'Sun, '.repeat(1e5),
      '2026-11-22T'.repeat(1e5),
      '"";r=0;t=1,'.repeat(1e5),
      '1h'.repeat(1e5),
      '§1§'.repeat(1e5),
    ];
    const start = performance.now();
    for (const value of hostile)
      for (const name of ['retry-after', 'date', 'ratelimit', 'x-ratelimit-reset'])
        normalizeError({ status: 429, headers: { [name]: value }, message: value }, { now });
    // Some ms in truth; a quadratic reading of a megabyte would take minutes.
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('x-should-retry', () => {
  const headers = { 'x-should-retry': 'false' };
  it('false: what might work soon is not asked again by itself', () => {
    expect(read({ status: 500, type: 'server_error', headers })).toMatchObject({ kind: 'server-error', retry: 'never', wait: null });
  });
  it('false with a time: a person may, then', () => {
    expect(read({ headers: { ...headers, 'retry-after': '60' } })).toMatchObject({ kind: 'rate-limited', retry: 'after-reset' });
  });
  it('true makes nothing more hopeful', () => {
    const answer = read({ status: 401, type: 'authentication_error', headers: { 'x-should-retry': 'true' } });
    expect(answer).toMatchObject({ kind: 'authentication', retry: 'never' });
  });
});

describe('the policy', () => {
  const error = (kind: 'rate-limited' | 'insufficient-balance' | 'quota-exceeded', seconds: number | null) =>
    new ProviderError({ kind, wait: seconds === null ? null : { until: Date.now() + seconds * 1_000, source: 'header', exact: true } });

  it('silently only when it can work soon, at most 3 attempts, and 5 seconds at most', () => {
    expect(shouldRetry(0, error('rate-limited', null))).toBe(true);
    expect(shouldRetry(0, error('rate-limited', 4))).toBe(true);
    expect(shouldRetry(0, error('rate-limited', 6))).toBe(false);
    expect(shouldRetry(1, error('rate-limited', 4))).toBe(false);
    expect(shouldRetry(1, error('rate-limited', 0.5))).toBe(true);
    expect(shouldRetry(2, error('rate-limited', null))).toBe(false);
    expect(shouldRetry(0, error('insufficient-balance', null))).toBe(false);
    expect(shouldRetry(0, error('quota-exceeded', 1))).toBe(false);
    expect(shouldRetry(0, new Error('not ours'))).toBe(false);
  });

  it('W5 a wait over 120 s is never retried by itself, nor is one over 5 s', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), fc.double({ min: 5.1, max: 1e9, noNaN: true }), (attempt, seconds) => {
        expect(shouldRetry(attempt, error('rate-limited', seconds))).toBe(false);
      }),
    );
  });

  it("M5 a delay is finite, 0 to 24 hours, and never before the provider's time, whatever it is given", () => {
    const seconds = fc.oneof(fc.double(), fc.double({ min: -10, max: 100_000, noNaN: true }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.double(), fc.anything()), seconds, (attempt, wait) => {
        const failure = error('rate-limited', wait);
        const asked = (failure.retryAt ?? 0) - Date.now();
        const delay = retryDelay(attempt as number, failure);
        // Some ms go by between the two readings of the clock.
        const early = asked > 0 && delay < Math.min(asked, day) - 50;
        if (!Number.isFinite(delay) || delay < 0 || delay > day || early) throw new Error(`${delay} for ${wait}`);
      }),
      { numRuns: 100_000 },
    );
  }, 60_000);

  it.each([
    // Seconds asked for, attempts before, ms over which they spread.
    [0.5, 0, 3_500],
    [1, 0, 3_500],
    [2, 0, 3_000],
    [3.5, 0, 1_500],
    [5, 0, 1_000],
    [1, 1, 1_000],
    [60, 0, 6_000],
    [3_600, 0, 10_000],
  ])(
    "W15 a delay of %s s is never before the provider's time, and after %i attempts spread over %i ms behind it",
    (seconds, attempt, spread) => {
      vi.useFakeTimers();
      try {
        const failure = error('rate-limited', seconds);
        const delays = Array.from({ length: 2_000 }, () => retryDelay(attempt, failure) - seconds * 1_000);
        expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...delays)).toBeLessThanOrEqual(spread);
        expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(0.98 * spread);
        // What is silent is so for 5 seconds, and where it was asked for nearly as many, for a second more.
        if (attempt === 0 && shouldRetry(0, failure))
          expect(Math.max(...delays) + seconds * 1_000).toBeLessThanOrEqual(seconds > 4 ? 6_000 : 5_000);
      } finally {
        vi.useRealTimers();
      }
    },
  );

  it('W15 of 1 000 clients told to wait a second, no tenth of a second holds more than 5 %', () => {
    let seed = 1;
    const dice = vi.spyOn(Math, 'random').mockImplementation(() => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32);
    const failure = error('rate-limited', 1);
    const at = Array.from({ length: 1_000 }, () => retryDelay(0, failure)).sort((a, b) => a - b);
    dice.mockRestore();
    expect(Math.max(...at.map((first) => at.filter((one) => one >= first && one < first + 100).length))).toBeLessThanOrEqual(50);
  });
});
