import { gzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { chatAt, delta, done, eventStream, rawServer, script, until } from './chat-support.ts';
import type { RawServer } from './chat-support.ts';

const open: RawServer[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  await Promise.all(open.splice(0).map(({ close }) => close()));
});
async function chatWith(...args: Parameters<typeof rawServer>) {
  const server = await rawServer(...args);
  open.push(server);
  return { server, chat: chatAt(server.url) };
}

test('R8 offline in the middle of an answer says so, keeps the words, and sends nothing by itself when it is back', async () => {
  const { chat, server } = await chatWith((response) => {
    response.writeHead(200, eventStream).write(delta('Half'));
    setTimeout(() => response.destroy(), 60);
  });
  const answer = chat.sendMessage({ text: 'Hello' });
  await until(chat, ({ status }) => status === 'streaming');
  vi.stubGlobal('navigator', { onLine: false });
  await answer;
  expect(chat.getSnapshot()).toMatchObject({ status: 'error', error: { kind: 'network', code: 'offline', detail: 'offline' } });
  vi.unstubAllGlobals();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([script(chat), server.asked.length]).toEqual([['user: Hello', 'assistant: Half'], 1]);
});

test('P23 what says gzip and is none is a failure of the line', async () => {
  const { chat } = await chatWith(
    (response) => void response.writeHead(200, { ...eventStream, 'content-encoding': 'gzip' }).end('no gzip at all'),
  );
  await chat.sendMessage({ text: 'Hello' });
  expect(chat.getSnapshot().error).toMatchObject({ kind: 'network', code: 'stream-ended-early' });
});

test('P23 what says gzip and is gzip is read', async () => {
  const { chat } = await chatWith((response) => {
    response.writeHead(200, { ...eventStream, 'content-encoding': 'gzip' }).end(gzipSync(delta('Grüße', 'stop') + done));
  });
  await chat.sendMessage({ text: 'Hello' });
  expect(script(chat)[1]).toBe('assistant: Grüße');
});

test('P24 a length that promises more than comes is a failure, unless the answer was over', async () => {
  const texts = [delta('Half'), delta('All', 'stop')];
  const { chat } = await chatWith((response) => {
    response.writeHead(200, { ...eventStream, 'content-length': '10000' }).write(texts.shift() ?? '');
    setTimeout(() => response.destroy(), 30);
  });
  await chat.sendMessage({ text: 'One' });
  expect(chat.getSnapshot().error).toMatchObject({ kind: 'network', code: 'stream-ended-early' });
  await chat.regenerate();
  expect([chat.getSnapshot().status, script(chat)]).toEqual(['ready', ['user: One', 'assistant: All']]);
});

test('P18 an answer of one byte a piece takes no more than its share of time', async () => {
  const text = Array.from({ length: 4_000 }, (_, index) => delta(`w${index} `)).join('') + delta('', 'stop');
  const bytes = new TextEncoder().encode(text);
  const ask = async (length: number): Promise<number> => {
    const part = bytes.slice(0, length);
    let at = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= part.length) return controller.close();
        controller.enqueue(part.slice(at, (at += 1)));
      },
    });
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { headers: eventStream })));
    const begun = performance.now();
    await chatAt('', { throttle: 50 }).sendMessage({ text: 'Hello' });
    return performance.now() - begun;
  };
  await ask(20_000);
  const [short, long] = [await ask(50_000), await ask(bytes.length)];
  // Quadratic would be the square of it. Room for a machine that has other things to do.
  expect(long / short).toBeLessThan((bytes.length / 50_000) * 4);
});
