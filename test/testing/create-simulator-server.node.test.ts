import { afterEach, describe, expect, test } from 'vitest';
import { createSimulatorServer } from 'tryagain/testing/node';
import type { SimulatorServer } from 'tryagain/testing/node';
import { chatBody, eventsIn, speechBody } from './call.js';

const open: SimulatorServer[] = [];

async function serve(options: Parameters<typeof createSimulatorServer>[0] = {}): Promise<SimulatorServer> {
  const server = await createSimulatorServer(options);
  open.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()));
});

const headers = { authorization: 'Bearer sk-test-key-of-nobody', 'content-type': 'application/json' };

function chat({ baseURLs }: SimulatorServer, more: object = {}, init: RequestInit = {}): Promise<Response> {
  return fetch(`${baseURLs.kimi}/chat/completions`, { method: 'POST', headers, body: JSON.stringify(chatBody('kimi-k3', more)), ...init });
}

describe('over real HTTP', () => {
  test('the first segment is the provider’s host', async () => {
    const server = await serve();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(server.baseURLs).toEqual({
      kimi: `${server.url}/api.moonshot.ai/v1`,
      'kimi-code': `${server.url}/api.kimi.com/coding/v1`,
      minimax: `${server.url}/api.minimax.io/v1`,
    });
    expect(await (await chat(server)).json()).toMatchObject({ object: 'chat.completion' });
    expect((await fetch(`${server.baseURLs['kimi-code']}/usages`, { headers })).status).toBe(200);
    expect(await (await fetch(`${server.baseURLs.minimax}/token_plan/remains`, { headers })).json()).toMatchObject({
      base_resp: { status_code: 0 },
    });
    expect(server.simulator.requests.map(({ url }) => url)).toEqual([
      'https://api.moonshot.ai/v1/chat/completions',
      'https://api.kimi.com/coding/v1/usages',
      'https://api.minimax.io/v1/token_plan/remains',
    ]);
  });

  test('a clip’s address leads here, too', async () => {
    const server = await serve();
    const speech = async (output_format: string) => {
      const body = JSON.stringify(speechBody({ output_format }));
      const response = await fetch(`${server.baseURLs.minimax}/t2a_v2`, { method: 'POST', headers, body });
      return ((await response.json()) as { data: { audio: string } }).data.audio;
    };
    const address = await speech('url');
    expect(address.startsWith(`${server.url}/minimax-`)).toBe(true);
    const part = await fetch(address, { headers: { range: 'bytes=0-143' } });
    expect([part.status, part.headers.get('content-type')]).toEqual([206, 'audio/mpeg']);
    expect(Buffer.from(await part.arrayBuffer()).toString('hex')).toBe((await speech('hex')).slice(0, 288));
  });

  test('another host is not found, and nothing is asked', async () => {
    const server = await serve();
    for (const path of ['/api.openai.com/v1/models', '/', '/v1/models', '//evil.example/x', '/@api.moonshot.ai:1/v1/models']) {
      expect((await fetch(server.url + path, { headers })).status).toBe(404);
    }
    expect(server.simulator.requests).toEqual([]);
  });

  test('the Authorization header reaches the simulator, and only it is asked for', async () => {
    const server = await serve();
    const response = await fetch(`${server.baseURLs.kimi}/models`);
    expect([response.status, await response.json()]).toEqual([
      401,
      { error: { message: 'Invalid Authentication', type: 'invalid_authentication_error' } },
    ]);
  });

  test('failures keep status, ids and body', async () => {
    const response = await chat(await serve({ scenario: 'kimi/rpm' }));
    expect(response.status).toBe(429);
    expect(response.headers.get('msh-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await response.json()).toMatchObject({ error: { type: 'rate_limit_reached_error' } });
  });

  test('a stream comes piece by piece', async () => {
    const response = await chat(await serve({ chunkDelay: 2 }), { stream: true });
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    const pieces: string[] = [];
    for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read())
      pieces.push(decoder.decode(chunk.value, { stream: true }));
    expect(pieces.length).toBeGreaterThan(10);
    expect(eventsIn(pieces.join('')).at(-1)).toBe('[DONE]');
  });

  test('files are uploaded as real multipart', async () => {
    const { baseURLs } = await serve();
    const body = new FormData();
    body.set('purpose', 'file-extract');
    body.set('file', new File(['text'], 'notes.txt'));
    const { authorization } = headers;
    const file = (await (await fetch(`${baseURLs.kimi}/files`, { method: 'POST', headers: { authorization }, body })).json()) as {
      id: string;
    };
    expect(await (await fetch(`${baseURLs.kimi}/files/${file.id}/content`, { headers: { authorization } })).text()).toBe('text');
  });

  test('any/offline breaks the connection before an answer, any/reset in the middle of one', async () => {
    const server = await serve({ scenario: 'any/offline', chunkDelay: 0 });
    await expect(chat(server)).rejects.toThrow('fetch failed');
    server.simulator.use('any/reset');
    const response = await chat(server, { stream: true });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test('a client that goes away stops the answer', async () => {
    const server = await serve({ scenario: 'any/stall' });
    const { simulator } = server;
    const ended = new Promise<void>((resolve) => {
      const { fetch: answer } = simulator;
      Object.assign(simulator, {
        fetch: (input: string, init?: RequestInit) => (init?.signal?.addEventListener('abort', () => resolve()), answer(input, init)),
      });
    });
    const abort = new AbortController();
    const response = await chat(server, { stream: true }, { signal: abort.signal });
    expect(response.status).toBe(200);
    abort.abort();
    await ended;
  });

  test('close ends answers under way', async () => {
    const server = await createSimulatorServer({ scenario: 'any/stall' });
    const text = (await chat(server, { stream: true })).text().catch(() => 'broken');
    await server.close();
    expect(await text).toBe('broken');
    // By a test, and by what cleans up after it.
    await expect(server.close()).resolves.toBeUndefined();
  });

  test.each([
    ['a port that is none', { port: 70_000 }, 'port must be a port'],
    ['an unknown scenario', { scenario: 'kimi/rmp' }, 'Did you mean "kimi/'],
  ])('refuses %s', async (_, options, sentence) => {
    await expect(createSimulatorServer(options)).rejects.toThrow(sentence);
  });
});

describe('/scenario', () => {
  const pick = (url: string, body: string, more: Record<string, string> = {}): Promise<Response> =>
    fetch(`${url}/scenario`, { method: 'POST', headers: { 'content-type': 'application/json', ...more }, body });

  test('says what goes wrong and what could, and changes it', async () => {
    const server = await serve();
    expect(await (await fetch(`${server.url}/scenario`)).json()).toEqual({
      name: 'none',
      scenarios: expect.arrayContaining(['kimi/rpm', 'minimax/1008', 'any/stall']),
    });
    const changed = await pick(server.url, '{"name":"kimi/rpm"}');
    expect([changed.status, await changed.json()]).toEqual([200, expect.objectContaining({ name: 'kimi/rpm' })]);
    expect((await chat(server)).status).toBe(429);
    await pick(server.url, '{"name":"kimi/rpm","times":1}');
    expect([(await chat(server)).status, (await chat(server)).status]).toEqual([429, 200]);
  });

  test.each([
    ['{"name":"kimi/rmp"}', 'Did you mean'],
    ['{"name":"kimi/rpm","times":0}', 'times must be a whole number'],
    ['{"name":5}', 'must be a name of a scenario'],
    ['{', 'Send JSON such as'],
    ['null', 'must be a name of a scenario'],
    ['x'.repeat(2000), 'longer than 1024 bytes'],
  ])('refuses %.30s with a sentence', async (body, sentence) => {
    const { url, simulator } = await serve({ scenario: 'kimi/tpm' });
    const response = await pick(url, body);
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(sentence)]);
    expect(simulator.scenario).toBe('kimi/tpm');
  });

  test('S9 is open to pages of this machine and closed to others', async () => {
    const { url, simulator } = await serve();
    const own = await pick(url, '{"name":"kimi/rpm"}', { origin: 'http://localhost:6006' });
    expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([200, 'http://localhost:6006']);
    for (const origin of ['https://evil.example', 'http://localhost.evil.example', 'null']) {
      const foreign = await pick(url, '{"name":"none"}', { origin });
      expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
    expect(simulator.scenario).toBe('kimi/rpm');
  });
});
