import { act, render, renderHook, screen } from '@testing-library/react';
import { memo, Profiler, StrictMode, useCallback, useEffect } from 'react';
import type { ReactNode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTryAgain, TryAgainContext } from '../../src/hooks/try-again-context.js';
import { useChat } from '../../src/hooks/use-chat.js';
import type { ChatMessage, UseChatOptions, UseChatResult } from '../../src/hooks/use-chat.js';

/** A stream the test writes by hand. */
interface Answer {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly say: (...frames: object[]) => Promise<void>;
  readonly end: () => Promise<void>;
}
const answers: Answer[] = [];
const at = (index: number): Answer => {
  const answer = answers[index];
  if (!answer) throw new Error(`There were ${answers.length} requests.`);
  return answer;
};

beforeEach(() => {
  answers.length = 0;
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const settled = (write: () => void) => act(async () => (write(), new Promise((resolve) => setTimeout(resolve, 5))));
        answers.push({
          url,
          signal: init.signal ?? new AbortController().signal,
          say: (...frames) =>
            settled(() => controller.enqueue(encoder.encode(frames.map((frame) => `data: ${JSON.stringify(frame)}\n\n`).join('')))),
          end: () => settled(() => controller.close()),
        });
      },
    });
    return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
  });
});
afterEach(() => vi.unstubAllGlobals());

const delta = (content: string, finish_reason: string | null = null) => ({ choices: [{ index: 0, delta: { content }, finish_reason }] });
const textOf = ({ parts }: ChatMessage) => parts.map(({ text }) => text).join('');
const script = ({ messages }: Pick<UseChatResult, 'messages'>) => messages.map((message) => `${message.role}: ${textOf(message)}`);

const base: UseChatOptions = { provider: 'kimi', model: 'kimi-k2.6', throttle: 0 };
let ids = 0;
const newId = () => `chat-${(ids += 1)}`;
const useIt = (options: Partial<UseChatOptions> = {}) => useChat({ ...base, ...options });
const send = (result: { current: UseChatResult }, text: string) =>
  act(async () => {
    void result.current.sendMessage({ text });
    await Promise.resolve();
  });

test('speaks the AI SDK’s words: messages, status, actions', async () => {
  const { result } = renderHook(() => useIt());
  expect(result.current).toMatchObject({ messages: [], status: 'ready', error: undefined, resume: null });
  await send(result, 'Hello');
  expect([result.current.status, script(result.current)]).toEqual(['submitted', ['user: Hello']]);
  await at(0).say(delta('Hi'));
  expect([result.current.status, script(result.current)]).toEqual(['streaming', ['user: Hello', 'assistant: Hi']]);
  await at(0).say(delta('!', 'stop'));
  await at(0).end();
  expect([result.current.status, script(result.current)]).toEqual(['ready', ['user: Hello', 'assistant: Hi!']]);
});

test('actions are the same functions at every render', async () => {
  const { result, rerender } = renderHook(() => useIt({ body: { temperature: 1 } }));
  const { sendMessage, regenerate, stop, clearError, setMessages } = result.current;
  await send(result, 'Hello');
  rerender();
  expect(result.current).toMatchObject({ sendMessage, regenerate, stop, clearError, setMessages });
});

test('a failure is error, and resume is there where the provider can go on', async () => {
  const { result, rerender } = renderHook(({ provider }) => useIt({ provider }), { initialProps: { provider: 'kimi' } });
  await send(result, 'Hello');
  await at(0).say(delta('Half'));
  await at(0).end();
  expect(result.current.error).toMatchObject({ kind: 'network', code: 'stream-ended-early' });
  expect(result.current.resume).toBeTypeOf('function');
  rerender({ provider: 'minimax' });
  expect(result.current.resume).toBeNull();
  rerender({ provider: 'kimi' });
  act(() => void result.current.resume?.());
  await at(1).say(delta(' done', 'stop'));
  await at(1).end();
  expect(script(result.current)).toEqual(['user: Hello', 'assistant: Half done']);
});

test('asks where the TryAgainProvider says, unless told otherwise', async () => {
  const context = createTryAgain({ basePath: '/elsewhere' });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <TryAgainContext.Provider value={context}>{children}</TryAgainContext.Provider>
  );
  const { result, rerender } = renderHook((options: Partial<UseChatOptions>) => useIt(options), { wrapper, initialProps: {} });
  await send(result, 'One');
  rerender({ basePath: '/here/' });
  await send(result, 'Two');
  expect(answers.map(({ url }) => url)).toEqual(['/elsewhere/kimi/chat/completions', '/here/kimi/chat/completions']);
});

