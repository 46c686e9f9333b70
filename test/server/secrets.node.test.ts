import { kinds } from 'tryagain/errors';
import { scenarios } from 'tryagain/testing';
import { describe, expect, test } from 'vitest';
import { chat, get, handlerWith, json, keys, kimiRate, ok, post, problemOf, question, simulated, speech, stream } from './support.ts';

describe('every scenario of the simulator through the handler', () => {
  const requests: Record<string, () => Request> = {
    'kimi chat': () => chat(),
    'kimi files': () => {
      const form = new FormData();
      form.set('purpose', 'file-extract');
      form.set('file', new File(['hello'], 'a.txt'));
      return new Request('https://app.example/api/ai/kimi/files', { method: 'POST', body: form });
    },
    'kimi balance': () => get('/kimi/users/me/balance'),
    'kimi-code plan': () => get('/kimi-code/usages'),
    'minimax chat': () => post('/minimax/chat/completions', { ...question, model: 'MiniMax-M3' }),
    'minimax speech': () => speech(),
    'minimax plan': () => get('/minimax/token_plan/remains'),
    'minimax clone': () => post('/minimax/voice_clone', { file_id: 1, voice_id: 'abcdefgh1' }),
  };
  const failing = scenarios.filter(({ provider, fault, balance }) => provider && !fault && !balance);
  test.each(failing.map((scenario) => [scenario.name, scenario] as const))('S2 S3 %s', async (_, scenario) => {
    const seen: unknown[] = [];
    const { handler } = simulated(scenario.name, { onFailure: (error) => void seen.push(error) });
    const extracting = scenario.at.includes('GET /files/{id}/content');
    const request = extracting ? () => get('/kimi/files/f1/content') : requests[`${scenario.provider} ${scenario.endpoint}`];
    if (!request) throw new Error(`No request of this test meets ${scenario.provider} ${scenario.endpoint}.`);
    const response = await handler(request());
    const text = await response.text();
    const problem = JSON.parse(text) as { kind: keyof typeof kinds; provider: string };
    expect(problem.provider).toBe(scenario.provider);
    expect(response.status).toBe(kinds[problem.kind].status);
    expect([401, 403]).not.toContain(response.status);
    expect(text + JSON.stringify([...response.headers])).not.toMatch(/canary|org-|proj-|\bak-|Bearer/);
    expect(text).not.toContain(scenario.message);
    expect(seen).toHaveLength(1);
  });
});

describe('the log', () => {
  test('S19 gets the error and the original, and nobody logs by default', async () => {
    const seen: [unknown, unknown][] = [];
    const { handler } = handlerWith(() => json(kimiRate, { status: 429 }), { onFailure: (...both) => void seen.push(both) });
    await handler(chat());
    expect(seen[0]?.[0]).toMatchObject({ kind: 'rate-limited' });
    expect(JSON.stringify(seen[0]?.[1])).toContain('org-');
    expect(JSON.stringify(seen)).not.toContain('Hello');
  });
  test('of what the handler itself refuses gets the sentence that says why', async () => {
    const seen: unknown[] = [];
    const { handler } = handlerWith(ok, { onFailure: (_, original) => void seen.push(original) });
    await handler(get('/kimi/modells'));
    await handler(chat({}, { origin: 'https://other.example' }));
    expect(seen).toEqual(['The table of "kimi" has no such path.', "The page's origin is not in allowedOrigins."]);
  });
  test('that throws or rejects does not take the answer with it', async () => {
    for (const onFailure of [
      () => {
        throw new Error('disk full');
      },
      () => Promise.reject(new Error('disk full')),
    ]) {
      const { handler } = handlerWith(() => json(kimiRate, { status: 429 }), { onFailure });
      expect((await handler(chat())).status).toBe(429);
    }
  });
});

