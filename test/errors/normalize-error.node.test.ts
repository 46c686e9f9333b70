import { inspect } from 'node:util';
import fc from 'fast-check';
import {
  createReader,
  failureIn,
  failureInBody,
  isProviderError,
  normalizeError,
  originalOf,
  ProviderError,
  readFailure,
} from 'tryagain/errors';
import { describe, expect, it } from 'vitest';

const now = Date.UTC(2026, 10, 22, 12);

describe('carriers', () => {
  const body = {
    error: {
      type: 'rate_limit_reached_error',
      message:
        'Your account org-0a1b2c3d4e5f60718293a4b5c6d7e8f9<ak-abcdefghij0123456789> request reached organization max concurrency: 1, please try again after 7 seconds',
    },
  };
  const want = {
    kind: 'rate-limited',
    provider: 'kimi',
    code: 'rate_limit_reached_error',
    retry: 'soon',
    limit: { metric: 'concurrency', max: 1 },
    wait: { until: now + 7_000 },
  };
  const text = JSON.stringify(body);
  const shapes: [string, () => unknown][] = [
    ['a parsed body', () => body],
    ['its text', () => text],
    ['an Error whose message is the body', () => new Error(text)],
    [
      "the openai SDK's error",
      () =>
        Object.assign(new Error('429 Your account …'), {
          status: 429,
          headers: new Headers(),
          error: body.error,
          code: null,
          type: 'rate_limit_reached_error',
          requestID: null,
        }),
    ],
    [
      "the AI SDK's APICallError",
      () =>
        Object.assign(new Error('Too Many Requests'), {
          name: 'AI_APICallError',
          statusCode: 429,
          responseHeaders: {},
          responseBody: text,
          requestBodyValues: { messages: ['secret prompt'] },
        }),
    ],
    [
      "the AI SDK's RetryError",
      () =>
        Object.assign(new Error('Failed after 3 attempts. Last error: Too Many Requests'), {
          name: 'AI_RetryError',
          errors: [],
          lastError: { statusCode: 429, responseBody: text },
        }),
    ],
    [
      'axios',
      () =>
        Object.assign(new Error('Request failed with status code 429'), {
          name: 'AxiosError',
          isAxiosError: true,
          code: 'ERR_BAD_REQUEST',
          response: { status: 429, data: body, headers: {} },
        }),
    ],
    ['ofetch', () => Object.assign(new Error('[POST] "/x": 429'), { name: 'FetchError', status: 429, statusCode: 429, data: body })],
    ['a chain of causes', () => new Error('outer', { cause: new Error('middle', { cause: body }) })],
    ['JSON in JSON', () => JSON.stringify({ error: { message: 'Provider returned error', code: 429, metadata: { raw: text } } })],
    ['an SSE text', () => `event: error\ndata: ${text}\n\n`],
    ['a sentence around it', () => new Error(`API Error (429 ${text}) · Retrying in 60 seconds… (attempt 1/10)`)],
  ];
  for (const [name, make] of shapes)
    it(`${name} gives the same failure`, () => expect(normalizeError(make(), { now })).toMatchObject(want));

  it('an unread Response is read by readFailure, and not repeated when it cannot be', async () => {
    const response = () => new Response(text, { status: 429, headers: { 'content-type': 'application/json' } });
    expect(await readFailure(response(), { now })).toMatchObject(want);
    expect(await readFailure(Object.assign(new Error('x'), { name: 'HTTPError', response: response() }), { now })).toMatchObject(want);
    expect(normalizeError(response(), { now })).toMatchObject({ kind: 'rate-limited', retry: 'never' });
  });
});

describe('what never reached a provider', () => {
  for (const message of [
    'Failed to fetch',
    'NetworkError when attempting to fetch resource.',
    'Load failed',
    'Network request failed',
    'fetch failed',
    'terminated',
    'network error',
    'The Internet connection appears to be offline.',
    'Connection error.',
    'Network connection lost',
  ]) {
    it(`"${message}" is the network, and no provider spoke`, () =>
      expect(normalizeError(new TypeError(message), { provider: 'kimi' })).toMatchObject({
        kind: 'network',
        retry: 'soon',
        provider: null,
      }));
  }
  it('a programming error is not the network', () =>
    expect(normalizeError(new TypeError("Cannot read properties of undefined (reading 'x')")).kind).toBe('unknown'));
  it('an abort is aborted, a timeout a timeout', () => {
    expect(normalizeError(new DOMException('signal is aborted without reason', 'AbortError')).kind).toBe('aborted');
    expect(normalizeError(Object.assign(new Error('Request was aborted.'), { name: 'Error' })).kind).toBe('aborted');
    expect(normalizeError(new DOMException('The operation timed out.', 'TimeoutError')).kind).toBe('timeout');
  });
});

