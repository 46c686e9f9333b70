import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import type { ReactNode } from 'react';
import { TryAgainProvider, useCooldown } from 'tryagain';
import { kimi } from 'tryagain/providers';
import { scenarios } from 'tryagain/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useFileUpload } from '../../src/hooks/use-file-upload.js';
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
const notes = () => new File(['The sky is blue because of Rayleigh.'], 'notes.txt', { type: 'text/plain' });
const large = (megabytes: number) => new File(Array<Uint8Array<ArrayBuffer>>(megabytes).fill(new Uint8Array(1_048_576)), 'large.bin');
/** Had the upload gone on, it would be there by now. */
const longerThanTheRest = () => new Promise((resolve) => setTimeout(resolve, 1_200));
const uploads = () => asked.filter((request) => request === 'POST kimi/files').length;
const namesAtKimi = async (): Promise<string[]> => {
  const { data } = (await (await fetch('/api/ai/kimi/files')).json()) as { data: { filename: string }[] };
  return data.map(({ filename }) => filename);
};

function renderUpload(options: Parameters<typeof useFileUpload>[0] = {}) {
  const seen: string[] = [];
  const parts: number[] = [];
  const view = renderHook(
    () => {
      const upload = useFileUpload(options);
      const { clear } = useCooldown('kimi');
      if (seen.at(-1) !== upload.status) seen.push(upload.status);
      if (upload.progress !== null && parts.at(-1) !== upload.progress) parts.push(upload.progress);
      return { ...upload, clear };
    },
    { wrapper },
  );
  return { ...view, seen, parts };
}

describe('a file that goes well', () => {
  it('is uploaded, read, and its text handed out unchanged', async () => {
    const { result, seen } = renderUpload();
    expect(result.current).toMatchObject({ status: 'idle', progress: null, chosen: null, file: null, text: null, error: undefined });
    const chosen = notes();
    await act(() => result.current.upload(chosen));
    expect(result.current).toMatchObject({ status: 'done', progress: 1, text: 'The sky is blue because of Rayleigh.', field: null });
    expect(result.current.file).toMatchObject({ filename: 'notes.txt', bytes: 36 });
    expect(result.current.chosen).toBe(chosen);
    expect(seen).toEqual(['idle', 'uploading', 'extracting', 'done']);
    expect(asked).toEqual(['POST kimi/files', `GET kimi/files/${result.current.file?.id}/content`]);
  });

  it('is one request when it is clicked twice', async () => {
    const { result } = renderUpload();
    const chosen = notes();
    await act(() => Promise.all([result.current.upload(chosen), result.current.upload(chosen), result.current.upload(chosen)]));
    expect(result.current.status).toBe('done');
    expect(uploads()).toBe(1);
  });

  it('for another purpose is not asked for its text', async () => {
    const { result } = renderUpload({ purpose: 'batch' });
    await act(() => result.current.upload(notes()));
    expect(result.current).toMatchObject({ status: 'done', text: null });
    expect(asked).toEqual(['POST kimi/files']);
  });

  it('gives way to another file that is chosen meanwhile', async () => {
    const { result } = renderUpload();
    await act(async () => {
      void result.current.upload(new File([large(20)], 'replaced.bin'));
      await new Promise((resolve) => setTimeout(resolve, 20));
      await result.current.upload(notes());
    });
    expect(result.current.file?.filename).toBe('notes.txt');
    await longerThanTheRest();
    expect(result.current.file?.filename).toBe('notes.txt');
    expect(await namesAtKimi()).not.toContain('replaced.bin');
  });
});

describe('a large file', () => {
  it('shows a progress that moves, never backwards, from 0 to 1', async () => {
    await slowUploads(20_000_000);
    const { result, parts } = renderUpload({ extract: false });
    await act(() => result.current.upload(large(12)));
    expect(result.current.status).toBe('done');
    expect(parts[0]).toBe(0);
    expect(parts.at(-1)).toBe(1);
    expect(parts.filter((part) => part > 0 && part < 1).length).toBeGreaterThan(1);
    expect(parts).toEqual(parts.toSorted((one, other) => one - other));
  });

  it('is stopped by cancel, which is no error; the file stays chosen, and nothing reaches Kimi', async () => {
    await slowUploads(10_000_000);
    const { result } = renderUpload();
    const chosen = new File([large(8)], 'stopped.bin');
    act(() => void result.current.upload(chosen));
    await waitFor(() => expect(result.current.progress).toBeGreaterThan(0), { interval: 1 });
    act(() => result.current.cancel());
    expect(result.current).toMatchObject({ status: 'idle', error: undefined, progress: null, file: null });
    expect(result.current.chosen).toBe(chosen);
    await longerThanTheRest();
    expect(result.current.status).toBe('idle');
    expect(await namesAtKimi()).not.toContain('stopped.bin');

    await fastUploads();
    await act(() => result.current.retry());
    expect(result.current.status).toBe('done');
  });

  it('is stopped when the component goes', async () => {
    await slowUploads(10_000_000);
    const { result, unmount } = renderUpload();
    act(() => void result.current.upload(new File([large(8)], 'left.bin')));
    await waitFor(() => expect(result.current.progress).toBeGreaterThan(0), { interval: 1 });
    unmount();
    await longerThanTheRest();
    expect(await namesAtKimi()).not.toContain('left.bin');
  });
});

