import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { openai } from '../../src/providers/openai.js';
import { checkFileProvider, createFileUpload } from '../../src/requests/files/create-file-upload.js';
import type { FileUploadState } from '../../src/requests/files/file-upload-state.js';
import { reader } from '../../src/requests/reader.js';
import { openSite, until } from './upload-support.ts';
import type { Site } from './upload-support.ts';

/** Without XMLHttpRequest: by `fetch`, through the handler to the simulator, over real sockets. */
let site: Site;
beforeAll(async () => {
  site = await openSite('https://app.example');
});
afterAll(() => site.close());
afterEach(() => {
  vi.unstubAllGlobals();
  site.simulator.use('none');
});

const notes = () => new File(['Some text.'], 'notes.txt');
const settings = (more: Partial<Parameters<ReturnType<typeof createFileUpload>['upload']>[1]> = {}) => ({
  provider: 'kimi',
  purpose: 'file-extract',
  extract: true,
  basePath: site.basePath,
  reader,
  ...more,
});
const sent = () => site.simulator.requests.filter(({ method }) => method === 'POST').length;

function watched() {
  const upload = createFileUpload();
  const states: FileUploadState[] = [];
  upload.subscribe(() => states.push(upload.getSnapshot()));
  return { ...upload, states };
}

/** A server's answer to everything, without a server. */
function answer(...responses: (() => Response | Promise<Response>)[]) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string, { signal }: RequestInit) => {
    asked.push(url);
    signal?.throwIfAborted();
    const response = responses[asked.length - 1] ?? responses.at(-1);
    if (!response) throw new TypeError('fetch failed');
    return response();
  });
  return asked;
}

test('where nobody can measure it, progress is null, and everything else is the same', async () => {
  const { upload, states } = watched();
  await upload(notes(), settings());
  expect(states.map(({ status }) => status)).toEqual(['uploading', 'extracting', 'done']);
  expect(states.map(({ progress }) => progress)).toEqual([null, null, 1]);
  expect(states.at(-1)).toMatchObject({ text: 'Some text.', file: { filename: 'notes.txt', bytes: 10 } });
});

test('cancel closes the connection in the middle of the body, and Kimi is never asked', async () => {
  const { upload, cancel, getSnapshot } = watched();
  const { begun, broken } = site.incoming;
  const before = sent();
  const ended = upload(new File([new Uint8Array(60_000_000)], 'large.bin'), settings());
  await until(() => site.incoming.begun > begun);
  cancel();
  await ended;
  expect(getSnapshot()).toMatchObject({ status: 'idle', error: undefined, chosen: { name: 'large.bin' } });
  await until(() => site.incoming.broken > broken);
  expect(sent()).toBe(before);
});

test('cancel while the text is read keeps the uploaded file, and retry asks for the text only', async () => {
  const { upload, cancel, retry, getSnapshot, subscribe } = watched();
  const before = sent();
  const stop = subscribe(() => getSnapshot().status === 'extracting' && cancel());
  await upload(notes(), settings());
  stop();
  expect(getSnapshot()).toMatchObject({ status: 'idle', error: undefined, file: { filename: 'notes.txt' } });
  await retry(settings());
  expect(getSnapshot()).toMatchObject({ status: 'done', text: 'Some text.' });
  expect(sent()).toBe(before + 1);
});

test('an uploaded file that is gone when its text is asked for is uploaded again', async () => {
  const { upload, retry, getSnapshot } = watched();
  site.simulator.use('kimi/extract-failed');
  await upload(notes(), settings());
  const { file } = getSnapshot();
  site.simulator.use('none');
  await fetch(`${site.basePath}/kimi/files/${file?.id}`, { method: 'DELETE' });
  await retry(settings());
  expect(getSnapshot()).toMatchObject({ status: 'error', file: null, error: { kind: 'not-found' } });
  await retry(settings());
  expect(getSnapshot()).toMatchObject({ status: 'done', text: 'Some text.' });
  expect(getSnapshot().file?.id).not.toBe(file?.id);
});

