import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import type { ReactNode } from 'react';
import { TryAgainProvider } from 'tryagain';
import { minimax } from 'tryagain/providers';
import { scenarios } from 'tryagain/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useVoiceClone } from '../../src/hooks/use-voice-clone.js';
import type { VoiceCloneInput } from '../../src/hooks/use-voice-clone.js';
import { fastUploads, slowUploads } from './support/slow-uploads.ts';
import { choose, watchRequests } from './support/watch-requests.ts';

/** Over real HTTP: this page → the dev server's handler → the simulator's own server. */
let asked: string[] = [];
beforeEach(() => {
  asked = watchRequests();
});
afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await fastUploads();
  await choose('none');
});

const wrapper = ({ children }: { children: ReactNode }) => (
  <StrictMode>
    <TryAgainProvider>{children}</TryAgainProvider>
  </StrictMode>
);
const recording = (name = 'sample.mp3', megabytes = 0) =>
  new File([...Array<Uint8Array<ArrayBuffer>>(megabytes).fill(new Uint8Array(1_048_576)), 'ID3'], name, { type: 'audio/mpeg' });

let made = 0;
/** The simulator's server outlives a run in watch mode, and keeps every voice. */
const newId = () => `Voice${Date.now()}n${(made += 1)}`;
const whole = (): VoiceCloneInput => ({
  file: recording(),
  voiceId: newId(),
  prompt: { file: recording('prompt.mp3'), text: 'Good morning.' },
  text: 'The sky is blue.',
  textValidation: 'Once upon a time.',
});
const count = (path: string) => asked.filter((request) => request === `POST minimax/${path}`).length;

function renderClone() {
  const seen: string[] = [];
  const parts: number[] = [];
  const view = renderHook(
    () => {
      const clone = useVoiceClone();
      if (seen.at(-1) !== clone.status) seen.push(clone.status);
      if (clone.progress !== null && parts.at(-1) !== clone.progress) parts.push(clone.progress);
      return clone;
    },
    { wrapper },
  );
  return { ...view, seen, parts };
}

describe('a voice that goes well', () => {
  it('is made of a sample and an example, step by step', async () => {
    const { result, seen } = renderClone();
    const input = whole();
    await act(() => result.current.clone(input));
    expect(result.current).toMatchObject({
      status: 'done',
      voiceId: input.voiceId,
      demoAudio: null,
      progress: 1,
      error: undefined,
      fields: [],
    });
    expect(result.current.input).toBe(input);
    expect(seen).toEqual(['idle', 'uploading', 'uploading-prompt', 'cloning', 'done']);
    expect(asked).toEqual(['POST minimax/files/upload', 'POST minimax/files/upload', 'POST minimax/voice_clone']);
    const voices = (await (
      await fetch('/api/ai/minimax/get_voice', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"voice_type":"voice_cloning"}',
      })
    ).json()) as { voice_cloning: { voice_id: string }[] };
    expect(voices.voice_cloning.map(({ voice_id }) => voice_id)).toContain(input.voiceId);
  });

  it('is one clone when it is clicked twice, also by a form that writes its input anew', async () => {
    const { result } = renderClone();
    const input = whole();
    const again = { ...input, prompt: input.prompt && { ...input.prompt } };
    await act(() => Promise.all([result.current.clone(input), result.current.clone(again), result.current.retry()]));
    expect(result.current.status).toBe('done');
    expect([count('files/upload'), count('voice_clone')]).toEqual([2, 1]);
  });

  it('of a large sample shows a progress that moves', async () => {
    await slowUploads(20_000_000);
    const { result, parts } = renderClone();
    await act(() => result.current.clone({ file: recording('large.wav', 8), voiceId: newId() }));
    expect(result.current.status).toBe('done');
    expect(parts[0]).toBe(0);
    expect(parts.at(-1)).toBe(1);
    expect(parts.some((part) => part > 0 && part < 1)).toBe(true);
  });

  it('can be stopped, which is no error: nothing is cloned, the input stays, and it goes on from there', async () => {
    await slowUploads(10_000_000);
    const { result } = renderClone();
    const input = { file: recording('stopped.wav', 8), voiceId: newId() };
    act(() => void result.current.clone(input));
    await waitFor(() => expect(result.current.progress).toBeGreaterThan(0), { interval: 1 });
    act(() => result.current.cancel());
    expect(result.current).toMatchObject({ status: 'idle', error: undefined, progress: null, input });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(result.current.status).toBe('idle');
    expect(count('voice_clone')).toBe(0);
    await fastUploads();
    await act(() => result.current.retry());
    expect(result.current).toMatchObject({ status: 'done', voiceId: input.voiceId });
  });
});

