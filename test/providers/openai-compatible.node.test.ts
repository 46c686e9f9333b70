import { readFileSync } from 'node:fs';
import { createReader, normalizeError } from 'tryagain/errors';
import { defineProvider, kimi, minimax, openai, openaiCompatible } from 'tryagain/providers';
import type { ProviderTable } from 'tryagain/providers';
import { describe, expect, it } from 'vitest';
import { corpus, momentOf, read } from '../support/corpus.ts';
import { allTables, appsFirst, now, readCaptured, wanted } from './captured.ts';
import type { Captured } from './captured.ts';
import { deepseek } from './deepseek.ts';

const groq = defineProvider({
  ...openaiCompatible,
  name: 'groq',
  label: 'Groq',
  hosts: [{ baseURL: 'https://api.groq.com/openai/v1', links: { keys: 'https://console.groq.com/keys' } }],
});

const rate = (message: string) => ({ error: { message, type: 'tokens', code: 'rate_limit_exceeded' } });

const groqs: readonly Captured[] = [
  {
    title: 'tokens a minute',
    source: 'https://github.com/elizaOS/eliza/issues/4040',
    status: 429,
    body: rate(
      'Rate limit reached for model `llama-3.1-8b-instant` in organization `org_0a1b2c3d4e5f6a7b8c9d0e1f2a` service tier `on_demand` on tokens per minute (TPM): Limit 6000, Used 5034, Requested 1443. Please try again in 4.77s. Need more tokens? Upgrade to Dev Tier today at https://console.groq.com/settings/billing',
    ),
    expect: { kind: 'rate-limited', retry: 'soon', limit: { metric: 'tpm', max: 6000, current: 5034 }, waitSeconds: 4.77 },
    unnamed: null,
  },
  {
    title: 'tokens a day',
    source: 'https://github.com/continuedev/continue/issues/10920',
    status: 429,
    body: rate(
      'Rate limit reached for model `llama-3.3-70b-versatile` in organization `org_0a1b2c3d4e5f6a7b8c9d0e1f2a` service tier `on_demand` on tokens per day (TPD): Limit 100000, Used 97050, Requested 3619. Please try again in 9m38.016s. Need more tokens? Upgrade to Dev Tier today at https://console.groq.com/settings/billing',
    ),
    expect: {
      kind: 'quota-exceeded',
      retry: 'after-reset',
      detail: 'per-day',
      limit: { metric: 'tpd', max: 100_000, current: 97_050 },
      waitSeconds: 578.016,
    },
    unnamed: null,
  },
  {
    title: 'more tokens in one request than a minute has',
    source: 'https://github.com/elizaOS/eliza/issues/4040',
    status: 413,
    body: rate(
      'Request too large for model `llama-3.1-8b-instant` in organization `org_0a1b2c3d4e5f6a7b8c9d0e1f2a` service tier `on_demand` on tokens per minute (TPM): Limit 6000, Requested 6294, please reduce your message size and try again. Visit https://console.groq.com/docs/rate-limits for more information.',
    ),
    expect: { kind: 'context-too-long', retry: 'never', limit: { metric: 'tpm', max: 6000, current: 6294 } },
    unnamed: null,
  },
];

