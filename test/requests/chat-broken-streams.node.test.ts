import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { ChatTimeouts } from '../../src/requests/chat/stream-chat.ts';
import { chatAt, delta, done, eventStream, frame, handlerServer, rawServer, script } from './chat-support.ts';

/** What a stream may do wrong, and what has to be said of it; `kept` is the text that came before. */
interface Broken {
  readonly name: string;
  readonly answer: (response: ServerResponse) => void;
  readonly expected: { readonly kind: string; readonly code: string; readonly provider: string | null };
  readonly kept: string | null;
}

const words = delta('Half an ') + delta('answer');
const half = 'Half an answer';
const ours = (kind: string, code: string) => ({ kind, code, provider: null });
const send =
  (text: string, headers: Record<string, string> = eventStream) =>
  (response: ServerResponse) =>
    void response.writeHead(200, headers).end(text);

/** The eleven that make SDKs say "finished", or nothing at all. */
const brokenStreams: readonly Broken[] = [
  {
    name: 'P24 cut without a terminal sign',
    answer: send(words),
    expected: ours('network', 'stream-ended-early'),
    kept: half,
  },
  {
    name: 'P11 its last event without the blank line',
    answer: send(words + delta('', 'stop').trimEnd()),
    expected: ours('network', 'stream-ended-early'),
    kept: half,
  },
  {
    name: 'P5 base_resp in a frame',
    answer: send(words + frame({ choices: null, base_resp: { status_code: 1008, status_msg: 'insufficient balance' } }) + done),
    expected: { kind: 'insufficient-balance', code: '1008', provider: 'minimax' },
    kept: half,
  },
  {
    name: 'P4 200 with JSON',
    answer: send(JSON.stringify({ choices: null, base_resp: { status_code: '1004', status_msg: 'login fail' } }), {
      'content-type': 'application/json',
    }),
    expected: { kind: 'authentication', code: '1004', provider: 'minimax' },
    kept: null,
  },
  {
    name: 'P3 200 with HTML',
    answer: send('<!doctype html><title>Welcome</title>', { 'content-type': 'text/html' }),
    expected: ours('server-error', 'not-a-stream'),
    kept: null,
  },
  { name: 'P7 empty 200', answer: send(''), expected: ours('server-error', 'empty-answer'), kept: null },
  {
    name: 'P21 malformed frame',
    answer: send(`${words}data: {"choices":[{"ind\n\n${delta('and more')}${delta('', 'stop')}${done}`),
    expected: ours('server-error', 'not-a-stream'),
    kept: half,
  },
  {
    name: 'P6 error frame',
    answer: send(words + frame({ error: { message: 'The engine is currently overloaded', type: 'engine_overloaded_error' } })),
    expected: { kind: 'overloaded', code: 'engine_overloaded_error', provider: 'kimi' },
    kept: half,
  },
  {
    name: 'P6 event: error',
    answer: send(`${words}event: error\ndata: {"error":{"message":"busy","type":"rate_limit_reached_error"}}\n\n`),
    expected: { kind: 'rate-limited', code: 'rate_limit_reached_error', provider: 'kimi' },
    kept: half,
  },
  {
    name: 'P24 socket reset',
    answer(response) {
      response.writeHead(200, eventStream).write(words);
      setTimeout(() => response.socket?.resetAndDestroy(), 30);
    },
    expected: ours('network', 'stream-ended-early'),
    kept: half,
  },
  {
    name: 'P15 stall',
    answer: (response) => void response.writeHead(200, eventStream).write(words),
    expected: ours('timeout', 'stalled'),
    kept: half,
  },
];

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()));
});

async function ask({ answer, expected }: Broken, through: 'raw' | 'handler') {
  const server = await rawServer((response) => answer(response));
  open.push(server);
  const front = through === 'handler' ? await handlerServer(server.url, { idleMs: 150 }) : server;
  if (front !== server) open.push(front);
  const timeouts: ChatTimeouts = through === 'handler' ? {} : { idleMs: 150 };
  const provider = expected.provider ?? 'kimi';
  const chat = chatAt(`${front.url}${through === 'handler' ? '/api/ai' : ''}`, { provider, timeouts });
  await chat.sendMessage({ text: 'Hello' });
  return { chat, server };
}

test('there are eleven', () => expect(brokenStreams).toHaveLength(11));

for (const through of ['raw', 'handler'] as const) {
  describe(`M4 a broken stream, ${through === 'raw' ? 'straight from the server' : 'through the handler'}, fails and keeps its text`, () => {
    test.each(brokenStreams)('$name is $expected.kind, $expected.code', async (broken) => {
      const { chat, server } = await ask(broken, through);
      const { status, error, messages } = chat.getSnapshot();
      expect(status).toBe('error');
      expect(error).toMatchObject(broken.expected);
      expect(script(chat)).toEqual(['user: Hello', ...(broken.kept === null ? [] : [`assistant: ${broken.kept}`])]);
      expect(messages.at(1)?.parts ?? []).toEqual(broken.kept === null ? [] : [{ type: 'text', text: half, state: 'done' }]);
      expect(server.asked).toHaveLength(1);
    });
  });
}

test('P15 a stalled answer is ended at the provider, too', async () => {
  const stall = brokenStreams.find(({ name }) => name === 'P15 stall');
  for (const through of ['raw', 'handler'] as const) {
    if (!stall) throw new Error('no such row');
    const { server } = await ask(stall, through);
    await expect.poll(server.left).toBe(1);
  }
});

test('P3 a page that never ends is left at once', async () => {
  const { chat, server } = await ask(
    {
      name: '',
      answer: (response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('<!doctype html>'),
      expected: ours('server-error', 'not-a-stream'),
      kept: null,
    },
    'raw',
  );
  expect(chat.getSnapshot().error?.code).toBe('not-a-stream');
  await expect.poll(server.left).toBe(1);
});

test('P6 what follows a failure is not read: its connection is closed', async () => {
  const { server } = await ask(
    {
      name: '',
      answer: (response) => void response.writeHead(200, eventStream).write(frame({ error: { message: 'x', type: 'server_error' } })),
      expected: ours('server-error', 'server_error'),
      kept: null,
    },
    'raw',
  );
  await expect.poll(server.left).toBe(1);
});
