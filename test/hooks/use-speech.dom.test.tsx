import { act, cleanup, render, renderHook, waitFor } from '@testing-library/react';
import { StrictMode, useEffect } from 'react';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTryAgain, TryAgainContext } from '../../src/hooks/try-again-context.js';
import { useSpeech } from '../../src/hooks/use-speech.js';
import type { UseSpeechOptions } from '../../src/hooks/use-speech.js';
import type { AudioPlayer, CreatePlayer, PlayerEvent } from '../../src/requests/speech/audio-player.js';
import { serveInPage } from '../../src/testing/serve-in-page.js';
import type { InPageServer } from '../../src/testing/serve-in-page.js';

/** Three passages: each sentence is long enough to be asked for alone, and later ones have to be longer. */
const sentences = ['One', 'Two', 'Three'].map(
  (number, index) =>
    `${number} is the number of this sentence, which is long enough to be asked for by itself, ${'word by word, '.repeat(index * 16)}to its end. `,
);
const text = sentences.join('');

/** Plays nothing and notes everything. An eager one says `playing` at a clip's first piece. */
function recordingPlayer(eager = false) {
  const done: string[] = [];
  let bytes = 0;
  let emit: (event: PlayerEvent) => void = () => undefined;
  const note = (word: string) => () => void done.push(word);
  const create: CreatePlayer = (listener): AudioPlayer => {
    emit = listener;
    return {
      open: () => {
        bytes = 0;
        done.push('open');
      },
      append(piece) {
        bytes += piece.length;
        if (eager && bytes === piece.length) emit({ type: 'playing' });
      },
      close: note('close'),
      play: note('play'),
      pause: note('pause'),
      release: note('release'),
    };
  };
  return { create, done, bytes: () => bytes, emit: (event: PlayerEvent) => act(() => emit(event)) };
}

let server: InPageServer;
beforeEach(() => {
  server = serveInPage({ chunkDelay: 0 });
});
afterEach(() => {
  cleanup();
  server.stop();
  vi.restoreAllMocks();
});

const asked = () => server.simulator.requests.map(({ body }) => JSON.parse(body) as Record<string, unknown> & { text: string });

type Wrapper = (props: { children: ReactNode }) => ReactNode;

function start(options: UseSpeechOptions = {}, { wrapper = StrictMode as Wrapper, eager = false } = {}) {
  const player = recordingPlayer(eager);
  const hook = renderHook((more: UseSpeechOptions) => useSpeech({ player: player.create, ...options, ...more }), {
    wrapper,
    initialProps: {},
  });
  const speech = () => hook.result.current;
  const say = (words: string) => act(() => speech().speak(words));
  /** The clip is here, whole. */
  const whole = () => waitFor(() => expect(player.done.at(-1)).toBe('close'));
  return { player, hook, speech, say, whole };
}

test('speaks: loading, speaking, done, and asks as the provider wants to be asked', async () => {
  const { player, speech, say, whole } = start();
  expect(speech()).toMatchObject({ status: 'idle', error: undefined, sentences: [], unspoken: '' });
  say(' Hello there. ');
  expect(speech()).toMatchObject({ status: 'loading', unspoken: ' Hello there. ' });
  expect(player.done).toEqual(['open', 'play']);
  await whole();
  expect(player.bytes()).toBeGreaterThan(100);
  player.emit({ type: 'playing' });
  expect(speech().status).toBe('speaking');
  player.emit({ type: 'ended' });
  expect(speech()).toMatchObject({ status: 'done', unspoken: '', error: undefined });
  expect(player.done.at(-1)).toBe('release');
  expect(asked()).toEqual([
    {
      model: 'speech-2.8-turbo',
      text: 'Hello there.',
      stream: true,
      stream_options: { exclude_aggregated_audio: true },
      output_format: 'hex',
      voice_setting: { voice_id: 'English_expressive_narrator', speed: 1 },
      audio_setting: { format: 'mp3' },
      language_boost: 'auto',
    },
  ]);
});

test('options go along; without a stream a clip comes in one piece', async () => {
  const { say, whole } = start({ voice: 'MyOwnVoice01', model: 'speech-2.6-hd', speed: 1.5, language: 'Chinese', stream: false });
  say('你好。');
  await whole();
  const [body] = asked();
  expect(body).toMatchObject({ model: 'speech-2.6-hd', stream: false, language_boost: 'Chinese' });
  expect(body).toMatchObject({ voice_setting: { voice_id: 'MyOwnVoice01', speed: 1.5 } });
  expect(body).not.toHaveProperty('stream_options');
});