describe('a provider that speaks OpenAI’s dialect', () => {
  for (const one of groqs) {
    it(`${one.status} of Groq, ${one.title}: ${one.expect.kind} (${one.source})`, async () => {
      expect(await readCaptured(one, [groq], 'groq')).toMatchObject({ ...wanted(one), provider: 'groq' });
      expect(await readCaptured(one, [...allTables, groq])).toMatchObject({ kind: one.expect.kind, provider: null });
    });
  }

  it('402 of DeepSeek, no money (https://api-docs.deepseek.com/quick_start/error_codes)', async () => {
    const response = Response.json(
      { error: { message: 'Insufficient Balance', type: 'unknown_error', param: null, code: 'invalid_request_error' } },
      { status: 402 },
    );
    const { failureIn } = createReader([deepseek]);
    expect(await failureIn(response, { provider: 'deepseek' })).toMatchObject({
      kind: 'insufficient-balance',
      retry: 'never',
      provider: 'deepseek',
    });
  });

  it('codes many providers share are read without a row of its own', () => {
    const { normalizeError: readGroq } = createReader([groq]);
    for (const [code, kind] of [
      ['invalid_api_key', 'authentication'],
      ['model_not_found', 'not-found'],
      ['insufficient_quota', 'insufficient-balance'],
      ['context_length_exceeded', 'context-too-long'],
    ] as const) {
      expect(readGroq({ error: { message: 'No.', type: 'invalid_request_error', code } }, { provider: 'groq' })).toMatchObject({
        kind,
        code,
        provider: 'groq',
      });
    }
  });

  it('codes of clouds that serve others’ models are known, and name nobody', () => {
    const { normalizeError: readGroq } = createReader([groq]);
    for (const [code, kind] of [
      ['Arrearage', 'insufficient-balance'],
      ['AccountOverdueError', 'insufficient-balance'],
      ['DataInspectionFailed', 'content-filtered'],
      ['ResponsibleAIPolicyViolation', 'content-filtered'],
      ['DeploymentNotFound', 'not-found'],
      ['SetLimitExceeded', 'quota-exceeded'],
    ] as const) {
      const thrown = { error: { message: 'No.', code } };
      expect(readGroq(thrown), code).toMatchObject({ kind, code, provider: null });
      expect(readGroq(thrown, { provider: 'groq' }), code).toMatchObject({ kind, code, provider: 'groq' });
    }
  });

  it('the example on the page about other providers is this file, which is compiled', () => {
    const page = readFileSync(new URL('../../stories/recipes/OtherProviders.mdx', import.meta.url), 'utf8');
    expect(page).toContain("import deepseek from '../../test/providers/deepseek.ts?raw';");
  });
});

