import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeError } from '../../src/errors.js';
import { describeFailure, en } from '../../src/messages.js';
import { chat, get, handlerWith, keys, ok, origin, problemOf, refusing } from './support.ts';

const target = handlerWith(ok);
const { handler, sent } = target;
const refused = refusing(target);

describe('S6 a path that no table has is 404 and goes nowhere', () => {
  test.each([
    '/kimi/../../x',
    '/kimi/%2e%2e/%2e%2e/x',
    '//evil.example/x',
    '/kimi//chat/completions',
    '/kimi/chat/completions/',
    '/kimi/chat/completions;x',
    '/kimi/chat/completions%00',
    '/kimi/chat%2fcompletions',
    '/kimi/%63hat/completions',
    '/kimi/\\evil.example',
    '/kimi/@evil.example/models',
    '/kimi@evil.example/models',
    '/kimi/files/..',
    '/kimi/files/a b',
    '/kimi/files/a/b',
    '/openai/models',
    '/constructor/models',
    '/kimi',
    '',
  ])('%s', async (path) => {
    await refused(get(path), 404);
  });

  test('a base path that only begins alike is another path', () => refused(new Request('https://app.example/api/aikimi/models'), 404));

  test('S6 whatever the path, the host is the table’s', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), fc.string(), async (path, junk) => {
        for (const target of [`/kimi${path}`, `/kimi/files/${encodeURIComponent(junk)}`, `${path}kimi/models`, `/kimi/models${junk}`]) {
          const url = `https://app.example/api/ai${target}`;
          if (URL.canParse(url)) await handler(new Request(url));
        }
      }),
      { numRuns: 300 },
    );
    expect(
      sent.filter(({ url }) => !/^https:\/\/(?:api\.moonshot\.ai\/v1|api\.kimi\.com\/coding\/v1|api\.minimax\.io\/v1)\//.test(url)),
    ).toEqual([]);
  });
});

test('a provider that is known but not set up is 404 with its own code', async () => {
  const one = handlerWith(ok, { providers: { kimi: { apiKey: keys.kimi } } });
  const response = await one.handler(get('/minimax/models'));
  expect(response.status).toBe(404);
  expect(await problemOf(response)).toMatchObject({ kind: 'not-found', code: 'not-configured', provider: null });
});

describe('what is wrong with a path is said to whoever builds the app', () => {
  const said = async (address: string) => (await problemOf(await handler(new Request(`https://app.example${address}`)))).title;
  test.each([
    ['mounted elsewhere', '/ai/kimi/models', /does not begin with "\/api\/ai\/": basePath/],
    ['no provider', '/api/ai/openai/models', /^Behind "\/api\/ai\/" comes the name of a provider/],
    ['no route', '/api/ai/kimi/modells', /^The table of "kimi" has no such path\.$/],
    ['a slash that a framework adds', '/api/ai/kimi/models/', /None ends with a slash/],
  ])('%s', async (_, address, sentence) => expect(await said(address)).toMatch(sentence));
});

test('an id goes into the path as it is', async () => {
  await handler(get('/kimi/files/file-1.a_B/content'));
  expect(sent.at(-1)?.url).toBe('https://api.moonshot.ai/v1/files/file-1.a_B/content');
});

test('a query parameter no table has is refused', () => refused(get('/kimi/models?api_base=https://evil.example'), 400));

test('S8 other methods are 405 with Allow', async () => {
  for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']) {
    const response = await handler(new Request('https://app.example/api/ai/kimi/chat/completions', { method }));
    expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'POST']);
  }
  const files = await handler(new Request('https://app.example/api/ai/kimi/files', { method: 'DELETE' }));
  expect(files.headers.get('allow')).toBe('POST, GET');
});

test('S8 a preflight is answered for an allowed origin only', async () => {
  const asked = (from: string) =>
    handler(
      new Request('https://app.example/api/ai/kimi/chat/completions', {
        method: 'OPTIONS',
        headers: { origin: from, 'access-control-request-headers': 'content-type,x-stainless-lang' },
      }),
    );
  const yes = await asked(origin);
  expect(yes.status).toBe(204);
  expect(Object.fromEntries(yes.headers)).toMatchObject({
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'content-type,x-stainless-lang',
    vary: 'origin',
  });
  const no = await asked('https://evil.example');
  expect(no.status).toBe(403);
  expect(no.headers.has('access-control-allow-origin')).toBe(false);
});

