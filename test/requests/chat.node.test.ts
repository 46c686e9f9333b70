import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { createSimulatorServer } from 'tryagain/testing/node';
import { afterEach, describe, expect, expectTypeOf, test, vi } from 'vitest';
import type { Chat, ChatOptions, FinishedAnswer } from '../../src/requests/chat/chat.ts';
import type { ChatMessage, ChatPart } from '../../src/requests/chat/chat-message.ts';
import { chatAt, delta, done, eventStream, frame, handlerServer, rawServer, script, thought, until } from './chat-support.ts';
import type { RawServer } from './chat-support.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  await Promise.all(open.splice(0).map(({ close }) => close()));
});

/** Answers in turn; the last one again and again. A function writes for itself, a text is a whole stream. */
async function serverOf(...answers: (string | ((response: ServerResponse) => void))[]): Promise<RawServer> {
  let count = 0;
  const server = await rawServer((response) => {
    const answer = answers[Math.min(count, answers.length - 1)] ?? '';
    count += 1;
    if (typeof answer === 'function') answer(response);
    else response.writeHead(200, eventStream).end(answer);
  });
  open.push(server);
  return server;
}
async function chatOf(answers: Parameters<typeof serverOf>, options: Partial<ChatOptions> = {}) {
  const server = await serverOf(...answers);
  return { server, chat: chatAt(server.url, options) };
}

const good = delta('Good ') + delta('answer', 'stop') + done;
/** Says these words and stays silent. */
const hanging = (words: string) => (response: ServerResponse) => void response.writeHead(200, eventStream).write(words);
/** Says these words, later the others, and ends. */
const slow = (words: string, later: string) => (response: ServerResponse) => {
  response.writeHead(200, eventStream).write(words);
  setTimeout(() => response.end(later), 80);
};
const streaming = (chat: Chat) => until(chat, ({ status }) => status === 'streaming');
const overloaded = frame({ error: { type: 'engine_overloaded_error', message: 'overloaded' } });

describe('a question', () => {
  test('is sent with the conversation, the system’s words and the fields asked for', async () => {
    const { chat, server } = await chatOf([good], { system: 'Be brief.', body: { temperature: 0.6, stream: false } });
    await chat.sendMessage({ text: 'One' });
    await chat.sendMessage({ parts: [{ type: 'text', text: 'Two' }], metadata: { from: 'voice' } });
    expect(script(chat)).toEqual(['user: One', 'assistant: Good answer', 'user: Two', 'assistant: Good answer']);
    expect(chat.getSnapshot().messages[2]?.metadata).toEqual({ from: 'voice' });
    expect(server.asked[1]).toEqual({
      model: 'kimi-k2.6',
      stream: true,
      stream_options: { include_usage: true },
      temperature: 0.6,
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'One' },
        { role: 'assistant', content: 'Good answer' },
        { role: 'user', content: 'Two' },
      ],
    });
  });
  test('to MiniMax asks for reasoning apart, unless the app says otherwise', async () => {
    const { chat, server } = await chatOf([good], { provider: 'minimax', model: 'MiniMax-M3' });
    await chat.sendMessage({ text: 'One' });
    chat.configure({ provider: 'minimax', model: 'MiniMax-M3', basePath: server.url, body: { reasoning_split: false } });
    await chat.sendMessage({ text: 'Two' });
    expect(server.asked.map((body) => body['reasoning_split'])).toEqual([true, false]);
  });
  test('leaves thoughts, and messages without text, at home', async () => {
    const { chat, server } = await chatOf([thought('Hm') + overloaded, thought('Hm') + good, good]);
    await chat.sendMessage({ text: 'One' });
    await chat.sendMessage({ text: 'Two' });
    await chat.sendMessage({ text: 'Three' });
    expect(server.asked[2]?.['messages']).toEqual([
      { role: 'user', content: 'One' },
      { role: 'user', content: 'Two' },
      { role: 'assistant', content: 'Good answer' },
      { role: 'user', content: 'Three' },
    ]);
  });
  test('without words is not sent', async () => {
    const { chat, server } = await chatOf([good]);
    await chat.sendMessage({ text: ' \n' });
    await chat.regenerate();
    expect([server.asked, chat.getSnapshot().messages]).toEqual([[], []]);
  });
  test('passes through submitted and streaming to ready', async () => {
    const { chat } = await chatOf([slow(delta('a'), delta('b', 'stop'))]);
    const seen: string[] = [];
    chat.subscribe(() => seen.push(chat.getSnapshot().status));
    await chat.sendMessage({ text: 'Hello' });
    expect([...new Set(seen)]).toEqual(['submitted', 'streaming', 'ready']);
    expect(seen.at(-1)).toBe('ready');
  });
  test('R1 clicked 20 times is one request', async () => {
    const { chat, server } = await chatOf([slow(delta('a'), delta('b', 'stop'))]);
    await Promise.all(Array.from({ length: 20 }, () => chat.sendMessage({ text: 'Hello' })));
    await chat.sendMessage({ text: 'Hello' });
    expect(server.asked).toHaveLength(2);
    expect(script(chat)).toEqual(['user: Hello', 'assistant: ab', 'user: Hello', 'assistant: ab']);
  });
  test('said again is the same click until its answer begins, and for half a second; later it is meant', async () => {
    const { chat, server } = await chatOf([
      (response) => void setTimeout(() => response.writeHead(200, eventStream).write(delta('Half')), 600),
      hanging(delta('Half')),
      good,
    ]);
    void chat.sendMessage({ text: 'Go on' });
    await new Promise((resolve) => setTimeout(resolve, 550));
    void chat.sendMessage({ text: 'Go on' });
    await streaming(chat);
    expect(server.asked).toHaveLength(1);
    void chat.sendMessage({ text: 'Go on' });
    await streaming(chat);
    void chat.sendMessage({ text: 'Go on' });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(server.asked).toHaveLength(2);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await chat.sendMessage({ text: 'Go on' });
    expect(server.asked).toHaveLength(3);
    expect(script(chat).filter((line) => line === 'user: Go on')).toHaveLength(3);
  });
  test('R8 asked offline fails at once, and nothing is lost or sent', async () => {
    const { chat, server } = await chatOf([good]);
    vi.stubGlobal('navigator', { onLine: false });
    await chat.sendMessage({ text: 'Hello' });
    expect(chat.getSnapshot()).toMatchObject({ status: 'error', error: { kind: 'network', code: 'offline', provider: null } });
    expect([script(chat), server.asked]).toEqual([['user: Hello'], []]);
    vi.unstubAllGlobals();
    await chat.regenerate();
    expect([script(chat), server.asked.length]).toEqual([['user: Hello', 'assistant: Good answer'], 1]);
  });
  test('R9 that takes the connection and never answers is ended after the time for a first word, and can be asked again', async () => {
    const server = await rawServer(() => undefined);
    const chat = chatAt(server.url, { timeouts: { firstTokenMs: 100 } });
    await chat.sendMessage({ text: 'Hello' });
    expect(chat.getSnapshot()).toMatchObject({ status: 'error', error: { kind: 'timeout', code: 'stalled', retry: 'soon' } });
    await vi.waitUntil(() => server.left() === 1);
    expect(script(chat)).toEqual(['user: Hello']);
    await server.close();
  });
  test('R9 that nobody hears is a failure of the network', async () => {
    const { chat, server } = await chatOf([good]);
    await server.close();
    await chat.sendMessage({ text: 'Hello' });
    expect(chat.getSnapshot().error).toMatchObject({ kind: 'network', retry: 'soon' });
  });
});

