import { normalizeError } from 'tryagain/errors';
import { errorText } from 'tryagain/server';
import { describe, expect, test } from 'vitest';
import { chat, get, handlerWith, json, keys, kimiRate, ok, origin, post, problemOf, question, speech } from './support.ts';

test.each(['terminated', 'unexpected end of file', 'Gzip decompression failed.', 'ZlibError fetching "https://api.moonshot.ai/v1"'])(
  'P23 an answer that breaks off is a network failure in the words of each runtime: %s',
  async (words) => {
    const originals: unknown[] = [];
    const body = new ReadableStream({ pull: (controller) => controller.error(new TypeError(words)) });
    const { handler } = handlerWith(() => new Response(body, { headers: { 'content-type': 'application/json' } }), {
      onFailure: (_, original) => void originals.push(original),
    });
    const response = await handler(chat());
    expect([response.status, (await problemOf(response)).kind, originals]).toEqual([502, 'network', [new TypeError(words)]]);
  },
);

describe('what leaves for the provider', () => {
  test('S13 nothing of the client’s headers goes along', async () => {
    const { handler, sent } = handlerWith(ok);
    const junk = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`x-junk-${index}`, 'x']));
    await handler(
      chat(
        {},
        { authorization: 'Bearer client', cookie: 'a=b', 'x-forwarded-for': '1.2.3.4', 'accept-encoding': 'br', te: 'trailers', ...junk },
      ),
    );
    expect(Object.keys(sent[0]?.init.headers ?? {})).toEqual(['authorization', 'accept', 'content-type']);
    expect(new Headers(sent[0]?.init.headers).get('authorization')).toBe(`Bearer ${keys.kimi}`);
    expect(sent[0]).toMatchObject({ url: 'https://api.moonshot.ai/v1/chat/completions', init: { method: 'POST', redirect: 'manual' } });
    expect(sent[0]?.init.body).toBe(JSON.stringify(question));
  });
  test('the global fetch of a Worker or a page may be handed in as it is: it refuses to be a method', async () => {
    async function strict(this: unknown) {
      if (this !== undefined && this !== globalThis) throw new TypeError('Illegal invocation');
      return ok();
    }
    expect((await handlerWith(ok, { fetch: strict }).handler(chat())).status).toBe(200);
  });
  test('a GET has no body, and each provider its own key and host', async () => {
    const { handler, sent } = handlerWith(ok);
    for (const path of ['/kimi/models', '/kimi-code/usages', '/minimax/token_plan/remains']) await handler(get(path));
    expect(sent.map(({ url, init }) => [url, init.body, new Headers(init.headers).get('authorization')])).toEqual([
      ['https://api.moonshot.ai/v1/models', null, `Bearer ${keys.kimi}`],
      ['https://api.kimi.com/coding/v1/usages', null, `Bearer ${keys['kimi-code']}`],
      ['https://api.minimax.io/v1/token_plan/remains', null, `Bearer ${keys.minimax}`],
    ]);
  });
});

describe('what comes back from a provider that works', () => {
  test('S14 S21 bytes unchanged, none of its headers but the request id', async () => {
    const body = '{ "id": "x",\n "choices": [], "big": 12345678901234567890 }';
    const headers = {
      'content-type': 'application/json',
      'set-cookie': 'session=1',
      server: 'nginx',
      'access-control-allow-origin': '*',
      etag: '"x"',
      'msh-uid': 'u123456',
      'msh-gid': 'tier-5',
      'msh-request-id': 'req-0123456789',
    };
    const { handler } = handlerWith(() => new Response(body, { headers }));
    const response = await handler(chat());
    expect(await response.text()).toBe(body);
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'application/json',
      'cache-control': 'no-store, no-transform',
      'x-content-type-options': 'nosniff',
      'x-accel-buffering': 'no',
      'x-request-id': 'req-0123456789',
      vary: 'origin',
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'retry-after, retry-after-ms, x-should-retry, x-request-id, tryagain-currency',
    });
  });

  test('a balance says which currency its host counts, an unknown host says none', async () => {
    const balance = () => json({ code: 0, data: { available_balance: 1 } });
    const currencyAt = async (baseURL: string | undefined) => {
      const { handler } = handlerWith(balance, { providers: { kimi: { apiKey: keys.kimi, baseURL } } });
      return (await handler(get('/kimi/users/me/balance'))).headers.get('tryagain-currency');
    };
    expect(await currencyAt(undefined)).toBe('USD');
    expect(await currencyAt('https://api.moonshot.cn/v1/')).toBe('CNY');
    expect(await currencyAt('https://gateway.example/v1')).toBeNull();
    expect((await handlerWith(balance).handler(chat())).headers.has('tryagain-currency')).toBe(false);
  });

  test('a file’s own HTML never runs on the app’s origin', async () => {
    const { handler } = handlerWith(() => new Response('<script>1</script>', { headers: { 'content-type': 'text/html' } }));
    const response = await handler(get('/kimi/files/f1/content'));
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(await response.text()).toBe('<script>1</script>');
  });
});