describe('P30 no balance is no balance under any status', () => {
  for (const status of [200, 402, 429, 500]) {
    it(`1008 with ${status}`, async () => {
      const native = { base_resp: { status_code: 1008, status_msg: 'insufficient balance' } };
      expect(await failureIn(Response.json(native, { status }))).toMatchObject({ kind: 'insufficient-balance', retry: 'never' });
      const compatible = { type: 'error', error: { type: 'api_error', message: 'insufficient balance (1008)' } };
      expect(failureInBody(compatible, { provider: 'minimax', status })).toMatchObject({
        kind: 'insufficient-balance',
        retry: 'never',
        code: '1008',
      });
    });
  }
  for (const status of [403, 429]) {
    it(`Kimi's exceeded_current_quota_error with ${status}`, async () => {
      const body = {
        error: {
          type: 'exceeded_current_quota_error',
          message: 'You exceeded your current token quota: <org-x> 31275, please check your account balance',
        },
      };
      expect(await failureIn(Response.json(body, { status }))).toMatchObject({ kind: 'insufficient-balance', retry: 'never', wait: null });
    });
  }
});

describe('P4 a 200 is looked into', () => {
  it('a success is null and stays readable', async () => {
    const response = Response.json({ choices: [], base_resp: { status_code: 0, status_msg: '' } });
    expect(await failureIn(response)).toBeNull();
    expect(await response.json()).toHaveProperty('choices');
  });
  it('base_resp as the last field behind megabytes of audio is found', async () => {
    const response = Response.json({ data: { audio: 'ff'.repeat(700_000) }, base_resp: { status_code: '1004', status_msg: 'login fail' } });
    expect(await failureIn(response)).toMatchObject({ kind: 'authentication', code: '1004' });
  });
  it('an event stream is not touched', async () => {
    const response = new Response('data: {"error":{"message":"x","type":"y"}}\n\n', { headers: { 'content-type': 'text/event-stream' } });
    expect(await failureIn(response)).toBeNull();
    expect(response.bodyUsed).toBe(false);
  });
  it("an app's own error field beside its data is none of ours", () => {
    expect(failureInBody({ items: [], error: { message: 'none selected', code: 1 } })).toBeNull();
    expect(failureInBody({ error: 'text' })).toBeNull();
    expect(failureInBody({ base_resp: { status_code: 0 } })).toBeNull();
  });
});

it('P25 of a 10 MB error body only the beginning is read', async () => {
  let pulled = 0;
  const stream = new ReadableStream({
    pull(controller) {
      pulled += 1;
      if (pulled > 160) controller.close();
      else controller.enqueue(new TextEncoder().encode('x'.repeat(65_536)));
    },
  });
  expect(await readFailure(new Response(stream, { status: 502 }))).toMatchObject({ kind: 'server-error' });
  expect(pulled).toBeLessThan(8);
});

describe('P26 P27 P28 hostile values', () => {
  const cyclic: Record<string, unknown> = { message: {} };
  cyclic['cause'] = cyclic;
  let deep: unknown = 'bottom';
  for (let i = 0; i < 100_000; i += 1) deep = { error: deep };
  const throwing = new Proxy(
    {},
    {
      get: () => {
        throw new Error('no');
      },
      ownKeys: () => {
        throw new Error('no');
      },
    },
  );
  const values: [string, unknown][] = [
    ['null', null],
    ['undefined', undefined],
    ['a symbol', Symbol('x')],
    ['a bigint', 10n],
    ['NaN', Number.NaN],
    ['a cycle', cyclic],
    ['depth 100,000', deep],
    ['a throwing proxy', throwing],
    ['wrong types', { status: {}, message: 0, code: Number.NaN, headers: 7, error: [null] }],
    ['a frozen object', Object.freeze({ a: 1 })],
    ['an AggregateError', new AggregateError([new Error('a')], 'many')],
    ['a function', () => 1],
    ['100,000 keys', Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i]))],
  ];
  for (const [name, value] of values)
    it(`${name} is unknown and does not throw`, () => expect(normalizeError(value)).toMatchObject({ kind: 'unknown', retry: 'never' }));

  it('anything at all becomes a ProviderError', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withNullPrototype: true,
          withObjectString: true,
          withSparseArray: true,
        }),
        (value) => isProviderError(normalizeError(value)),
      ),
      { numRuns: 3_000 },
    );
  });

  it('S17 a hostile sentence of 100,000 characters takes no longer than a plain one', () => {
    for (const piece of ['a', ' ', '(', '1', '"', "'message': '", '{"', 'resets at ', 'try again after 1 ', '\\', 'model ', '\n1']) {
      const began = performance.now();
      normalizeError(new Error(piece.repeat(100_000 / piece.length)));
      expect(performance.now() - began).toBeLessThan(150);
    }
  });
});