describe('stop', () => {
  test('R4 is no error: the words stay, the provider is left', async () => {
    const { chat, server } = await chatOf([hanging(delta('Half'))]);
    const answer = chat.sendMessage({ text: 'Hello' });
    await streaming(chat);
    chat.stop();
    chat.stop();
    await answer;
    const { status, error, messages } = chat.getSnapshot();
    expect([status, error, messages[1]?.parts]).toEqual(['ready', undefined, [{ type: 'text', text: 'Half', state: 'done' }]]);
    await expect.poll(server.left).toBe(1);
  });
  test('keeps the text that could have been the beginning of a tag', async () => {
    const { chat, server } = await chatOf([hanging(delta(' <thi')), hanging(delta('<think>Why?</thi'))]);
    for (const parts of [[{ type: 'text', text: ' <thi', state: 'done' }], [{ type: 'reasoning', text: 'Why?</thi', state: 'done' }]]) {
      const count = server.asked.length;
      const answer = chat.sendMessage({ text: 'Hello' });
      await expect.poll(() => server.asked.length).toBe(count + 1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      chat.stop();
      await answer;
      expect(chat.getSnapshot().messages.at(-1)?.parts).toEqual(parts);
    }
  });
  test('before the first word leaves the question', async () => {
    const { chat } = await chatOf([() => undefined]);
    void chat.sendMessage({ text: 'Hello' });
    chat.stop();
    expect([chat.getSnapshot().status, script(chat)]).toEqual(['ready', ['user: Hello']]);
  });
  test('R4 in the tick of the last word or of a failure has one outcome', async () => {
    for (const words of [delta('a', 'stop') + done, delta('a') + overloaded]) {
      const ends: FinishedAnswer[] = [];
      const { chat } = await chatOf([words], { onFinish: (answer) => ends.push(answer) });
      chat.subscribe(() => chat.getSnapshot().status === 'streaming' && chat.stop());
      await chat.sendMessage({ text: 'Hello' });
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect([chat.getSnapshot().status, chat.getSnapshot().error]).toEqual(['ready', undefined]);
      expect(ends.map(({ isAbort, isError }) => [isAbort, isError])).toEqual([[true, false]]);
    }
  });
  test('by somebody else, as a wrapper of fetch or a service worker, is a stop: nothing is lost', async () => {
    const ends: boolean[] = [];
    const { chat } = await chatOf([delta('Half') + overloaded], { onFinish: ({ isAbort }) => ends.push(isAbort) });
    await chat.sendMessage({ text: 'Hello' });
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('The operation was aborted.', 'AbortError')));
    await chat.regenerate();
    expect([chat.getSnapshot().status, chat.getSnapshot().error]).toEqual(['ready', undefined]);
    expect([script(chat), ends, chat.resume === null]).toEqual([['user: Hello', 'assistant: Half'], [false, true], false]);
  });
  test('when nothing is under way changes nothing', async () => {
    const { chat } = await chatOf([good]);
    const before = chat.getSnapshot();
    chat.stop();
    chat.clearError();
    expect(chat.getSnapshot()).toBe(before);
  });
});

