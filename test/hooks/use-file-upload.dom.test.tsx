import { act, configure, render, renderHook, screen, waitFor } from '@testing-library/react';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { TryAgainProvider } from 'tryagain';
import { kimi } from 'tryagain/providers';
import { useFileUpload } from '../../src/hooks/use-file-upload.js';
import type { FileUploadActions, UseFileUploadOptions } from '../../src/hooks/use-file-upload.js';
import { openStub } from './use-file-upload-server.ts';
import type { Stub } from './use-file-upload-server.ts';

/** jsdom's own XMLHttpRequest, over real sockets. */
let site: Stub;
beforeAll(async () => {
  site = await openStub(location.origin);
});
afterAll(() => site.close());
afterEach(() => {
  vi.restoreAllMocks();
  site.asked.length = 0;
});

// In a wrapper, StrictMode stands below what is mounted, and React would run no effect twice.
configure({ reactStrictMode: true });
const wrapper = ({ children }: { children: ReactNode }) => <TryAgainProvider basePath={site.basePath}>{children}</TryAgainProvider>;
const notes = () => new File(['Some text.'], 'notes.txt');
const sent = () => site.asked.filter((request) => request === 'POST /kimi/files').length;

test('a page that is written on a server shows an upload that waits for its file', () => {
  function Page() {
    const { status, progress, chosen } = useFileUpload();
    return <p>{[status, progress, chosen].map(String).join(' ')}</p>;
  }
  expect(renderToString(<Page />)).toBe('<p>idle null null</p>');
});

test('an upload is measured, from 0 to 1, and its text is handed out', async () => {
  const parts: (number | null)[] = [];
  const { result } = renderHook(
    () => {
      const upload = useFileUpload();
      parts.push(upload.progress);
      return upload;
    },
    { wrapper },
  );
  await act(() => result.current.upload(notes()));
  expect(result.current).toMatchObject({ status: 'done', progress: 1, text: 'Some text.' });
  expect(parts).toContain(0);
});

test('a problem document becomes the error, with the wait it names', async () => {
  const until = Date.now() + 20_000;
  site.failNext('/kimi/files', {
    kind: 'rate-limited',
    provider: 'kimi',
    wait: { until, source: 'text', exact: true },
    requestId: 'req-0123456789abcdef',
  });
  const { result } = renderHook(() => useFileUpload(), { wrapper });
  await act(() => result.current.upload(notes()));
  expect(result.current.error).toMatchObject({
    kind: 'rate-limited',
    provider: 'kimi',
    wait: { source: 'text', exact: true },
    requestId: 'req-0123456789abcdef',
  });
  expect(result.current.error?.retryAt).toBeGreaterThan(until - 1_000);
});

test('R3 it is never repeated silently, and ten clicks are one request', async () => {
  site.failNext('/kimi/files', { kind: 'overloaded', provider: 'kimi' });
  const { result } = renderHook(() => useFileUpload(), { wrapper });
  const chosen = notes();
  await act(() => Promise.all(Array.from({ length: 10 }, () => result.current.upload(chosen))));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(result.current.status).toBe('error');
  expect(sent()).toBe(1);
});

test('the actions stay the same from render to render, also through changes of state', async () => {
  const { result, rerender } = renderHook(() => useFileUpload(), { wrapper });
  const { upload, retry, cancel, reset } = result.current;
  await act(() => result.current.upload(notes()));
  rerender();
  expect(result.current).toMatchObject({ upload, retry, cancel, reset });
});

test('a component that goes takes its upload with it', async () => {
  const abort = vi.spyOn(XMLHttpRequest.prototype, 'abort');
  const { result, unmount } = renderHook(() => useFileUpload(), { wrapper });
  act(() => void result.current.upload(notes()));
  expect(abort).not.toHaveBeenCalled();
  unmount();
  await Promise.resolve();
  expect(abort).toHaveBeenCalledTimes(1);
});

test('R2 nothing is sent once the component is gone', async () => {
  const open = vi.spyOn(XMLHttpRequest.prototype, 'open');
  const { result, unmount } = renderHook(() => useFileUpload(), { wrapper });
  const { upload } = result.current;
  unmount();
  await Promise.resolve();
  await upload(notes());
  expect(open).not.toHaveBeenCalled();
});

test('R3 an effect that uploads in StrictMode is one request', async () => {
  const open = vi.spyOn(XMLHttpRequest.prototype, 'open');
  const chosen = notes();
  function Page() {
    const { upload, status } = useFileUpload();
    useEffect(() => void upload(chosen), [upload]);
    return <p>{status}</p>;
  }
  render(<Page />, { wrapper });
  await screen.findByText('done');
  expect(open).toHaveBeenCalledTimes(1);
  expect(sent()).toBe(1);
});