describe('a reader bound to all tables', () => {
  for (const [order, tables] of [
    ['ours first', allTables],
    ['the app’s first', appsFirst],
  ] as const) {
    const all = createReader(tables);

    it(`reads the whole corpus of Kimi and MiniMax as before, ${order}`, async () => {
      const changed = await Promise.all(
        [true, false].flatMap((named) =>
          corpus.map(async (row) => {
            const [before, after] = [await read(row, named), await readWith(all, row, named)];
            const same = before.kind === after.kind && before.retry === after.retry && before.retryAt === after.retryAt;
            return same && before.provider === after.provider ? null : `${row.id}: ${before.message} was ${after.message}`;
          }),
        ),
      );
      expect(changed.filter((row) => row !== null)).toEqual([]);
    });

    it(`names nobody by a number alone, ${order}`, () => {
      for (const code of ['1002', '1004', '1008', '2013', '2056', '2061', '20132', '402', '403', '429', '529']) {
        for (const thrown of [
          { error: { code, message: 'No.' } },
          { error: { code: Number(code), message: 'No.' } },
          { status: 400, body: { code: Number(code), message: 'No.' } },
          new Error(`It did not work (${code})`),
          `${code}: no`,
        ]) {
          expect(all.normalizeError(thrown), JSON.stringify(thrown)).toMatchObject({ provider: null });
        }
      }
    });

    it(`names nobody by words alone, ${order}`, () => {
      for (const sentence of [
        'Your credit balance is too low to access the Anthropic API.',
        'OpenRouter: Provider returned error',
        'Incorrect API key provided',
        'insufficient balance',
        'The engine is currently overloaded, please try again later',
      ]) {
        expect(all.normalizeError(new Error(sentence)), sentence).toMatchObject({ provider: null });
      }
    });

    it(`a header that is one provider’s own names it, whatever the body, ${order}`, () => {
      for (const [header, provider] of [
        ['msh-request-id', 'kimi'],
        ['minimax-request-id', 'minimax'],
        ['openai-organization', 'openai'],
        ['anthropic-organization-id', 'anthropic'],
        ['x-generation-id', 'openrouter'],
      ]) {
        const headers = { [header ?? '']: 'a0b1c2d3e4f5' };
        expect(all.normalizeError({ status: 500, headers, body: '<html>' })).toMatchObject({ provider, kind: 'server-error' });
        // A client's error carries them as a Headers object, under `headers` or `response.headers`.
        const thrown = Object.assign(new Error('no'), { response: { status: 429, headers: new Headers(headers) } });
        expect(all.normalizeError(thrown)).toMatchObject({ provider, kind: 'rate-limited' });
        // Who the caller says it asked goes first.
        expect(all.normalizeError({ status: 500, headers }, { provider: 'deepseek' }).provider).toBe('deepseek');
      }
      for (const anybodys of ['x-request-id', 'request-id', 'trace-id', 'x-trace-id'])
        expect(all.normalizeError({ status: 500, headers: { [anybodys]: 'a0b1c2d3e4f5' } }).provider).toBeNull();
    });

    it(`a bare number is believed where the provider’s own header stands beside it, ${order}`, () => {
      const failure = { status: 400, headers: { 'minimax-request-id': 'a0b1c2d3e4f5' }, body: { error: { message: 'no (1008)' } } };
      expect(all.normalizeError(failure)).toMatchObject({ kind: 'insufficient-balance', provider: 'minimax', code: '1008' });
      expect(all.normalizeError({ ...failure, headers: {} })).toMatchObject({ kind: 'invalid-request', provider: null });
    });
  }

  async function readWith(all: ReturnType<typeof createReader>, row: (typeof corpus)[number], named: boolean) {
    const context = { ...(named && { provider: row.provider }), now: momentOf(row) };
    const text = typeof row.body === 'string' ? row.body : JSON.stringify(row.body);
    if (row.transport !== 'http' || row.status === null)
      return all.normalizeError(row.transport === 'sdk-string' ? new Error(text) : row.body, context);
    const headers = new Headers({ 'content-type': typeof row.body === 'string' ? 'text/plain' : 'application/json' });
    for (const [name, value] of Object.entries(row.headers)) if (name.toLowerCase() !== 'content-length') headers.set(name, value);
    const failure = await all.failureIn(new Response(text, { status: row.status, headers }), context);
    return failure ?? all.normalizeError(undefined, context);
  }
});

it('the default reader knows none of the new tables', () => {
  expect(normalizeError({ error: { code: 'project_spend_limit_exceeded', message: 'no' } }, { now }).provider).toBeNull();
  expect(normalizeError({ status: 500, headers: { 'openai-organization': 'org' } }).provider).toBeNull();
});