describe('S9 who may ask is decided by the list, not by the request', () => {
  const cases: [string, Record<string, string>, number][] = [
    ['an allowed origin', { origin }, 200],
    ['an allowed origin, same-origin', { origin, 'sec-fetch-site': 'same-origin' }, 200],
    ['an allowed origin on the same site', { origin, 'sec-fetch-site': 'same-site' }, 200],
    ['no metadata at all: no browser', {}, 200],
    ['same-origin without Origin, as a GET is', { 'sec-fetch-site': 'same-origin' }, 200],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }, 200],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another site that is allowed by name', { origin, 'sec-fetch-site': 'cross-site' }, 200],
    ['a neighbour that does not say who', { 'sec-fetch-site': 'same-site' }, 403],
    ['a word nobody knows', { 'sec-fetch-site': 'friendly' }, 403],
    ['a foreign origin', { origin: 'https://evil.example' }, 403],
    ['a foreign origin that claims to be the same', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, 403],
    ['Origin: null', { origin: 'null' }, 403],
    ['an origin that begins alike', { origin: 'https://app.example.evil.example' }, 403],
    ['another port', { origin: 'https://app.example:8443' }, 403],
    [
      'a foreign origin with a matching Host',
      { origin: 'https://evil.example', host: 'evil.example', 'x-forwarded-host': 'evil.example' },
      403,
    ],
  ];
  test.each(cases)('%s', async (_, headers, status) => {
    const before = sent.length;
    const response = await handler(get('/kimi/models', headers));
    expect(response.status).toBe(status);
    expect(sent.length - before).toBe(status === 200 ? 1 : 0);
  });
});

describe('S10 authorize fails closed', () => {
  const answers: [string, () => unknown][] = [
    ['false', () => false],
    ['undefined', () => undefined],
    ['null', () => null],
    ['true', () => true],
    ['nobody in particular', () => ({ account: true })],
    ['a promise of false', () => Promise.resolve(false)],
    [
      'an exception',
      () => {
        throw new Error(keys.kimi);
      },
    ],
    ['a rejection', () => Promise.reject(new Error(keys.kimi))],
  ];
  test.each(answers)('%s is 401 with the code not-signed-in', async (_, authorize) => {
    const closed = handlerWith(ok, { authorize: authorize as () => false });
    const response = await closed.handler(chat());
    const text = await response.clone().text();
    expect(response.status).toBe(401);
    expect(await problemOf(response)).toMatchObject({ kind: 'authentication', code: 'not-signed-in', provider: null, status: 401 });
    expect(text).not.toContain('canary');
    expect(closed.sent).toEqual([]);
  });

  test.each([
    ['a number as the user', { user: 7 }, 'user: String(id)'],
    ['true', true, 'user: String(id)'],
    ['nobody', null, 'sign in first'],
  ])('whoever writes it reads what is missing: %s', async (_, said, words) => {
    const closed = handlerWith(ok, { authorize: () => said as unknown as false });
    const response = await closed.handler(chat());
    expect([response.status, (await problemOf(response)).title]).toEqual([401, expect.stringContaining(words)]);
  });

  test('balance and plan are for the owner', async () => {
    const visitor = handlerWith(ok, { authorize: () => ({ user: 'visitor' }) });
    for (const path of ['/kimi/users/me/balance', '/kimi-code/usages', '/minimax/token_plan/remains']) {
      const response = await visitor.handler(get(path));
      expect(response.status).toBe(403);
      const problem = await problemOf(response);
      expect(problem).toMatchObject({ kind: 'permission', fixableBy: 'developer', provider: null });
      // They are signed in: it is what authorize says of them that has to change.
      const told = describeFailure(normalizeError(problem), en, 'owner');
      expect(told.title).not.toContain('signed in');
      expect(told.action).toContain('developer');
    }
    expect(visitor.sent).toEqual([]);
  });

  test('one that never answers is given up with the time, or with the client', async () => {
    const failures: string[] = [];
    const { handler, sent } = handlerWith(ok, {
      authorize: () => new Promise(() => undefined),
      limits: { headersMs: 60 },
      onFailure: ({ kind }) => void failures.push(kind),
    });
    const response = await handler(chat());
    expect([response.status, (await problemOf(response)).title]).toEqual([
      504,
      expect.stringContaining('authorize did not answer within 60 ms'),
    ]);
    const gone = new AbortController();
    const left = handler(new Request(chat(), { signal: gone.signal }));
    gone.abort();
    expect((await left).status).toBe(499);
    expect([failures, sent]).toEqual([['timeout', 'aborted'], []]);
  });

  test('an authorize that reads the body is told to read a clone', async () => {
    const greedy = handlerWith(ok, { authorize: async (request) => ({ user: await request.text() }) });
    const response = await greedy.handler(chat());
    expect(response.status).toBe(500);
    expect((await problemOf(response)).title).toContain('authorize has to read a clone');
  });
});