test('twenty clicks on the same text are one request', async () => {
  const { say, whole, speech, player } = start();
  for (let click = 0; click < 20; click += 1) say('Hello.');
  await whole();
  player.emit({ type: 'playing' });
  say('Hello.');
  expect(speech().status).toBe('speaking');
  expect(asked()).toHaveLength(1);
});

test('R3: an effect that speaks in StrictMode is one request', async () => {
  const player = recordingPlayer();
  function Greeting() {
    const { speak, status } = useSpeech({ player: player.create });
    useEffect(() => speak('Hello.'), [speak]);
    return <p>{status}</p>;
  }
  const fetched = vi.spyOn(globalThis, 'fetch');
  render(<Greeting />, { wrapper: StrictMode });
  await waitFor(() => expect(player.done.at(-1)).toBe('close'));
  expect(fetched).toHaveBeenCalledTimes(1);
});

test.each(['unmount', 'stop'] as const)('R2: %s ends the request, silently', async (how) => {
  server.simulator.use('any/stall-later');
  const fetched = vi.spyOn(globalThis, 'fetch');
  const logged = vi.spyOn(console, 'error');
  const { hook, speech, say, player } = start();
  say('Hello.');
  await waitFor(() => expect(player.bytes()).toBeGreaterThan(0));
  if (how === 'unmount') hook.unmount();
  else act(() => speech().stop());
  await waitFor(() => expect(fetched.mock.calls[0]?.[1]?.signal?.aborted).toBe(true));
  expect(player.done.at(-1)).toBe('release');
  if (how === 'stop') expect(speech()).toMatchObject({ status: 'idle', error: undefined, unspoken: '' });
  player.emit({ type: 'playing' });
  if (how === 'stop') expect(speech().status).toBe('idle');
  expect(logged).not.toHaveBeenCalled();
});

test('R2: who asks for speech after the component has gone gets no sound and sends nothing', async () => {
  const { hook, speech, player } = start();
  const { speak } = speech();
  hook.unmount();
  await Promise.resolve();
  speak('Hello.');
  expect(player.done).toEqual([]);
  expect(asked()).toHaveLength(0);
});

test('one passage is asked for ahead, when the current one is whole and is heard', async () => {
  const { player, speech, say, whole } = start();
  say(text);
  await whole();
  expect(asked()).toHaveLength(1);
  player.emit({ type: 'playing' });
  await waitFor(() => expect(asked()).toHaveLength(2));
  player.emit({ type: 'time', seconds: 1, duration: null });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(asked().map((body) => body.text)).toEqual(sentences.slice(0, 2).map((sentence) => sentence.trim()));
  expect(speech()).toMatchObject({ position: 0, unspoken: text });

  player.emit({ type: 'ended' });
  expect(speech()).toMatchObject({ status: 'speaking', position: 1, unspoken: sentences.slice(1).join('') });
  await whole();
  player.emit({ type: 'playing' });
  await waitFor(() => expect(asked()).toHaveLength(3));
});

test('the next passage is asked for once the current one is whole, also where its sound began before', async () => {
  const { say } = start({}, { eager: true });
  say(text);
  await waitFor(() => expect(asked()).toHaveLength(2));
});

test('where the next passage is not there yet when the current one has ended, it is loading', async () => {
  const { player, speech, say, whole } = start();
  say(text);
  await whole();
  player.emit({ type: 'playing' });
  player.emit({ type: 'ended' });
  expect(speech()).toMatchObject({ status: 'loading', position: 1 });
});

test('a sound that is under way does not begin anew by retry()', async () => {
  const { player, speech, say, whole } = start();
  say('Hello.');
  act(() => speech().retry());
  await whole();
  act(() => speech().retry());
  expect(player.done.filter((word) => word === 'open')).toHaveLength(1);

  player.emit({ type: 'failed', reason: 'undecodable' });
  act(() => speech().retry());
  act(() => speech().retry());
  await whole();
  expect(player.done.filter((word) => word === 'open')).toHaveLength(2);
  expect(asked()).toHaveLength(2);
});

