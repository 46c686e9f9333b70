import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { ErrorMessage, TryAgainProvider, useChat, useSpeech } from 'tryagain';
import { en } from 'tryagain/messages';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { commands } from 'vitest/browser';
import type { CreatePlayer, PlayerEvent } from '../../src/requests/speech/audio-player.ts';

/** The server is a process of its own here, and dies by SIGKILL. Its port stays: it comes back as a restart does. */
let port = 0;
beforeEach(async () => {
  port = await commands.startProcess(0, location.origin);
});
afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  await commands.killProcess();
});

const inApp = (ui: ReactNode) => render(<TryAgainProvider basePath={`http://127.0.0.1:${port}/api/ai`}>{ui}</TryAgainProvider>);

function Chat() {
  const { messages, sendMessage, error, status, resume, regenerate } = useChat({ provider: 'kimi', model: 'kimi-k2.6' });
  const text = (role: string) =>
    messages
      .filter((message) => message.role === role)
      .map(({ parts }) => parts.map((part) => (part.type === 'text' ? part.text : '')).join(''));
  return (
    <>
      <button onClick={() => void sendMessage({ text: 'Why is the sky blue?' })}>Send</button>
      <p data-testid="question">{text('user')}</p>
      <p data-testid="answer">{text('assistant')}</p>
      <p data-testid="status">{status}</p>
      <ErrorMessage error={error} onRetry={resume ?? (() => regenerate())} />
    </>
  );
}

const shown = (id: string) => screen.getByTestId(id).textContent;

it('the server dies in the middle of an answer: the words stay, the page says so, and one click goes on where it stopped', async () => {
  inApp(<Chat />);
  screen.getByRole('button', { name: 'Send' }).click();
  await waitFor(() => expect(shown('answer').length).toBeGreaterThan(40), { timeout: 10_000 });
  await commands.killProcess();
  await screen.findByText(
    new RegExp(`${String(en.kinds.network.title)}|${String(en.details['stream-cut'].title)}`),
    {},
    { timeout: 10_000 },
  );
  const partial = shown('answer');
  expect(partial.length).toBeGreaterThan(40);
  expect(shown('question')).toBe('Why is the sky blue?');
  expect(shown('status')).toBe('error');

  await commands.startProcess(port, location.origin);
  screen.getByRole('button', { name: en.actions.retry }).click();
  await waitFor(() => expect(shown('status')).toBe('ready'), { timeout: 20_000 });
  expect(shown('answer').startsWith(partial)).toBe(true);
  expect(shown('answer').length).toBeGreaterThan(partial.length);
  await waitFor(() => expect(document.querySelector('.tryagain-message')).toBeNull());
});

/** The first is asked for alone, the other three together. */
const sentences = [1, 2, 3, 4].map(
  (n) => `This is sentence number ${n} of a text that is read aloud${', word by word'.repeat(5)}, up to its end.`,
);

interface Clip {
  bytes: number;
  isClosed: boolean;
}

/** Plays a clip to its end as soon as all of it is there, not before, and notes what came. */
function notingPlayer() {
  const clips: Clip[] = [];
  let say: (event: PlayerEvent) => void = () => undefined;
  const create: CreatePlayer = (listener) => {
    say = listener;
    return {
      open: () => void clips.push({ bytes: 0, isClosed: false }),
      append(piece) {
        const clip = clips.at(-1);
        if (!clip) return;
        if (clip.bytes === 0) queueMicrotask(() => listener({ type: 'playing' }));
        clip.bytes += piece.byteLength;
      },
      close() {
        const clip = clips.at(-1);
        if (clip) clip.isClosed = true;
        queueMicrotask(() => listener({ type: 'ended' }));
      },
      play() {},
      pause() {},
      release() {},
    };
  };
  return { create, clips, say: (event: PlayerEvent) => say(event) };
}

function Speech({ player }: { player: CreatePlayer }) {
  const { speak, retry, status, unspoken, error, position } = useSpeech({ player });
  return (
    <>
      <button onClick={() => speak(sentences.join(' '))}>Speak</button>
      <p data-testid="status">{status}</p>
      <p data-testid="position">{position}</p>
      <p data-testid="unspoken">{unspoken}</p>
      <ErrorMessage error={error} onRetry={retry} />
    </>
  );
}

it('the server dies in the middle of a sentence: what was not spoken stays, and one click goes on at that sentence', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch');
  const asked = () => fetched.mock.calls.map(([, init]) => (JSON.parse(init?.body as string) as { text: string }).text);
  const { create, clips, say } = notingPlayer();
  inApp(<Speech player={create} />);
  screen.getByRole('button', { name: 'Speak' }).click();
  await waitFor(() => expect(clips[1]?.bytes).toBeGreaterThan(0), { timeout: 20_000, interval: 5 });
  // The second sentence has been heard, and a bit of the third.
  say({ type: 'time', seconds: 12, duration: null });
  const beforeTheKill = { ...clips[1] };
  await commands.killProcess();
  await waitFor(() => expect(shown('status')).toBe('error'), { timeout: 10_000 });
  // Part of the killed request had come and was heard, and not all of it.
  expect(beforeTheKill.bytes).toBeGreaterThan(0);
  expect(beforeTheKill.isClosed).toBe(false);
  expect(clips).toHaveLength(2);
  expect(shown('position')).toBe('2');
  expect(shown('unspoken')).toBe(sentences.slice(2).join(' '));
  const message = document.querySelector('.tryagain-message');
  expect(message?.getAttribute('data-kind')).toBe('network');
  expect(asked()).toEqual([sentences[0], sentences.slice(1).join(' ')]);

  await commands.startProcess(port, location.origin);
  screen.getByRole('button', { name: en.actions.retry }).click();
  await waitFor(() => expect(shown('status')).toBe('done'), { timeout: 20_000 });
  expect(shown('unspoken')).toBe('');
  expect(asked().slice(2)).toEqual([sentences.slice(2).join(' ')]);
});
