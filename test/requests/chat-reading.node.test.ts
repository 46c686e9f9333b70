import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChatMessage, ChatPiece } from '../../src/requests/chat/chat-message.ts';
import { createIncrement } from '../../src/requests/chat/create-increment.ts';
import { createThinkingSplitter } from '../../src/requests/chat/create-thinking-splitter.ts';
import { chatAt, delta, done, eventStream, frame, rawServer, script, streamOf, thought } from './chat-support.ts';

const answered = vi.fn<typeof fetch>();
beforeEach(() => vi.stubGlobal('fetch', answered));
afterEach(() => {
  vi.unstubAllGlobals();
  answered.mockReset();
});

/** What a chat makes of one answer. */
async function read(answer: Response, options: Parameters<typeof chatAt>[1] = {}) {
  answered.mockResolvedValueOnce(answer);
  const chat = chatAt('/api/ai', options);
  await chat.sendMessage({ text: 'Hello' });
  const { status, error, messages } = chat.getSnapshot();
  const reply: ChatMessage | undefined = messages[1];
  return { status, error, parts: reply?.parts ?? [], metadata: reply?.metadata };
}
const readText = async (text: string) => read(streamOf(text));

const encoder = new TextEncoder();
const usage = { prompt_tokens: 3, completion_tokens: 5, total_tokens: 8, cached_tokens: 0 };
const good =
  `: hello\n\n${delta('', null, { role: 'assistant' })}${thought('Hmm, 想')}${thought(' so')}${delta('Grüße')}${delta(' 👋 你好')}` +
  `${delta('', 'stop')}${frame({ choices: [], usage })}${done}`;
const whole = [
  { type: 'reasoning', text: 'Hmm, 想 so', state: 'done' },
  { type: 'text', text: 'Grüße 👋 你好', state: 'done' },
];