test('what was stopped in the middle begins anew by the same text', async () => {
  const { player, speech, say, whole } = start();
  say('Hello.');
  await whole();
  player.emit({ type: 'playing' });
  act(() => speech().stop());
  expect(speech()).toMatchObject({ status: 'idle', unspoken: '' });
  say('Hello.');
  expect(speech().status).toBe('loading');
  await waitFor(() => expect(asked()).toHaveLength(2));
});

test('within a passage the position follows the sound, and never goes back', async () => {
  const short = 'One two three four. Five six seven eight. Nine ten eleven twelve.';
  const { player, speech, say, whole } = start();
  say(short);
  await whole();
  player.emit({ type: 'playing' });
  expect(speech().sentences).toHaveLength(3);
  player.emit({ type: 'time', seconds: 1.5, duration: 3 });
  expect(speech()).toMatchObject({ position: 1, unspoken: 'Five six seven eight. Nine ten eleven twelve.' });
  player.emit({ type: 'time', seconds: 2, duration: 30 });
  expect(speech().position).toBe(1);
});

describe('a failure', () => {
  test('before the first sound is told at once, and keeps the text', async () => {
    server.simulator.use('minimax/1008');
    const { speech, say, player } = start();
    say(text);
    await waitFor(() => expect(speech().status).toBe('error'));
    expect(speech()).toMatchObject({ error: { kind: 'insufficient-balance', code: '1008' }, position: 0, unspoken: text });
    expect(player.done.at(-1)).toBe('release');
  });

  test('in a later passage waits for the voice, which pauses there; retry goes on with that sentence alone', async () => {
    const { speech, say, player, whole } = start();
    say(text);
    await whole();
    server.simulator.use('minimax/2042', { times: 1 });
    player.emit({ type: 'playing' });
    await waitFor(() => expect(asked()).toHaveLength(2));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(speech()).toMatchObject({ status: 'speaking', error: undefined });
    player.emit({ type: 'ended' });
    expect(speech()).toMatchObject({ status: 'error', error: { kind: 'permission', detail: 'voice-not-yours' } });
    expect(speech()).toMatchObject({ position: 1, unspoken: sentences.slice(1).join('') });
    expect(asked()).toHaveLength(2);

    act(() => speech().retry());
    act(() => speech().retry());
    expect(speech()).toMatchObject({ status: 'loading', error: undefined });
    await whole();
    player.emit({ type: 'playing' });
    await waitFor(() => expect(asked()).toHaveLength(4));
    await whole();
    player.emit({ type: 'ended' });
    await whole();
    player.emit({ type: 'playing' });
    player.emit({ type: 'ended' });
    expect(speech()).toMatchObject({ status: 'done', unspoken: '' });
    expect(asked().map((body) => body.text)).toEqual([0, 1, 1, 2].map((index) => sentences[index]?.trim()));
  });

  test('in the middle of what is heard: it is heard to its end', async () => {
    server.simulator.use('any/cut', { times: 1 });
    const { speech, say, player, whole } = start({}, { eager: true });
    say(text);
    await whole();
    expect(speech().status).toBe('speaking');
    player.emit({ type: 'ended' });
    expect(speech()).toMatchObject({ status: 'error', error: { code: 'stream-ended-early' }, unspoken: text });
  });

  test('in the middle of a passage: retry asks only from the first sentence that was not heard', async () => {
    server.simulator.use('any/cut', { times: 1 });
    const { speech, say, player, whole } = start({}, { eager: true });
    const opening = 'One two three four. Five six seven eight. Nine ten eleven twelve, and on it goes to the end of this. ';
    say(`${opening}${text}`);
    await whole();
    player.emit({ type: 'time', seconds: 1.5, duration: 30 });
    // All that came was heard: how long it was says nothing about the rest.
    player.emit({ type: 'time', seconds: 1.6, duration: 1.6 });
    player.emit({ type: 'ended' });
    const rest = 'Five six seven eight. Nine ten eleven twelve, and on it goes to the end of this. ';
    expect(speech()).toMatchObject({ status: 'error', position: 1, unspoken: `${rest}${text}` });
    act(() => speech().retry());
    expect(speech()).toMatchObject({ status: 'loading', position: 1, unspoken: `${rest}${text}` });
    await whole();
    player.emit({ type: 'ended' });
    await whole();
    expect(speech().position).toBe(3);
    const [first, again, next] = asked().map((body) => body.text);
    expect([first, again, next]).toEqual([opening, rest, `${sentences[0]}${sentences[1]}`].map((words) => words.trim()));
  });

  test('that names a time: before it nothing is sent, neither the same text nor another one, and both are kept', async () => {
    const refuse = () => Promise.resolve(Response.json({}, { status: 429, headers: { 'retry-after-ms': '900' } }));
    const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(refuse);
    const { speech, say } = start();
    const failed = () => waitFor(() => expect(speech()).toMatchObject({ status: 'error', error: { kind: 'rate-limited' } }));
    say('Hello.');
    await failed();
    const { error } = speech();
    for (let click = 0; click < 5; click += 1) {
      say('Hello.');
      act(() => speech().retry());
    }
    expect(speech()).toMatchObject({ status: 'error', unspoken: 'Hello.' });
    say('Another text.');
    await failed();
    expect(speech()).toMatchObject({ unspoken: 'Another text.' });
    expect(speech().error).toEqual(error);
    expect(fetched).toHaveBeenCalledTimes(1);

    await new Promise((resolve) => setTimeout(resolve, 900));
    say('Another text.');
    await waitFor(() => expect(fetched).toHaveBeenCalledTimes(2));
    await failed();
  });

  test('that is an abort of somebody else is none: idle again before a sound, and the text is kept', async () => {
    const abort = () => Promise.reject(new DOMException('The user aborted a request.', 'AbortError'));
    const fetched = vi.spyOn(globalThis, 'fetch').mockImplementationOnce(abort).mockImplementationOnce(abort);
    const { speech, say, whole } = start();
    say(text);
    await waitFor(() => expect(speech()).toMatchObject({ status: 'idle', error: undefined, position: 0, unspoken: text }));
    say(text);
    expect(speech().status).toBe('loading');
    await waitFor(() => expect(speech()).toMatchObject({ status: 'idle', unspoken: text }));
    act(() => speech().retry());
    await whole();
    expect(fetched).toHaveBeenCalledTimes(3);
  });

  test('that is an abort of somebody else pauses what is heard, and resume() asks for the rest', async () => {
    const { speech, say, player, whole } = start();
    say(text);
    await whole();
    vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new DOMException('', 'AbortError'));
    player.emit({ type: 'playing' });
    await new Promise((resolve) => setTimeout(resolve, 30));
    player.emit({ type: 'ended' });
    const rest = { position: 1, unspoken: sentences.slice(1).join('') };
    expect(speech()).toMatchObject({ status: 'paused', pausedBy: 'system', error: undefined, ...rest });
    act(() => speech().resume());
    expect(speech()).toMatchObject({ status: 'loading', ...rest });
    await whole();
    expect(asked().map((body) => body.text)).toEqual(sentences.slice(0, 2).map((sentence) => sentence.trim()));
  });

  test('that is an abort of somebody else leaves a pause a pause', async () => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new DOMException('', 'AbortError'));
    const { speech, say, whole } = start();
    say(text);
    act(() => speech().pause());
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(speech()).toMatchObject({ status: 'paused', pausedBy: 'user', unspoken: text });
    say(text);
    await whole();
    expect(asked()).toHaveLength(1);
  });

  test('of the sound itself keeps what was heard, too', async () => {
    const { speech, say, player, whole } = start({}, { eager: true });
    say('One two three four. Five six seven eight.');
    await whole();
    player.emit({ type: 'time', seconds: 2.5, duration: 3 });
    player.emit({ type: 'failed', reason: 'undecodable' });
    expect(speech()).toMatchObject({ status: 'error', position: 1, unspoken: 'Five six seven eight.' });
    act(() => speech().retry());
    await whole();
    expect(asked().at(-1)?.text).toBe('Five six seven eight.');
  });

  test('is retried by a click on the same text, with the voice of now', async () => {
    server.simulator.use('minimax/2042');
    const { hook, speech, say, whole } = start();
    say('Hello.');
    await waitFor(() => expect(speech().status).toBe('error'));
    server.simulator.use('none');
    hook.rerender({ voice: 'Another_voice' });
    say('Hello.');
    await whole();
    expect(asked().map((body) => body['voice_setting'])).toMatchObject([{}, { voice_id: 'Another_voice' }]);
  });

  test.each([
    ['undecodable', { kind: 'server-error', code: 'not-a-stream', provider: null }],
    ['unknown', { kind: 'unknown', code: null, provider: null }],
  ] as const)('of the sound itself (%s) is one as well', async (reason, expected) => {
    const { speech, say, player, whole } = start();
    say('Hello.');
    await whole();
    player.emit({ type: 'failed', reason });
    expect(speech()).toMatchObject({ status: 'error', error: expected, unspoken: 'Hello.' });
  });

  test('is the stall its timeout says', async () => {
    server.simulator.use('any/stall');
    const { speech, say } = start({ timeout: 30 });
    say('Hello.');
    await waitFor(() => expect(speech()).toMatchObject({ status: 'error', error: { kind: 'timeout', code: 'stalled' } }));
  });
});