describe('the development switch', () => {
  test('S2 S3 shows the provider’s text without keys and ids', async () => {
    const echo = ({ init }: { init: RequestInit }) =>
      json(
        { error: { ...kimiRate.error, message: `${kimiRate.error.message} ${new Headers(init.headers).get('authorization')}` } },
        { status: 429 },
      );
    const { handler } = handlerWith(echo, { development: 'raw-text' });
    const problem = await problemOf(await handler(chat()));
    expect(problem['debug']).toContain('request reached organization max RPM: 3');
    expect(problem['debug']).not.toMatch(/canary|org-|ak-a/);
  });
  test('also in a stream', async () => {
    const { handler } = handlerWith(
      () => stream('data: {"choices":[]}\n\ndata: {"error":{"message":"boom sk-abcdefgh1234","type":"x"}}\n\n'),
      {
        development: 'raw-text',
      },
    );
    const text = await (await handler(chat({ stream: true }))).text();
    expect(text).toContain('boom [redacted]');
  });
  test('says why a connection failed, also where only a code does, and without keys', async () => {
    const refused = new AggregateError([], '');
    Object.assign(refused, { code: 'ECONNREFUSED' });
    const cause = new Error(`proxy refused ${keys.kimi}`, { cause: refused });
    const { handler } = handlerWith(() => Promise.reject(new TypeError('fetch failed', { cause })), { development: 'raw-text' });
    expect((await problemOf(await handler(chat())))['debug']).toBe('TypeError: fetch failed: proxy refused [redacted]: ECONNREFUSED');
  });
  test('takes no answer away where what was thrown cannot be read', async () => {
    const circle: Record<string, unknown> = {};
    circle['body'] = circle;
    const trap = {
      get body() {
        throw new Error('boom');
      },
    };
    for (const thrown of [circle, trap]) {
      const { handler } = handlerWith(() => Promise.reject(thrown as unknown as Error), { development: 'raw-text' });
      const response = await handler(chat());
      expect(response.status).toBe(502);
      expect(await problemOf(response)).not.toHaveProperty('debug');
    }
  });
});

test('S20 a visitor sees a kind and a code, no details of the key or the account', async () => {
  const refused = { error: { type: 'incorrect_api_key_error', message: `Incorrect API key provided: ${keys.kimi}` } };
  const suspended = {
    error: { type: 'exceeded_current_quota_error', message: 'Your account org-0a1b2c3d4e5f is suspended, please check your plan' },
  };
  for (const [body, status, kind, owner] of [
    [refused, 401, 'authentication', 424],
    [suspended, 429, 'insufficient-balance', 402],
  ] as const) {
    const { handler } = handlerWith(() => json(body, { status }), { authorize: () => ({ user: 'visitor' }) });
    const response = await handler(chat());
    const text = await response.text();
    expect([response.status, JSON.parse(text)]).toMatchObject([owner, { kind, fixableBy: 'owner' }]);
    expect(text).not.toMatch(/canary|org-|Incorrect|suspended,|plan/);
  }
});

test('S2 a provider that echoes the key gives it to nobody', async () => {
  const shapes: ((key: string) => Response)[] = [
    (key) => json({ error: { message: `bad key ${key}`, type: key, code: key, param: key } }, { status: 401 }),
    (key) => json({ base_resp: { status_code: 1004, status_msg: key } }),
    (key) => new Response(key, { status: 500 }),
    (key) => stream(`data: {"choices":[]}\n\nevent: error\ndata: ${key}\n\n`),
    (key) => stream(`data: ${key}\n\n`),
    (key) => json({ error: { message: 'x', type: 'y' }, request_id: key }, { status: 500, headers: { 'x-request-id': key } }),
    (key) => {
      throw new TypeError(`Headers: Bearer ${key}`);
    },
  ];
  for (const shape of shapes) {
    const { handler } = handlerWith(({ init }) => shape(new Headers(init.headers).get('authorization')?.slice(7) ?? ''));
    for (const request of [chat(), chat({ stream: true })]) {
      const response = await handler(request);
      expect(JSON.stringify([...response.headers]) + (await response.text())).not.toContain('canary');
    }
  }
});