test('of a deletion nothing is answered, and of nothing else', async () => {
  const { handler } = handlerWith(() => new Response(null, { status: 204 }));
  const deleted = await handler(new Request('https://app.example/api/ai/kimi/files/f1', { method: 'DELETE' }));
  expect([deleted.status, await deleted.text(), deleted.headers.get('cache-control')]).toEqual([204, '', 'no-store, no-transform']);
  for (const request of [chat(), get('/kimi/models')]) expect((await handler(request)).status).toBe(502);
});

describe('a good status that hides a failure', () => {
  const baseResp = { base_resp: { status_code: 1008, status_msg: 'insufficient balance' } };
  test.each([
    ['native', () => speech()],
    ['native, asked for a stream', () => speech({ stream: true })],
    ['OpenAI’s dialect', () => post('/minimax/chat/completions', question)],
    ['OpenAI’s dialect, asked for a stream', () => post('/minimax/chat/completions', { ...question, stream: true })],
  ])('base_resp in a 200 gets its status: %s', async (_, request) => {
    const { handler } = handlerWith(() => json({ choices: null, ...baseResp }));
    const response = await handler(request());
    expect(response.status).toBe(402);
    expect(await problemOf(response)).toMatchObject({
      kind: 'insufficient-balance',
      provider: 'minimax',
      code: '1008',
      providerStatus: 200,
    });
  });

  test.each([
    ['nothing', () => new Response(''), 'empty-answer'],
    ['a 204', () => new Response(null, { status: 204 }), 'empty-answer'],
    ['a page', () => new Response('<html>nginx</html>', { headers: { 'content-type': 'text/html' } }), 'not-a-stream'],
    ['a page called JSON', () => new Response('<html>nginx</html>', { headers: { 'content-type': 'application/json' } }), 'not-a-stream'],
    ['part of an answer', () => new Response('{}', { status: 206 }), 'not-a-stream'],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: 'https://evil.example' } }), 'not-a-stream'],
    ['more than fits', () => new Response(new Uint8Array(5_000_000).fill(32)), 'too-large'],
  ])('S14 %s is a failure of the server’s', async (_, answer, code) => {
    for (const more of [{}, { stream: true }]) {
      const { handler, sent } = handlerWith(answer);
      const response = await handler(chat(more));
      expect(response.status).toBe(502);
      const text = await response.text();
      expect(text).not.toMatch(/nginx|evil/);
      expect(JSON.parse(text)).toMatchObject({ kind: 'server-error', provider: null, code });
      expect(sent.length).toBe(1);
    }
  });

  test('JSON where a stream was asked for', async () => {
    const { handler } = handlerWith(() => json({ choices: [{ message: { content: 'Hi' } }] }));
    expect(await problemOf(await handler(chat({ stream: true })))).toMatchObject({ kind: 'server-error', code: 'not-a-stream' });
  });

  test('an error beside empty choices', async () => {
    const { handler } = handlerWith(() => json({ id: 'x', choices: [], error: { code: 429, message: 'Rate limited upstream' } }));
    expect((await handler(chat())).status).not.toBe(200);
  });
});

