import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { ProviderError } from '../../src/errors/provider-error.js';
import { createVoiceClone } from '../../src/requests/files/create-voice-clone.js';
import { fieldsOf } from '../../src/requests/files/voice-clone-fields.js';
import { reader } from '../../src/requests/reader.js';
import type { VoiceCloneInput } from '../../src/requests/files/voice-clone-input.js';
import { openSite } from './upload-support.ts';
import type { Site } from './upload-support.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite('https://app.example');
});
afterAll(() => site.close());
afterEach(() => {
  vi.unstubAllGlobals();
  site.simulator.use('none');
});

const recording = () => new File(['ID3'], 'sample.mp3');
const settings = () => ({ basePath: site.basePath, reader });
const paths = (from: number) => site.simulator.requests.slice(from).map(({ url }) => new URL(url).pathname.split('/').at(-1));

interface Asked {
  readonly url: string;
  readonly body: unknown;
}

/** Uploads go well, with ids from 11 up; the clone is answered like this. */
function answer(clone: object, fileId: (count: number) => unknown = (count) => 10 + count) {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (url: string, { body }: { body: FormData | string }) => {
    asked.push({ url, body: body instanceof FormData ? body.get('purpose') : JSON.parse(body) });
    if (url.endsWith('/voice_clone')) return Response.json(clone);
    return Response.json({ file: { file_id: fileId(asked.length) }, base_resp: { status_code: 0 } });
  });
  return asked;
}
const good = { demo_audio: '', base_resp: { status_code: 0, status_msg: 'success' } };

async function cloned(input: Partial<VoiceCloneInput> = {}) {
  const store = createVoiceClone();
  await store.clone({ file: recording(), voiceId: 'VoiceOfMine', ...input }, settings());
  return store.getSnapshot();
}

test('the request names MiniMax’s own fields, and only those that were given', async () => {
  const asked = answer(good);
  await cloned();
  expect(asked).toEqual([
    { url: `${site.basePath}/minimax/files/upload`, body: 'voice_clone' },
    { url: `${site.basePath}/minimax/voice_clone`, body: { file_id: 11, voice_id: 'VoiceOfMine' } },
  ]);
});

test('an example goes up for its own purpose; a demonstration has a model', async () => {
  const asked = answer(good);
  await cloned({ prompt: { file: recording(), text: 'Hello.' }, text: 'Hi.', textValidation: 'Once upon a time.' });
  expect(asked.map(({ body }) => body)).toEqual([
    'voice_clone',
    'prompt_audio',
    {
      file_id: 11,
      voice_id: 'VoiceOfMine',
      clone_prompt: { prompt_audio: 12, prompt_text: 'Hello.' },
      text: 'Hi.',
      model: 'speech-2.8-turbo',
      text_validation: 'Once upon a time.',
    },
  ]);
  answer(good);
  await cloned({ text: 'Hi.', model: 'speech-2.6-hd' });
});

test('one recording as sample and example is uploaded for each', async () => {
  const asked = answer(good);
  const file = recording();
  await cloned({ file, prompt: { file, text: 'Hello.' } });
  expect(asked.slice(0, 2).map(({ body }) => body)).toEqual(['voice_clone', 'prompt_audio']);
});

test('the demonstration is handed out as it came', async () => {
  answer({ ...good, demo_audio: 'https://cdn.example/demo.mp3' });
  expect(await cloned({ text: 'Hi.' })).toMatchObject({
    status: 'done',
    voiceId: 'VoiceOfMine',
    demoAudio: 'https://cdn.example/demo.mp3',
  });
});

for (const input_sensitive of [true, { type: 1 }]) {
  test(`a sample the provider objects to is filtered, also beside a 0: ${JSON.stringify(input_sensitive)}`, async () => {
    answer({ ...good, input_sensitive });
    expect(await cloned()).toMatchObject({
      status: 'error',
      field: 'file',
      error: { kind: 'content-filtered', filtered: 'input', provider: 'minimax' },
    });
  });
}

for (const input_sensitive of [false, { type: 0 }, null, undefined]) {
  test(`a sample it does not object to is fine: ${JSON.stringify(input_sensitive)}`, async () => {
    answer({ ...good, input_sensitive });
    expect(await cloned()).toMatchObject({ status: 'done' });
  });
}