describe('a good stream', () => {
  test('is thoughts and text, with its usage and the word it ended with', async () => {
    const { status, error, parts, metadata } = await readText(good);
    expect([status, error, parts]).toEqual(['ready', undefined, whole]);
    expect(metadata).toEqual({ finishReason: 'stop', usage: { inputTokens: 3, outputTokens: 5, totalTokens: 8 } });
  });
  test('P10 is the same wherever it is cut in two, also inside a letter', async () => {
    const bytes = encoder.encode(good);
    for (let at = 1; at < bytes.length; at += 1) {
      const halves = [bytes.slice(0, at), bytes.slice(at)];
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          const half = halves.shift();
          if (half) controller.enqueue(half);
          else controller.close();
        },
      });
      const { parts, status } = await read(new Response(body, { headers: eventStream }));
      expect([at, status, parts]).toEqual([at, 'ready', whole]);
    }
  });
  test('P10 P18 is the same in pieces of any size', async () => {
    const bytes = encoder.encode(good);
    for (let size = 1; size <= 80; size += 1) {
      const { parts, metadata } = await read(streamOf(bytes, size));
      expect([size, parts, metadata?.finishReason]).toEqual([size, whole, 'stop']);
    }
  });
  test('P12 may end its lines with CR, CRLF or LF, and begin with a byte order mark', async () => {
    for (const end of ['\r', '\r\n', '\n']) {
      for (const size of [1, 3, 1000]) {
        const { parts } = await read(streamOf(encoder.encode(`\uFEFF${good.replaceAll('\n', end)}`), size));
        expect(parts).toEqual(whole);
      }
    }
  });
  test('P12 a second byte order mark makes an unknown field of the first line, and harms nothing behind it', async () => {
    const { parts } = await readText(`\uFEFF\uFEFF${delta('lost')}${delta('heard', 'stop')}`);
    expect(parts).toEqual([{ type: 'text', text: 'heard', state: 'done' }]);
  });
  test('P12 comments, unknown fields, retry and NULs do no harm', async () => {
    const odd = `retry: soon\nfoo: bar\nid: a\u0000b\n${delta('a')}:\n\n\n\ndata\n\n${delta('b', 'stop')}`;
    expect((await readText(odd)).parts).toEqual([{ type: 'text', text: 'ab', state: 'done' }]);
  });
  test('P14 is complete with a finish reason and no [DONE], and the reverse, and says which', async () => {
    expect((await readText(delta('a') + delta('', 'stop'))).metadata?.finishReason).toBe('stop');
    expect((await readText(delta('a') + done)).metadata?.finishReason).toBe('done');
    expect((await readText(delta('a') + done)).status).toBe('ready');
  });
  test('P13 only the exact [DONE] ends it, and what follows is not heard', async () => {
    const { parts, status } = await readText(
      `${delta('data: [DONE]\n\n')}${frame('[DONE] ')}${delta('b')}${done}${done}${delta('unheard')}${frame('{{')}`,
    );
    expect([status, parts]).toEqual(['ready', [{ type: 'text', text: 'data: [DONE]\n\nb', state: 'done' }]]);
    expect((await readText(delta('a') + frame('[DONE] '))).error?.code).toBe('stream-ended-early');
  });
  test('P19 an event with the id of one before it is not heard twice', async () => {
    const { parts } = await readText(`id: 1\n${delta('a')}id: 1\n${delta('a')}id: 2\n${delta('a')}${delta('a')}${done}`);
    expect(parts).toEqual([{ type: 'text', text: 'aaa', state: 'done' }]);
  });
  test('P20 data that says nothing is passed over', async () => {
    const odd = [
      'null',
      '[]',
      '"x"',
      '0',
      '{}',
      '{"choices":null}',
      '{"choices":[]}',
      '{"choices":[null]}',
      '{"choices":[{"delta":null}]}',
    ];
    const { parts, status } = await readText(delta('a') + odd.map(frame).join('') + delta('b') + done);
    expect([status, parts]).toEqual(['ready', [{ type: 'text', text: 'ab', state: 'done' }]]);
  });
  test('P20 whatever stands in a frame, nothing throws and the text stays', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const { status, parts } = await readText(delta('a') + frame(JSON.stringify(value)) + done);
        expect(['ready', 'error']).toContain(status);
        expect(parts[0]?.text.startsWith('a')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
  test('P22 broken UTF-8 becomes a mark, not a failure', async () => {
    const [before = '', after = ''] = delta('a?b', 'stop').split('?');
    const bytes = new Uint8Array([...encoder.encode(before), 0xff, ...encoder.encode(after)]);
    expect((await read(streamOf(bytes))).parts).toEqual([{ type: 'text', text: 'a\uFFFDb', state: 'done' }]);
  });
  test('a whole message at the end is not said again', async () => {
    const last = frame({
      object: 'chat.completion',
      choices: [{ finish_reason: 'stop', message: { content: 'ab' } }],
      base_resp: { status_code: 0 },
    });
    expect((await readText(delta('a') + delta('b') + last)).parts).toEqual([{ type: 'text', text: 'ab', state: 'done' }]);
  });
  test('a type nobody named is still a stream', async () => {
    expect((await read(streamOf(good, 7, 'application/octet-stream'))).parts).toEqual(whole);
  });
  test('a length that was reached is no failure', async () => {
    const { status, metadata } = await readText(delta('a', 'length') + done);
    expect([status, metadata?.finishReason]).toEqual(['ready', 'length']);
  });
});

describe('P9 a stream cut at any byte', () => {
  test('is done only after its terminal sign, and keeps what came, over real HTTP', async () => {
    vi.unstubAllGlobals();
    const bytes = encoder.encode(good);
    const finish = encoder.encode(good.slice(0, good.indexOf(frame({ choices: [], usage })))).length;
    let cut = 0;
    const server = await rawServer((response) => void response.writeHead(200, eventStream).end(bytes.slice(0, cut)));
    for (cut = 0; cut <= bytes.length; cut += 1) {
      const chat = chatAt(server.url);
      await chat.sendMessage({ text: 'Hello' });
      const { status, error, messages } = chat.getSnapshot();
      if (cut >= finish) {
        expect([cut, status, messages[1]?.parts]).toEqual([cut, 'ready', whole]);
        continue;
      }
      expect([cut, status]).toEqual([cut, 'error']);
      expect(error).toMatchObject({ provider: null, code: cut <= 9 ? 'empty-answer' : 'stream-ended-early' });
      const parts = messages[1]?.parts ?? [];
      for (const [index, part] of parts.entries()) expect(whole[index]?.text.startsWith(part.text)).toBe(true);
    }
    await server.close();
  });
});

