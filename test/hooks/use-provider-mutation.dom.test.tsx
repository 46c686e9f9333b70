import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, configure, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProviderError } from '../../src/errors/provider-error.js';
import { useProviderMutation } from '../../src/hooks/use-provider-mutation.js';

// In a wrapper, StrictMode stands below what is mounted, and React would run no effect twice.
configure({ reactStrictMode: true });
let client = new QueryClient();
beforeEach(() => {
  vi.useFakeTimers();
  client = new QueryClient();
});
afterEach(() => {
  onlineManager.setOnline(true);
  client.clear();
  vi.useRealTimers();
});
const pass = (ms = 0) => act(() => vi.advanceTimersByTimeAsync(ms));
const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;

test('a result is handed out untouched', async () => {
  const answer = { choices: [], base_resp: { status_code: 0, status_msg: 'success' } };
  const { result } = renderHook(() => useProviderMutation({ mutationFn: (_question: string) => Promise.resolve(answer) }), { wrapper });
  act(() => result.current.mutate('Why?'));
  await pass();
  expect(result.current.data).toBe(answer);
});

test('a failure inside a 200 is an error, read as the provider’s that was named', async () => {
  const { result } = renderHook(
    () =>
      useProviderMutation({
        provider: 'minimax',
        mutationFn: () => Promise.resolve(Response.json({ base_resp: { status_code: 1008, status_msg: 'insufficient balance' } })),
      }),
    { wrapper },
  );
  act(() => result.current.mutate());
  await pass();
  expect(result.current.error).toMatchObject({ kind: 'insufficient-balance', provider: 'minimax', code: '1008' });
});

test('R3 it is billed, so it is never repeated silently: one request even where a query would be', async () => {
  const mutationFn = vi.fn((_question: string) => Promise.reject(new ProviderError({ kind: 'overloaded' })));
  const { result } = renderHook(() => useProviderMutation({ mutationFn }), { wrapper });
  act(() => result.current.mutate('Why?'));
  await pass(120_000);
  expect(mutationFn).toHaveBeenCalledTimes(1);
  expect(mutationFn.mock.calls[0]?.[0]).toBe('Why?');
  expect(result.current).toMatchObject({ status: 'error', error: { kind: 'overloaded' }, variables: 'Why?' });
});

test('retry of the caller’s own is kept', async () => {
  const mutationFn = vi.fn(() => Promise.reject(new ProviderError({ kind: 'overloaded' })));
  const { result } = renderHook(() => useProviderMutation({ mutationFn, retry: 1, retryDelay: 10 }), { wrapper });
  act(() => result.current.mutate());
  await pass(1_000);
  expect(mutationFn).toHaveBeenCalledTimes(2);
});

test('a mutationFn of the client’s defaults is read as one’s own is; their retry is not for what is billed', async () => {
  const mutationFn = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')));
  client.setDefaultOptions({ mutations: { retry: 3, retryDelay: 1 } });
  client.setMutationDefaults(['speak'], { mutationFn });
  const { result } = renderHook(() => useProviderMutation({ provider: 'minimax', mutationKey: ['speak'] }), { wrapper });
  act(() => result.current.mutate());
  await pass(1_000);
  expect(result.current.error).toBeInstanceOf(ProviderError);
  expect(result.current.error).toMatchObject({ kind: 'network' });
  expect(mutationFn).toHaveBeenCalledTimes(1);
});

test('the client’s defaults may want it paused while there is no line', async () => {
  onlineManager.setOnline(false);
  client.setDefaultOptions({ mutations: { networkMode: 'online' } });
  const { result } = renderHook(() => useProviderMutation({ mutationFn: () => Promise.resolve(1) }), { wrapper });
  act(() => result.current.mutate());
  await pass();
  expect(result.current.isPaused).toBe(true);
});

test('M6 offline it fails at once instead of staying pending for ever', async () => {
  onlineManager.setOnline(false);
  const { result } = renderHook(() => useProviderMutation({ mutationFn: () => Promise.reject(new TypeError('Failed to fetch')) }), {
    wrapper,
  });
  act(() => result.current.mutate());
  await pass();
  expect(result.current).toMatchObject({ status: 'error', isPaused: false, error: { kind: 'network' } });
});

test('onMutate, onError and mutateAsync speak of the same error', async () => {
  const thrown = new ProviderError({ kind: 'content-filtered' });
  const onError = vi.fn();
  const { result } = renderHook(
    () => useProviderMutation({ mutationFn: () => Promise.reject(thrown), onMutate: () => ({ before: 1 }), onError }),
    { wrapper },
  );
  let rejected: unknown;
  await act(async () => {
    rejected = await result.current.mutateAsync().catch((error: unknown) => error);
  });
  expect(rejected).toBe(thrown);
  expect(onError.mock.calls[0]?.slice(0, 3)).toEqual([thrown, undefined, { before: 1 }]);
});