describe('a new question while an answer runs', () => {
  test('R6 stops the old answer, keeps its words, and never mixes the two', async () => {
    const { chat, server } = await chatOf([slow(delta('Old'), delta(' words', 'stop')), good]);
    void chat.sendMessage({ text: 'One' });
    await streaming(chat);
    await chat.sendMessage({ text: 'Two' });
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(script(chat)).toEqual(['user: One', 'assistant: Old', 'user: Two', 'assistant: Good answer']);
    expect(server.left()).toBe(1);
    expect(chat.getSnapshot().status).toBe('ready');
  });
  test('R10 the late failure of the old one is not heard', async () => {
    const { chat, server } = await chatOf([
      (response) => void setTimeout(() => response.writeHead(500).end(), 50),
      slow(delta('a'), delta('b', 'stop')),
    ]);
    void chat.sendMessage({ text: 'One' });
    await expect.poll(() => server.asked.length).toBe(1);
    await chat.sendMessage({ text: 'Two' });
    expect([chat.getSnapshot().status, script(chat)]).toEqual(['ready', ['user: One', 'user: Two', 'assistant: ab']]);
  });
});

describe('regenerate', () => {
  test('R7 replaces the words that came, and they stay until the new ones are there', async () => {
    const { chat, server } = await chatOf([delta('Half') + overloaded, slow('', good), good]);
    await chat.sendMessage({ text: 'Hello' });
    expect(chat.getSnapshot().error?.kind).toBe('overloaded');
    const again = chat.regenerate();
    expect([chat.getSnapshot().status, chat.getSnapshot().error, script(chat)]).toEqual([
      'submitted',
      undefined,
      ['user: Hello', 'assistant: Half'],
    ]);
    await again;
    expect(script(chat)).toEqual(['user: Hello', 'assistant: Good answer']);
    expect(server.asked[1]?.['messages']).toEqual([{ role: 'user', content: 'Hello' }]);
  });
  test('that fails before its first word loses nothing', async () => {
    const { chat } = await chatOf([delta('Half') + overloaded, (response) => void response.writeHead(503).end()]);
    await chat.sendMessage({ text: 'Hello' });
    await chat.regenerate();
    expect([chat.getSnapshot().error?.status, script(chat)]).toEqual([503, ['user: Hello', 'assistant: Half']]);
  });
  test('that fails, or is stopped, with less text than there was gives the old text back', async () => {
    const { chat } = await chatOf([
      delta('A long half') + overloaded,
      thought('Hm') + overloaded,
      delta('A') + overloaded,
      hanging(delta('A')),
      delta('A longer half') + overloaded,
    ]);
    await chat.sendMessage({ text: 'Hello' });
    for (const status of ['error', 'error'] as const) {
      await chat.regenerate();
      expect([chat.getSnapshot().status, script(chat)[1]]).toEqual([status, 'assistant: A long half']);
      expect(chat.resume).toBeNull();
    }
    const stopped = chat.regenerate();
    await streaming(chat);
    expect(script(chat)[1]).toBe('assistant: A');
    chat.stop();
    await stopped;
    expect(script(chat)[1]).toBe('assistant: A long half');
    await chat.regenerate();
    expect(script(chat)[1]).toBe('assistant: A longer half');
  });
  test('leaves the old text where it is while there are only thoughts', async () => {
    const { chat } = await chatOf([delta('Half') + overloaded, slow(thought('Hm'), delta('Whole', 'stop'))]);
    const texts = new Set<string | undefined>();
    await chat.sendMessage({ text: 'Hello' });
    chat.subscribe(() => texts.add(script(chat)[1]));
    await chat.regenerate();
    expect([...texts]).toEqual(['assistant: Half', 'assistant: Whole']);
    expect(chat.getSnapshot().messages[1]?.parts[0]).toMatchObject({ type: 'reasoning', text: 'Hm' });
  });
  test('R1 clicked 20 times is one request, and none while an answer runs', async () => {
    const { chat, server } = await chatOf([slow(delta('a'), delta('b', 'stop'))]);
    await Promise.all([chat.sendMessage({ text: 'Hello' }), ...Array.from({ length: 20 }, () => chat.regenerate())]);
    expect(server.asked).toHaveLength(1);
    await Promise.all(Array.from({ length: 20 }, () => chat.regenerate()));
    expect(server.asked).toHaveLength(2);
  });
  test('of an earlier message ends the conversation there', async () => {
    const { chat, server } = await chatOf([good]);
    await chat.sendMessage({ text: 'One' });
    await chat.sendMessage({ text: 'Two' });
    const [question, answer] = chat.getSnapshot().messages;
    for (const message of [answer, question]) {
      await chat.regenerate({ messageId: message?.id ?? '' });
      expect(script(chat)).toEqual(['user: One', 'assistant: Good answer']);
    }
    await chat.regenerate({ messageId: 'nobody' });
    expect(server.asked).toHaveLength(4);
  });
  test('of an earlier message that failed is repeated as it was, and is not the resumption of another answer', async () => {
    const { chat, server } = await chatOf([good, delta('Long', 'length'), (response) => void response.writeHead(503).end(), good]);
    await chat.sendMessage({ text: 'One' });
    await chat.sendMessage({ text: 'Two' });
    expect(chat.resume).not.toBeNull();
    await chat.regenerate({ messageId: chat.getSnapshot().messages[1]?.id ?? '' });
    expect([chat.getSnapshot().status, script(chat).length, chat.resume]).toEqual(['error', 4, null]);
    await (chat.resume ?? chat.regenerate)();
    expect(server.asked[3]?.['messages']).toEqual([{ role: 'user', content: 'One' }]);
    expect([chat.getSnapshot().status, script(chat)]).toEqual(['ready', ['user: One', 'assistant: Good answer']]);
  });
  test('of the message that is named is of that one, also where another one failed last', async () => {
    const { chat, server } = await chatOf([good, (response) => void response.writeHead(503).end(), good]);
    await chat.sendMessage({ text: 'One' });
    await chat.sendMessage({ text: 'Two' });
    expect(chat.getSnapshot().error?.status).toBe(503);
    await chat.regenerate({ messageId: chat.getSnapshot().messages[1]?.id ?? '' });
    expect(server.asked[2]?.['messages']).toEqual([{ role: 'user', content: 'One' }]);
    expect(script(chat)).toEqual(['user: One', 'assistant: Good answer']);
  });
  test('of an earlier message whose failure was cleared is over: the last answer is the one meant', async () => {
    const { chat, server } = await chatOf([good, delta('Long', 'length'), (response) => void response.writeHead(503).end(), good]);
    await chat.sendMessage({ text: 'One' });
    await chat.sendMessage({ text: 'Two' });
    await chat.regenerate({ messageId: chat.getSnapshot().messages[1]?.id ?? '' });
    chat.clearError();
    expect(chat.resume).not.toBeNull();
    await chat.regenerate();
    expect(server.asked[3]?.['messages']).toHaveLength(3);
  });
});

