import { QueryClient, QueryClientProvider, QueryObserver } from '@tanstack/react-query';
import { act, render, renderHook, screen } from '@testing-library/react';
import { providerQuery, RetryButton, useCooldown, useProviderQuery } from 'tryagain';
import { ProviderError } from 'tryagain/errors';
import { renderWithTryAgain } from 'tryagain/testing/react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cooldownsOf } from '../../src/hooks/cooldowns-of.ts';
import type { Cooldowns, Pass } from '../../src/recovery/cooldowns.ts';
import { scope } from '../../src/recovery/scope.ts';

const chat = scope({ provider: 'kimi', endpoint: 'chat' });

function limited(waitMs: number): ProviderError {
  return new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait: { until: Date.now() + waitMs, source: 'header', exact: true } });
}

function fail(cooldowns: Cooldowns, error: ProviderError): void {
  (cooldowns.enter(chat, 'ignore') as Pass).failed(error);
}

/** Queries that take their time, and which of them were asked, in turn. */
function createQueries() {
  const asked: string[] = [];
  const query = (name: string, ms: number) =>
    providerQuery({
      provider: 'kimi',
      endpoint: 'chat',
      queryKey: [name],
      queryFn: () => {
        asked.push(name);
        return new Promise((resolve) => setTimeout(() => resolve(name), ms));
      },
    });
  return { asked, query };
}

/** What jsdom lacks of a browser: here nobody else is there. */
class SilentChannel {
  postMessage(): void {}
  close(): void {}
}

beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', SilentChannel);
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: { request: (name: string, _: LockOptions, then: (lock: Lock) => unknown) => Promise.resolve(then({ name, mode: 'exclusive' })) },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'locks');
  localStorage.clear();
});

test('apps of one page share their cooldowns, and an app that is made later reads what is kept', () => {
  const [one, other] = [cooldownsOf(new QueryClient()), cooldownsOf(new QueryClient())];
  const error = limited(20_000);
  fail(one, error);
  expect(other.find(chat)?.error).toBe(error);
  expect(cooldownsOf(new QueryClient()).find(chat)?.until).toBe(error.retryAt);
  other.clear({ provider: 'kimi' });
  expect(one.list()).toEqual([]);
  expect(localStorage).toHaveLength(0);
});

test("a test's app shares nothing, also in a real browser", () => {
  const shared = cooldownsOf(new QueryClient());
  fail(shared, limited(20_000));
  const { client } = renderWithTryAgain(<p />);
  expect(cooldownsOf(client).list()).toEqual([]);
  shared.clear({ provider: 'kimi' });
  fail(cooldownsOf(client), limited(20_000));
  expect(shared.list()).toEqual([]);
  expect(localStorage).toHaveLength(0);
});

test('R16 a button hydrates as the server wrote it, though its cooldown became longer meanwhile', () => {
  const error = limited(20_000);
  const button = (client: QueryClient) => (
    <QueryClientProvider client={client}>
      <RetryButton error={error} onRetry={vi.fn()} />
    </QueryClientProvider>
  );
  const container = document.createElement('div');
  container.innerHTML = renderToString(button(new QueryClient()));
  expect(container.querySelector('button')).toHaveAttribute('data-exact');

  const client = new QueryClient();
  fail(cooldownsOf(client), error);
  fail(cooldownsOf(client), limited(40_000));
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  act(() => void render(button(client), { container, hydrate: true }));
  expect(complaints).not.toHaveBeenCalled();
  expect(container.querySelector('button')).not.toHaveAttribute('data-exact');
  expect(container).toHaveTextContent('40 seconds');
});

test("what a narrow reading shows, its `clear` ends, though it is the whole provider's", () => {
  const client = new QueryClient();
  const quota = new ProviderError({ kind: 'quota-exceeded', provider: 'kimi', wait: limited(60_000).wait });
  fail(cooldownsOf(client), quota);
  const { result } = renderHook(() => useCooldown({ provider: 'kimi', endpoint: 'chat' }), {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  });
  expect(result.current.error).toBe(quota);
  act(() => result.current.clear());
  expect(result.current.state).toBe('idle');
});

