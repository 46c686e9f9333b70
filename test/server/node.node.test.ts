import { once } from 'node:events';
import { request as ask, type IncomingMessage, type RequestListener } from 'node:http';
import { connect as connectBy2, createServer } from 'node:http2';
import { connect, type AddressInfo } from 'node:net';
import { readFailure } from 'tryagain/errors';
import { describeFailure, en } from 'tryagain/messages';
import { createHandler, perVisitor, toNodeHandler } from 'tryagain/server';
import { createSimulatorServer } from 'tryagain/testing/node';
import { afterEach, describe, expect, test } from 'vitest';
import { chain, chatAt, closeServers, handlerAt, listen, pause } from './support-node.ts';
import { keys, origin, question } from './support.ts';

afterEach(closeServers);

const frame = (content: string, finish: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`;

async function until(condition: () => boolean): Promise<number> {
  const started = performance.now();
  while (!condition()) {
    if (performance.now() - started > 5000) throw new Error('It did not happen within 5 seconds.');
    await pause(5);
  }
  return performance.now() - started;
}

test('a question and its answer', async () => {
  let seen: IncomingMessage | null = null;
  let body = '';
  const base = await chain(async (incoming, outgoing) => {
    seen = incoming;
    for await (const chunk of incoming) body += String(chunk);
    outgoing.setHeader('content-type', 'application/json').end('{"choices":[]}');
  });
  const response = await chatAt(base);
  expect([response.status, await response.text(), body]).toEqual([200, '{"choices":[]}', JSON.stringify(question)]);
  expect((seen as IncomingMessage | null)?.headers).toMatchObject({ authorization: `Bearer ${keys.kimi}` });
});

test('a stream arrives frame by frame, not at its end', async () => {
  const waiting: (() => void)[] = [];
  const base = await chain((_, outgoing) => {
    outgoing.setHeader('content-type', 'text/event-stream');
    outgoing.write(frame('one'));
    waiting.push(() => outgoing.end(frame('two', 'stop')));
  });
  const reader = (await chatAt(base, { stream: true })).body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(frame('one'));
  waiting[0]?.();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(frame('two', 'stop'));
  expect((await reader?.read())?.done).toBe(true);
});

describe('L4 a client that leaves closes the provider’s connection within 250 ms', () => {
  test.each([
    ['before the provider’s headers', null],
    ['in the middle of a stream', frame('one')],
  ])('%s', async (_, first) => {
    let arrived = false;
    let closed = false;
    const base = await chain((_incoming, outgoing) => {
      arrived = true;
      outgoing.on('close', () => (closed = true));
      if (first === null) return;
      outgoing.setHeader('content-type', 'text/event-stream');
      outgoing.write(first);
    });
    const gone = new AbortController();
    const answer = chatAt(base, { stream: true }, { signal: gone.signal }).then(async (response) => {
      await response.body?.getReader().read();
    });
    answer.catch(() => undefined);
    await until(() => arrived);
    if (first !== null) await answer;
    await pause(20);
    gone.abort();
    expect(await until(() => closed)).toBeLessThan(250);
  });
});

test('P24 a provider whose connection breaks is a network failure in the stream', async () => {
  const base = await chain((_, outgoing) => {
    outgoing.setHeader('content-type', 'text/event-stream');
    outgoing.write(frame('one'), () => setTimeout(() => outgoing.destroy(), 20));
  });
  const text = await (await chatAt(base, { stream: true })).text();
  expect(text.startsWith(frame('one'))).toBe(true);
  expect(text).toContain('event: error\ndata: {"type":"urn:tryagain:network"');
});

test('P23 P24 an answer that is broken or shorter than it says is a failure', async () => {
  for (const provider of [
    (_: unknown, outgoing: Parameters<RequestListener>[1]) => {
      outgoing.writeHead(200, { 'content-length': '1000', 'content-type': 'application/json' });
      outgoing.write('{"choices":[]}', () => outgoing.destroy());
    },
    (_: unknown, outgoing: Parameters<RequestListener>[1]) => {
      outgoing.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' }).end('this is no gzip');
    },
  ]) {
    const response = await chatAt(await chain(provider));
    expect(response.status).toBe(502);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  }
});

test('S14 a redirect is not followed: the key stays', async () => {
  let followed = 0;
  const elsewhere = await listen((_, outgoing) => {
    followed += 1;
    outgoing.end('{}');
  });
  const base = await chain((_, outgoing) => outgoing.writeHead(307, { location: `${elsewhere}/steal` }).end());
  expect((await chatAt(base)).status).toBe(502);
  expect(followed).toBe(0);
});

test('a provider nobody can reach is a network failure', async () => {
  const base = await listen(toNodeHandler(handlerAt('http://127.0.0.1:1/v1')));
  const response = await chatAt(base);
  expect(response.status).toBe(502);
  expect(await response.json()).toMatchObject({ kind: 'network', provider: null });
});

test('whoever asked reads that the server could not reach it, and is not sent to look at their own connection', async () => {
  const base = await listen(toNodeHandler(handlerAt('http://127.0.0.1:1/v1')));
  const upload = new FormData();
  upload.append('purpose', 'file-extract');
  upload.append('file', new File(['Some text.'], 'notes.txt', { type: 'text/plain' }));
  const post = (path: string, body: BodyInit, type?: string) =>
    fetch(`${base}/api/ai${path}`, { method: 'POST', body, headers: { origin, ...(type && { 'content-type': type }) } });
  const speech = { model: 'speech-2.8-hd', text: 'Hello.', stream: false, voice_setting: { voice_id: 'English_Graceful_Lady' } };
  for (const response of [
    await chatAt(base),
    await chatAt(base, { stream: true }),
    await post('/minimax/t2a_v2', JSON.stringify(speech), 'application/json'),
    await post('/kimi/files', upload),
  ]) {
    const failure = await readFailure(response);
    expect([response.status, failure.kind, failure.detail], response.url).toEqual([502, 'network', 'from-server']);
    expect(describeFailure(failure, en, 'user')).toMatchObject({
      title: "This app couldn't reach the AI service.",
      action: "It's nothing you did. Try again now or in a few minutes.",
    });
  }
});

describe('a body that comes slowly or is too long', () => {
  const raw = (base: string, length: number) =>
    ask(`${base}/api/ai/kimi/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': length },
    });
  async function statusOf(outgoing: ReturnType<typeof ask>): Promise<number | undefined> {
    outgoing.on('error', () => undefined);
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  }

  test('S12 is answered with 408', async () => {
    const base = await chain((_, outgoing) => outgoing.end('{}'), { limits: { requestBodyMs: 80 } });
    const outgoing = raw(base, 1000);
    const drip = setInterval(() => outgoing.write(' '), 20);
    expect(await statusOf(outgoing)).toBe(408);
    clearInterval(drip);
  });
  test('S11 is answered with 413 before it was sent, and the connection closes', async () => {
    const base = await chain((_, outgoing) => outgoing.end('{}'));
    const outgoing = raw(base, 50_000_000);
    outgoing.write('{');
    expect(await statusOf(outgoing)).toBe(413);
    await once(outgoing, 'close');
  });
  // A browser reads no answer before it has sent everything.
  async function sentFirst(base: string, path: string, version = '1.1', connection = 'keep-alive'): Promise<string> {
    const socket = connect(Number(new URL(base).port), '127.0.0.1').pause();
    const cut = once(socket, 'close').then(() => 'cut off');
    socket.on('error', () => undefined);
    const head = ['host: x', `connection: ${connection}`, 'content-type: multipart/form-data; boundary=b', 'content-length: 30000000'];
    socket.write(`POST /api/ai${path} HTTP/${version}\r\n${head.join('\r\n')}\r\n\r\n`);
    for (let count = 0; count < 30 && !socket.destroyed; count += 1) {
      await Promise.race([cut, new Promise((resolve) => socket.write(Buffer.alloc(1e6), resolve))]);
      await pause(5);
    }
    const answer = await Promise.race([cut, once(socket.resume(), 'data').then(([chunk]) => String(chunk))]);
    socket.destroy();
    return answer;
  }
  test.each([
    ['of somebody who is not signed in', '/kimi/files', 401],
    ['that is too long for its path', '/minimax/files/upload', 413],
  ])('S11 an upload %s gets its answer, which nobody reads before the end', async (_, path, status) => {
    const base = await listen(toNodeHandler(handlerAt('http://127.0.0.1:1/v1', status === 401 ? { authorize: () => false } : {})));
    expect(await sentFirst(base, path)).toContain(`HTTP/1.1 ${status} `);
  });
  test.each([
    ['1.0', 'close'],
    ['1.0', 'keep-alive'],
    ['1.1', 'close'],
  ])('S11 an upload that is not admitted gets its answer through a proxy of HTTP/%s with connection: %s', async (version, connection) => {
    const handler = handlerAt('http://127.0.0.1:1/v1', { admit: () => ({ admitted: 'no', waitMs: 1000 }) });
    const base = await listen(toNodeHandler(handler));
    expect(await sentFirst(base, '/kimi/files', version, connection)).toContain('HTTP/1.1 429 ');
  });
  test('S11 an upload over HTTP/2 that nobody wants is answered, and its stream ends', async () => {
    const server = createServer();
    server.on('request', toNodeHandler(handlerAt('http://127.0.0.1:1/v1', { authorize: () => false }))).listen(0);
    await once(server, 'listening');
    const session = connectBy2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const stream = session.request({ ':method': 'POST', ':path': '/api/ai/kimi/files', 'content-type': 'multipart/form-data; boundary=b' });
    const closed = once(stream.resume(), 'close');
    const answered = once(stream, 'response');
    stream.end(Buffer.alloc(3_000_000));
    expect((await answered)[0]).toMatchObject({ ':status': 401 });
    await closed;
    session.close();
    server.close();
  });
  test('S11 is answered with 413 while it is sent in chunks', async () => {
    const base = await chain((_, outgoing) => outgoing.end('{}'));
    const outgoing = ask(`${base}/api/ai/kimi/chat/completions`, { method: 'POST', headers: { 'content-type': 'application/json' } });
    for (let count = 0; count < 6; count += 1) outgoing.write(Buffer.alloc(500_000, 32));
    expect(await statusOf(outgoing)).toBe(413);
    outgoing.destroy();
  });
});