describe('what Kimi would refuse anyway is refused here, and nothing is sent', () => {
  it('an empty file', async () => {
    const { result } = renderUpload();
    const chosen = new File([], 'empty.txt');
    await act(() => result.current.upload(chosen));
    expect(result.current).toMatchObject({
      status: 'error',
      field: 'file',
      error: { kind: 'invalid-input', detail: 'file-empty', provider: null },
    });
    expect(result.current.chosen).toBe(chosen);
    expect(asked).toEqual([]);
  });

  it('a file over 100 MB, with the numbers', async () => {
    const { result } = renderUpload();
    await act(() => result.current.upload(large(101)));
    expect(result.current).toMatchObject({
      status: 'error',
      field: 'file',
      error: {
        kind: 'invalid-input',
        detail: 'file-too-large',
        provider: null,
        limit: { metric: 'bytes', max: 104_857_600, current: 105_906_176 },
      },
    });
    expect(asked).toEqual([]);
  });
});

const fields: Readonly<Record<string, string | null>> = {
  'file-too-large': 'file',
  'file-empty': 'file',
  'too-many-files': 'count',
  purpose: 'purpose',
  'extract-failed': 'file',
};

describe('every way in which Kimi refuses a file', () => {
  const meeting = scenarios.filter(
    ({ provider, at, documented }) =>
      provider === 'kimi' && documented && (at === 'everywhere' || at.includes('POST /files') || at.includes('GET /files/{id}/content')),
  );
  for (const { name, row, at, message } of meeting) {
    const expected = kimi.rows.find(({ id }) => id === row);
    it(`${name} is ${expected?.kind}, points at ${fields[row] ?? 'nothing'}, loses nothing, and the next try works`, async () => {
      await choose(name);
      const { result } = renderUpload();
      const chosen = notes();
      await act(() => result.current.upload(chosen));
      const failed = result.current;
      expect(failed).toMatchObject({ status: 'error', field: fields[row] ?? null, text: null, progress: null });
      expect(failed.error).toMatchObject({
        kind: expected?.kind,
        provider: 'kimi',
        detail: expected && 'detail' in expected ? expected.detail : null,
      });
      expect(failed.chosen).toBe(chosen);
      expect(JSON.stringify(failed.error)).not.toContain(message);
      const kept = at !== 'everywhere' && at.includes('GET /files/{id}/content');
      expect(failed.file !== null).toBe(kept);
      // It is never repeated silently.
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(uploads()).toBe(1);

      await choose('none');
      if (failed.error?.retryAt) {
        await act(() => result.current.retry());
        expect(result.current.error).toEqual(failed.error);
        expect(uploads()).toBe(1);
        act(() => result.current.clear());
      }
      await act(() => result.current.retry());
      expect(result.current).toMatchObject({ status: 'done', text: 'The sky is blue because of Rayleigh.', error: undefined, field: null });
      expect(uploads()).toBe(kept ? 1 : 2);
      if (kept) expect(result.current.file).toBe(failed.file);
    });
  }

  it('are all of the five that are about files', () => {
    expect(meeting.map(({ row }) => row)).toEqual(expect.arrayContaining(Object.keys(fields)));
  });
});

it('a file whose text could not be read is not uploaded again when the button says upload instead of retry', async () => {
  await choose('kimi/extract-failed');
  const { result } = renderUpload();
  const chosen = notes();
  await act(() => result.current.upload(chosen));
  await choose('none');
  await act(() => result.current.upload(chosen));
  expect(result.current.status).toBe('done');
  expect(uploads()).toBe(1);
});

it('M6 a handler that cannot be reached is a network failure, and the file stays chosen', async () => {
  const { result } = renderHook(() => useFileUpload(), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <TryAgainProvider basePath="http://127.0.0.1:9/api/ai">{children}</TryAgainProvider>
    ),
  });
  const chosen = notes();
  await act(() => result.current.upload(chosen));
  expect(result.current).toMatchObject({ status: 'error', field: null, error: { kind: 'network', provider: null } });
  expect(result.current.chosen).toBe(chosen);
});

it('an app without a handler answers with its front page: a failure, not a file', async () => {
  const { result } = renderHook(() => useFileUpload(), {
    wrapper: ({ children }: { children: ReactNode }) => <TryAgainProvider basePath="/nothing/here">{children}</TryAgainProvider>,
  });
  await act(() => result.current.upload(notes()));
  expect(result.current.status).toBe('error');
  expect(result.current.file).toBeNull();
});