describe('an id of a file that cannot be one is a failure, never another file', () => {
  for (const id of [undefined, null, 0, -1, 'abc', 1e300, 9_007_199_254_740_993n.toString(), {}]) {
    test(JSON.stringify(id) ?? 'none', async () => {
      const asked = answer(good, () => id);
      expect(await cloned()).toMatchObject({ status: 'error', error: { kind: 'unknown', code: 'empty-answer' } });
      expect(asked.length).toBe(1);
    });
  }

  test('but a number in a string is one', async () => {
    const asked = answer(good, () => '300000000000001');
    expect(await cloned()).toMatchObject({ status: 'done' });
    expect(asked[1]?.body).toMatchObject({ file_id: 300_000_000_000_001 });
  });
});

test('a sample that fails inside a 200 is a failure at its own step', async () => {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(Response.json({ base_resp: { status_code: 2013, status_msg: 'invalid params, file type' } })),
  );
  expect(await cloned()).toMatchObject({ status: 'error', field: 'file', error: { kind: 'invalid-request', code: '2013' } });
});

test('"invalid params" at the clone may mean a file that is gone: the next try uploads again', async () => {
  const before = site.simulator.requests.length;
  const store = createVoiceClone();
  site.simulator.use('none');
  const input = { file: recording(), voiceId: 'VoiceAfterInvalidParams' };
  // The first request that meets it is the clone's, because the upload is over by then.
  const stop = store.subscribe(() => {
    if (store.getSnapshot().status === 'cloning') site.simulator.use('minimax/2013', { times: 1 });
  });
  await store.clone(input, settings());
  stop();
  expect(store.getSnapshot()).toMatchObject({ status: 'error', field: null, error: { kind: 'invalid-request' } });
  await store.retry(settings());
  expect(store.getSnapshot().status).toBe('done');
  expect(paths(before)).toEqual(['upload', 'voice_clone', 'upload', 'voice_clone']);
});

test('an example that fails to upload does not send the sample again', async () => {
  const before = site.simulator.requests.length;
  const store = createVoiceClone();
  const stop = store.subscribe(() => {
    if (store.getSnapshot().status === 'uploading-prompt') site.simulator.use('minimax/1000', { times: 1 });
  });
  await store.clone({ file: recording(), voiceId: 'VoiceWithExample', prompt: { file: recording(), text: 'Hello.' } }, settings());
  stop();
  expect(store.getSnapshot()).toMatchObject({ status: 'error', error: { kind: 'server-error' } });
  await store.retry(settings());
  expect(store.getSnapshot().status).toBe('done');
  expect(paths(before)).toEqual(['upload', 'upload', 'upload', 'voice_clone']);
});

test('another input takes the place of the one under way: one voice is made', async () => {
  const before = site.simulator.requests.length;
  const store = createVoiceClone();
  const file = recording();
  const first = store.clone({ file, voiceId: 'VoiceTheFirst' }, settings());
  await Promise.all([first, store.clone({ file, voiceId: 'VoiceTheSecond' }, settings())]);
  expect(store.getSnapshot()).toMatchObject({ status: 'done', voiceId: 'VoiceTheSecond' });
  expect(paths(before).filter((path) => path === 'voice_clone').length).toBe(1);
});

test('cancel while cloning is no error, and the input stays', async () => {
  const store = createVoiceClone();
  const stop = store.subscribe(() => store.getSnapshot().status === 'cloning' && store.cancel());
  const input = { file: recording(), voiceId: 'VoiceStopped' };
  await store.clone(input, settings());
  stop();
  expect(store.getSnapshot()).toMatchObject({ status: 'idle', error: undefined, input });
});

test('a text is counted in characters, not in halves of them', async () => {
  answer(good);
  expect(await cloned({ text: '🎤'.repeat(1_000) })).toMatchObject({ status: 'done' });
  expect(await cloned({ text: '🎤'.repeat(1_001) })).toMatchObject({ status: 'error', field: 'text' });
});