describe('resume', () => {
  const cutThen = (...answers: Parameters<typeof serverOf>) => chatOf([delta('Half an') + overloaded, ...answers]);

  test('lets Kimi go on with the words it broke off at', async () => {
    const { chat, server } = await cutThen(delta(' answer') + delta('', 'stop') + done);
    expect(chat.resume).toBeNull();
    await chat.sendMessage({ text: 'Hello' });
    const id = chat.getSnapshot().messages[1]?.id;
    await Promise.all([chat.resume?.(), chat.resume?.()]);
    expect(script(chat)).toEqual(['user: Hello', 'assistant: Half an answer']);
    expect(chat.getSnapshot().messages[1]).toMatchObject({
      id,
      parts: [{ type: 'text', state: 'done' }],
      metadata: { finishReason: 'stop' },
    });
    expect(server.asked[1]?.['messages']).toEqual([
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Half an', partial: true },
    ]);
    expect([server.asked.length, chat.resume, chat.getSnapshot().error]).toEqual([2, null, undefined]);
  });
  test('that is cut again goes on from there', async () => {
    const { chat } = await cutThen(delta(' ans') + overloaded, delta('wer', 'stop'));
    await chat.sendMessage({ text: 'Hello' });
    await chat.resume?.();
    expect([chat.getSnapshot().error?.kind, script(chat)[1]]).toEqual(['overloaded', 'assistant: Half an ans']);
    await chat.resume?.();
    expect(script(chat)[1]).toBe('assistant: Half an answer');
  });
  test('what is thought on the way stands before the sentence, not inside it', async () => {
    const { chat } = await cutThen(thought('Where') + thought(' was I?') + delta(' answer', 'stop'));
    await chat.sendMessage({ text: 'Hello' });
    await chat.resume?.();
    expect(chat.getSnapshot().messages[1]?.parts).toEqual([
      { type: 'reasoning', text: 'Where was I?', state: 'done' },
      { type: 'text', text: 'Half an answer', state: 'done' },
    ]);
  });
  test('of an answer that was whole already is no empty answer', async () => {
    const { chat } = await cutThen(delta('', 'stop') + done);
    await chat.sendMessage({ text: 'Hello' });
    await chat.resume?.();
    expect([chat.getSnapshot().status, script(chat)[1], chat.resume]).toEqual(['ready', 'assistant: Half an', null]);
  });
  test('is there after stop, and after a length that was reached', async () => {
    const { chat } = await chatOf([hanging(delta('Half'))]);
    void chat.sendMessage({ text: 'Hello' });
    await streaming(chat);
    expect(chat.resume).toBeNull();
    chat.stop();
    expect(chat.resume).not.toBeNull();
    const long = await chatOf([delta('a', 'length') + done]);
    await long.chat.sendMessage({ text: 'Hello' });
    expect(long.chat.resume).not.toBeNull();
  });
  test('is null where nothing can be continued: other providers, thoughts alone, what the filter held back', async () => {
    const others = [
      await chatOf([delta('Half') + overloaded], { provider: 'minimax' }),
      await chatOf([thought('Hm') + overloaded]),
      await chatOf([delta('Half') + delta('', 'content_filter')]),
      await chatOf([good]),
    ];
    for (const { chat } of others) {
      await chat.sendMessage({ text: 'Hello' });
      expect(chat.resume).toBeNull();
    }
  });
  test('works after a reload, from the messages that were saved', async () => {
    const { chat, server } = await cutThen(delta(' answer', 'stop'));
    await chat.sendMessage({ text: 'Hello' });
    const saved = JSON.parse(JSON.stringify(chat.getSnapshot().messages)) as ChatMessage[];
    const reloaded = chatAt(server.url, { messages: saved });
    await reloaded.resume?.();
    expect(script(reloaded)[1]).toBe('assistant: Half an answer');
  });
  test('works after a reload in the middle of an answer: what was saved while it arrived was cut', async () => {
    const { chat, server } = await chatOf([hanging(delta('Half an')), delta(' answer', 'stop')]);
    void chat.sendMessage({ text: 'Hello' });
    await streaming(chat);
    const saved = JSON.parse(JSON.stringify(chat.getSnapshot().messages)) as ChatMessage[];
    chat.stop();
    const given = chatAt(server.url);
    given.setMessages(saved);
    const reloaded = chatAt(server.url, { messages: saved });
    for (const { getSnapshot, resume } of [given, reloaded]) {
      const [question, answer] = getSnapshot().messages;
      expect(question).toBe(saved[0]);
      expect(answer).toMatchObject({ parts: [{ text: 'Half an', state: 'done' }], metadata: { finishReason: null } });
      expect(resume).not.toBeNull();
    }
    await reloaded.resume?.();
    expect(script(reloaded)[1]).toBe('assistant: Half an answer');
  });
});

