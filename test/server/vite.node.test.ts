import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createUpstream, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, createServer, type ViteDevServer } from 'vite';
import { openai } from 'tryagain/providers';
import { tryagain, type SimulatorStatus, type TryAgainPluginOptions } from 'tryagain/vite';
import { afterEach, describe, expect, test } from 'vitest';
import { question } from './support.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function start(
  options: TryAgainPluginOptions = {},
  env = '',
): Promise<{ base: string; said: string[]; warned: string[]; server: ViteDevServer }> {
  const root = await mkdtemp(join(tmpdir(), 'tryagain-vite-'));
  cleanups.push(() => rm(root, { recursive: true }));
  await writeFile(join(root, '.env'), env);
  const said: string[] = [];
  const warned: string[] = [];
  const server = await createServer({
    root,
    configFile: false,
    mode: 'development',
    customLogger: { ...createLogger('silent'), info: (message) => void said.push(message), warn: (message) => void warned.push(message) },
    // As for a tunnel: which names may ask is ours to say.
    server: { host: '127.0.0.1', port: 0, ws: false, allowedHosts: true },
    optimizeDeps: { noDiscovery: true },
    plugins: [tryagain(options)],
  });
  cleanups.push(() => server.close());
  await server.listen();
  const address = server.httpServer?.address() as AddressInfo | undefined;
  return { base: `http://127.0.0.1:${address?.port}`, said, warned, server };
}

const ask = (base: string, headers: Record<string, string> = {}) =>
  fetch(`${base}/api/ai/kimi/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base, ...headers },
    body: JSON.stringify(question),
  });

test('one line gives a Vite app a server whose providers are simulated', async () => {
  const { base, said } = await start();
  const response = await ask(base);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ choices: [{ finish_reason: 'stop' }] });
  expect(said.filter((line) => line.includes('tryagain'))).toEqual([
    '  tryagain  /api/ai: kimi (simulated), kimi-code (simulated), minimax (simulated)',
  ]);
  const balance = await fetch(`${base}/api/ai/kimi/users/me/balance`);
  expect([balance.status, balance.headers.get('tryagain-currency')]).toEqual([200, 'USD']);
});

describe('the terminal', () => {
  test('tells what fails in the provider’s words, without its ids', async () => {
    const { base, warned } = await start({ scenario: 'kimi/rpm' });
    await ask(base);
    expect(warned).toEqual([expect.stringMatching(/kimi: rate-limited \(rate_limit_reached_error\): .*reached organization max RPM: 3/)]);
    expect(warned.join()).not.toMatch(/org-|ak-/);
  });
  test('tells why the handler itself refuses', async () => {
    const { base, warned } = await start();
    await fetch(`${base}/api/ai/kimi/modells`);
    expect(warned).toEqual([expect.stringContaining('not-found: The table of "kimi" has no such path.')]);
  });
  test('S1 strikes out a key that a provider repeats, also one that was written with blanks around it', async () => {
    const provider = createUpstream((request, response) => {
      response
        .writeHead(401, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error: { message: `Unknown: ${request.headers.authorization?.slice(7)}` } }));
    });
    provider.listen(0, '127.0.0.1');
    await once(provider, 'listening');
    cleanups.push(async () => void provider.close());
    const baseURL = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`;
    const { key: _, ...table } = openai;
    const { base, warned } = await start({
      tables: [{ ...table, name: 'mine' }],
      providers: { mine: { apiKey: ' canary-0123456789abcdef\n', baseURL } },
    });
    await fetch(`${base}/api/ai/mine/models`);
    expect(warned).toEqual([expect.stringContaining('Unknown: [redacted]')]);
  });
  test('tells why a provider could not be reached', async () => {
    const { base, warned } = await start({
      providers: { kimi: { apiKey: 'sk-canary-0123456789abcdef', baseURL: 'http://127.0.0.1:1/v1' } },
    });
    await fetch(`${base}/api/ai/kimi/models`);
    expect(warned).toEqual([expect.stringContaining('network: TypeError: fetch failed: bad port')]);
  });
  test('S1 warns of a key that Vite writes into the page, without printing it', async () => {
    const { said, warned } = await start({}, 'VITE_KIMI_API_KEY=sk-canary-0123456789abcdef\n');
    expect(said.join()).toContain('kimi (simulated)');
    expect(warned).toEqual([expect.stringMatching(/VITE_KIMI_API_KEY is written into the page.*Call it KIMI_API_KEY/)]);
    expect(warned.join()).not.toContain('canary');
  });
});

test('it survives a restart of the server', async () => {
  const { server } = await start({ scenario: 'kimi/rpm' });
  await server.restart();
  const address = server.httpServer?.address() as AddressInfo | undefined;
  expect((await ask(`http://127.0.0.1:${address?.port}`)).status).toBe(429);
});

