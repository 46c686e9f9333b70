import { act, cleanup, render, renderHook, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ErrorMessage, TryAgainProvider } from 'tryagain';
import { isProviderError } from 'tryagain/errors';
import { minimax } from 'tryagain/providers';
import { scenarios } from 'tryagain/testing';
import { useSpeech } from 'tryagain';
import type { UseSpeechOptions } from 'tryagain';
import { createAudioPlayer } from '../../src/requests/speech/audio-player.js';
import type { CreatePlayer, PlayerEvent } from '../../src/requests/speech/audio-player.js';

/** Over real HTTP: this page → the dev server's handler → the simulator's own server, whose audio really sounds. */
async function choose(scenario: string): Promise<void> {
  const response = await realFetch('/api/ai/__simulator', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scenario }),
  });
  if (!response.ok) throw new Error(`The simulator did not take ${scenario}: ${response.status}`);
}
const realFetch = globalThis.fetch;

interface Asked {
  readonly text: string;
  firstByte: number;
  over: number;
}
let asked: Asked[] = [];
/** What to do before a request leaves. */
let before: (count: number) => Promise<void> = () => Promise.resolve();

beforeEach(() => {
  asked = [];
  before = () => Promise.resolve();
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const { text } = JSON.parse(init?.body as string) as { text: string };
    const entry: Asked = { text, firstByte: 0, over: 0 };
    asked.push(entry);
    await before(asked.length);
    const response = await realFetch(input, init);
    const watch = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        entry.firstByte ||= performance.now();
        if (new TextDecoder().decode(chunk).includes('"status":2')) entry.over = performance.now();
        controller.enqueue(chunk);
      },
    });
    return new Response(response.body?.pipeThrough(watch) ?? null, response);
  });
});
afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  await choose('none');
});

type Played = PlayerEvent & { readonly at: number; readonly seconds: number };

/** A real player, whose element plays `rate` times as fast. */
function watchedPlayer(rate = 16) {
  const element = new Audio();
  element.defaultPlaybackRate = rate;
  const events: Played[] = [];
  const create: CreatePlayer = (listener) =>
    createAudioPlayer((event) => {
      events.push({ ...event, at: performance.now(), seconds: element.currentTime } as Played);
      listener(event);
    }, element);
  return { create, element, events };
}

function start(options: UseSpeechOptions = {}, rate?: number) {
  const player = watchedPlayer(rate);
  const hook = renderHook(() => useSpeech({ player: player.create, ...options }), { wrapper: TryAgainProvider });
  const speech = () => hook.result.current;
  const say = (text: string) => act(() => speech().speak(text));
  const reaches = (status: string, timeout = 8_000) => waitFor(() => expect(speech().status).toBe(status), { timeout, interval: 10 });
  return { hook, player, speech, say, reaches };
}

const two = [
  'The sky is blue because the air scatters blue light much more than it scatters red light, all day long. ',
  'In the evening the light has a longer way to go, and what is left of it when it arrives is red or orange.',
] as const;

describe('sound', () => {
  it('begins long before the clip is whole, and is still heard after it', async () => {
    const { player, speech, say, reaches } = start({}, 1);
    say(`${'word after word, '.repeat(170)}and a stop.`);
    await reaches('speaking');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.over).toBe(0);
    await vi.waitFor(() => expect(player.element.currentTime).toBeGreaterThan(0.3));
    expect(asked[0]?.over).toBe(0);
    await vi.waitFor(() => expect(asked[0]?.over).toBeGreaterThan(0), { timeout: 15_000 });
    const playing = player.events.find(({ type }) => type === 'playing');
    const wait = (playing?.at ?? Infinity) - (asked[0]?.firstByte ?? 0);
    expect(wait).toBeLessThan(1_000);
    expect(speech().status).toBe('speaking');
    act(() => speech().stop());
    expect(player.element.paused).toBe(true);
  });

  it('comes passage after passage, each asked for once, up to done', async () => {
    const { player, speech, say, reaches } = start();
    say(two.join(''));
    await reaches('done');
    expect(speech()).toMatchObject({ unspoken: '', error: undefined, position: 2 });
    expect(asked.map(({ text }) => text)).toEqual(two.map((sentence) => sentence.trim()));
    expect(player.events.filter(({ type }) => type === 'ended')).toHaveLength(2);
  });

  it('comes in one piece too: without a stream, and without MediaSource', async () => {
    const whole = start({ stream: false });
    whole.say('Hello there.');
    await whole.reaches('done');
    vi.spyOn(MediaSource, 'isTypeSupported').mockReturnValue(false);
    const blob = start();
    blob.say(two.join(''));
    await blob.reaches('done');
    expect(asked).toHaveLength(3);
  });

  it('P33: a clip the server repeats at its end is heard once', async () => {
    // As a server does that does not know `exclude_aggregated_audio`: asked without it, the simulator repeats.
    vi.mocked(fetch).mockImplementation((input, init) => {
      const { stream_options: _, ...body } = JSON.parse(init?.body as string) as Record<string, unknown>;
      return realFetch(input, { ...init, body: JSON.stringify(body) });
    });
    const { player, say, reaches } = start();
    say('Hello there, you.');
    await reaches('done');
    const last = player.events.findLast(({ type }) => type === 'ended');
    expect(last?.seconds).toBeLessThan(1.4);
    expect(last?.seconds).toBeGreaterThan(0.9);
  });

  it('is held by pause, goes on with resume, and ends with stop', async () => {
    const { player, speech, say, reaches } = start({}, 1);
    say(two[0]);
    await reaches('speaking');
    act(() => speech().pause());
    expect(speech().status).toBe('paused');
    const { currentTime } = player.element;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(player.element.currentTime).toBeCloseTo(currentTime, 1);
    act(() => speech().resume());
    await vi.waitFor(() => expect(player.element.currentTime).toBeGreaterThan(currentTime + 0.1));
    expect(speech().status).toBe('speaking');
    act(() => speech().stop());
    expect(speech()).toMatchObject({ status: 'idle', unspoken: '' });
    expect(player.element.paused).toBe(true);
  });
});

