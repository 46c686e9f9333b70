import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { ChatOptions } from '../../src/requests/chat/chat.ts';
import { chatAt, delta, done, script } from './chat-support.ts';

const open: Server[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve)))));

const head = (...headers: readonly string[]): string =>
  ['HTTP/1.1 200 OK', 'content-type: text/event-stream', ...headers, '', ''].join('\r\n');
const chunked = head('transfer-encoding: chunked', 'connection: close');

/** A provider that writes its own bytes: what HTTP servers would never send. */
async function wire(answer: (socket: Socket) => void | Promise<void>, options: Partial<ChatOptions> = {}) {
  let asked = 0;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      asked += 1;
      void answer(socket);
    });
  });
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const chat = chatAt(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, options);
  return { chat, asked: () => asked };
}

test.each([
  ['longer than what comes', (socket: Socket) => void socket.end(`${head('content-length: 100000')}${delta('Half')}`)],
  [
    'shorter than what comes',
    (socket: Socket) =>
      void socket.end(`${head(`content-length: ${delta('Half').length}`)}${delta('Half')}${delta(' more', 'stop')}${done}`),
  ],
  ['of one chunk, of which less comes', (socket: Socket) => void socket.end(`${chunked}ffff\r\n${delta('Half')}`)],
  [
    'that is a lie in hexadecimal',
    (socket: Socket) => void socket.end(`${chunked}${delta('Half').length.toString(16)}\r\n${delta('Half')}\r\nzz\r\n`),
  ],
  [
    'cut by a reset',
    (socket: Socket) =>
      void socket.write(`${head('content-length: 100000')}${delta('Half')}`, () => setTimeout(() => socket.resetAndDestroy(), 30)),
  ],
])('P24 a length %s is a cut answer, whose words stay, and nothing is sent again by itself', async (_, answer) => {
  const { chat, asked } = await wire(answer);
  await chat.sendMessage({ text: 'Hello' });
  expect(chat.getSnapshot()).toMatchObject({ status: 'error', error: { kind: 'network', code: 'stream-ended-early' } });
  expect([script(chat), asked()]).toEqual([['user: Hello', 'assistant: Half'], 1]);
});

test('P24 a reset before the first word can be repeated', async () => {
  const { chat } = await wire((socket) => void socket.resetAndDestroy());
  await chat.sendMessage({ text: 'Hello' });
  expect(chat.getSnapshot()).toMatchObject({ status: 'error', error: { kind: 'network', retry: 'soon' } });
  expect(script(chat)).toEqual(['user: Hello']);
});

test('P17 of a line of 100 MB only the beginning is taken, and memory stays flat', { timeout: 30_000 }, async () => {
  const piece = Buffer.alloc(64 << 10, 'x');
  let sent = 0;
  const { chat } = await wire((socket) => {
    socket.write(`${head('connection: close')}${delta('Half')}data: `);
    const write = (): void => {
      while (sent < 100e6 && !socket.destroyed) {
        sent += piece.length;
        if (!socket.write(piece)) return void socket.once('drain', write);
      }
      socket.end();
    };
    write();
  });
  const before = process.memoryUsage().rss;
  await chat.sendMessage({ text: 'Hello' });
  expect(chat.getSnapshot()).toMatchObject({ status: 'error', error: { kind: 'server-error', code: 'too-large' } });
  expect(script(chat)).toEqual(['user: Hello', 'assistant: Half']);
  // What the system's own buffers hold is on its way already.
  expect(sent).toBeLessThan(30e6);
  expect(process.memoryUsage().rss - before).toBeLessThan(60e6);
});

test('P18 a megabyte in chunks of one byte is read whole, with few changes', { timeout: 60_000 }, async () => {
  const text = Array.from({ length: 9_000 }, (_, index) => delta(`w${index} `)).join('') + delta('', 'stop') + done;
  expect(text.length).toBeGreaterThan(1e6);
  const { chat } = await wire(
    async (socket) => {
      socket.write(chunked);
      for (let at = 0; at < text.length; at += 16_384) {
        const bytes = Array.from(text.slice(at, at + 16_384), (byte) => `1\r\n${byte}\r\n`).join('');
        if (!socket.write(bytes)) await once(socket, 'drain');
      }
      socket.end('0\r\n\r\n');
    },
    { throttle: 50 },
  );
  let changes = 0;
  chat.subscribe(() => (changes += 1));
  const begun = performance.now();
  await chat.sendMessage({ text: 'Hello' });
  expect(changes).toBeLessThanOrEqual((performance.now() - begun) / 50 + 5);
  expect(chat.getSnapshot().status).toBe('ready');
  expect(script(chat)[1]?.endsWith('w8999 ')).toBe(true);
});