describe('a second click while a clone is under way', () => {
  test('joins it where the form says the same, however it is written', async () => {
    const asked = answer(good);
    const store = createVoiceClone();
    const file = recording();
    const prompt = { file, text: 'Hello.' };
    const first = store.clone({ file, voiceId: 'VoiceOfMine', prompt: { ...prompt } }, settings());
    const second = store.clone({ voiceId: 'VoiceOfMine', file, prompt: { ...prompt }, text: undefined }, settings());
    expect(second).toBe(first);
    await first;
    expect(asked.filter(({ url }) => url.endsWith('/voice_clone'))).toHaveLength(1);
    expect(store.getSnapshot().status).toBe('done');
  });

  test.each<[string, { text?: string; prompt?: Partial<NonNullable<VoiceCloneInput['prompt']>> }]>([
    ['words of the demonstration', { text: 'Hi.' }],
    ['example', { prompt: { file: recording(), text: 'Hello.' } }],
    ['words of the example', { prompt: { text: 'Bye.' } }],
  ])('with other %s begins anew', async (_, change) => {
    const asked = answer(good);
    const store = createVoiceClone();
    const before = { file: recording(), voiceId: 'VoiceOfMine', prompt: { file: recording(), text: 'Hello.' } };
    const first = store.clone(before, settings());
    const after = { ...before, ...change, prompt: { ...before.prompt, ...change.prompt } };
    await Promise.all([first, store.clone(after, settings())]);
    expect(store.getSnapshot()).toMatchObject({ status: 'done', input: after });
    expect(asked.filter(({ url }) => url.endsWith('/voice_clone'))).toHaveLength(1);
  });

  test('after a cancel makes the voice, though nothing has changed', async () => {
    answer(good);
    const store = createVoiceClone();
    const input = { file: recording(), voiceId: 'VoiceOfMine' };
    const first = store.clone(input, settings());
    store.cancel();
    await Promise.all([first, store.clone(input, settings())]);
    expect(store.getSnapshot().status).toBe('done');
  });
});

test('reset while it is under way: no voice is made, and nothing of it comes back', async () => {
  const asked = answer(good);
  const store = createVoiceClone();
  const going = store.clone({ file: recording(), voiceId: 'VoiceOfMine' }, settings());
  store.reset();
  await going;
  expect(store.getSnapshot()).toMatchObject({ status: 'idle', input: null });
  expect(asked.filter(({ url }) => url.endsWith('/voice_clone'))).toEqual([]);
});

test('cancel when nothing is under way leaves a failure, and a voice that was made', async () => {
  answer({ base_resp: { status_code: 2039, status_msg: 'voice clone voice id duplicate' } });
  const store = createVoiceClone();
  await store.clone({ file: recording(), voiceId: 'VoiceOfMine' }, settings());
  store.cancel();
  expect(store.getSnapshot()).toMatchObject({ status: 'error', field: 'voice-id' });
  const asked = answer(good);
  await store.retry(settings());
  store.cancel();
  expect(store.getSnapshot()).toMatchObject({ status: 'done', progress: 1, demoAudio: null });
  const before = asked.length;
  await store.retry(settings());
  expect(asked.length).toBe(before);
});

test.each([
  ['file', { file: new File([], 'sample.mp3') }],
  ['prompt-file', { prompt: { file: new File([], 'example.mp3'), text: 'Hello.' } }],
  ['prompt-text', { prompt: { file: recording(), text: ' ' } }],
  ['voice-id', { voiceId: '1stVoice' }],
] as const)('what cannot be used is told before anything is sent: %s', async (field, input) => {
  const asked = answer(good);
  expect(await cloned(input)).toMatchObject({ status: 'error', field, error: { kind: 'invalid-input' } });
  expect(asked).toEqual([]);
});

test('a failure names the inputs that were given; where none of them was, all it may be about', () => {
  const input = { file: recording(), voiceId: 'VoiceOfMine' };
  const about = (code: string, more: Partial<VoiceCloneInput> = {}) =>
    fieldsOf(new ProviderError({ kind: 'invalid-input', provider: 'minimax', code }), 'cloning', { ...input, ...more });
  expect(about('1043', { textValidation: 'Once.' })).toEqual(['text-validation', 'file']);
  expect(about('1043')).toEqual(['file']);
  expect(about('1042', { text: 'Hi.' })).toEqual(['text']);
  expect(about('1042')).toEqual(['text', 'prompt-text', 'text-validation']);
});