test('two queries that one cooldown stopped are two actions: each of their buttons asks for its own', async () => {
  vi.useFakeTimers();
  const client = new QueryClient();
  const asked: string[] = [];
  function Asking({ name }: { name: string }) {
    const query = useProviderQuery({
      provider: 'kimi',
      endpoint: 'chat',
      queryKey: [name],
      queryFn: () => {
        asked.push(name);
        return new Promise((resolve) => setTimeout(() => resolve(name), 2_000));
      },
    });
    return <RetryButton error={query.error} onRetry={() => query.refetch()} />;
  }
  fail(cooldownsOf(client), limited(20_000));
  render(
    <QueryClientProvider client={client}>
      <Asking name="models" />
      <Asking name="voices" />
    </QueryClientProvider>,
  );
  await act(() => vi.advanceTimersByTimeAsync(20_000));
  expect(asked).toEqual([]);
  const [models, voices] = screen.getAllByRole('button');
  act(() => models?.click());
  await act(() => vi.advanceTimersByTimeAsync(500));
  expect(voices).toHaveAttribute('data-state', 'ready');
  act(() => voices?.click());
  await act(() => vi.advanceTimersByTimeAsync(20_000));
  expect(asked).toEqual(['models', 'voices']);
});

test('a query that was cancelled, or removed, while another one probed is not sent afterwards', async () => {
  vi.useFakeTimers();
  const client = new QueryClient();
  const { asked, query } = createQueries();
  fail(cooldownsOf(client), limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  void client.prefetchQuery(query('probe', 500));
  void client.prefetchQuery(query('left', 0));
  void client.prefetchQuery(query('removed', 0));
  void client.prefetchQuery(query('wanted', 0));
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toEqual(['probe']);
  await client.cancelQueries({ queryKey: ['left'] });
  client.removeQueries({ queryKey: ['removed'] });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toEqual(['probe', 'wanted']);
});

test('a query that was asked anew while another one probed is sent once, the newest', async () => {
  vi.useFakeTimers();
  const client = new QueryClient();
  const { asked, query } = createQueries();
  client.setQueryData(['models'], 'as they were');
  const observer = new QueryObserver(client, { ...query('models', 0), staleTime: Infinity });
  const leave = observer.subscribe(() => undefined);
  fail(cooldownsOf(client), limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  void client.prefetchQuery(query('probe', 500));
  for (let click = 0; click < 3; click += 1) {
    void observer.refetch();
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(asked).toEqual(['probe']);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toEqual(['probe', 'models']);
  expect(observer.getCurrentResult()).toMatchObject({ data: 'models', isFetching: false });
  leave();
});

test('a query that fetches another one first does not wait for itself, as the one that probes', async () => {
  vi.useFakeTimers();
  const client = new QueryClient();
  const asked: string[] = [];
  const query = (name: string, provider: string, first?: () => Promise<unknown>) =>
    providerQuery({
      provider,
      endpoint: 'chat',
      queryKey: [name],
      queryFn: async () => {
        await first?.();
        asked.push(name);
        return name;
      },
    });
  const answer = vi.fn();
  fail(cooldownsOf(client), limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  void client.fetchQuery(query('whole', 'kimi', () => client.fetchQuery(query('part', 'kimi')))).then(answer);
  // Nobody's part: it waits for what the probe finds out.
  void client.prefetchQuery(query('other', 'kimi'));
  await vi.advanceTimersByTimeAsync(0);
  expect(answer).toHaveBeenCalledWith('whole');
  expect(asked).toEqual(['part', 'whole']);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toEqual(['part', 'whole', 'other']);
  expect(cooldownsOf(client).list()).toEqual([]);
});

test('a part of another provider is its own question, and stopped by its own cooldown', async () => {
  const client = new QueryClient();
  fail(cooldownsOf(client), limited(20_000));
  const part = providerQuery({ provider: 'kimi', endpoint: 'chat', queryKey: ['part'], queryFn: () => 'part', retry: false });
  const whole = providerQuery({ provider: 'minimax', queryKey: ['whole'], queryFn: () => client.fetchQuery(part), retry: false });
  await expect(client.fetchQuery(whole)).rejects.toMatchObject({ kind: 'rate-limited', provider: 'kimi' });
});
