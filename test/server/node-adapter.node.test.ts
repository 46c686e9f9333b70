import { once } from 'node:events';
import { connect as connectHttp2, createServer as createHttp2Server, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { connect, type AddressInfo } from 'node:net';
import { toNodeHandler } from 'tryagain/server';
import { afterEach, describe, expect, test } from 'vitest';
import { closeServers, listen, pause } from './support-node.ts';
import { handlerWith, ok } from './support.ts';

afterEach(closeServers);

describe('the adapter', () => {
  const echo = async (request: Request) =>
    new Response(JSON.stringify({ url: request.url, method: request.method, body: await request.text() }), {
      status: 201,
      headers: [
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
        ['x-kept', 'yes'],
      ],
    });
  async function rawStatus(base: string, head: string): Promise<string> {
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    socket.end(`${head}\r\nConnection: close\r\n\r\n`);
    let text = '';
    for await (const chunk of socket) text += String(chunk);
    return text.split('\r\n')[0] ?? '';
  }

  test('carries method, body, status, headers and several cookies', async () => {
    const base = await listen(toNodeHandler(echo));
    const response = await fetch(`${base}/a?b=c`, { method: 'POST', body: 'x'.repeat(300_000) });
    expect([response.status, response.headers.get('x-kept'), response.headers.getSetCookie()]).toEqual([201, 'yes', ['a=1', 'b=2']]);
    expect(await response.json()).toEqual({ url: `${base}/a?b=c`, method: 'POST', body: 'x'.repeat(300_000) });
  });
  test('knows the whole path where a framework cut it', async () => {
    const node = toNodeHandler(echo);
    const base = await listen((incoming, outgoing) => {
      Object.assign(incoming, { originalUrl: incoming.url, url: '/cut' });
      node(incoming, outgoing);
    });
    expect(await (await fetch(`${base}/api/ai/x`)).json()).toMatchObject({ url: `${base}/api/ai/x` });
  });
  test('S9 survives any Host, path and method', async () => {
    const base = await listen(toNodeHandler(echo));
    expect(await rawStatus(base, 'GET /x HTTP/1.1\r\nHost: a b@c/#')).toMatch(/ (?:201|400) /);
    expect(await rawStatus(base, 'GET http://evil.example/x HTTP/1.1\r\nHost: x')).toContain(' 400 ');
    expect(await rawStatus(base, 'GET //evil.example/x HTTP/1.1\r\nHost: x')).toContain(' 201 ');
    expect(await rawStatus(base, 'TRACE /x HTTP/1.1\r\nHost: x')).toContain(' 405 ');
  });
  test('S6 raw paths that lead elsewhere are 404', async () => {
    const base = await listen(toNodeHandler(handlerWith(ok).handler));
    for (const path of [
      '/api/ai/kimi/../../../x',
      '/api/ai/kimi/%2e%2e/x',
      '/api/ai//evil.example',
      '/api/ai/\\evil',
      '/api/ai/kimi/models;x',
    ]) {
      expect(await rawStatus(base, `GET ${path} HTTP/1.1\r\nHost: x`)).toContain(' 404 ');
    }
  });
  test('works over HTTP/2, as Vite speaks it with https', async () => {
    const node = toNodeHandler(echo) as unknown as (incoming: Http2ServerRequest, outgoing: Http2ServerResponse) => void;
    const server = createHttp2Server(node);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const client = connectHttp2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const outgoing = client.request({ ':method': 'POST', ':path': '/x', 'content-type': 'text/plain' });
    outgoing.end('hello');
    let text = '';
    for await (const chunk of outgoing) text += String(chunk);
    expect(JSON.parse(text)).toMatchObject({ method: 'POST', body: 'hello', url: expect.stringContaining('/x') });
    client.close();
    server.close();
  });
  test('ends the connection when a handler fails', async () => {
    const base = await listen(toNodeHandler(() => Promise.reject(new Error('boom'))));
    await expect(fetch(base)).rejects.toThrow('fetch failed');
  });
  test('L2 a slow reader slows the provider down', async () => {
    let written = 0;
    const base = await listen(
      toNodeHandler(
        async () =>
          new Response(
            new ReadableStream<Uint8Array>(
              {
                pull(controller) {
                  written += 65_536;
                  controller.enqueue(new Uint8Array(65_536));
                },
              },
              { highWaterMark: 0 },
            ),
          ),
      ),
    );
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    socket.pause();
    await pause(300);
    const after = written;
    await pause(200);
    expect(written).toBe(after);
    socket.destroy();
  });
});