describe('another provider', () => {
  const acme = { ...kimi, name: 'acme' };
  const both = ({ children }: { children: ReactNode }) => (
    <TryAgainProvider basePath={site.basePath} providers={[acme]}>
      {children}
    </TryAgainProvider>
  );
  const start = () => renderHook((provider: string) => useFileUpload({ provider }), { wrapper: both, initialProps: 'kimi' });

  test('knows nothing of a file that the first one has; it stays chosen, and retry sends it there', async () => {
    const { result, rerender } = start();
    const chosen = notes();
    await act(() => result.current.upload(chosen));
    expect(result.current.status).toBe('done');
    rerender('acme');
    expect(result.current).toMatchObject({ status: 'idle', chosen, file: null, text: null });
    await act(() => result.current.retry());
    expect(site.asked.filter((request) => request.startsWith('POST'))).toEqual(['POST /kimi/files', 'POST /acme/files']);
    expect(result.current.status).toBe('done');
  });

  test('stops the upload to the first one, and clears its error', async () => {
    const abort = vi.spyOn(XMLHttpRequest.prototype, 'abort');
    const { result, rerender } = start();
    act(() => void result.current.upload(notes()));
    rerender('acme');
    expect(result.current.status).toBe('idle');
    expect(abort).toHaveBeenCalledTimes(1);
    site.failNext('/acme/files', { kind: 'overloaded', provider: 'acme' });
    await act(() => result.current.retry());
    expect(result.current.error).toMatchObject({ provider: 'acme' });
    rerender('kimi');
    expect(result.current).toMatchObject({ status: 'idle', error: undefined, chosen: { name: 'notes.txt' } });
  });

  test('has the file at once where a component below sends it in an effect', async () => {
    const chosen = notes();
    function Below({ upload }: Pick<FileUploadActions, 'upload'>) {
      useEffect(() => void upload(chosen), [upload]);
      return null;
    }
    function Above({ provider }: { provider: string }) {
      const { status, file, upload } = useFileUpload({ provider });
      return (
        <>
          <p>{`${status} ${file?.id}`}</p>
          <Below upload={upload} />
        </>
      );
    }
    const { rerender } = render(<Above provider="kimi" />, { wrapper: both });
    expect(await screen.findByText('done file-1')).toBeVisible();
    rerender(<Above provider="acme" />);
    expect(await screen.findByText('done file-2')).toBeVisible();
  });

  test('has the file that is done at the old one, where a component below asks for it in an effect', async () => {
    function Below({ provider, retry }: Pick<FileUploadActions, 'retry'> & { provider: string }) {
      useEffect(() => void retry(), [provider, retry]);
      return null;
    }
    function Above({ provider }: { provider: string }) {
      const { status, file, upload, retry } = useFileUpload({ provider });
      return (
        <>
          <button onClick={() => void upload(notes())}>{`${status} ${file?.id}`}</button>
          <Below provider={provider} retry={retry} />
        </>
      );
    }
    const { rerender } = render(<Above provider="kimi" />, { wrapper: both });
    act(() => screen.getByRole('button').click());
    expect(await screen.findByText('done file-1')).toBeVisible();
    rerender(<Above provider="acme" />);
    expect(await screen.findByText('done file-2')).toBeVisible();
  });

  test('that was never asked for anything, or the same one again, changes nothing', async () => {
    const { result, rerender } = start();
    rerender('acme');
    expect(result.current).toMatchObject({ status: 'idle', chosen: null });
    await act(() => result.current.upload(notes()));
    rerender('acme');
    expect(result.current).toMatchObject({ status: 'done', file: { id: 'file-2' } });
  });
});

describe('a line that is dead is a stall, not an upload for ever', () => {
  const stalled = { kind: 'timeout', code: 'stalled', provider: null };
  const start = () => renderHook(() => useFileUpload({ timeouts: { silenceMs: 400, answerMs: 400 } }), { wrapper }).result;

  test('while uploading', async () => {
    site.hangNext('/kimi/files');
    const abort = vi.spyOn(XMLHttpRequest.prototype, 'abort');
    const result = start();
    await act(() => result.current.upload(notes()));
    expect(result.current).toMatchObject({ status: 'error', error: stalled, file: null, field: null });
    expect(abort).toHaveBeenCalledTimes(1);
    await act(() => result.current.retry());
    expect(result.current.status).toBe('done');
  });

  test('while extracting: the file at the provider is kept', async () => {
    site.hangNext('/kimi/files/file-1/content');
    const result = start();
    await act(() => result.current.upload(notes()));
    expect(result.current).toMatchObject({ status: 'error', error: stalled, file: { id: 'file-1' } });
    await act(() => result.current.retry());
    expect(result.current.status).toBe('done');
    expect(sent()).toBe(1);
  });
});

test('two components upload two files', async () => {
  const both = renderHook(() => [useFileUpload(), useFileUpload()] as const, { wrapper });
  await act(() => Promise.all([both.result.current[0].upload(notes()), both.result.current[1].upload(notes())]));
  await waitFor(() => expect(both.result.current.map(({ text }) => text)).toEqual(['Some text.', 'Some text.']));
  expect(sent()).toBe(2);
});

describe('a provider that takes no files is told at once, with what to write instead', () => {
  const asking = (options: UseFileUploadOptions) => () => renderHook(() => useFileUpload(options), { wrapper });
  for (const provider of ['minimax', 'kimi-code', 'kimmi', '']) {
    test(JSON.stringify(provider), () => {
      vi.spyOn(console, 'error').mockImplementation(() => undefined);
      expect(asking({ provider })).toThrow(
        `useFileUpload: the provider "${provider}" takes no files at /files, or is unknown. Write useFileUpload({ provider: 'kimi' }).`,
      );
    });
  }

  test('but not one of the app’s own', () => {
    const acme = { ...kimi, name: 'acme' };
    const { result } = renderHook(() => useFileUpload({ provider: 'acme' }), {
      wrapper: ({ children }: { children: ReactNode }) => <TryAgainProvider providers={[acme]}>{children}</TryAgainProvider>,
    });
    expect(result.current.status).toBe('idle');
  });
});