describe('what MiniMax would refuse anyway is refused here, and nothing is sent', () => {
  const wrongIds = ['Short1', `V${'o'.repeat(256)}`, '1stVoiceOfMine', 'Voice of mine', 'VoiceOfMine-', 'ПриветМир', ''];
  const refusals: readonly (readonly [string, Partial<VoiceCloneInput>, object])[] = [
    ...wrongIds.map((voiceId) => [`the id "${voiceId.slice(0, 20)}"`, { voiceId }, { field: 'voice-id' }] as const),
    ['an empty sample', { file: new File([], 'empty.mp3') }, { field: 'file', error: { detail: 'file-empty' } }],
    [
      'a sample over 20 MB',
      { file: recording('long.wav', 20) },
      { field: 'file', error: { detail: 'file-too-large', limit: { metric: 'bytes', max: 20_971_520, current: 20_971_523 } } },
    ],
    [
      'an empty example',
      { prompt: { file: new File([], 'empty.mp3'), text: 'Hello.' } },
      { field: 'prompt-file', error: { detail: 'file-empty' } },
    ],
    ['an example without its words', { prompt: { file: recording(), text: ' ' } }, { field: 'prompt-text' }],
    [
      'a demonstration of more than 1,000 characters',
      { text: 'x'.repeat(1_001) },
      { field: 'text', error: { limit: { metric: 'characters', max: 1_000, current: 1_001 } } },
    ],
    ['words of the sample over 200 characters', { textValidation: 'x'.repeat(201) }, { field: 'text-validation' }],
  ];
  for (const [what, wrong, expected] of refusals) {
    it(what, async () => {
      const { result } = renderClone();
      const input = { ...whole(), ...wrong };
      await act(() => result.current.clone(input));
      expect(result.current).toMatchObject({ status: 'error', ...expected });
      expect(result.current.error).toMatchObject({ kind: 'invalid-input', provider: null });
      expect(result.current.input).toBe(input);
      expect(asked).toEqual([]);
    });
  }
});

/** What can fix each code, the likeliest first, and a change of just that. */
const cases: Readonly<Record<string, { fields: readonly string[]; change: () => Partial<VoiceCloneInput>; uploads: number }>> = {
  '1026': { fields: ['text', 'prompt-text', 'text-validation'], change: () => ({ text: 'Another text.' }), uploads: 0 },
  '1043': { fields: ['text-validation', 'file'], change: () => ({ textValidation: 'Twice upon a time.' }), uploads: 0 },
  '1044': { fields: ['prompt-text', 'prompt-file'], change: () => ({ prompt: { file: recording(), text: 'Good evening.' } }), uploads: 1 },
  '2037': { fields: ['file'], change: () => ({ file: recording('longer.mp3') }), uploads: 1 },
  '2038': { fields: [], change: () => ({}), uploads: 0 },
  '2039': { fields: ['voice-id'], change: () => ({ voiceId: newId() }), uploads: 0 },
  '2042': { fields: ['voice-id'], change: () => ({ voiceId: newId() }), uploads: 0 },
  '2048': { fields: ['prompt-file'], change: () => ({ prompt: { file: recording('shorter.mp3'), text: 'Good morning.' } }), uploads: 1 },
  '20132': { fields: ['file', 'voice-id'], change: () => ({ voiceId: newId() }), uploads: 0 },
};