describe('before the time the provider named', () => {
  const limited = (text = '') => text + frame({ error: { type: 'rate_limit_reached_error', message: limitedFor(1) } });
  const limitedFor = (seconds: number) =>
    `Your account org-abc<ak-abc> request reached organization max RPM: 20, please try again after ${seconds} seconds`;

  test('what failed is not sent again, by whichever way; the error stays', async () => {
    const { chat, server } = await chatOf([limited(delta('Half')), good]);
    await chat.sendMessage({ text: 'Hello' });
    const before = chat.getSnapshot();
    expect(before.error?.retryAt).toBeGreaterThan(Date.now());
    expect(chat.resume).not.toBeNull();
    await chat.resume?.();
    await chat.regenerate();
    await chat.regenerate({ messageId: before.messages[1]?.id ?? '' });
    await chat.sendMessage({ text: 'Hello' });
    expect(chat.getSnapshot()).toBe(before);
    expect(server.asked).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, (before.error?.retryAt ?? 0) - Date.now() + 5));
    await chat.regenerate();
    expect([server.asked.length, script(chat)[1]]).toEqual([2, 'assistant: Good answer']);
  });
  test('other words are sent, and everything is once the error is cleared or another provider is asked', async () => {
    const { chat, server } = await chatOf([limited(), limited(), good]);
    await chat.sendMessage({ text: 'Hello' });
    await chat.sendMessage({ text: 'Something else' });
    expect([server.asked.length, script(chat)]).toEqual([2, ['user: Hello', 'user: Something else']]);
    chat.clearError();
    await chat.regenerate();
    expect(server.asked).toHaveLength(3);
    const other = await chatOf([limited(), good]);
    await other.chat.sendMessage({ text: 'Hello' });
    other.chat.configure({ provider: 'minimax', model: 'MiniMax-M3', basePath: other.server.url });
    await other.chat.regenerate();
    expect(other.server.asked).toHaveLength(2);
  });
});

