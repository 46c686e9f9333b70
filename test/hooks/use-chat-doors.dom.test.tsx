import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProviderError } from '../../src/errors/provider-error.js';
import { cooldownsOf } from '../../src/hooks/cooldowns-of.js';
import { useChat } from '../../src/hooks/use-chat.js';
import type { UseChatOptions } from '../../src/hooks/use-chat.js';
import type { Pass } from '../../src/recovery/cooldowns.js';
import { retryBudgetOf } from '../../src/recovery/retry-budget.js';
import { scope } from '../../src/recovery/scope.js';

const chat = scope({ provider: 'kimi', endpoint: 'chat' });
const frame = (content: string, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason }] })}\n\n`;
const answered = vi.fn(() => {
  const body = [frame('Hi'), frame(' there'), frame('.', 'stop')].join('');
  return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
});
let client: QueryClient;

beforeEach(() => {
  client = new QueryClient();
  vi.stubGlobal('fetch', answered.mockClear());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Somebody was told to wait so long, ms. */
function limit(waitMs: number): ProviderError {
  const wait = { until: Date.now() + waitMs, source: 'header' as const, exact: true };
  const error = new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait });
  (cooldownsOf(client).enter(chat, 'ignore') as Pass).failed(error);
  return error;
}

function useIt(initial: Partial<UseChatOptions> = {}) {
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  return renderHook((more: Partial<UseChatOptions>) => useChat({ provider: 'kimi', model: 'kimi-k2.6', throttle: 0, ...more }), {
    wrapper,
    initialProps: initial,
  });
}

test('a question while the provider cools down is kept, fails at once with its failure, and is not sent', async () => {
  const error = limit(20_000);
  const { result } = useIt();
  await act(() => result.current.sendMessage({ text: 'Hello' }));
  expect(result.current).toMatchObject({ status: 'error', messages: [{ role: 'user' }] });
  expect(result.current.error).toEqual(error);
  await act(() => result.current.regenerate());
  expect(result.current.status).toBe('error');
  expect(answered).not.toHaveBeenCalled();
});

test('one that ignores it is sent, as the newest options say', async () => {
  limit(20_000);
  const { result, rerender } = useIt();
  rerender({ cooldown: 'ignore' });
  await act(() => result.current.sendMessage({ text: 'Hello' }));
  expect([result.current.status, answered.mock.calls.length]).toEqual(['ready', 1]);
});

test('one that holds waits, submitted, and is sent once; its answer opens what cooled down', async () => {
  vi.useFakeTimers();
  limit(20_000);
  const { result } = useIt({ cooldown: 'hold' });
  act(() => void result.current.sendMessage({ text: 'Hello' }));
  await act(() => vi.advanceTimersByTimeAsync(19_999));
  expect([result.current.status, answered.mock.calls.length]).toEqual(['submitted', 0]);
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  expect([result.current.status, answered.mock.calls.length]).toEqual(['ready', 1]);
  expect(cooldownsOf(client).list()).toEqual([]);
});

test('an answer of many words gives back one repeat of its provider, and no more', async () => {
  const budget = retryBudgetOf(client);
  const takeAll = () => Array.from({ length: 20 }, () => budget.take('kimi')).filter(Boolean).length;
  takeAll();
  const { result } = useIt();
  await act(() => result.current.sendMessage({ text: 'Hello' }));
  expect(takeAll()).toBe(1);
});

/** A stream with these frames, and then a limit, as our handler writes it. */
function limitedAfter(...frames: string[]): void {
  const problem = JSON.stringify({ ...new ProviderError({ kind: 'rate-limited', provider: 'kimi' }).toJSON(), ...inTwenty });
  const body = [...frames, `event: error\ndata: ${problem}\n\n`].join('');
  answered.mockImplementationOnce(() => Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } })));
}
const inTwenty = { waitMs: 20_000, waitSource: 'header', waitExact: true };

test.each([
  ['in the first frame', []],
  ['after a comment', [': still there\n\n']],
  ['in the middle of the answer', [frame('Hi'), frame(' there')]],
])('a limit that a stream meets %s holds for the next request', async (_, frames) => {
  limitedAfter(...frames);
  const { result } = useIt();
  await act(() => result.current.sendMessage({ text: 'Hello' }));
  expect(result.current.error?.retryAt).not.toBeNull();
  expect(cooldownsOf(client).list()).toMatchObject([
    { scope: { provider: 'kimi', endpoint: 'chat' }, until: result.current.error?.retryAt },
  ]);
});

test('a probe whose stream brings comments and then the limit opens nothing on the way', async () => {
  vi.useFakeTimers();
  limit(1_000);
  limitedAfter(': still there\n\n');
  const { result } = useIt();
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  const seen = vi.fn(() => cooldownsOf(client).list().length);
  cooldownsOf(client).subscribe(seen);
  await act(async () => {
    void result.current.sendMessage({ text: 'Hello' });
    await vi.advanceTimersByTimeAsync(1_000);
  });
  expect(result.current.status).toBe('error');
  expect(seen.mock.results.map(({ value }) => value as number)).not.toContain(0);
  expect(cooldownsOf(client).list()).toHaveLength(1);
});

test('a conversation of the component’s own begins with the messages it is given', () => {
  const messages: UseChatOptions['messages'] = [{ id: '1', role: 'user', parts: [{ type: 'text', text: 'Saved' }] }];
  expect(useIt({ messages }).result.current.messages).toEqual(messages);
});

test('what an answer ends with is told to the newest functions of who asked for it', async () => {
  const told: string[] = [];
  const telling = (name: string): Partial<UseChatOptions> => ({
    onFinish: ({ isError }) => told.push(`${name} ${isError ? 'ends badly' : 'ends well'}`),
    onError: ({ kind }) => told.push(`${name} ${kind}`),
  });
  const { result, rerender } = useIt(telling('old'));
  const asked = act(() => result.current.sendMessage({ text: 'Hello' }));
  rerender(telling('new'));
  await asked;
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  const again = act(() => result.current.sendMessage({ text: 'And now?' }));
  rerender(telling('newest'));
  await again;
  expect(told).toEqual(['new ends well', 'newest network', 'newest ends badly']);
});

test('a page that comes back with another provider, and then turns to a third, has nothing left of the first', async () => {
  const endless = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(new TextEncoder().encode(frame('Hi'))) });
  const signals: (AbortSignal | null | undefined)[] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    signals.push(init.signal);
    return Promise.resolve(new Response(endless, { headers: { 'content-type': 'text/event-stream' } }));
  });
  const first = useIt({ id: 'left' });
  await act(async () => {
    void first.result.current.sendMessage({ text: 'Hello' });
    await vi.waitUntil(() => first.result.current.status === 'streaming');
  });
  first.unmount();
  const second = useIt({ id: 'left', provider: 'openai' });
  second.rerender({ id: 'left', provider: 'minimax' });
  await act(() => vi.waitUntil(() => signals[0]?.aborted));
  expect(second.result.current.status).toBe('ready');
});
