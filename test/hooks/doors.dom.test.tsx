import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProviderError } from '../../src/errors/provider-error.js';
import { cooldownsOf } from '../../src/hooks/cooldowns-of.js';
import { useCooldown } from '../../src/hooks/use-cooldown.js';
import { useFileUpload } from '../../src/hooks/use-file-upload.js';
import { useProviderMutation } from '../../src/hooks/use-provider-mutation.js';
import { useSpeech } from '../../src/hooks/use-speech.js';
import { useVoiceClone } from '../../src/hooks/use-voice-clone.js';
import type { Pass, WhileCooling } from '../../src/recovery/cooldowns.js';
import { scope } from '../../src/recovery/scope.js';
import type { PartialScope } from '../../src/recovery/scope.js';

let client: QueryClient;
const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
const sent = vi.fn();

beforeEach(() => {
  client = new QueryClient();
  sent.mockClear();
  vi.stubGlobal('fetch', (url: string) => (sent(url), Promise.reject(new TypeError('Failed to fetch'))));
  vi.spyOn(XMLHttpRequest.prototype, 'open').mockImplementation((method: string, url: string | URL) => {
    sent(url, method);
    throw new TypeError('Failed to fetch');
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Whoever asked this was told to wait for twenty seconds. */
function limit(asked: PartialScope, kind: 'rate-limited' | 'quota-exceeded' = 'rate-limited'): ProviderError {
  const wait = { until: Date.now() + 20_000, source: 'header' as const, exact: true };
  const error = new ProviderError({ kind, provider: asked.provider, wait });
  act(() => (cooldownsOf(client).enter(scope(asked), 'ignore') as Pass).failed(error));
  return error;
}

const player = () => ({ open: vi.fn(), append: vi.fn(), close: vi.fn(), play: vi.fn(), pause: vi.fn(), release: vi.fn() });
const file = (name: string) => new File(['ID3'], name, { type: 'audio/mpeg' });

interface Asking {
  readonly error: unknown;
  readonly begin: () => void;
}
interface Options {
  readonly cooldown?: WhileCooling;
}

function useUploading(options: Options): Asking {
  const { error, upload } = useFileUpload(options);
  return { error, begin: () => void upload(file('notes.txt')) };
}
function useCloning(options: Options): Asking {
  const { error, clone } = useVoiceClone(options);
  return { error, begin: () => void clone({ file: file('sample.mp3'), voiceId: 'MyVoice123' }) };
}
function useSpeaking(options: Options): Asking {
  const { error, speak } = useSpeech({ ...options, player });
  return { error, begin: () => speak('Hello there.') };
}
function useMutating(options: Options): Asking {
  const { error, mutate } = useProviderMutation({ provider: 'kimi', mutationFn: () => fetch('/mine'), ...options });
  return { error, begin: () => mutate() };
}

describe('while its provider cools down', () => {
  describe.each([
    ['useFileUpload', 'kimi', useUploading],
    ['useVoiceClone', 'minimax', useCloning],
    ['useSpeech', 'minimax', useSpeaking],
    ['useProviderMutation', 'kimi', useMutating],
  ])('%s', (_, provider, useIt) => {
    test('sends nothing, and fails with that failure', async () => {
      const error = limit({ provider }, 'quota-exceeded');
      const { result } = renderHook(useIt, { wrapper, initialProps: {} });
      act(() => result.current.begin());
      await waitFor(() => expect(result.current.error).toEqual(error));
      expect(sent).not.toHaveBeenCalled();
    });

    test('sends as soon as it is told to ignore that', async () => {
      limit({ provider }, 'quota-exceeded');
      const { result, rerender } = renderHook(useIt, { wrapper, initialProps: {} });
      rerender({ cooldown: 'ignore' });
      act(() => result.current.begin());
      await waitFor(() => expect(result.current.error).toMatchObject({ kind: 'network' }));
      expect(sent).toHaveBeenCalled();
    });
  });

  test('useProviderMutation is stopped by what its own endpoint and model met alone', async () => {
    limit({ provider: 'kimi', endpoint: 'chat', model: 'a' });
    const { result, rerender } = renderHook(
      (asked: { endpoint: string }) => useProviderMutation({ provider: 'kimi', ...asked, mutationFn: () => Promise.resolve('fine') }),
      { wrapper, initialProps: { endpoint: 'files' } },
    );
    act(() => result.current.mutate());
    await waitFor(() => expect(result.current.data).toBe('fine'));
    rerender({ endpoint: 'chat' });
    act(() => result.current.mutate());
    await waitFor(() => expect(result.current.error).toMatchObject({ kind: 'rate-limited' }));
  });
});

describe('useCooldown', () => {
  test('tells of what stands in the way of the scope it is asked about now, and nothing of others', () => {
    const speech = limit({ provider: 'minimax', endpoint: 'speech' });
    const { result, rerender } = renderHook(({ of }: { of: string | PartialScope }) => useCooldown(of), {
      wrapper,
      initialProps: { of: 'minimax' as string | PartialScope },
    });
    const idle = { error: null, until: null, state: 'idle', seconds: 0 };
    expect(result.current).toMatchObject(idle);
    rerender({ of: { provider: 'minimax', endpoint: 'speech' } });
    expect(result.current).toMatchObject({ error: speech, until: speech.retryAt, state: 'waiting', seconds: 20 });
    rerender({ of: { provider: 'minimax', endpoint: 'chat' } });
    expect(result.current).toMatchObject(idle);
    rerender({ of: 'kimi' });
    const quota = limit({ provider: 'kimi' }, 'quota-exceeded');
    expect(result.current).toMatchObject({ error: quota, until: quota.retryAt, state: 'waiting' });
  });

  test('clears what it tells of, and leaves the rest', () => {
    limit({ provider: 'minimax', endpoint: 'speech' });
    limit({ provider: 'minimax', endpoint: 'chat' });
    const { result } = renderHook(() => useCooldown({ provider: 'minimax', endpoint: 'speech' }), { wrapper });
    act(() => result.current.clear());
    expect(result.current).toMatchObject({ error: null, state: 'idle' });
    expect(cooldownsOf(client).list()).toMatchObject([{ scope: { endpoint: 'chat' } }]);
  });

  test('of a whole provider, clears what its endpoints met as well', () => {
    limit({ provider: 'minimax', endpoint: 'speech' });
    limit({ provider: 'kimi', endpoint: 'chat' });
    const { result, rerender } = renderHook((of: string) => useCooldown(of), { wrapper, initialProps: 'kimi' });
    rerender('minimax');
    act(() => result.current.clear());
    expect(cooldownsOf(client).list()).toMatchObject([{ scope: { provider: 'kimi' } }]);
  });

  test('is the same reading until something changes', () => {
    const { result, rerender } = renderHook(() => useCooldown('kimi'), { wrapper });
    const first = result.current;
    rerender();
    expect(result.current).toBe(first);
  });
});