test('R3 StrictMode: a question asked in an effect is one request, and its answer arrives', async () => {
  const Asking = () => {
    const { sendMessage, messages } = useIt();
    useEffect(() => void sendMessage({ text: 'Hello' }), [sendMessage]);
    return <p>{messages.map(textOf).join('|')}</p>;
  };
  render(<Asking />, { wrapper: StrictMode });
  await act(() => Promise.resolve());
  expect(answers).toHaveLength(1);
  expect(at(0).signal.aborted).toBe(false);
  await at(0).say(delta('Hi', 'stop'));
  expect(screen.getByText('Hello|Hi')).toBeInTheDocument();
});

test('R1 20 clicks are one request', async () => {
  const { result } = renderHook(() => useIt());
  await act(async () => {
    for (let count = 0; count < 20; count += 1) void result.current.sendMessage({ text: 'Hello' });
    await Promise.resolve();
  });
  expect([answers.length, script(result.current)]).toEqual([1, ['user: Hello']]);
});

test('R2 without an id the answer ends with its component, without a word on the console', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const onError = vi.fn();
  const { result, unmount } = renderHook(() => useIt({ onError }));
  await send(result, 'Hello');
  await at(0).say(delta('Half'));
  unmount();
  await act(() => Promise.resolve());
  expect(at(0).signal.aborted).toBe(true);
  expect([onError.mock.calls, logged.mock.calls]).toEqual([[], []]);
  logged.mockRestore();
});

test('R2 without an id nothing is sent once the component is gone', async () => {
  const { result, unmount } = renderHook(() => useIt({ messages: [{ id: 'q', role: 'user', parts: [{ type: 'text', text: 'Hello' }] }] }));
  unmount();
  await Promise.resolve();
  await result.current.sendMessage({ text: 'Late' });
  await result.current.regenerate();
  expect(answers).toEqual([]);
});

test('R11 the same id is the same chat, and goes on when its components leave', async () => {
  const id = newId();
  const one = renderHook(() => useIt({ id }));
  const two = renderHook(() => useIt({ id, messages: [] }));
  const other = renderHook(() => useIt({ id: newId() }));
  await send(one.result, 'Hello');
  await at(0).say(delta('Hi'));
  expect(two.result.current.messages).toBe(one.result.current.messages);
  expect(other.result.current.messages).toEqual([]);
  one.unmount();
  two.unmount();
  await at(0).say(delta(' there', 'stop'));
  await at(0).end();
  expect(at(0).signal.aborted).toBe(false);
  const back = renderHook(() => useIt({ id }));
  expect([back.result.current.status, script(back.result.current)]).toEqual(['ready', ['user: Hello', 'assistant: Hi there']]);
});

test('R11 a chat nobody has looked at for five minutes is forgotten, unless its answer is on its way', async () => {
  const [idle, looked] = [newId(), newId()];
  const watching = renderHook(() => useIt({ id: looked }));
  await send(watching.result, 'Hello');
  await at(0).say(delta('Hi', 'stop'));
  await at(0).end();
  vi.useFakeTimers();
  try {
    const leaving = renderHook(() => useIt({ id: idle, timeouts: { firstTokenMs: 600_000 } }));
    await send(leaving.result, 'Hello');
    leaving.unmount();
    vi.advanceTimersByTime(300_000);
    const back = renderHook(() => useIt({ id: idle }));
    expect([back.result.current.status, script(back.result.current)]).toEqual(['submitted', ['user: Hello']]);
    act(() => back.result.current.stop());
    back.unmount();
    vi.advanceTimersByTime(299_999);
    const again = renderHook(() => useIt({ id: idle }));
    expect(script(again.result.current)).toEqual(['user: Hello']);
    again.unmount();
    vi.advanceTimersByTime(300_000);
    expect(script(renderHook(() => useIt({ id: idle })).result.current)).toEqual([]);
    expect(script(renderHook(() => useIt({ id: looked })).result.current)).toEqual(['user: Hello', 'assistant: Hi']);
  } finally {
    vi.useRealTimers();
  }
});

test('R11 setMessages([]) empties a shared chat for whoever comes next: an answer under way ends, a failure goes', async () => {
  const id = newId();
  const one = renderHook(() => useIt({ id }));
  await send(one.result, 'Hello');
  await at(0).say(delta('Half'));
  act(() => one.result.current.setMessages([]));
  expect(at(0).signal.aborted).toBe(true);
  await send(one.result, 'Hello');
  await at(1).end();
  expect(one.result.current.status).toBe('error');
  act(() => one.result.current.setMessages([]));
  one.unmount();
  const next = renderHook(() => useIt({ id }));
  expect(next.result.current).toMatchObject({ messages: [], status: 'ready', error: undefined, resume: null });
});