describe('S2 S3 nothing of the provider or the person gets out', () => {
  const canaries = [
    'sk-canary0123456789abcdef',
    'org-0a1b2c3d4e5f60718293a4b5c6d7e8f9',
    'ak-abcdefghij0123456789',
    'proj-5319461b6eef8083',
    'me@example.org',
    'my_secret_prompt',
    'kimi_chat_prod_rw',
  ];
  const thrown = Object.assign(
    new Error(
      `401 Incorrect API key provided: ${canaries[0]} for ${canaries[1]} / ${canaries[3]} <${canaries[2]}> ${canaries[4]} user=${canaries[6]}`,
    ),
    {
      status: 401,
      code: canaries[0],
      type: canaries[5],
      request_id: canaries[1],
      requestBodyValues: { prompt: canaries[5] },
      headers: { authorization: `Bearer ${canaries[0]}`, 'x-request-id': canaries[3] },
    },
  );
  const error = normalizeError(thrown);
  const sinks: [string, string][] = [
    ['message', error.message],
    ['String()', String(error)],
    ['JSON', JSON.stringify(error)],
    ['inspect', inspect(error, { depth: 9, showHidden: true })],
    ['stack', error.stack ?? ''],
    ['structuredClone', inspect(structuredClone(error), { depth: 9 })],
    [
      'own properties',
      Object.getOwnPropertyNames(error)
        .map((name) => String(Reflect.get(error, name)))
        .join(),
    ],
  ];
  for (const [sink, text] of sinks) {
    it(`${sink} holds no key, id, address, prompt or database`, () => {
      for (const canary of canaries) expect(text).not.toContain(canary);
    });
  }
  it('the original is reachable for developers', () => expect(originalOf(error)).toBe(thrown));
});

describe('the document', () => {
  const error = normalizeError(
    {
      base_resp: {
        status_code: 2056,
        status_msg: 'usage limit exceeded, 5-hour usage limit reached for Token Plan Max (3/3 used), resets at 2099-01-01T00:00:00Z (2056)',
      },
    },
    { now: Date.UTC(2098, 11, 31, 22) },
  );

  it('crosses the wire and comes back the same', () => {
    const back = ProviderError.fromJSON(JSON.parse(JSON.stringify(error)));
    const { waitMs: _, issuedAt: __, ...document } = error.toJSON();
    expect(back.toJSON()).toMatchObject(document);
    expect(isProviderError(back)).toBe(true);
    expect(error.toJSON()).toMatchObject({
      type: 'urn:tryagain:quota-exceeded',
      kind: 'quota-exceeded',
      status: 429,
      limit: { metric: 'usage', max: 3, current: 3, window: '5h' },
    });
  });

  it('after a reload less of the wait is left; from another machine it counts from now, whatever its clock', () => {
    const document = {
      ...new ProviderError({ kind: 'rate-limited', wait: { until: Date.now() + 30_000, source: 'header', exact: true } }).toJSON(),
      issuedAt: now,
      waitMs: 30_000,
    };
    expect(ProviderError.fromJSON(document, now + 10_000).retryAt).toBe(now + 30_000);
    expect(ProviderError.fromJSON(document, now - 600_000).retryAt).toBe(now - 600_000 + 30_000);
    expect(normalizeError(document, { now: now + 600_000 }).retryAt).toBe(now + 630_000);
    expect(normalizeError(new Error(JSON.stringify(document)), { now }).kind).toBe('rate-limited');
  });

  it('S23 what does not fit is dropped, field by field', () => {
    const forged = {
      type: 'urn:tryagain:network',
      kind: 'network',
      provider: '<img src=x>',
      code: 'org-0a1b2c3d4e5f6071',
      waitMs: 1e300,
      waitSource: 'header',
      issuedAt: 'x',
      limit: { metric: 'rpm', max: -1, window: 'aeon' },
      requestId: 'javascript:alert(1)',
      fixableBy: 'god',
    };
    const read = ProviderError.fromJSON(forged, now);
    expect(read).toMatchObject({
      kind: 'network',
      provider: null,
      code: null,
      limit: { metric: 'rpm', max: null, window: null },
      requestId: null,
      fixableBy: 'provider',
    });
    expect(read.retryAt).toBeLessThanOrEqual(now + 32 * 86_400_000);
    expect(ProviderError.fromJSON({ kind: '__proto__', type: 'urn:tryagain:__proto__' }).kind).toBe('unknown');
  });
});

