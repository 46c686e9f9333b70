import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CreatePlayer } from '../../src/requests/speech/audio-player.js';
import { createSpeech } from '../../src/requests/speech/create-speech.js';
import type { Speech } from '../../src/requests/speech/create-speech.js';
import { serveInPage } from '../../src/testing/serve-in-page.js';
import type { InPageServer } from '../../src/testing/serve-in-page.js';

let server: InPageServer;
beforeEach(() => {
  vi.stubGlobal('location', { href: 'http://localhost/' });
  server = serveInPage({ chunkDelay: 0 });
  const answered = globalThis.fetch;
  // A page knows where it is; Node wants to be told.
  globalThis.fetch = (input, init) => answered(new URL(input as string, 'http://localhost/'), init);
});
afterEach(() => {
  server.stop();
  vi.unstubAllGlobals();
});

/** Hears every clip at once. */
const quick: CreatePlayer = (listener) => {
  const say = (type: 'playing' | 'ended') => queueMicrotask(() => listener({ type }));
  const nothing = (): void => undefined;
  return { open: nothing, append: nothing, play: nothing, pause: nothing, release: nothing, close: () => (say('playing'), say('ended')) };
};

const reached = (speech: Speech, status: string): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (speech.getSnapshot().status === status) resolve();
    };
    speech.subscribe(look);
    look();
  });

test('a text of any length is spoken, request after request, and nothing of it is lost', async () => {
  const text = `${'这是一个很长的句子，没有人想把它读完。'.repeat(200)}\n\n${'And a sentence in English, which goes on and on. '.repeat(100)}${'x'.repeat(7_000)}`;
  const speech = createSpeech({ player: quick, stream: false });
  const unspoken: string[] = [];
  speech.subscribe(() => unspoken.push(speech.getSnapshot().unspoken));
  speech.speak(text);
  await reached(speech, 'done');
  const texts = server.simulator.requests.map(({ body }) => (JSON.parse(body) as { text: string }).text);
  expect(texts.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
  for (const asked of texts) expect(asked.length).toBeLessThanOrEqual(3_000);
  expect(unspoken[0]).toBe(text);
  for (const rest of unspoken) expect(text.endsWith(rest)).toBe(true);
});

test('without React, a failure is in the state, and the last one who leaves stops it', async () => {
  server.simulator.use('minimax/1039');
  const speech = createSpeech({ player: quick });
  const leave = speech.keep();
  speech.speak('你好。');
  await reached(speech, 'error');
  expect(speech.getSnapshot()).toMatchObject({ error: { kind: 'rate-limited', code: '1039', provider: 'minimax' }, unspoken: '你好。' });
  leave();
  await Promise.resolve();
  expect(speech.getSnapshot().status).toBe('idle');
});