test('paths outside belong to Vite', async () => {
  const { base } = await start({ basePath: '/ai' });
  expect((await fetch(`${base}/ai/kimi/models`)).status).toBe(200);
  expect((await fetch(`${base}/aikimi/models`)).headers.get('content-type')).not.toBe('application/problem+json');
});

describe('the simulator behind the page', () => {
  const pick = (base: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${base}/api/ai/__simulator`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: base, ...headers },
      body,
    });

  test('begins with the plugin’s scenario and takes another', async () => {
    const { base } = await start({ scenario: 'kimi/rpm' });
    expect((await ask(base)).status).toBe(429);
    const status = (await (await fetch(`${base}/api/ai/__simulator`)).json()) as SimulatorStatus;
    expect(status).toMatchObject({
      scenario: 'kimi/rpm',
      providers: { kimi: 'simulator', 'kimi-code': 'simulator', minimax: 'simulator' },
    });
    expect(status.scenarios).toEqual(expect.arrayContaining(['none', 'kimi/rpm', 'minimax/1008']));
    expect(await (await pick(base, '{"scenario":"kimi/token-quota"}')).json()).toMatchObject({ scenario: 'kimi/token-quota' });
    expect((await ask(base)).status).toBe(402);
    await pick(base, '{"scenario":"none"}');
    expect((await ask(base)).status).toBe(200);
  });
  test('fails as often as it is told', async () => {
    const { base } = await start();
    await pick(base, '{"scenario":"kimi/rpm","times":1}');
    expect([(await ask(base)).status, (await ask(base)).status]).toEqual([429, 200]);
    const never = await pick(base, '{"scenario":"kimi/rpm","times":"often"}');
    expect([never.status, await never.text()]).toEqual([400, expect.stringContaining('times must be a whole number')]);
  });
  test('refuses what it does not know, and who is no page of this server', async () => {
    const { base } = await start();
    const unknown = await pick(base, '{"scenario":"kimi/rpn"}');
    expect([unknown.status, await unknown.text()]).toEqual([400, expect.stringContaining('kimi/rpm')]);
    expect((await pick(base, 'scenario=none', { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await pick(base, '{"scenario":"none"}', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await fetch(`${base}/api/ai/__simulator`, { method: 'DELETE' })).status).toBe(405);
  });
});

test('a provider of the app’s own is asked for real, beside the simulated ones', async () => {
  const provider = createUpstream((request, response) => {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ asked: request.url, by: request.headers.authorization }));
  });
  provider.listen(0, '127.0.0.1');
  await once(provider, 'listening');
  cleanups.push(async () => void provider.close());
  const baseURL = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`;
  const { base, said } = await start({ tables: [openai], providers: { openai: { apiKey: 'sk-proj-canary-0123456789abcdef', baseURL } } });
  expect(said.find((line) => line.includes('tryagain'))).toContain('kimi (simulated)');
  expect(await (await fetch(`${base}/api/ai/openai/models`)).json()).toEqual({
    asked: '/v1/models',
    by: 'Bearer sk-proj-canary-0123456789abcdef',
  });
  expect((await ask(base)).status).toBe(200);
});

test('a provider of the app’s own has its key in the environment, by its name', async () => {
  const env = 'OPENAI_API_KEY=sk-proj-canary-0123456789abcdef\nOPENAI_BASE_URL=http://127.0.0.1:1/v1\n';
  const { base, said } = await start({ tables: [openai] }, env);
  expect(said.join()).toContain('openai (real)');
  expect(await (await fetch(`${base}/api/ai/openai/models`)).json()).toMatchObject({ kind: 'network' });
  const without = await start({ tables: [openai] });
  expect(without.said.join()).toContain('openai (no key: OPENAI_API_KEY)');
  expect(await (await fetch(`${without.base}/api/ai/openai/models`)).json()).toMatchObject({ code: 'not-configured' });
});

test('S7 a tool that a provider bills passes where the options list it, as on the server that comes later', async () => {
  const search = JSON.stringify({ ...question, tools: [{ type: 'builtin_function', function: { name: '$web_search' } }] });
  const asked = async (options: TryAgainPluginOptions) => {
    const { base } = await start(options);
    const headers = { 'content-type': 'application/json', origin: base };
    return (await fetch(`${base}/api/ai/kimi/chat/completions`, { method: 'POST', headers, body: search })).status;
  };
  expect(await asked({})).toBe(400);
  expect(await asked({ hostedTools: { kimi: ['$web_search'] } })).toBe(200);
  // Whose key is not there yet stops nobody.
  expect(await asked({ tables: [openai], hostedTools: { kimi: ['$web_search'], openai: ['web_search'] } })).toBe(200);
});

test('S9 pages of this machine may ask, others may not', async () => {
  const { base } = await start();
  expect((await ask(base, { origin: base.replace('127.0.0.1', 'localhost') })).status).toBe(200);
  expect((await ask(base, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await ask(base, { origin: 'http://localhost:1' })).status).toBe(403);
});

test('S9 with a real key nobody gets in by another name, as through a tunnel', async () => {
  const { base, warned } = await start({
    providers: { kimi: { apiKey: 'sk-0123456789abcdef', baseURL: 'http://127.0.0.1:1/v1' } },
  });
  const under = async (host: string) => {
    const { port } = new URL(base);
    const outgoing = request({ host: '127.0.0.1', port, path: '/api/ai/kimi/models', headers: { host: `${host}:${port}` } });
    outgoing.end();
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of response) text += String(chunk);
    return [host, response.statusCode, (JSON.parse(text) as { title: string }).title];
  };
  const title = 'tryagain(): with a real key only this machine may ask, as localhost.';
  expect(await under('abc.tunnel.example')).toEqual(['abc.tunnel.example', 403, title]);
  expect(await under('127.0.0.1.evil.example')).toEqual(['127.0.0.1.evil.example', 403, title]);
  expect(warned.at(-1)).toContain(title);
  for (const host of ['localhost', 'app.localhost', '127.0.0.1', '[::1]']) expect(await under(host)).toEqual([host, 502, 'network']);
});

describe('a key in the environment', () => {
  const env = 'MINIMAX_API_KEY=sk-api-canary-0123456789\nMINIMAX_BASE_URL=http://127.0.0.1:1/v1\n';
  test('makes its provider real, at the host beside it', async () => {
    const { base, said } = await start({}, env);
    expect(said.join('\n')).toContain('minimax (real), kimi (simulated)');
    expect(said.join('\n')).not.toContain('canary');
    expect((await ask(base)).status).toBe(200);
    expect(await (await fetch(`${base}/api/ai/minimax/models`)).json()).toMatchObject({ kind: 'network' });
    expect(await (await fetch(`${base}/api/ai/__simulator`)).json()).toMatchObject({ providers: { minimax: 'real', kimi: 'simulator' } });
  });
  test('S1 is not in what the page gets', async () => {
    const { server } = await start({}, env);
    const client = await server.transformRequest('/@vite/env');
    expect(client?.code).not.toContain('canary');
  });
  test('M7 that is malformed stops the start, without being printed', async () => {
    const failure = await start({}, 'KIMI_API_KEY=canary-without-its-prefix\n').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TypeError);
    expect((failure as TypeError).message).toMatch(/^tryagain\(\): KIMI_API_KEY does not look like a key of Kimi/);
    expect((failure as TypeError).message).not.toContain('canary');
  });
  test.each([
    [
      'KIMI_API_KEY=sk-kimi-canary0123456789',
      'tryagain(): KIMI_API_KEY begins like a key of "kimi-code". Call it KIMI_CODE_API_KEY, or take one from https://platform.kimi.ai/console/api-keys.',
    ],
    ['KIMI_CODE_API_KEY=sk-cp-canary0123456789', 'KIMI_CODE_API_KEY begins like a key of "minimax". Call it MINIMAX_API_KEY, or take one'],
    [
      'MINIMAX_API_KEY=sk-ant-canary0123456789',
      'MINIMAX_API_KEY begins like a key of "anthropic". Call it ANTHROPIC_API_KEY and add tables: [anthropic], or take one',
    ],
    ['OPENAI_API_KEY=sk-kimi-canary0123456789', 'OPENAI_API_KEY begins like a key of "kimi-code". Call it KIMI_CODE_API_KEY, or'],
    ['MINIMAX_API_KEY=sk-api-canary 0123', 'MINIMAX_API_KEY holds characters that no key has'],
    ['KIMI_API_KEY=sk-canary0123456789\nKIMI_BASE_URL=api.moonshot.ai', 'tryagain(): KIMI_BASE_URL is no address. Write one of https://'],
  ])('M7 S2 the variable that is wrong is named, with what to do: %#', async (env, message) => {
    const failure = start({ tables: [openai] }, `${env}\n`);
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.not.toThrow('canary');
  });
  test('is not looked at where the options name another', async () => {
    const named = { kimi: { apiKey: 'sk-canary-0123456789abcdef', baseURL: 'http://127.0.0.1:1/v1' } };
    const { said } = await start({ providers: named }, 'KIMI_API_KEY=none\n');
    expect(said.join()).toContain('kimi (real)');
  });
});

test('a wrong option of the plugin is named', () => {
  expect(() => tryagain({ scenarios: 'kimi/rpm' } as TryAgainPluginOptions)).toThrow(
    'tryagain(): the option "scenarios" is unknown. Write one of: basePath, scenario, providers, tables, authorize, hostedTools.',
  );
  for (const basePath of ['', '/']) expect(() => tryagain({ basePath })).toThrow("Write it like '/api/ai'.");
});

test('tables that are no list are named', async () => {
  await expect(start({ tables: openai as never })).rejects.toThrow('tables is no list of provider tables');
});

test('a scenario nobody knows stops the start with the nearest name', async () => {
  await expect(start({ scenario: 'kimi/rpn' })).rejects.toThrow('kimi/rpm');
});