test('a file that is at Kimi for one purpose is sent again for another', async () => {
  const { upload, getSnapshot } = watched();
  const before = sent();
  const chosen = notes();
  site.simulator.use('kimi/extract-failed');
  await upload(chosen, settings());
  site.simulator.use('none');
  await upload(chosen, settings({ purpose: 'batch', extract: false }));
  expect(getSnapshot().status).toBe('done');
  expect(sent()).toBe(before + 2);
});

test('after the end, the same file is another upload, and retry is none', async () => {
  const { upload, retry } = watched();
  const before = sent();
  const chosen = notes();
  await upload(chosen, settings());
  await retry(settings());
  expect(sent()).toBe(before + 1);
  await upload(chosen, settings());
  expect(sent()).toBe(before + 2);
});

test('retry before any file, and cancel and reset at any time, do no harm', async () => {
  const { retry, cancel, reset, getSnapshot, upload } = watched();
  cancel();
  reset();
  await retry(settings());
  expect(getSnapshot()).toMatchObject({ status: 'idle', chosen: null });
  await upload(notes(), settings());
  cancel();
  expect(getSnapshot().status).toBe('done');
  reset();
  expect(getSnapshot()).toMatchObject({ status: 'idle', chosen: null, file: null, text: null, progress: null });
});

test('reset in the middle forgets the file, and nothing of it comes back', async () => {
  const { upload, reset, getSnapshot } = watched();
  const ended = upload(notes(), settings());
  reset();
  await ended;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(getSnapshot()).toMatchObject({ status: 'idle', chosen: null, file: null });
});

test('a text that Kimi found nothing in points at the file and keeps it at Kimi', async () => {
  const upload = createFileUpload();
  answer(
    () => Response.json({ id: 'file-1', filename: 'scan.pdf', bytes: 5 }),
    () => Response.json({ error: { message: 'text extract error: 没有解析出内容', type: 'invalid_request_error' } }, { status: 400 }),
  );
  await upload.upload(notes(), settings());
  expect(upload.getSnapshot()).toMatchObject({
    status: 'error',
    field: 'file',
    file: { id: 'file-1' },
    error: { kind: 'invalid-input', detail: 'file-without-text' },
  });
});

describe('an answer that is no answer is a failure, never a file', () => {
  const bodies: readonly (readonly [string, () => Response])[] = [
    ['HTML with 200', () => new Response('<!doctype html><p>Sign in', { headers: { 'content-type': 'text/html' } })],
    ['nothing', () => new Response('', { headers: { 'content-type': 'application/json' } })],
    ['half of a JSON', () => new Response('{"id":"fi', { headers: { 'content-type': 'application/json' } })],
    ['null', () => Response.json(null)],
    ['no id', () => Response.json({ filename: 'notes.txt' })],
    ['an id that would lead elsewhere', () => Response.json({ id: '../users/me/balance' })],
    ['a number for an id', () => Response.json({ id: 7 })],
    ['204', () => new Response(null, { status: 204 })],
  ];
  for (const [what, body] of bodies) {
    test(what, async () => {
      const { upload, getSnapshot } = watched();
      answer(body);
      await upload(notes(), settings());
      expect(getSnapshot()).toMatchObject({
        status: 'error',
        file: null,
        field: null,
        error: { kind: 'unknown', code: 'empty-answer', provider: null },
      });
    });
  }

  test('HTML in place of the text keeps the file', async () => {
    const { upload, getSnapshot } = watched();
    answer(
      () => Response.json({ id: 'file-1' }),
      () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
    );
    await upload(notes(), settings());
    expect(getSnapshot()).toMatchObject({
      status: 'error',
      text: null,
      file: { id: 'file-1', filename: 'notes.txt', bytes: 10 },
      error: { kind: 'unknown' },
    });
  });
});