describe('pausing', () => {
  test('holds the sound, and what is under way; resume goes on', async () => {
    const { speech, say, player, whole } = start();
    say(text);
    act(() => speech().pause());
    expect(speech()).toMatchObject({ status: 'paused', pausedBy: 'user', error: undefined });
    expect(player.done.at(-1)).toBe('pause');
    await whole();
    act(() => speech().resume());
    expect(speech().status).toBe('loading');
    player.emit({ type: 'playing' });
    act(() => speech().pause());
    say(text);
    expect(speech()).toMatchObject({ status: 'speaking', pausedBy: undefined });
    expect(player.done.filter((word) => word === 'play')).toHaveLength(3);
    expect(new Set(asked().map((body) => body.text)).size).toBe(asked().length);
  });

  test('A13: a browser that wants a click first is no failure: resume() in a click is enough', async () => {
    const { speech, say, player, whole } = start();
    say('Hello.');
    player.emit({ type: 'refused' });
    await whole();
    expect(speech()).toMatchObject({ status: 'paused', pausedBy: 'autoplay', error: undefined });
    act(() => speech().resume());
    player.emit({ type: 'playing' });
    expect(speech().status).toBe('speaking');
    player.emit({ type: 'paused' });
    expect(speech()).toMatchObject({ status: 'paused', pausedBy: 'system' });
    expect(asked()).toHaveLength(1);
  });

  test('running out of sound is loading again', async () => {
    const { speech, say, player } = start();
    say('Hello.');
    player.emit({ type: 'playing' });
    player.emit({ type: 'waiting' });
    expect(speech().status).toBe('loading');
    act(() => speech().pause());
    player.emit({ type: 'waiting' });
    expect(speech().status).toBe('paused');
  });
});