describe('a failure in the second sentence', () => {
  it.each(['minimax/1042', 'minimax/1002@stream', 'any/cut', 'any/reset', 'any/html-502'])(
    '%s: the first is heard, the voice waits there, one call goes on',
    async (scenario) => {
      const { player, speech, say, reaches } = start();
      before = (count) => choose(count === 2 ? scenario : 'none');
      say(two.join(''));
      await reaches('error');
      const heard = player.events.filter(({ type }) => type === 'ended').length;
      expect(heard).toBeGreaterThanOrEqual(1);
      expect(speech()).toMatchObject({ position: 1, unspoken: two[1] });
      act(() => speech().retry());
      await reaches('done');
      expect(asked.map(({ text }) => text)).toEqual([two[0].trim(), two[1], two[1]]);
    },
  );
});

/** What each code is read as stands in the table; that it is right is another test. */
const rows = scenarios.filter(({ provider, at }) => provider === 'minimax' && (at === 'everywhere' || at.includes('POST /t2a_v2')));
const kindOf = (row: string) => minimax.rows.find(({ id }) => id === row)?.kind;
const faults = {
  'any/offline': 'network',
  'any/html-502': 'server-error',
  'any/html-200': 'server-error',
  'any/stall': 'timeout',
  'any/stall-later': 'timeout',
  'any/cut': 'network',
  'any/empty': 'server-error',
  'any/reset': 'network',
  'any/json-for-stream': 'server-error',
  'any/malformed-frame': 'server-error',
};

describe('whatever happens is a failure with a kind, keeps the text, and works again', () => {
  const cases = [
    ...rows.flatMap(({ name, row }) => [name, `${name}@stream`].map((scenario) => [scenario, kindOf(row)] as const)),
    ...Object.entries(faults),
  ];
  it.each(cases)('%s is %s', async (scenario, kind) => {
    await choose(scenario);
    // What says nothing is waited for; the others have the time a busy machine takes.
    const { speech, say, reaches } = start({ timeout: kind === 'timeout' ? 1_500 : 20_000 });
    say('Hello.');
    await reaches('error');
    const { error, unspoken, position } = speech();
    expect(error?.kind).toBe(kind);
    expect(isProviderError(error)).toBe(true);
    expect(error?.provider ?? error?.code ?? scenario).not.toBeNull();
    expect({ unspoken, position }).toEqual({ unspoken: 'Hello.', position: 0 });
    expect(asked).toHaveLength(1);
    await choose('none');
    if (error?.retryAt) {
      act(() => speech().retry());
      expect(speech().error).toBe(error);
      // Not before its time.
      // One of the two clocks counts whole milliseconds only.
      pass(error.retryAt - Date.now() + 10);
    }
    act(() => speech().retry());
    await reaches('done');
    expect(asked).toHaveLength(2);
  });

  it('the codes that speech is documented or was seen to answer with are among them', () => {
    const names = cases.map(([name]) => name);
    for (const code of ['1002', '1008', '1039', '1042', '2042', '2056', '2061']) expect(names).toContain(`minimax/${code}`);
    // A filter that says nothing is a chat's: speech has none.
    const mute = 'any/withheld';
    expect(scenarios.filter(({ fault }) => fault).map(({ name }) => name)).toEqual([...Object.keys(faults), mute]);
  });
});

/** Both clocks go on: a wall clock that goes ahead alone was set by somebody. */
function pass(ms: number): void {
  const [wall, monotonic] = [Date.now.bind(Date), performance.now.bind(performance)];
  vi.spyOn(Date, 'now').mockImplementation(() => wall() + ms);
  vi.spyOn(performance, 'now').mockImplementation(() => monotonic() + ms);
}

it('a person hears, sees what happened, clicks once, and hears the rest', async () => {
  const player = watchedPlayer();
  function Answer() {
    const { speak, retry, status, error } = useSpeech({ player: player.create });
    return (
      <>
        <p>{two.join('')}</p>
        <button onClick={() => speak(two.join(''))}>Listen</button>
        <output>{status}</output>
        <ErrorMessage error={error} onRetry={retry} />
      </>
    );
  }
  render(<Answer />, { wrapper: TryAgainProvider });
  before = (count) => choose(count === 2 ? 'minimax/1000' : 'none');
  for (let click = 0; click < 20; click += 1) screen.getByRole('button', { name: 'Listen' }).click();
  await screen.findByText('error', {}, { timeout: 8_000 });
  const message = document.querySelector('.tryagain-message');
  expect(message?.getAttribute('data-kind')).toBe('server-error');
  message?.querySelector('button')?.click();
  await screen.findByText('done', {}, { timeout: 8_000 });
  expect(document.querySelector('.tryagain-message')).toBeNull();
  expect(asked).toHaveLength(3);
});