test('a file that was moved since it was chosen points at the file, not at the network', async () => {
  const moved = notes();
  vi.spyOn(moved, 'slice').mockReturnValue(
    Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new DOMException('It could not be read.', 'NotReadableError')) }),
  );
  const { upload, getSnapshot } = watched();
  answer();
  await upload(moved, settings());
  expect(getSnapshot()).toMatchObject({ status: 'error', field: 'file', error: { kind: 'invalid-input', detail: 'file-unreadable' } });
});

test('M6 a line that is down is a network failure, whatever the file', async () => {
  const { upload, getSnapshot } = watched();
  answer();
  await upload(notes(), settings());
  expect(getSnapshot()).toMatchObject({ status: 'error', field: null, error: { kind: 'network' }, chosen: { name: 'notes.txt' } });
});

test('M6 a device that is offline says so, and one click sends the file once it is back', async () => {
  const { upload, retry, getSnapshot } = watched();
  vi.stubGlobal('navigator', { onLine: false });
  answer();
  await upload(notes(), settings());
  expect(getSnapshot()).toMatchObject({
    status: 'error',
    field: null,
    error: { kind: 'network', code: 'offline', detail: 'offline', provider: null },
  });
  vi.unstubAllGlobals();
  await retry(settings());
  expect(getSnapshot()).toMatchObject({ status: 'done', text: 'Some text.' });
});

test('an abort by somebody else is no error either', async () => {
  const { upload, getSnapshot } = watched();
  answer(() => Promise.reject(new DOMException('This operation was aborted', 'AbortError')));
  await upload(notes(), settings());
  expect(getSnapshot()).toMatchObject({ status: 'idle', error: undefined, chosen: { name: 'notes.txt' } });
});

test('100 MB to the byte may go, one byte more may not', async () => {
  const sized = (size: number) => Object.defineProperty(notes(), 'size', { value: size });
  const asked = answer(() => Response.json({ id: 'file-1' }));
  const { upload, getSnapshot } = watched();
  await upload(sized(104_857_601), settings());
  expect(getSnapshot()).toMatchObject({ status: 'error', error: { detail: 'file-too-large' } });
  expect(asked).toEqual([]);
  await upload(sized(104_857_600), settings());
  expect(asked.length).toBe(2);
});

test('an empty file is not sent, one of a single byte is', async () => {
  const asked = answer(() => Response.json({ id: 'file-1' }));
  const { upload, getSnapshot } = watched();
  await upload(new File([], 'notes.txt'), settings());
  expect(getSnapshot()).toMatchObject({ status: 'error', field: 'file', error: { kind: 'invalid-input', detail: 'file-empty' } });
  expect(asked).toEqual([]);
  await upload(new File(['1'], 'notes.txt'), settings());
  expect(asked.length).toBe(2);
});

test('the name and the size of a file at the provider are what the provider says', async () => {
  answer(() => Response.json({ id: 'file-1', filename: 'notes (1).txt', bytes: 12 }));
  const { upload, getSnapshot } = watched();
  await upload(notes(), settings({ extract: false }));
  expect(getSnapshot().file).toEqual({ id: 'file-1', filename: 'notes (1).txt', bytes: 12 });
});

test('a cancelled upload is sent again at once, by the same file', async () => {
  answer(() => Response.json({ id: 'file-1' }));
  const { upload, cancel, getSnapshot } = watched();
  const file = notes();
  const first = upload(file, settings({ extract: false }));
  cancel();
  await Promise.all([first, upload(file, settings({ extract: false }))]);
  expect(getSnapshot()).toMatchObject({ status: 'done', chosen: file });
});

test('an app’s own provider takes files where its table has a route that does, not one that lists them', () => {
  const route = { endpoint: 'files', path: '/files', dialect: 'openai', maxAnswerBytes: 1000 } as const;
  const table = (method: 'GET' | 'POST', path: string) => ({ ...openai, name: 'mine', routes: [{ ...route, method, path }] });
  expect(() => checkFileProvider('mine', [table('POST', '/files')])).not.toThrow();
  expect(() => checkFileProvider('mine', [table('GET', '/files')])).toThrow('takes no files at /files');
  expect(() => checkFileProvider('mine', [table('POST', '/audio')])).toThrow('takes no files at /files');
});