describe('what is no answer', () => {
  const ofType = (type: string, text: string, status = 200) => new Response(text, { status, headers: { 'content-type': type } });
  test.each([
    ['JSON without a failure', ofType('application/json', '{"choices":[{"message":{"content":"hi"}}]}'), 'not-a-stream'],
    ['nothing, as JSON', ofType('application/json', ''), 'empty-answer'],
    ['a page under the type of a stream', streamOf('<html>nginx</html>'), 'not-a-stream'],
    ['comments alone', streamOf(': wait\n\n'), 'empty-answer'],
    ['an end without a word', streamOf(delta('') + delta('', 'stop') + done), 'empty-answer'],
    ['blanks alone', streamOf(delta(' \n') + delta('', 'stop') + done), 'empty-answer'],
    ['thoughts alone', streamOf(thought('Hm') + delta('', 'stop') + done), 'empty-answer'],
    ['thoughts alone, inside the text', streamOf(delta('<think>Hm</think>\n') + delta('', 'stop') + done), 'empty-answer'],
    ['P8 204', new Response(null, { status: 204 }), 'not-a-stream'],
    ['P8 206', new Response('data', { status: 206, headers: eventStream }), 'not-a-stream'],
    ['P8 304', new Response(null, { status: 304 }), 'not-a-stream'],
  ])('%s is a failure of the provider’s side', async (_, response, code) => {
    const { status, error } = await read(response);
    expect([status, error?.kind, error?.code, error?.provider]).toEqual(['error', 'server-error', code, null]);
  });
  test.each([
    ['shown', thought('Hm') + delta('', 'length') + done],
    ['kept to itself', delta('', 'length') + done],
    ['inside the text', delta('<think>Hm') + delta('', 'length') + done],
  ])('a length that was reached in thoughts, %s, would be reached again: that is the app’s affair', async (_, text) => {
    const { status, error } = await read(streamOf(text));
    expect(status).toBe('error');
    expect(error).toMatchObject({
      kind: 'context-too-long',
      code: 'empty-answer',
      provider: null,
      retry: 'never',
      fixableBy: 'developer',
    });
  });
  test('a call of a tool without a word is no failure, which people would pay for once more: the app hears its reason', async () => {
    const heard: unknown[] = [];
    const call = { tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: 'search', arguments: '{}' } }] };
    const { status, error, parts } = await read(streamOf(delta(null, null, call) + delta(null, 'tool_calls') + done), {
      onFinish: ({ finishReason, isError }) => void heard.push(finishReason, isError),
    });
    await Promise.resolve();
    expect([status, error, parts, heard]).toEqual(['ready', undefined, [], ['tool_calls', false]]);
  });
  test('P4 a failure as JSON under the type of a stream', async () => {
    const { error } = await read(streamOf('{"base_resp":{"status_code":1002,"status_msg":"rate limit"}}'), { provider: 'minimax' });
    expect(error).toMatchObject({ kind: 'rate-limited', code: '1002', provider: 'minimax' });
  });
  test('P2 a gateway’s page with 502', async () => {
    expect((await read(ofType('text/html', '<html>', 502))).error).toMatchObject({ kind: 'server-error', status: 502 });
  });
  test('a failure with a status keeps its wait', async () => {
    const now = Date.now();
    const body = { error: { type: 'rate_limit_reached_error', message: 'request reached max RPM: 3, please try again after 1 seconds' } };
    const { error } = await read(Response.json(body, { status: 429, headers: { 'retry-after': '30' } }));
    expect(error).toMatchObject({ kind: 'rate-limited', provider: 'kimi' });
    expect(error?.retryAt).toBeGreaterThanOrEqual(now + 29_000);
  });
  test('P17 a line without an end is cut off', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(sent === 0 ? encoder.encode(`${delta('a')}data: `) : new Uint8Array(100_000).fill(120));
        sent += 1;
      },
    });
    const { error, parts } = await read(new Response(endless, { headers: eventStream }));
    expect(error).toMatchObject({ kind: 'server-error', code: 'too-large', provider: null });
    expect(parts).toHaveLength(1);
    expect(sent).toBeLessThan(20);
  });
  test('P1 no word of a body that cannot be read is in the error', async () => {
    const { error } = await readText(`${delta('a')}data: {"secret": canary\n\n`);
    expect(`${error?.message} ${JSON.stringify(error)} ${error?.stack}`).not.toMatch(/secret|canary/);
  });
});

