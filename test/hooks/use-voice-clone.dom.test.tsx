import { act, configure, render, renderHook, screen } from '@testing-library/react';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ErrorMessage, TryAgainProvider } from 'tryagain';
import { useVoiceClone } from '../../src/hooks/use-voice-clone.js';
import { openStub } from './use-file-upload-server.ts';
import type { Stub } from './use-file-upload-server.ts';

/** jsdom's own XMLHttpRequest, over real sockets. */
let site: Stub;
beforeAll(async () => {
  site = await openStub(location.origin);
});
afterAll(() => site.close());
afterEach(() => {
  site.asked.length = 0;
});

// In a wrapper, StrictMode stands below what is mounted, and React would run no effect twice.
configure({ reactStrictMode: true });
const wrapper = ({ children }: { children: ReactNode }) => <TryAgainProvider basePath={site.basePath}>{children}</TryAgainProvider>;
const recording = () => new File(['ID3'], 'sample.mp3', { type: 'audio/mpeg' });

test('a page that is written on a server shows a clone that waits for its sample', () => {
  function Page() {
    const { status, progress, voiceId, field } = useVoiceClone();
    return <p>{[status, progress, voiceId, field].map(String).join(' ')}</p>;
  }
  expect(renderToString(<Page />)).toBe('<p>idle null null null</p>');
});

test('a failure stands in an ErrorMessage, marks its input, and its next try goes on without a new upload', async () => {
  function Form({ file }: { file: File }) {
    const { status, error, field, clone, retry } = useVoiceClone();
    return (
      <>
        <button type="button" onClick={() => void clone({ file, voiceId: 'VoiceOfTheForm', text: 'The sky is blue.' })}>
          Clone
        </button>
        <input aria-label="Text" aria-invalid={field === 'text'} readOnly value="The sky is blue." />
        <ErrorMessage error={error} onRetry={retry} />
        <output>{status}</output>
      </>
    );
  }
  site.failNext('/minimax/voice_clone', { kind: 'content-filtered', provider: 'minimax', code: '1026', filtered: 'input' });
  render(<Form file={recording()} />, { wrapper });
  act(() => screen.getByRole('button', { name: 'Clone' }).click());
  await screen.findByText('error');
  expect(screen.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
  expect(document.querySelector('.tryagain-message')).toHaveAttribute('data-kind', 'content-filtered');
  act(() => screen.getByRole('button', { name: 'Clone' }).click());
  await screen.findByText('done');
  expect(document.querySelector('.tryagain-message')).toBeNull();
  expect(site.asked).toEqual(['POST /minimax/files/upload', 'POST /minimax/voice_clone', 'POST /minimax/voice_clone']);
});

test('a component that goes takes its clone with it, and no voice is made', async () => {
  const { result, unmount } = renderHook(() => useVoiceClone(), { wrapper });
  let ended: Promise<void> = Promise.resolve();
  act(() => void (ended = result.current.clone({ file: recording(), voiceId: 'VoiceLeftBehind' })));
  unmount();
  await ended;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(site.asked).not.toContain('POST /minimax/voice_clone');
});

test('R2 nothing is sent once the component is gone: no voice is made that nobody waits for', async () => {
  const { result, unmount } = renderHook(() => useVoiceClone(), { wrapper });
  const { clone } = result.current;
  unmount();
  await Promise.resolve();
  await clone({ file: recording(), voiceId: 'VoiceOfNobody' });
  expect(site.asked).toEqual([]);
});

test.each(['/minimax/files/upload', '/minimax/voice_clone'])(
  'a line that is dead at %s is a stall, and no input is at fault',
  async (path) => {
    site.hangNext(path);
    const { result, rerender } = renderHook(({ ms }) => useVoiceClone({ timeouts: { silenceMs: ms, answerMs: ms } }), {
      wrapper,
      initialProps: { ms: 300 },
    });
    await act(() => result.current.clone({ file: recording(), voiceId: 'VoiceOfSilence' }));
    expect(result.current).toMatchObject({ status: 'error', error: { kind: 'timeout', code: 'stalled' }, field: null });
    rerender({ ms: 20_000 });
    await act(() => result.current.retry());
    expect(result.current.status).toBe('done');
  },
);

test('R3 an effect that clones in StrictMode is one voice', async () => {
  const file = recording();
  function Page() {
    const { clone, status } = useVoiceClone();
    useEffect(() => void clone({ file, voiceId: 'VoiceOfEffect' }), [clone]);
    return <output>{status}</output>;
  }
  render(<Page />, { wrapper });
  await screen.findByText('done');
  expect(site.asked).toEqual(['POST /minimax/files/upload', 'POST /minimax/voice_clone']);
});

test('the actions stay the same from render to render, also through changes of state', async () => {
  const { result, rerender } = renderHook(() => useVoiceClone(), { wrapper });
  const { clone, retry, cancel, reset } = result.current;
  await act(() => result.current.clone({ file: recording(), voiceId: 'short' }));
  rerender();
  expect(result.current).toMatchObject({ status: 'error', field: 'voice-id', clone, retry, cancel, reset });
});