describe('the state', () => {
  test('settled messages keep their identity while words arrive', async () => {
    const { chat } = await chatOf([good, slow(thought('Hm') + delta('a'), delta('b', 'stop'))]);
    await chat.sendMessage({ text: 'One' });
    const [one, two] = chat.getSnapshot().messages;
    const seen: ChatMessage[][] = [];
    chat.subscribe(() => seen.push(chat.getSnapshot().messages));
    await chat.sendMessage({ text: 'Two' });
    for (const messages of seen)
      expect([messages[0] === one, messages[1] === two, messages[2] === seen[0]?.[2]]).toEqual([true, true, true]);
    expect(seen[1]?.[3]?.parts[0]).toEqual({ type: 'reasoning', text: 'Hm', state: 'done' });
    expect(seen.at(-1)?.[3]?.parts[0]).toBe(seen[1]?.[3]?.parts[0]);
    expect(seen[1]?.[3]?.parts[1]?.state).toBe('streaming');
  });
  test('P18 changes at most 20 times a second, and once at the end', async () => {
    const { chat } = await chatOf(
      [
        (response) => {
          response.writeHead(200, eventStream);
          let count = 0;
          const timer = setInterval(() => {
            count += 1;
            response.write(delta(`${count} `));
            if (count < 100) return;
            clearInterval(timer);
            response.end(delta('', 'stop') + done);
          }, 5);
        },
      ],
      { throttle: 50 },
    );
    const times: number[] = [];
    chat.subscribe(() => times.push(performance.now()));
    const begun = performance.now();
    await chat.sendMessage({ text: 'Hello' });
    const [, ...flushes] = times;
    expect(flushes.length).toBeLessThanOrEqual(Math.ceil((performance.now() - begun) / 50) + 1);
    expect(flushes.length).toBeGreaterThan(4);
    // Over four of them: one alone is heard late where the machine is busy, and the next on time.
    for (const [index, time] of flushes.slice(4, -1).entries()) expect(time - (flushes[index] ?? 0)).toBeGreaterThan(150);
    expect(script(chat)[1]).toBe(`assistant: ${Array.from({ length: 100 }, (_, index) => `${index + 1} `).join('')}`);
  });
  test('P18 8,000 words at once are few changes', async () => {
    const words = Array.from({ length: 8_000 }, (_, index) => delta(`w${index} `)).join('');
    const { chat } = await chatOf([words + delta('', 'stop')], { throttle: 50 });
    let changes = 0;
    chat.subscribe(() => (changes += 1));
    await chat.sendMessage({ text: 'Hello' });
    expect(script(chat)[1]?.length).toBe('assistant: '.length + Array.from({ length: 8_000 }, (_, index) => `w${index} `).join('').length);
    expect(changes).toBeLessThan(40);
  });
  test('clearError takes the failure away and nothing else', async () => {
    const { chat } = await chatOf([delta('Half') + overloaded]);
    await chat.sendMessage({ text: 'Hello' });
    const { messages } = chat.getSnapshot();
    chat.clearError();
    expect(chat.getSnapshot()).toEqual({ status: 'ready', error: undefined, messages });
    expect(chat.getSnapshot().messages).toBe(messages);
  });
  test('setMessages that drops the running answer stops it: it does not come back', async () => {
    const { chat } = await chatOf([slow(delta('a'), delta('b', 'stop'))]);
    void chat.sendMessage({ text: 'Hello' });
    await streaming(chat);
    chat.setMessages([]);
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(chat.getSnapshot()).toEqual({ messages: [], status: 'ready', error: undefined });
  });
  test('what the app puts behind an answer under way stays there, before and after the first word', async () => {
    const { chat } = await chatOf([slow('', delta('a', 'stop')), slow(delta('b'), delta('c', 'stop')), slow('', delta('d', 'stop'))]);
    const note = (text: string): ChatMessage => ({ id: text, role: 'system', parts: [{ type: 'text', text }] });
    const one = chat.sendMessage({ text: 'One' });
    chat.setMessages((messages) => [...messages, note('early')]);
    await one;
    expect(script(chat)).toEqual(['user: One', 'assistant: a', 'system: early']);
    chat.setMessages([]);
    const two = chat.sendMessage({ text: 'Two' });
    await streaming(chat);
    chat.setMessages((messages) => [...messages, note('late')]);
    await two;
    expect(script(chat)).toEqual(['user: Two', 'assistant: bc', 'system: late']);
    chat.setMessages((messages) => messages.slice(0, 2));
    const three = chat.regenerate();
    chat.setMessages((messages) => [...messages, note('again')]);
    expect(script(chat)).toEqual(['user: Two', 'assistant: bc', 'system: again']);
    await three;
    expect(script(chat)).toEqual(['user: Two', 'assistant: d', 'system: again']);
  });
  test('setMessages without the question that failed takes the failure away; with it, the failure stays', async () => {
    const { chat } = await chatOf([overloaded]);
    await chat.sendMessage({ text: 'Hello' });
    chat.setMessages((messages) => [...messages]);
    expect([chat.getSnapshot().status, chat.getSnapshot().error?.kind]).toEqual(['error', 'overloaded']);
    chat.setMessages([]);
    expect(chat.getSnapshot()).toEqual({ messages: [], status: 'ready', error: undefined });
  });
  test('setMessages that keeps it lets it go on, before and after the first word', async () => {
    const { chat } = await chatOf([slow('', delta('a', 'stop')), slow(delta('a'), delta('b', 'stop'))]);
    const liked = (messages: ChatMessage[]) =>
      messages.map((message, index) => (index === 0 ? { ...message, metadata: { liked: true } } : message));
    const one = chat.sendMessage({ text: 'One' });
    chat.setMessages(liked);
    await one;
    expect(script(chat)).toEqual(['user: One', 'assistant: a']);
    const two = chat.sendMessage({ text: 'Two' });
    await streaming(chat);
    chat.setMessages((messages) => messages.slice(2));
    await two;
    expect(script(chat)).toEqual(['user: Two', 'assistant: ab']);
  });
  test('setMessages with an older copy of the answer under way, as a component rendered it, loses no word of it', async () => {
    const inThree = (response: ServerResponse) => {
      response.writeHead(200, eventStream).write(thought('Well') + delta('a'));
      setTimeout(() => response.write(delta('b')), 20);
      setTimeout(() => response.end(delta('c', 'stop') + done), 150);
    };
    const { chat } = await chatOf([inThree]);
    const answer = chat.sendMessage({ text: 'One' });
    await streaming(chat);
    const [question, older] = chat.getSnapshot().messages;
    if (!question || !older) throw new Error('There is no answer.');
    await until(chat, () => script(chat)[1]?.endsWith('ab') === true);
    chat.setMessages([question, { ...older, metadata: { liked: true } }]);
    expect(script(chat)[1]).toContain('ab');
    await answer;
    expect(chat.getSnapshot().messages[1]).toMatchObject({
      parts: [
        { type: 'reasoning', text: 'Well' },
        { type: 'text', text: 'abc' },
      ],
      metadata: { liked: true, finishReason: 'stop' },
    });
  });
  test('setMessages with a copy from the middle of an answer that is asked for anew: when that fails, nobody still writes it', async () => {
    const { chat } = await chatOf([slow(delta('Half'), delta(' whole', 'stop')), (response) => void response.writeHead(503).end()]);
    const first = chat.sendMessage({ text: 'Hello' });
    await streaming(chat);
    const middle = structuredClone(chat.getSnapshot().messages);
    await first;
    const second = chat.regenerate();
    chat.setMessages(middle);
    await second;
    expect(chat.getSnapshot()).toMatchObject({ status: 'error', messages: [{}, { parts: [{ text: 'Half', state: 'done' }] }] });
    expect(chat.getSnapshot().messages[1]?.metadata).toEqual({ finishReason: null });
  });
  test('setMessages may put a part of the app’s own into the answer under way, and hand it over again and again', async () => {
    const { chat } = await chatOf([slow(delta('a'), delta('b', 'stop'))]);
    const answer = chat.sendMessage({ text: 'One' });
    await streaming(chat);
    const [question, older] = chat.getSnapshot().messages;
    if (!question || !older) throw new Error('There is no answer.');
    const source = { type: 'source-url', url: '/notes' } as unknown as ChatPart;
    for (let render = 0; render < 2; render += 1)
      chat.setMessages([question, structuredClone({ ...older, parts: [source, ...older.parts] })]);
    await answer;
    expect(chat.getSnapshot().messages[1]?.parts).toMatchObject([source, { type: 'text', text: 'ab' }]);
  });
  test.each(['*** ', ''])('setMessages may change the words of the answer under way to "%s": the rest comes behind them', async (text) => {
    const { chat } = await chatOf([slow(delta('secret '), delta('b', 'stop'))]);
    const answer = chat.sendMessage({ text: 'One' });
    await streaming(chat);
    const parts: ChatPart[] = text === '' ? [] : [{ type: 'text', text }];
    chat.setMessages((messages) => messages.map((one) => (one.role === 'user' ? one : { ...one, parts })));
    await answer;
    expect(script(chat)[1]).toBe(`assistant: ${text}b`);
  });
  test('onFinish and onError hear each answer once; what they throw is not the chat’s affair', async () => {
    const ends: FinishedAnswer[] = [];
    const kinds: string[] = [];
    const { chat } = await chatOf([delta('Half') + overloaded, good], {
      onFinish: (answer) => ends.push(answer),
      onError: ({ kind }) => kinds.push(kind),
    });
    await chat.sendMessage({ text: 'Hello' });
    await chat.regenerate();
    expect(kinds).toEqual(['overloaded']);
    expect(ends.map(({ isError, isAbort, finishReason }) => [isError, isAbort, finishReason])).toEqual([
      [true, false, null],
      [false, false, 'stop'],
    ]);
    expect(ends[1]?.message).toBe(chat.getSnapshot().messages[1]);
  });
  test('R2 a chat without an id ends with its last reader; one with an id goes on', async () => {
    for (const id of [undefined, 'kept']) {
      let finish = (): void => undefined;
      const waiting = (response: ServerResponse) => {
        response.writeHead(200, eventStream).write(delta('a'));
        finish = () => response.end(delta('b', 'stop'));
      };
      const { chat, server } = await chatOf([waiting], { id });
      const leave = [chat.subscribe(() => undefined), chat.subscribe(() => undefined)];
      const answer = chat.sendMessage({ text: 'Hello' });
      await expect.poll(() => chat.getSnapshot().status).toBe('streaming');
      leave[0]?.();
      await Promise.resolve();
      expect(chat.getSnapshot().status).toBe('streaming');
      leave[1]?.();
      if (id) finish();
      await answer;
      await expect.poll(() => [script(chat)[1], server.left()]).toEqual(id ? ['assistant: ab', 0] : ['assistant: a', 1]);
    }
  });
});