describe('what the filter held back', () => {
  test('is a failure of the output, and its text stays', async () => {
    const { error, parts, metadata } = await readText(delta('So far') + delta('', 'content_filter') + done);
    expect(error).toMatchObject({ kind: 'content-filtered', filtered: 'output', provider: 'kimi', code: 'content_filter', retry: 'never' });
    expect([parts[0]?.text, metadata?.finishReason]).toEqual(['So far', 'content_filter']);
  });
  test.each([
    ['insufficient_system_resource', 'overloaded', 'soon', 'https://api-docs.deepseek.com/api/create-chat-completion'],
    ['network_error', 'server-error', 'soon', 'https://docs.z.ai/api-reference/llm/chat-completion'],
    ['sensitive', 'content-filtered', 'never', 'https://docs.z.ai/api-reference/llm/chat-completion'],
    ['error', 'server-error', 'soon', 'https://openrouter.ai/docs/api-reference/overview'],
  ])('an answer that ends with "%s" is %s, never whole, and its text stays', async (reason, kind, retry) => {
    const { status, error, parts } = await readText(delta('So far') + delta('', reason) + done);
    expect([status, error?.kind, error?.retry, error?.code]).toEqual(['error', kind, retry, reason]);
    expect(parts[0]?.text).toBe('So far');
  });
  test('is told by MiniMax beside a good ending', async () => {
    const marked = frame({
      choices: [{ delta: { content: 'b' }, finish_reason: 'stop' }],
      output_sensitive: true,
      output_sensitive_type: 6,
    });
    const { error, parts } = await read(streamOf(delta('a') + marked + done), { provider: 'minimax' });
    expect(error).toMatchObject({ kind: 'content-filtered', filtered: 'output', provider: 'minimax' });
    expect(parts[0]?.text).toBe('ab');
  });
  test('a code that follows is the better word for it', async () => {
    const marked = frame({ choices: [{ delta: { content: 'b' } }], output_sensitive: true });
    const { error } = await read(streamOf(marked + frame({ base_resp: { status_code: 1027, status_msg: 'output sensitive' } })), {
      provider: 'minimax',
    });
    expect(error).toMatchObject({ kind: 'content-filtered', filtered: 'output', code: '1027' });
  });
});