describe('a failing status', () => {
  test('becomes a problem document with the member SDKs look for', async () => {
    const { handler } = handlerWith(() => json(kimiRate, { status: 429, headers: { 'msh-request-id': 'req-0123456789' } }));
    const response = await handler(chat());
    expect(response.status).toBe(429);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(response.headers.get('retry-after')).toBe('30');
    expect(Number(response.headers.get('retry-after-ms'))).toBeGreaterThan(29_000);
    expect(response.headers.get('x-should-retry')).toBeNull();
    expect(response.headers.get('x-request-id')).toBe('req-0123456789');
    const problem = await problemOf(response);
    expect(problem).toMatchObject({
      type: 'urn:tryagain:rate-limited',
      status: 429,
      kind: 'rate-limited',
      provider: 'kimi',
      code: 'rate_limit_reached_error',
      limit: { metric: 'rpm', max: 3, scope: 'organization' },
      requestId: 'req-0123456789',
      error: { type: 'rate-limited', code: 'rate_limit_reached_error', message: problem.title },
    });
    expect(problem).not.toHaveProperty('debug');
    expect(normalizeError(problem)).toMatchObject({ kind: 'rate-limited', provider: 'kimi' });
  });

  test('S3 the numbers of limits are for the owner', async () => {
    const { handler } = handlerWith(() => json(kimiRate, { status: 429 }), { authorize: () => ({ user: 'visitor' }) });
    expect(await problemOf(await handler(chat()))).toMatchObject({ limit: { metric: 'rpm', max: null, current: null } });
  });

  test('a wait is rounded up, never down', async () => {
    const { handler } = handlerWith(() => json(kimiRate, { status: 429, headers: { 'retry-after-ms': '1500' } }));
    const response = await handler(chat());
    expect(Number(response.headers.get('retry-after'))).toBe(2);
  });

  test('what never works is not to be repeated by an SDK', async () => {
    const quota = {
      error: { type: 'exceeded_current_quota_error', message: 'You exceeded your current token quota: <org-x> 1, please check' },
    };
    const response = await handlerWith(() => json(quota, { status: 429 })).handler(chat());
    expect([response.status, response.headers.get('x-should-retry')]).toEqual([402, 'false']);
  });

  test('a connection that fails is a network failure', async () => {
    const { handler } = handlerWith(() => Promise.reject(new TypeError('fetch failed')));
    const response = await handler(chat());
    expect(response.status).toBe(502);
    expect(await problemOf(response)).toMatchObject({ kind: 'network' });
  });

  test('P15 silence before the first byte is a timeout', async () => {
    const { handler } = handlerWith(() => new Promise(() => undefined), { limits: { headersMs: 30 } });
    for (const request of [get('/kimi/models'), chat({ stream: true })]) {
      const response = await handler(request);
      expect(response.status).toBe(504);
      expect(await problemOf(response)).toMatchObject({ kind: 'timeout', code: 'stalled', provider: null });
    }
  });

  test('P15 silence within the answer to a GET is a timeout; to a POST it is a model that thinks', async () => {
    const encoder = new TextEncoder();
    const thinking = () =>
      new Response(
        new ReadableStream({
          start(body) {
            body.enqueue(encoder.encode('{"choices":'));
            setTimeout(() => {
              body.enqueue(encoder.encode('[]}'));
              body.close();
            }, 100);
          },
        }),
      );
    const silent = () => new Response(new ReadableStream({ start: (body) => body.enqueue(encoder.encode('{"data":')) }));
    const limits = { idleMs: 20 };
    const models = await handlerWith(silent, { limits }).handler(get('/kimi/models'));
    expect(await problemOf(models)).toMatchObject({ kind: 'timeout', code: 'stalled', provider: null });
    expect((await handlerWith(thinking, { limits }).handler(chat())).status).toBe(200);
  });

  test('an answer in one piece may begin late, but not after the whole time', async () => {
    const late = () => new Promise<Response>((resolve) => setTimeout(() => resolve(ok()), 60));
    expect((await handlerWith(late, { limits: { headersMs: 20 } }).handler(chat())).status).toBe(200);
    expect((await handlerWith(late, { limits: { totalMs: 20 } }).handler(chat())).status).toBe(504);
  });
});

test('errorText is a problem document the browser’s reader understands', () => {
  const text = errorText({ status: 429, responseBody: JSON.stringify(kimiRate) });
  expect(text).not.toMatch(/org-|ak-a/);
  expect(JSON.parse(text)).toMatchObject({ kind: 'rate-limited', limit: { max: null } });
  expect(normalizeError(new Error(text))).toMatchObject({ kind: 'rate-limited', provider: 'kimi' });
});