test('the options of the component that sends count, the newest of them', async () => {
  const id = newId();
  const onFinish = [vi.fn(), vi.fn()];
  const one = renderHook(({ model }) => useIt({ id, model, onFinish: onFinish[0] }), { initialProps: { model: 'a' } });
  const two = renderHook(() => useIt({ id, provider: 'minimax', model: 'b', onFinish: onFinish[1] }));
  one.rerender({ model: 'c' });
  const sent = vi.spyOn(globalThis, 'fetch');
  await send(two.result, 'To two');
  await at(0).say(delta('x', 'stop'));
  await at(0).end();
  await send(one.result, 'To one');
  const bodies = sent.mock.calls.map(([, init]) => JSON.parse(typeof init?.body === 'string' ? init.body : '') as { model: string });
  expect(bodies.map(({ model }) => model)).toEqual(['b', 'c']);
  expect(at(0).url).toContain('/minimax/');
  expect(onFinish.map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
});

test('R10 another provider stops the answer of the old one; its late words are not heard', async () => {
  const { result, rerender } = renderHook(({ provider }) => useIt({ provider }), { initialProps: { provider: 'kimi' } });
  await send(result, 'Hello');
  await at(0).say(delta('Half'));
  rerender({ provider: 'minimax' });
  expect(at(0).signal.aborted).toBe(true);
  expect([result.current.status, script(result.current)]).toEqual(['ready', ['user: Hello', 'assistant: Half']]);
});

test('R10 another provider, chosen while another conversation was shown, counts on the way back', async () => {
  const [one, other] = [newId(), newId()];
  const initialProps = { id: one, provider: 'kimi' };
  const { result, rerender } = renderHook((options: { id: string; provider: string }) => useIt(options), { initialProps });
  await send(result, 'Hello');
  await at(0).say({ error: { message: 'The engine is currently overloaded', type: 'engine_overloaded_error' } });
  expect(result.current.status).toBe('error');
  rerender({ id: other, provider: 'kimi' });
  rerender({ id: other, provider: 'minimax' });
  rerender({ id: one, provider: 'minimax' });
  expect(result.current).toMatchObject({ status: 'ready', error: undefined });
  rerender({ id: other, provider: 'minimax' });
  await send(result, 'Hello');
  await at(1).say(delta('A'));
  rerender({ id: one, provider: 'minimax' });
  rerender({ id: other, provider: 'minimax' });
  expect(result.current.status).toBe('streaming');
});

test('R10 another provider is asked at once: the failure of the old one goes, and the question stays', async () => {
  const { result, rerender } = renderHook(({ provider }) => useIt({ provider }), { initialProps: { provider: 'kimi' } });
  await send(result, 'Hello');
  const message = 'Your account request reached organization max RPM: 20, please try again after 30 seconds';
  await at(0).say({ error: { type: 'rate_limit_reached_error', message } });
  expect(result.current.error?.retryAt).toBeGreaterThan(Date.now());
  rerender({ provider: 'minimax' });
  expect([result.current.status, result.current.error, script(result.current)]).toEqual(['ready', undefined, ['user: Hello']]);
  await act(async () => {
    void result.current.regenerate();
    await Promise.resolve();
  });
  expect(answers.map(({ url }) => url)).toEqual(['/api/ai/kimi/chat/completions', '/api/ai/minimax/chat/completions']);
});

test('R10 another provider has the question at once where a component below asks it in an effect', async () => {
  const Below = ({ provider, ask }: { provider: string; ask: () => Promise<void> }) => {
    useEffect(() => {
      if (provider === 'minimax') void ask();
    }, [provider, ask]);
    return null;
  };
  const shown: { current: UseChatResult | null } = { current: null };
  const Above = ({ provider, how }: { provider: string; how: 'regenerate' | 'sendMessage' }) => {
    const chat = useIt({ provider });
    const { regenerate, sendMessage } = chat;
    useEffect(() => void (shown.current = chat));
    const ask = useCallback(() => (how === 'regenerate' ? regenerate() : sendMessage({ text: 'Hello' })), [how, regenerate, sendMessage]);
    return <Below provider={provider} ask={ask} />;
  };
  for (const how of ['regenerate', 'sendMessage'] as const) {
    answers.length = 0;
    const { rerender, unmount } = render(<Above provider="kimi" how={how} />);
    await act(async () => {
      void shown.current?.sendMessage({ text: 'Hello' });
      await Promise.resolve();
    });
    rerender(<Above provider="minimax" how={how} />);
    await act(() => Promise.resolve());
    expect(answers.map(({ url, signal }) => [url, signal.aborted])).toEqual([
      ['/api/ai/kimi/chat/completions', true],
      ['/api/ai/minimax/chat/completions', false],
    ]);
    unmount();
  }
});

test('R10 another provider has the question of whoever asks it first: others of the same chat turn to it without a word', async () => {
  const id = newId();
  const Below = ({ provider }: { provider: string }) => {
    const { sendMessage } = useIt({ id, provider });
    useEffect(() => void sendMessage({ text: `Hello ${provider}` }), [provider, sendMessage]);
    return null;
  };
  const Above = ({ provider }: { provider: string }) => {
    useIt({ id, provider });
    return <Below provider={provider} />;
  };
  const { rerender } = render(<Above provider="kimi" />);
  rerender(<Above provider="minimax" />);
  await act(() => Promise.resolve());
  expect(answers.map(({ signal }) => signal.aborted)).toEqual([true, false]);
});

test('R10 another id is another chat, whose answers do not mix', async () => {
  const [first, second] = [newId(), newId()];
  const { result, rerender } = renderHook(({ id }) => useIt({ id }), { initialProps: { id: first } });
  await send(result, 'One');
  rerender({ id: second });
  await at(0).say(delta('late', 'stop'));
  expect(script(result.current)).toEqual([]);
  rerender({ id: first });
  expect(script(result.current)).toEqual(['user: One', 'assistant: late']);
});

test('R10 an answer that ends when its component shows another chat is told to the options it was asked with', async () => {
  const [first, second] = [newId(), newId()];
  const told: string[] = [];
  const options = (id: string) => ({
    id,
    onFinish: ({ messages }: { messages: ChatMessage[] }) => void told.push(`${id} ${messages.map(textOf).join(' ')}`),
    onError: ({ kind }: { kind: string }) => void told.push(`${id} ${kind}`),
  });
  const { result, rerender } = renderHook(useIt, { initialProps: options(first) });
  await send(result, 'One');
  rerender(options(second));
  await send(result, 'Two');
  await at(0).say(delta('A1', 'stop'));
  await at(0).end();
  await at(1).say({ error: { message: 'The engine is currently overloaded', type: 'engine_overloaded_error' } });
  expect(told).toEqual([`${first} One A1`, `${second} overloaded`, `${second} Two`]);
});

test('a settled message is not rendered again while words arrive: one commit a flush', async () => {
  let commits = 0;
  const told = vi.fn<(id: string) => void>();
  const Text = memo(({ message }: { message: ChatMessage }) => {
    useEffect(() => told(message.id));
    return <p>{textOf(message)}</p>;
  });
  const messages: ChatMessage[] = [{ id: 'old', role: 'assistant', parts: [{ type: 'text', text: 'Before' }] }];
  const Page = () => {
    const chat = useIt({ messages });
    return (
      <>
        {chat.messages.map((message) => (
          <Text key={message.id} message={message} />
        ))}
        <button type="button" onClick={() => void chat.sendMessage({ text: 'Hello' })}>
          Send
        </button>
      </>
    );
  };
  render(
    <Profiler id="page" onRender={() => (commits += 1)}>
      <Page />
    </Profiler>,
  );
  const atFirst = told.mock.calls.length;
  act(() => screen.getByRole('button').click());
  for (let count = 0; count < 10; count += 1) await at(0).say(delta('a'), delta('b'));
  expect(screen.getByText('ab'.repeat(10))).toBeInTheDocument();
  expect(told.mock.calls.filter(([id]) => id === 'old')).toHaveLength(atFirst);
  // The first, the click, and one for each pair of words.
  expect(commits).toBe(12);
});

test('R16 on a server it renders what it was given, asks nothing, and hydrates without a complaint', async () => {
  const messages: ChatMessage[] = [{ id: '1', role: 'user', parts: [{ type: 'text', text: 'Saved' }] }];
  const id = newId();
  const Page = () => {
    const chat = useIt({ id, messages });
    return <p>{`${chat.status} ${script(chat).join()} ${chat.resume === null}`}</p>;
  };
  vi.stubGlobal('window', undefined);
  const html = renderToString(<Page />);
  vi.unstubAllGlobals();
  expect(html).toBe('<p>ready user: Saved true</p>');
  const container = document.createElement('div');
  container.innerHTML = html;
  const complaint = vi.fn();
  const root = await act(() => hydrateRoot(container, <Page />, { onRecoverableError: complaint }));
  expect([container.innerHTML, complaint.mock.calls]).toEqual([html, []]);
  act(() => root.unmount());
});

test('on a server two requests never share a chat, whatever its id', () => {
  const id = newId();
  vi.stubGlobal('window', undefined);
  const Page = ({ text }: { text: string }) => (
    <p>{script(useIt({ id, messages: [{ id: '1', role: 'user', parts: [{ type: 'text', text }] }] }))}</p>
  );
  renderToString(<Page text="Mine" />);
  const html = renderToString(<Page text="Yours" />);
  vi.unstubAllGlobals();
  expect(html).toBe('<p>user: Yours</p>');
});