test('S22 what the server knows of a visitor is kept beside the Request, and a forged header changes nothing', async () => {
  const visitors = new WeakMap<Request, { user: string }>();
  const handler = handlerAt('http://127.0.0.1:1/v1', {
    authorize: (request) => visitors.get(request) ?? false,
    admit: perVisitor({ perMinute: 2 }),
    cooldowns: 'off',
  });
  const base = await listen((incoming, outgoing) => {
    const answer = toNodeHandler((request) => {
      visitors.set(request, { user: incoming.socket.remoteAddress ?? '' });
      return handler(request);
    });
    answer(incoming, outgoing);
  });
  const statuses: number[] = [];
  for (let ask = 0; ask < 3; ask += 1) {
    const headers = { 'x-forwarded-for': `192.0.2.${ask}`, forwarded: `for=192.0.2.${ask}` };
    statuses.push((await fetch(`${base}/api/ai/kimi/models`, { headers })).status);
  }
  expect(statuses).toEqual([502, 502, 429]);
});

describe('a body that was read before the handler saw it', () => {
  const behind = (before: (incoming: IncomingMessage) => Promise<unknown>) => {
    const node = toNodeHandler(handlerAt('http://127.0.0.1:1/v1'));
    return listen((incoming, outgoing) => void before(incoming).then(() => node(incoming, outgoing)));
  };
  const readAll = async (incoming: IncomingMessage) => {
    for await (const _ of incoming) continue;
  };
  const form = new FormData();
  form.append('purpose', 'file-extract');

  test.each([
    ['by a body parser', readAll],
    ['by one, and something slow behind it', (incoming: IncomingMessage) => readAll(incoming).then(() => pause(20))],
  ])('%s is 400 at once, and says what to do', async (_, before) => {
    const base = await behind(before);
    for (const response of [
      await chatAt(base),
      await fetch(`${base}/api/ai/kimi/files`, { method: 'POST', body: form, headers: { origin } }),
    ]) {
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ title: expect.stringContaining('mount the handler first') });
    }
  });

  test('of a visitor who left meanwhile is over at once', async () => {
    const failures: string[] = [];
    const node = toNodeHandler(handlerAt('http://127.0.0.1:1/v1', { onFailure: ({ kind }) => void failures.push(kind) }));
    const base = await listen((incoming, outgoing) => void incoming.once('close', () => node(incoming, outgoing)));
    const gone = new AbortController();
    const left = chatAt(base, {}, { signal: gone.signal });
    setTimeout(() => gone.abort(), 20);
    await expect(left).rejects.toThrow('aborted');
    await until(() => failures.length > 0);
    expect(failures).toEqual(['aborted']);
  });
});

test('the simulator over HTTP: an upload, speech, a failure', async () => {
  const { baseURLs, simulator, close } = await createSimulatorServer();
  const handler = createHandler({
    providers: { kimi: { apiKey: keys.kimi, baseURL: baseURLs.kimi }, minimax: { apiKey: keys.minimax, baseURL: baseURLs.minimax } },
    allowedOrigins: [],
    authorize: () => ({ user: 'somebody', account: true }),
  });
  const base = await listen(toNodeHandler(handler));
  const form = new FormData();
  form.set('purpose', 'file-extract');
  form.set('file', new File(['hello'], 'hello.txt', { type: 'text/plain' }));
  const uploaded = await fetch(`${base}/api/ai/kimi/files`, { method: 'POST', body: form });
  expect([uploaded.status, await uploaded.json()]).toMatchObject([200, { filename: 'hello.txt', bytes: 5 }]);

  const speak = () =>
    fetch(`${base}/api/ai/minimax/t2a_v2`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'speech-2.8-hd', text: 'Hello', stream: true, voice_setting: { voice_id: 'x' } }),
    });
  expect(await (await speak()).text()).toContain('"status":2');
  simulator.use('minimax/1008');
  expect((await speak()).status).toBe(402);
  await close();
});