describe('a stranger’s objects', () => {
  it('P27 a context of null, from JavaScript, is none', () => {
    expect(normalizeError(new Error('boom'), JSON.parse('null'))).toMatchObject({ kind: 'unknown', provider: null });
  });

  it('P27 nor is it one for what reads a response or a body', async () => {
    const none = JSON.parse('null');
    const limited = (): Response => Response.json({ error: { type: 'rate_limit_reached_error', message: 'slow down' } }, { status: 429 });
    const read = [await readFailure(limited(), none), await failureIn(limited(), none), failureInBody(await limited().json(), none)];
    expect(read.map((error) => error?.kind)).toEqual(['rate-limited', 'rate-limited', 'rate-limited']);
  });

  it('P27 headers without an end are left, and what was read of them counts', () => {
    const headers = {
      get: () => null,
      *[Symbol.iterator]() {
        yield ['Retry-After', '30'];
        for (;;) yield ['x-again', '1'];
      },
    };
    expect(normalizeError({ status: 429, headers }, { now }).retryAt).toBe(now + 30_000);
  });

  it('P27 a proxy that was revoked is unknown, also where a body might be read', async () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect((await readFailure(proxy)).kind).toBe('unknown');
    expect((await readFailure({ response: proxy })).kind).toBe('unknown');
  });
});

describe('patterns of one’s own table', () => {
  const rows = [
    { id: 'busy', text: /quux is busy/gi, kind: 'overloaded' },
    { id: 'money', codes: ['77777'], kind: 'insufficient-balance' },
  ] as const;

  it('know a sentence each time, also with flags that remember where they were', () => {
    const reader = createReader([{ name: 'mine', rows }]);
    expect([1, 2, 3].map(() => reader.normalizeError(new Error('The quux is busy')).kind)).toEqual(Array(3).fill('overloaded'));
  });

  it.each([336, '336', '1008', 77_777])('a native code is believed as it is: %j', (code) => {
    const native = { key: 'result', code: 'status', message: 'text' };
    const own = [{ id: 'money', codes: ['336', '1008', '77777'], kind: 'insufficient-balance' }] as const;
    const { failureInBody } = createReader([{ name: 'mine', rows: own, native }]);
    expect(failureInBody({ result: { status: code, text: '-' } })).toMatchObject({ kind: 'insufficient-balance', code: String(code) });
  });

  it('find a code in the sentence, also without a flag', () => {
    const reader = createReader([{ name: 'mine', rows, codeInText: [/\((\d{5})\)/] }]);
    expect(reader.normalizeError(new Error('No (77777)'), { provider: 'mine' })).toMatchObject({
      kind: 'insufficient-balance',
      code: '77777',
    });
  });
});

describe('whose connection it was', () => {
  const broken = new TypeError('fetch failed');
  const { detail } = normalizeError(broken);
  const document = JSON.parse(JSON.stringify(normalizeError(broken))) as object;

  it('is not said of a request that got no answer, nor of one that is read again after a reload', () => {
    expect(detail).toBeNull();
    expect(ProviderError.fromJSON(document).detail).toBeNull();
  });

  it.each([
    ['a problem document', () => Response.json(document, { status: 502 })],
    ['a document in a stream', () => document],
  ])('is the server’s where it came as %s', async (_, answer) => {
    expect(await readFailure(answer())).toMatchObject({ kind: 'network', detail: 'from-server', retry: 'soon' });
  });
});
