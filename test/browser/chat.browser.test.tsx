import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { memo, Profiler, useEffect } from 'react';
import { ErrorMessage, TryAgainProvider } from 'tryagain';
import { kimi, minimax } from 'tryagain/providers';
import { scenarios } from 'tryagain/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useChat } from 'tryagain';
import type { ChatMessage, UseChatOptions, UseChatResult } from 'tryagain';
import { choose } from './support/watch-requests.ts';

/** Over real HTTP: this page → the dev server's handler → the simulator's own server. */
const models = { kimi: 'kimi-k2.6', minimax: 'MiniMax-M3' } as const;
type Provider = keyof typeof models;
const isProvider = (name: string | null): name is Provider => name === 'kimi' || name === 'minimax';

const question = 'Why is the sky blue?';
const textOf = ({ parts }: ChatMessage) => parts.map((part) => (part.type === 'text' ? part.text : '')).join('');

const Row = memo(({ message }: { message: ChatMessage }) => <li>{textOf(message)}</li>);

interface Seen {
  chat: UseChatResult | null;
  /** The answer's text at each commit. */
  texts: string[];
  commits: number;
}

function show(options: Partial<UseChatOptions> & { provider: Provider }): Seen {
  const seen: Seen = { chat: null, texts: [], commits: 0 };
  const onState = (chat: UseChatResult) => {
    seen.chat = chat;
    const last = chat.messages.at(-1);
    const text = last?.role === 'assistant' ? textOf(last) : '';
    if (seen.texts.at(-1) !== text) seen.texts.push(text);
  };
  const Page = () => {
    const chat = useChat({ model: models[options.provider], ...options });
    useEffect(() => {
      onState(chat);
    }, [chat]);
    return (
      <>
        <ul>
          {chat.messages.map((message) => (
            <Row key={message.id} message={message} />
          ))}
        </ul>
        <button type="button" onClick={() => void chat.sendMessage({ text: question })}>
          Send
        </button>
        <button type="button" onClick={chat.stop}>
          Stop
        </button>
        <output>{chat.status}</output>
        <ErrorMessage error={chat.error} onRetry={() => void (chat.resume ?? chat.regenerate)()} />
      </>
    );
  };
  render(
    <TryAgainProvider>
      <Profiler id="chat" onRender={() => (seen.commits += 1)}>
        <Page />
      </Profiler>
    </TryAgainProvider>,
  );
  return seen;
}
const send = () => fireEvent.click(screen.getByRole('button', { name: 'Send' }));
const ended = () => waitFor(() => expect(document.querySelector('output')?.textContent).toMatch(/ready|error/), { timeout: 8_000 });
const items = () => [...document.querySelectorAll('li')].map((item) => item.textContent);

const network = globalThis.fetch;
/** What the page asked the handler for, and the signal that ends it. */
let asked: { readonly path: string; readonly signal: AbortSignal | null }[] = [];
beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', (input: string, init: RequestInit = {}) => {
    if (!input.endsWith('__simulator')) asked.push({ path: input, signal: init.signal ?? null });
    return network(input, init);
  });
});
afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await choose('none');
});

async function whole(provider: Provider): Promise<string> {
  show({ provider });
  send();
  await ended();
  const text = items()[1] ?? '';
  cleanup();
  return text;
}

describe('an answer', () => {
  it.each(['kimi', 'minimax'] as const)('of %s arrives word by word, its thoughts apart', async (provider) => {
    const seen = show({ provider, throttle: 0 });
    send();
    await ended();
    expect(seen.chat?.status).toBe('ready');
    expect(seen.texts.length).toBeGreaterThan(3);
    for (const [index, text] of seen.texts.entries()) expect(text.startsWith(seen.texts[index - 1] ?? '')).toBe(true);
    const parts = seen.chat?.messages[1]?.parts ?? [];
    expect(parts.map(({ type, state }) => [type, state])).toEqual([
      ['reasoning', 'done'],
      ['text', 'done'],
    ]);
    expect(items()[1]?.split(' ').length).toBeGreaterThan(50);
    expect(asked.map(({ path }) => path)).toEqual([`/api/ai/${provider}/chat/completions`]);
  });
  it('R1 asked with 20 clicks is asked once', async () => {
    show({ provider: 'kimi' });
    for (let click = 0; click < 20; click += 1) send();
    await ended();
    expect([asked.length, items().length]).toEqual([1, 2]);
  });
  it('L7 is committed at most 20 times a second', async () => {
    const seen = show({ provider: 'kimi' });
    const before = seen.commits;
    const begun = performance.now();
    send();
    await ended();
    // The click, the end, and one on each edge beside the flushes between.
    expect(seen.commits - before).toBeLessThanOrEqual((performance.now() - begun) / 50 + 4);
  });
  it('is whole in a tab that is hidden, where no frame ever comes', async () => {
    vi.stubGlobal('requestAnimationFrame', () => 0);
    const seen = show({ provider: 'kimi' });
    send();
    await ended();
    expect(seen.chat?.status).toBe('ready');
  });
  it('that is stopped is no error, keeps its words and leaves the provider', async () => {
    const seen = show({ provider: 'kimi' });
    send();
    await waitFor(() => expect(items()[1]?.length).toBeGreaterThan(10));
    fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
    const kept = items()[1];
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([seen.chat?.status, seen.chat?.error, items()[1]]).toEqual(['ready', undefined, kept]);
    expect(seen.chat?.resume).not.toBeNull();
  });
  it('R2 that nobody reads any more is ended, without a word on the console', async () => {
    const errors = vi.spyOn(console, 'error');
    show({ provider: 'kimi' });
    send();
    await waitFor(() => expect(items()[1]?.length).toBeGreaterThan(10));
    cleanup();
    await waitFor(() => expect(asked[0]?.signal?.aborted).toBe(true));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(errors).not.toHaveBeenCalled();
  });
});