describe('silence', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A stream whose pieces come at their times, and which is never closed. */
  function timed(...pieces: readonly (readonly [afterMs: number, text: string])[]): { response: Response; left: () => boolean } {
    let left = false;
    const rest = [...pieces];
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const next = rest.shift();
        if (!next) return new Promise(() => {});
        await new Promise((resolve) => setTimeout(resolve, next[0]));
        if (!left) controller.enqueue(encoder.encode(next[1]));
      },
      cancel() {
        left = true;
      },
    });
    return { response: new Response(body, { headers: eventStream }), left: () => left };
  }
  function send(response: Promise<Response>) {
    answered.mockImplementationOnce(
      (_, init) =>
        new Promise((resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
          response.then(resolve, reject);
        }),
    );
    const chat = chatAt('/api/ai');
    void chat.sendMessage({ text: 'Hello' });
    return chat;
  }
  const stalled = { kind: 'timeout', code: 'stalled', provider: null, retry: 'soon' };

  test('P15 of 30 s before the first word is given up', async () => {
    const { response, left } = timed();
    const chat = send(Promise.resolve(response));
    await vi.advanceTimersByTimeAsync(29_900);
    expect(chat.getSnapshot().status).toBe('submitted');
    await vi.advanceTimersByTimeAsync(200);
    expect(chat.getSnapshot().error).toMatchObject(stalled);
    expect(left()).toBe(true);
  });
  test('P15 before the head is given up when the handler must have spoken', async () => {
    const chat = send(new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(31_900);
    expect(chat.getSnapshot().status).toBe('submitted');
    await vi.advanceTimersByTimeAsync(200);
    expect(chat.getSnapshot().error).toMatchObject(stalled);
  });
  test('P15 of 20 s between two words is given up, and the text stays', async () => {
    const { response, left } = timed([25_000, delta('a')], [19_000, delta('b')]);
    const chat = send(Promise.resolve(response));
    await vi.advanceTimersByTimeAsync(44_000 + 19_900);
    expect(chat.getSnapshot().status).toBe('streaming');
    await vi.advanceTimersByTimeAsync(200);
    expect(chat.getSnapshot().error).toMatchObject(stalled);
    expect(script(chat)).toEqual(['user: Hello', 'assistant: ab']);
    expect(left()).toBe(true);
  });
  test('P16 is broken by comments, but not for ever', async () => {
    const { response } = timed([1_000, delta('a')], ...Array.from({ length: 60 }, () => [15_000, ': still here\n\n'] as const));
    const chat = send(Promise.resolve(response));
    await vi.advanceTimersByTimeAsync(599_000);
    expect(chat.getSnapshot().status).toBe('streaming');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(chat.getSnapshot().error).toMatchObject({ kind: 'timeout', code: null, provider: null });
  });
  test('P14 after a finish reason is an end: some connections are never closed', async () => {
    const { response, left } = timed([0, delta('a') + delta('', 'stop')]);
    const chat = send(Promise.resolve(response));
    await vi.advanceTimersByTimeAsync(2_100);
    expect(chat.getSnapshot()).toMatchObject({ status: 'ready', error: undefined });
    expect(left()).toBe(true);
  });
  test('leaves no timer behind', async () => {
    const { response } = timed([10, good]);
    const chat = send(Promise.resolve(response));
    await vi.advanceTimersByTimeAsync(20);
    expect(chat.getSnapshot().status).toBe('ready');
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('thoughts inside the text', () => {
  const split = (text: string, size: number) => {
    const { push, end } = createThinkingSplitter();
    const pieces: ChatPiece[] = [];
    for (let at = 0; at < text.length; at += size) pieces.push(...push(text.slice(at, at + size)));
    pieces.push(...end());
    const of = (type: string) =>
      pieces
        .filter((piece) => piece.type === type)
        .map((piece) => piece.text)
        .join('');
    return [of('reasoning'), of('text')];
  };
  test.each([
    ['<think>\nfirst\nthen\n</think>\n\nAnswer\n', 'first\nthen', 'Answer\n'],
    [' \n<think>a < b </thin > c</think>Answer', 'a < b </thin > c', 'Answer'],
    ['<think></think>\n\nAnswer', '', 'Answer'],
    ['Write <think> to think</think>.', '', 'Write <think> to think</think>.'],
    ['<thinking> is a tag', '', '<thinking> is a tag'],
    ['<think>cut in the midd', 'cut in the midd', ''],
    ['<thi', '', '<thi'],
    ['', '', ''],
  ])('P10 %j is split the same wherever it is cut', (text, reasoning, answer) => {
    for (let size = 1; size <= text.length + 1; size += 1) expect([size, ...split(text, size)]).toEqual([size, reasoning, answer]);
  });
  test('become a part of their own in an answer', async () => {
    const { parts } = await read(streamOf(`${delta('<think>\nHm')}${delta('m\n</think>\n\nYes')}${delta('.', 'stop')}`), {
      provider: 'minimax',
    });
    expect(parts).toEqual([
      { type: 'reasoning', text: 'Hmm', state: 'done' },
      { type: 'text', text: 'Yes.', state: 'done' },
    ]);
  });
  test('a beginning of a tag is text when the line breaks there', async () => {
    let sent = false;
    const breaking = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent) return controller.error(new TypeError('terminated'));
        controller.enqueue(encoder.encode(delta('<thi')));
        sent = true;
      },
    });
    const { parts, error } = await read(new Response(breaking, { headers: eventStream }));
    expect([parts[0]?.text, error?.code]).toEqual(['<thi', 'stream-ended-early']);
  });
  test('MiniMax’s reasoning_details are read, and not twice beside reasoning_content', async () => {
    const both = (text: string) => delta('', null, { reasoning_content: text, reasoning_details: [{ type: 'reasoning.text', text }] });
    const one = (text: string) => delta('', null, { reasoning_details: [{ type: 'reasoning.text', text }] });
    const { parts } = await read(streamOf(`${both('Hm')}${one('m')}${delta('Yes', 'stop')}`), { provider: 'minimax' });
    expect(parts.map(({ text }) => text)).toEqual(['Hmm', 'Yes']);
  });
});

test('P19 a delta that holds all the text so far adds its new part only', () => {
  const whole = createIncrement();
  expect(['The user', 'The user asks', 'The user asks', 'The user asks me'].map(whole).join('')).toBe('The user asks me');
  const part = createIncrement();
  expect(['ha', 'haha', 'ha'].map(part).join('')).toBe('hahahaha');
  const words = createIncrement();
  expect(['The user', ' asks', ' The user asks'].map(words).join('')).toBe('The user asks The user asks');
});