describe('every way in which MiniMax refuses to clone', () => {
  const atClone = scenarios.filter(({ provider, at }) => provider === 'minimax' && at !== 'everywhere' && at.includes('POST /voice_clone'));
  for (const { name, row, message } of atClone) {
    const expected = minimax.rows.find(({ id }) => id === row);
    const fix = cases[row];
    it(`${name} is ${expected?.kind}, points at ${fix?.fields.join(', ') || 'nothing'}, loses nothing, and works when that is changed`, async () => {
      await choose(name);
      const { result } = renderClone();
      const input = whole();
      await act(() => result.current.clone(input));
      expect(result.current).toMatchObject({ status: 'error', field: fix?.fields[0] ?? null, voiceId: null, progress: null });
      expect(result.current.fields).toEqual(fix?.fields);
      expect(result.current.error).toMatchObject({ kind: expected?.kind, provider: 'minimax', code: row });
      expect(JSON.stringify(result.current.error)).not.toContain(message);
      expect(result.current.input).toBe(input);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect([count('files/upload'), count('voice_clone')]).toEqual([2, 1]);

      await choose('none');
      const changed = { ...input, ...fix?.change() };
      await act(() => result.current.clone(changed));
      expect(result.current).toMatchObject({ status: 'done', voiceId: changed.voiceId, error: undefined, field: null, fields: [] });
      expect([count('files/upload'), count('voice_clone')]).toEqual([2 + (fix?.uploads ?? 0), 2]);
    });

    it(`${name}: retry sends the clone again, and no file`, async () => {
      await choose(name);
      const { result } = renderClone();
      await act(() => result.current.clone(whole()));
      await choose('none');
      await act(() => result.current.retry());
      expect(result.current.status).toBe('done');
      expect([count('files/upload'), count('voice_clone')]).toEqual([2, 2]);
    });
  }

  it('is every code this endpoint is documented with', () => {
    expect(new Set(atClone.map(({ row }) => row))).toEqual(new Set(Object.keys(cases)));
  });

  const everywhere = scenarios.filter(({ provider, at, documented }) => provider === 'minimax' && documented && at === 'everywhere');
  for (const { name, row } of everywhere) {
    const expected = minimax.rows.find(({ id }) => id === row);
    // At an upload there is nothing but the file that "invalid params" can mean.
    const field = row === '2013' ? 'file' : null;
    it(`${name} at the upload is ${expected?.kind}, points at ${field ?? 'nothing'}, and retry works`, async () => {
      await choose(name);
      const { result } = renderClone();
      const input = whole();
      await act(() => result.current.clone(input));
      expect(result.current).toMatchObject({
        status: 'error',
        field,
        input,
        error: { kind: expected?.kind, provider: 'minimax', code: row },
      });
      expect(asked).toEqual(['POST minimax/files/upload']);
      await choose('none');
      await act(() => result.current.retry());
      expect(result.current.status).toBe('done');
    });
  }
});

it('a field that was not given is not pointed at while another was', async () => {
  await choose('minimax/1026');
  const { result } = renderClone();
  const { file, voiceId } = whole();
  await act(() => result.current.clone({ file, voiceId, textValidation: 'Once upon a time.' }));
  expect(result.current.fields).toEqual(['text-validation']);
  await act(() => result.current.clone({ file, voiceId }));
  expect(result.current.field).toBe('text');
});

it('an id that is really taken is a conflict, and a new id is enough', async () => {
  const { result } = renderClone();
  const input = whole();
  await act(() => result.current.clone(input));
  await act(() => result.current.clone(input));
  expect(result.current).toMatchObject({
    status: 'error',
    field: 'voice-id',
    error: { kind: 'conflict', detail: 'voice-id-taken', code: '2039' },
  });
  await act(() => result.current.clone({ ...input, voiceId: newId() }));
  expect(result.current.status).toBe('done');
  expect([count('files/upload'), count('voice_clone')]).toEqual([2, 3]);
});

it('reset forgets the uploads, too', async () => {
  const { result } = renderClone();
  const input = whole();
  await act(() => result.current.clone(input));
  act(() => result.current.reset());
  expect(result.current).toMatchObject({ status: 'idle', input: null, voiceId: null });
  await act(() => result.current.clone({ ...input, voiceId: newId() }));
  expect(count('files/upload')).toBe(4);
});