describe('defineProvider says what is wrong in a table', () => {
  const good: ProviderTable = {
    ...openaiCompatible,
    name: 'mine',
    label: 'Mine',
    hosts: [{ baseURL: 'https://api.example.com/v1', links: {} }],
  };
  const complaint = (change: Partial<Record<keyof ProviderTable, unknown>>): string => {
    try {
      defineProvider({ ...good, ...change } as ProviderTable);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(TypeError);
      return (thrown as TypeError).message;
    }
    return 'no complaint';
  };
  const row = { id: 'one', text: /one/, kind: 'timeout' } as const;
  const account = { endpoint: 'balance', method: 'GET', path: '/balance', dialect: 'openai', maxAnswerBytes: 1000 };
  const read = () => null;

  it('and nothing about a good one', () => {
    expect(complaint({})).toBe('no complaint');
    for (const table of [...allTables, deepseek]) expect(defineProvider(table)).toBe(table);
  });

  it.each([
    ['a name that is no path', { name: 'My Provider' }, /name "My Provider" becomes a path/],
    ['an address that is none', { hosts: [{ baseURL: 'api.example.com', links: {} }] }, /baseURL "api\.example\.com" is no address/],
    ['a slash at its end', { hosts: [{ baseURL: 'https://api.example.com/v1/', links: {} }] }, /without a slash/],
    ['two rows of one name', { rows: [row, row] }, /two rows are called "one"/],
    ['a row of ours a second time', { rows: [...openaiCompatible.rows, ...openaiCompatible.rows] }, /"larger-than-limit"/],
    [
      'a kind nobody knows',
      { rows: [{ ...row, kind: 'no-money' }] },
      /^defineProvider: rows\["one"\]\.kind is "no-money"\. Write one of: authentication, /,
    ],
    ['a row nothing is known by', { rows: [{ id: 'one', codes: [], kind: 'timeout' }] }, /row "one" has nothing it could be known by/],
    ['a balance that is no route', { balance: { path: '/balance', read } }, /"\/balance" tells of money\. Write a GET route/],
    ['a balance everybody may read', { routes: [account], balance: { path: '/balance', read } }, /access: 'account'/],
    ['a plan everybody may read', { routes: [account], plan: { path: '/balance', read } }, /access: 'account'/],
    ['a pattern that remembers', { rows: [{ ...row, text: /one/g }] }, /row "one" has the flag g or y/],
    ['an alias that remembers', { rows: [{ ...row, alias: /one/y }] }, /row "one" has the flag g or y/],
    ['a pattern for many codes that finds one', { codeInText: [/\((\d+)\)/] }, /codeInText lacks the flag g/],
    ['a header in capitals', { requestIdHeaders: ['X-Request-Id'] }, /header "X-Request-Id" cannot be one/],
    ['a key header that is none', { routes: [{ ...openaiCompatible.routes[0], keyHeader: 'x api key' }] }, /header "x api key"/],
    ['a path that is none', { routes: [{ ...openaiCompatible.routes[0], path: 'chat' }] }, /path "chat" cannot be a route/],
  ])('%s', (_, change, said) => {
    expect(complaint(change)).toMatch(said);
  });

  const chat = openaiCompatible.routes[0];
  const host = { baseURL: 'https://api.example.com/v1', links: {} };

  it.each([
    ['no name', { name: undefined }, 'name is missing. Write a text.'],
    ['no label', { label: undefined }, 'label is missing. Write a text.'],
    ['no hosts', { hosts: undefined }, 'hosts is missing. Write a list.'],
    ['a host alone', { hosts: host }, 'hosts is an object. Write a list.'],
    ['a host that is only an address', { hosts: [host.baseURL] }, 'hosts[0] is "https://api.example.com/v1". Write an object.'],
    ['a host without links', { hosts: [{ baseURL: host.baseURL }] }, 'hosts[0].links is missing. Write an object.'],
    [
      'a region of its own',
      { hosts: [host, { ...host, region: 'eu' }] },
      'hosts[1].region is "eu". Write one of: international, mainland.',
    ],
    ['no rows', { rows: undefined }, 'rows is missing. Write a list.'],
    ['a row that is nothing', { rows: [null] }, 'rows[0] is null. Write an object.'],
    ['a row without id', { rows: [row, { text: /two/, kind: 'timeout' }] }, 'rows[1].id is missing. Write a text.'],
    ['a code instead of a list', { rows: [{ ...row, codes: '1008' }] }, 'rows["one"].codes is "1008". Write a list.'],
    // Codes are compared as texts: a number would never be found.
    ['a code that is a number', { rows: [{ ...row, codes: [1008] }] }, 'rows["one"].codes[0] is 1008. Write a text.'],
    [
      'a sentence that is no pattern',
      { rows: [{ ...row, text: 'one' }] },
      'rows["one"].text is "one". Write a pattern, such as /too many requests/i.',
    ],
    ['a limit in words', { rows: [{ ...row, limit: 'rpm' }] }, 'rows["one"].limit is "rpm". Write an object.'],
    [
      'a window that is none',
      { rows: [{ ...row, limit: { metric: 'rpm', window: 'hour' } }] },
      'rows["one"].limit.window is "hour". Write one of: minute, 5h, day, week, month, null.',
    ],
    [
      'a limit’s number as text',
      { rows: [{ ...row, limit: { metric: 'rpm', max: '3' } }] },
      'rows["one"].limit.max is "3". Write a number, or null.',
    ],
    ['no routes', { routes: undefined }, 'routes is missing. Write a list.'],
    ['a route without path', { routes: [{ ...chat, path: undefined }] }, 'routes[0].path is missing. Write a text.'],
    [
      'a method in small letters',
      { routes: [{ ...chat, method: 'post' }] },
      'routes[0].method is "post". Write one of: GET, POST, DELETE.',
    ],
    [
      'a route without an end of its answer',
      { routes: [{ ...chat, maxAnswerBytes: undefined }] },
      'routes[0].maxAnswerBytes is missing. Write a number of bytes, such as 65536.',
    ],
    [
      'a body of no size',
      { routes: [{ ...chat, body: { type: 'json', fields: ['model'] } }] },
      'routes[0].body.maxBytes is missing. Write a number of bytes, such as 65536.',
    ],
    ['headers in one line', { routes: [{ ...chat, headers: 'version: 1' }] }, 'routes[0].headers is "version: 1". Write an object.'],
    [
      'a header that is a number',
      { routes: [{ ...chat, headers: { 'api-version': 1 } }] },
      'routes[0].headers["api-version"] is 1. Write a text.',
    ],
    ['a header of its own, not in a list', { ownHeaders: 'x-mine' }, 'ownHeaders is "x-mine". Write a list.'],
    ['a pattern alone', { codeInText: /\((\d+)\)/g }, 'codeInText is an object. Write a list.'],
    [
      'a key’s pattern as text',
      { key: { pattern: '^sk-', looksLike: 'sk-…' } },
      'key.pattern is "^sk-". Write a pattern, such as /too many requests/i.',
    ],
    ['a balance nobody reads', { balance: { path: '/balance' } }, 'balance.read is missing. Write a function.'],
    ['a native failure without a place', { native: 'base_resp' }, 'native is "base_resp". Write an object.'],
  ])('to plain JavaScript: %s', (_, change, said) => {
    expect(complaint(change)).toBe(`defineProvider: ${said}`);
  });

  it('to plain JavaScript: no host, no table, a function as one', () => {
    expect(complaint({ hosts: [] })).toMatch(/^defineProvider\(mine\): there is no host\. Write one like/);
    // @ts-expect-error: a table has to be there
    expect(() => defineProvider()).toThrow(new TypeError('defineProvider: the table is missing. Write an object.'));
    // @ts-expect-error: a table has to be an object
    expect(() => defineProvider([good])).toThrow(new TypeError('defineProvider: the table is a list. Write an object.'));
    // @ts-expect-error: a table is no function
    expect(() => defineProvider(() => good)).toThrow(new TypeError('defineProvider: the table is a function. Write an object.'));
  });
});

it('every table is its own: no id, name or header of one is another’s', () => {
  const own = allTables.flatMap((table) => table.ownHeaders ?? []);
  expect(new Set(own).size).toBe(own.length);
  expect(new Set(allTables.map(({ name }) => name)).size).toBe(allTables.length);
  expect(openai.key?.pattern.test('sk-ant-api03-0123456789abcdef')).toBe(false);
  expect(openai.key?.pattern.test('sk-proj-0123456789abcdef')).toBe(true);
  expect([kimi, minimax].every(({ ownHeaders, requestIdHeaders }) => ownHeaders?.every((name) => requestIdHeaders?.includes(name)))).toBe(
    true,
  );
});