test('a server that dies in the middle: the words stay, and one click goes on when it is back', async () => {
  let port = 0;
  const live = async (answer: (response: ServerResponse) => void) => {
    const server = createServer((request, response) => void request.resume().on('end', () => answer(response)));
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : port;
    return () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
  };
  const die = await live(hanging(delta('Half an')));
  const chat = chatAt(`http://127.0.0.1:${port}`);
  const answer = chat.sendMessage({ text: 'Hello' });
  await streaming(chat);
  await die();
  await answer;
  expect(chat.getSnapshot()).toMatchObject({ status: 'error', error: { kind: 'network', code: 'stream-ended-early', retry: 'soon' } });
  await chat.resume?.();
  expect([chat.getSnapshot().error?.kind, script(chat)[1]]).toEqual(['network', 'assistant: Half an']);
  open.push({ close: await live((response) => void response.writeHead(200, eventStream).end(delta(' answer', 'stop'))) });
  await chat.resume?.();
  expect([chat.getSnapshot().status, script(chat)[1]]).toEqual(['ready', 'assistant: Half an answer']);
});

describe('with the simulator, through the handler', () => {
  async function simulated(provider: 'kimi' | 'minimax', scenario = 'none') {
    // Not all at once: what was not read before a connection breaks is lost with it.
    const upstream = await createSimulatorServer({ scenario, chunkDelay: 3 });
    const front = await handlerServer(upstream.baseURLs[provider], { idleMs: 200, headersMs: 200 });
    open.push(front, upstream);
    const model = provider === 'kimi' ? 'kimi-k2.6' : 'MiniMax-M3';
    return { chat: chatAt(`${front.url}/api/ai`, { provider, model }), simulator: upstream.simulator };
  }
  test('both answer with thoughts and text', async () => {
    for (const provider of ['kimi', 'minimax'] as const) {
      const { chat } = await simulated(provider);
      await chat.sendMessage({ text: 'What is a rainbow?' });
      const { status, messages } = chat.getSnapshot();
      expect([status, messages[1]?.parts.map(({ type, state }) => [type, state])]).toEqual([
        'ready',
        [
          ['reasoning', 'done'],
          ['text', 'done'],
        ],
      ]);
      expect(messages[1]?.metadata?.finishReason).toBe('stop');
    }
  });
  test('an answer that was cut and continued is the answer that was not', async () => {
    const whole = await simulated('kimi');
    await whole.chat.sendMessage({ text: 'What is a rainbow?' });
    const cut = await simulated('kimi', 'any/reset');
    await cut.chat.sendMessage({ text: 'What is a rainbow?' });
    expect(cut.chat.getSnapshot().error?.code).toBe('stream-ended-early');
    cut.simulator.use('none');
    await cut.chat.resume?.();
    expect(script(cut.chat)).toEqual(script(whole.chat));
  });
  test.each([
    ['kimi', 'kimi/rpm', 'rate-limited', 'kimi', false],
    ['kimi', 'kimi/account-suspended', 'insufficient-balance', 'kimi', false],
    ['kimi', 'kimi/engine-overloaded@stream', 'overloaded', 'kimi', true],
    ['minimax', 'minimax/1008', 'insufficient-balance', 'minimax', false],
    ['minimax', 'minimax/1008-in-200', 'insufficient-balance', 'minimax', false],
    ['minimax', 'minimax/1027@stream', 'content-filtered', 'minimax', true],
    ['minimax', 'any/stall', 'timeout', null, false],
    ['minimax', 'any/stall-later', 'timeout', null, true],
    ['kimi', 'any/html-502', 'server-error', 'kimi', false],
    ['kimi', 'any/withheld', 'content-filtered', 'kimi', true],
    ['minimax', 'any/withheld', 'content-filtered', 'minimax', true],
  ] as const)('%s, %s is %s', async (provider, scenario, kind, spoke, words) => {
    const { chat } = await simulated(provider, scenario);
    await chat.sendMessage({ text: 'What is a rainbow?' });
    const { error, messages } = chat.getSnapshot();
    expect(error).toMatchObject({ kind, provider: spoke });
    expect(messages).toHaveLength(words ? 2 : 1);
    if (scenario === 'kimi/rpm') expect(error?.retryAt).toBeGreaterThan(Date.now());
  });
});

/** The AI SDK's `UIMessage`, as far as text goes, written down here: its packages are no dependency of ours. */
interface UIMessage {
  id: string;
  role: 'system' | 'user' | 'assistant';
  metadata?: unknown;
  parts: (
    | { type: 'text'; text: string; state?: 'streaming' | 'done'; providerMetadata?: Record<string, Record<string, unknown>> }
    | { type: 'reasoning'; text: string; state?: 'streaming' | 'done'; providerMetadata?: Record<string, Record<string, unknown>> }
    | { type: 'step-start' }
    | { type: 'file'; mediaType: string; url: string }
  )[];
}
test('messages are the AI SDK’s', () => {
  expectTypeOf<ChatMessage>().toExtend<UIMessage>();
  expectTypeOf<ChatMessage[]>().toExtend<UIMessage[]>();
});