test('another text takes the place of the first, whose request ends', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch');
  const { speech, say, player, whole } = start();
  say('First.');
  say('Second.');
  expect(speech().unspoken).toBe('Second.');
  await whole();
  expect(fetched.mock.calls.map(([, init]) => init?.signal?.aborted)).toEqual([true, false]);
  expect(player.done.filter((word) => word === 'close')).toHaveLength(1);
});

test('what is spoken is spoken anew, and costs anew, only when somebody says so', async () => {
  const { say, player, whole, speech } = start();
  say('Hello.');
  await whole();
  player.emit({ type: 'playing' });
  player.emit({ type: 'ended' });
  act(() => speech().retry());
  act(() => speech().resume());
  expect(asked()).toHaveLength(1);
  say('Hello.');
  await whole();
  expect(asked()).toHaveLength(2);
});

test('nothing to say is said at once', () => {
  const { say, speech, player } = start();
  say(' \n ');
  expect(speech()).toMatchObject({ status: 'done', unspoken: '', error: undefined });
  expect(player.done).not.toContain('play');
  expect(asked()).toHaveLength(0);
});

test.each([
  ['the TryAgainProvider says', {}, '/elsewhere'],
  ['its own option says', { basePath: '/here/' }, '/here'],
])('asks where %s, and reads with its reader', async (_, options, place) => {
  const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json({}, { status: 500 }));
  const context = createTryAgain({ basePath: '/elsewhere/' });
  const { say, speech } = start(options, {
    wrapper: ({ children }) => <TryAgainContext.Provider value={context}>{children}</TryAgainContext.Provider>,
  });
  say('Hello.');
  await waitFor(() => expect(speech()).toMatchObject({ status: 'error', error: { kind: 'server-error', status: 500 } }));
  expect(fetched.mock.calls[0]?.[0]).toBe(`${place}/minimax/t2a_v2`);
});

test('a server renders it, idle', () => {
  const Show = () => <p>{useSpeech().status}</p>;
  expect(renderToString(<Show />)).toBe('<p>idle</p>');
});