it('a failure’s alert goes when the new answer begins, not when it ends', async () => {
  await choose('kimi/engine-overloaded');
  const seen = show({ provider: 'kimi' });
  send();
  await ended();
  await choose('none');
  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(seen.chat?.status).toBe('streaming'));
  expect(document.querySelector('.tryagain-message')).toBeNull();
  await ended();
});

describe('M4 what goes wrong on the way', () => {
  it.each([
    ['any/cut', 'network', 'stream-ended-early', true],
    ['any/reset', 'network', 'stream-ended-early', true],
    ['any/malformed-frame', 'server-error', 'not-a-stream', true],
    ['any/json-for-stream', 'server-error', 'not-a-stream', false],
    ['any/html-200', 'server-error', 'not-a-stream', false],
    ['any/empty', 'server-error', 'empty-answer', false],
    ['any/stall', 'timeout', 'stalled', false],
    ['any/stall-later', 'timeout', 'stalled', true],
    ['any/offline', 'network', null, false],
  ] as const)('%s is %s, keeps its words, and one click gets the whole answer', async (scenario, kind, code, words) => {
    const full = await whole('kimi');
    await choose(scenario);
    const seen = show({ provider: 'kimi', timeouts: { firstTokenMs: 2_000, idleMs: 2_000 } });
    send();
    await ended();
    expect(seen.chat?.error).toMatchObject({ kind, provider: scenario === 'any/offline' ? expect.anything() : null });
    if (code) expect(seen.chat?.error?.code).toBe(code);
    expect(items()[0]).toBe(question);
    expect(items().length).toBe(words ? 2 : 1);
    if (words) expect(full.startsWith(items()[1] ?? '-')).toBe(true);

    await choose('none');
    const again = await screen.findByRole('button', { name: 'Try again' });
    fireEvent.click(again);
    await waitFor(() => expect(seen.chat?.status).toBe('ready'), { timeout: 8_000 });
    expect(items()).toEqual([question, full]);
    await waitFor(() => expect(document.querySelector('.tryagain-message')).toBeNull());
  });
});

const documented = scenarios.filter(
  ({ documented: page, provider, at }) => page && isProvider(provider) && (at === 'everywhere' || at.includes('POST /chat/completions')),
);
describe('every documented failure of a chat, before the stream and inside it', () => {
  it.each(documented.flatMap(({ name }) => [name, `${name}@stream`]))('%s', async (name) => {
    const scenario = documented.find((candidate) => candidate.name === name.replace('@stream', ''));
    const provider = isProvider(scenario?.provider ?? null) ? (scenario?.provider as Provider) : 'kimi';
    const row = [...kimi.rows, ...minimax.rows].find(({ id }) => id === scenario?.row);
    await choose(name);
    const seen = show({ provider });
    send();
    await ended();
    const { error, messages } = seen.chat ?? {};
    expect(error).toMatchObject({ kind: row?.kind, provider });
    expect(messages?.length).toBe(name.endsWith('@stream') ? 2 : 1);
    const seconds = /after (\d+) seconds/.exec(scenario?.message ?? '')?.[1];
    if (seconds) expect(error?.retryAt).toBeGreaterThan(Date.now());
    else expect(error?.retryAt ?? null).toBeNull();
    expect(document.querySelector('.tryagain-message')?.getAttribute('data-kind')).toBe(row?.kind);
    expect(asked).toHaveLength(1);
  });
});
