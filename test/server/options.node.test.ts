import { createHandler } from 'tryagain/server';
import { anthropic, openai } from 'tryagain/providers';
import { describe, expect, test } from 'vitest';
import { handlerWith, keys, ok, chat, origin } from './support.ts';

const good = { providers: { kimi: { apiKey: keys.kimi } }, allowedOrigins: [origin], authorize: () => ({ user: 'somebody' }) };

function complaint(options: unknown): string {
  try {
    createHandler(options as Parameters<typeof createHandler>[0]);
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return (error as TypeError).message;
  }
  return 'no complaint';
}

describe('a wrong option is a TypeError that names it and says what to write', () => {
  const cases: [string, unknown, RegExp][] = [
    ['no options', undefined, /options is missing.*Write createHandler/],
    ['an unknown option', { ...good, basepath: '/x' }, /option "basepath" is unknown\. Write one of: providers/],
    ['no providers', { ...good, providers: undefined }, /providers is missing\. Write providers/],
    ['nobody among the providers', { ...good, providers: {} }, /providers names nobody/],
    [
      'an unknown provider',
      { ...good, providers: { kimmi: { apiKey: keys.kimi } } },
      /"kimmi" is unknown\. Write one of: kimi, kimi-code, minimax/,
    ],
    ['a key as a provider name', { ...good, providers: { [keys.kimi]: { apiKey: keys.kimi } } }, /not repeated here/],
    ['a provider that is a string', { ...good, providers: { kimi: keys.kimi } }, /providers\.kimi is no object/],
    [
      'an unknown field of a provider',
      { ...good, providers: { kimi: { apiKey: keys.kimi, key: 1 } } },
      /providers\.kimi: "key" is unknown/,
    ],
    [
      'no key',
      { ...good, providers: { kimi: { apiKey: undefined } } },
      /providers\.kimi\.apiKey is missing\. Take one from https:\/\/platform\.kimi\.ai/,
    ],
    ['a key of spaces', { ...good, providers: { kimi: { apiKey: ' \n' } } }, /providers\.kimi\.apiKey is missing/],
    ['a key that is a number', { ...good, providers: { kimi: { apiKey: 12345678 } } }, /providers\.kimi\.apiKey is no string/],
    [
      'a key of another form',
      { ...good, providers: { kimi: { apiKey: 'canary-key-without-its-prefix' } } },
      /does not look like a key of Kimi.*sk-…/,
    ],
    [
      'a key that is none by its length',
      { ...good, providers: { kimi: { apiKey: 'sk-' } } },
      /providers\.kimi\.apiKey is too short.*https:\/\/platform\.kimi\.ai.*sk-…/,
    ],
    [
      'a key of the coding plan',
      { ...good, providers: { kimi: { apiKey: 'sk-kimi-canary0123456789' } } },
      /providers\.kimi\.apiKey begins like a key of "kimi-code"\. Write it under that name, or take one from https:\/\/platform\.kimi\.ai/,
    ],
    ['a key of OpenAI’s', { ...good, providers: { minimax: { apiKey: 'sk-proj-canary0123456789' } } }, /begins like a key of "openai"/],
    ['S15 a line break inside a key', { ...good, providers: { kimi: { apiKey: 'sk-canary\nsecond-line' } } }, /characters that no key has/],
    [
      'S15 full-width characters in a key',
      { ...good, providers: { kimi: { apiKey: 'sk-canary０１２３４５' } } },
      /characters that no key has/,
    ],
    [
      'a base URL that is none',
      { ...good, providers: { kimi: { apiKey: keys.kimi, baseURL: 'api.moonshot.ai' } } },
      /providers\.kimi\.baseURL is no address.*https:\/\/api\.moonshot\.ai\/v1/,
    ],
    [
      'a base URL without its version',
      { ...good, providers: { kimi: { apiKey: keys.kimi, baseURL: 'https://api.moonshot.cn' } } },
      /providers\.kimi\.baseURL has the right host and another path\. Write one of .*https:\/\/api\.moonshot\.cn\/v1/,
    ],
    [
      'a base URL with an endpoint behind it',
      { ...good, providers: { kimi: { apiKey: keys.kimi, baseURL: 'https://api.moonshot.ai/v1/chat/completions' } } },
      /another path/,
    ],
    [
      'a base URL in clear text',
      { ...good, providers: { kimi: { apiKey: keys.kimi, baseURL: 'http://api.moonshot.ai/v1' } } },
      /does not start with https/,
    ],
    [
      'a base URL in clear text, of an address without a dot',
      { ...good, providers: { kimi: { apiKey: keys.kimi, baseURL: 'http://[2001:db8::1]/v1' } } },
      /does not start with https/,
    ],
    [
      'a base URL with a password',
      { ...good, providers: { kimi: { apiKey: keys.kimi, baseURL: 'https://a:canary@x.example/v1' } } },
      /more than a host and a path/,
    ],
    ['no origins', { ...good, allowedOrigins: undefined }, /allowedOrigins is missing/],
    ['a star as an origin', { ...good, allowedOrigins: ['*'] }, /allowedOrigins holds something that is no origin/],
    ['an origin with a slash', { ...good, allowedOrigins: ['https://app.example/'] }, /no origin/],
    ['the origin null', { ...good, allowedOrigins: ['null'] }, /no origin/],
    ['a page of an app in a shell', { ...good, allowedOrigins: ['capacitor://localhost/index.html'] }, /no origin/],
    ['a port without a host', { ...good, allowedOrigins: ['localhost://3000'] }, /no origin/],
    ['the address of a socket', { ...good, allowedOrigins: ['wss://app.example'] }, /no origin/],
    ['a scheme alone', { ...good, allowedOrigins: ['file://'] }, /no origin/],
    ['a star in the scheme of a shell', { ...good, allowedOrigins: ['tauri://*'] }, /no origin/],
    ['S10 no authorize', { ...good, authorize: undefined }, /authorize is missing\. Write a function/],
    ['a base path with a slash at its end', { ...good, basePath: '/api/ai/' }, /basePath is no path/],
    ['a base path with dots', { ...good, basePath: '/api/../ai' }, /basePath is no path/],
    ['a fetch that is none', { ...good, fetch: 'fetch' }, /fetch is no function/],
    ['an unknown limit', { ...good, limits: { timeout: 1 } }, /limits: "timeout" is unknown\. Write one of: headersMs/],
    ['a limit of zero', { ...good, limits: { totalMs: 0 } }, /limits\.totalMs is no whole number above zero/],
    ['a limit that is not finite', { ...good, limits: { idleMs: Infinity } }, /limits\.idleMs/],
    ['a limit beyond what a timer can', { ...good, limits: { idleMs: 2 ** 31 } }, /limits\.idleMs.*2147483647, in milliseconds/],
    ['models of a provider that is not there', { ...good, models: { minimax: ['x'] } }, /models names "minimax"/],
    [
      'a key in place of a provider',
      { ...good, models: { 'sk-canary-0123456789abcdef0123456789': 'kimi-k2.6' } },
      /models\.\S* is no list|models\.\(not/,
    ],
    ['models that are no list', { ...good, models: { kimi: 'kimi-k2.6' } }, /models\.kimi is no list/],
    ['tools of a provider that is not there', { ...good, hostedTools: { minimax: ['x'] } }, /hostedTools names "minimax"/],
    ['tools that are no list', { ...good, hostedTools: { kimi: '$web_search' } }, /hostedTools\.kimi is no list.*\['\$web_search'\]/],
    ['tools for everybody', { ...good, hostedTools: ['$web_search'] }, /hostedTools is no object\. Write hostedTools: \{ kimi:/],
    ['a development word nobody knows', { ...good, development: true }, /development is unknown\. Write 'raw-text'/],
    ['tables that are none', { ...good, tables: [{}] }, /tables is no list/],
    ['onFailure that is none', { ...good, onFailure: {} }, /onFailure is no function/],
  ];
  test.each(cases)('%s', (_, options, message) => expect(complaint(options)).toMatch(message));

  test.each(cases)('M7 S2 %s: the message holds no key', (_, options) => expect(complaint(options)).not.toMatch(/canary/));
});

test('S15 a line break after a key from the environment is cut off', async () => {
  const { handler, sent } = handlerWith(ok, { providers: { kimi: { apiKey: ` ${keys.kimi}\r\n` } } });
  await handler(chat());
  expect(new Headers(sent[0]?.init.headers).get('authorization')).toBe(`Bearer ${keys.kimi}`);
});

test.each(['capacitor://localhost', 'tauri://localhost', 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'])(
  'an app in a shell is let in by its origin: %s',
  async (shell) => {
    const { handler } = handlerWith(ok, { allowedOrigins: [shell] });
    const response = await handler(chat({}, { origin: shell, 'sec-fetch-site': 'cross-site' }));
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, shell]);
  },
);

test('a gateway may have keys of any form, and so may a table of the app’s own', async () => {
  const { handler } = handlerWith(ok, { providers: { kimi: { apiKey: 'sk-or-0123456789abcdef', baseURL: 'https://gateway.example/v1' } } });
  expect((await handler(chat())).status).toBe(200);
  const claude = { ...anthropic, name: 'claude' };
  expect(complaint({ ...good, tables: [claude], providers: { claude: { apiKey: 'sk-ant-0123456789abcdef' } } })).toBe('no complaint');
});

test('what else is on the host of a table of the app’s own, the app knows', () => {
  const { key: _, ...table } = openai;
  const zhipu = { ...table, name: 'zhipu', hosts: [{ baseURL: 'https://open.bigmodel.cn/api/paas/v4', links: {} }] } as const;
  const baseURL = 'https://open.bigmodel.cn/api/coding/paas/v4';
  expect(complaint({ ...good, tables: [zhipu], providers: { zhipu: { apiKey: '0123456789abcdef', baseURL } } })).toBe('no complaint');
});

test('a base URL may end with a slash, and http is good enough for this machine', async () => {
  const { handler, sent } = handlerWith(ok, { providers: { kimi: { apiKey: keys.kimi, baseURL: 'http://127.0.0.1:9/v1/' } } });
  await handler(chat());
  expect(sent[0]?.url).toBe('http://127.0.0.1:9/v1/chat/completions');
});
