import { notifyManager, onlineManager, QueryClient, QueryClientProvider, skipToken, useSuspenseQuery } from '@tanstack/react-query';
import { act, configure, fireEvent, render, renderHook, screen } from '@testing-library/react';
import { Component, Suspense } from 'react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProviderError } from '../../src/errors/provider-error.js';
import { BoundaryContext } from '../../src/hooks/boundary-context.js';
import { throwsFor } from '../../src/hooks/throws-for.js';
import { providerQuery } from '../../src/hooks/provider-query.js';
import { createTryAgain, TryAgainContext } from '../../src/hooks/try-again-context.js';
import { useProviderQuery } from '../../src/hooks/use-provider-query.js';
import { kimi } from '../../src/providers/kimi.js';

// In a wrapper, StrictMode stands below what is mounted, and React would run no effect twice.
configure({ reactStrictMode: true });
let client = new QueryClient();
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') });
  notifyManager.setScheduler(queueMicrotask);
  client = new QueryClient();
});
afterEach(() => {
  client.clear();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const pass = (ms = 0) => act(() => vi.advanceTimersByTimeAsync(ms));
const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
const out = () => new ProviderError({ kind: 'insufficient-balance', provider: 'minimax' });

class Catch extends Component<{ children: ReactNode }, { caught: unknown }> {
  override state = { caught: null };
  static getDerivedStateFromError(caught: unknown) {
    return { caught };
  }
  override render() {
    return this.state.caught ? <p data-testid="caught">{String(this.state.caught)}</p> : this.props.children;
  }
}

describe('requests', () => {
  test('R3 one in StrictMode', async () => {
    const queryFn = vi.fn(() => Promise.resolve('answer'));
    const { result } = renderHook(() => useProviderQuery({ queryKey: ['q'], queryFn }), { wrapper });
    await pass();
    expect(result.current.data).toBe('answer');
    expect(queryFn).toHaveBeenCalledTimes(1);
  });

  test('R3 one in StrictMode, also where the queryFn takes the signal', async () => {
    const aborted = vi.fn();
    const queryFn = vi.fn(({ signal }: { signal: AbortSignal }) => {
      signal.addEventListener('abort', aborted);
      return Promise.resolve('answer');
    });
    const { result } = renderHook(() => useProviderQuery({ provider: 'kimi', queryKey: ['q'], queryFn }), { wrapper });
    await pass();
    expect(result.current.data).toBe('answer');
    expect(queryFn).toHaveBeenCalledTimes(1);
    expect(aborted).not.toHaveBeenCalled();
  });

  test('R18 none for who is gone within the commit', async () => {
    const queryFn = vi.fn(() => Promise.resolve('answer'));
    const { unmount } = renderHook(() => useProviderQuery({ provider: 'kimi', queryKey: ['q'], queryFn }), { wrapper });
    unmount();
    await pass();
    expect(queryFn).not.toHaveBeenCalled();
    // Who comes next asks, as if nobody had been there.
    const { result } = renderHook(() => useProviderQuery({ provider: 'kimi', queryKey: ['q'], queryFn }), { wrapper });
    await pass();
    expect(result.current).toMatchObject({ data: 'answer', error: null });
    expect(queryFn).toHaveBeenCalledTimes(1);
  });

  test('one for who asks anew in the click that closes what showed it, and hears the new answer', async () => {
    const queryFn = vi.fn<() => Promise<string>>().mockResolvedValueOnce('old').mockResolvedValueOnce('new');
    const { result, unmount } = renderHook(() => useProviderQuery({ queryKey: ['q'], queryFn }), { wrapper });
    await pass();
    expect(result.current.data).toBe('old');
    // React takes the component away before the next microtask.
    const anew = client.fetchQuery(providerQuery({ queryKey: ['q'], queryFn }));
    unmount();
    expect(await anew).toBe('new');
    expect(queryFn).toHaveBeenCalledTimes(2);
  });

  test('R11 one for two components with the same key, and both show its failure', async () => {
    const queryFn = vi.fn(() => Promise.reject(out()));
    const Show = ({ id }: { id: string }) => {
      const { error } = useProviderQuery({ queryKey: ['q'], queryFn });
      return <p data-testid={id}>{error?.kind}</p>;
    };
    render(
      <>
        <Show id="a" />
        <Show id="b" />
      </>,
      { wrapper },
    );
    await pass();
    expect(queryFn).toHaveBeenCalledTimes(1);
    expect(screen.getByTestId('a')).toHaveTextContent('insufficient-balance');
    expect(screen.getByTestId('b')).toHaveTextContent('insufficient-balance');
  });

  test('R2 aborted on unmount, without an error and without a warning', async () => {
    const complaints = vi.spyOn(console, 'error');
    let seen: AbortSignal | undefined;
    const { unmount } = renderHook(
      () =>
        useProviderQuery({
          queryKey: ['q'],
          queryFn: ({ signal }) =>
            new Promise((_, reject) => {
              seen = signal;
              signal.addEventListener('abort', () => reject(signal.reason as Error));
            }),
        }),
      { wrapper },
    );
    await pass();
    unmount();
    await pass(60_000);
    expect(seen?.aborted).toBe(true);
    expect(client.getQueryState(['q'])?.error ?? null).toBeNull();
    expect(complaints).not.toHaveBeenCalled();
  });

  test('a short wait is silent: the person sees the loading go on, then the answer', async () => {
    const queryFn = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(
        new ProviderError({ kind: 'rate-limited', wait: { until: Date.now() + 2_000, source: 'header', exact: true } }),
      )
      .mockResolvedValue('answer');
    const { result } = renderHook(() => useProviderQuery({ queryKey: ['q'], queryFn }), { wrapper });
    await pass(1_999);
    expect(result.current).toMatchObject({ isPending: true, error: null });
    expect(queryFn).toHaveBeenCalledTimes(1);
    await pass(4_001);
    expect(result.current.data).toBe('answer');
  });

  test('a long wait is an error at once, with its deadline', async () => {
    const until = Date.now() + 30_000;
    const queryFn = vi.fn(() =>
      Promise.reject(new ProviderError({ kind: 'rate-limited', wait: { until, source: 'header', exact: true } })),
    );
    const { result } = renderHook(() => useProviderQuery({ queryKey: ['q'], queryFn }), { wrapper });
    await pass();
    expect(result.current.error?.retryAt).toBe(until);
    await pass(60_000);
    expect(queryFn).toHaveBeenCalledTimes(1);
  });
});

describe('while the browser is offline', () => {
  afterEach(() => {
    onlineManager.setOnline(true);
    vi.unstubAllGlobals();
  });
  const unreachable = () => Promise.reject(new TypeError('Failed to fetch'));
  const use = (options: { networkMode?: 'online' } = {}) =>
    renderHook(() => useProviderQuery({ queryKey: ['q'], queryFn: unreachable, retry: false, ...options }), { wrapper }).result;

  const line = (online: boolean) =>
    act(() => {
      vi.stubGlobal('navigator', { onLine: online });
      onlineManager.setOnline(online);
    });

  test('R8 asking again says offline at once, without a silent repeat, and asks once more when the line is back', async () => {
    const queryFn = vi.fn<() => Promise<string>>().mockImplementation(unreachable);
    line(false);
    const { result } = renderHook(() => useProviderQuery({ queryKey: ['q'], queryFn }), { wrapper });
    await pass();
    expect(result.current).toMatchObject({ fetchStatus: 'idle', error: { kind: 'network', code: 'offline' } });
    act(() => void result.current.refetch());
    await pass(60_000);
    expect(queryFn).toHaveBeenCalledTimes(2);
    queryFn.mockResolvedValue('answer');
    line(true);
    await pass(999);
    expect(queryFn).toHaveBeenCalledTimes(2);
    await pass(1);
    expect(result.current.data).toBe('answer');
    expect(queryFn).toHaveBeenCalledTimes(3);
  });

  test('R8 a page that was opened offline asks once more when the line comes', async () => {
    const queryFn = vi.fn<() => Promise<string>>().mockImplementation(unreachable);
    // TanStack Query takes every page for online until it hears that it went offline.
    vi.stubGlobal('navigator', { onLine: false });
    const { result } = renderHook(() => useProviderQuery({ queryKey: ['q'], queryFn }), { wrapper });
    await pass();
    expect(result.current).toMatchObject({ fetchStatus: 'idle', error: { code: 'offline' } });
    queryFn.mockResolvedValue('answer');
    vi.stubGlobal('navigator', { onLine: true });
    window.dispatchEvent(new Event('online'));
    await pass(999);
    expect(queryFn).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(result.current.data).toBe('answer');
    window.dispatchEvent(new Event('online'));
    await pass(5_000);
    expect(queryFn).toHaveBeenCalledTimes(2);
  });

  test('R8 a line that comes and goes ten times is one request when it stays', async () => {
    const queryFn = vi.fn<() => Promise<string>>().mockImplementation(unreachable);
    line(false);
    const { result } = renderHook(
      () => [useProviderQuery({ queryKey: ['q'], queryFn }), useProviderQuery({ queryKey: ['q'], queryFn })] as const,
      { wrapper },
    );
    await pass();
    expect(queryFn).toHaveBeenCalledTimes(1);
    queryFn.mockResolvedValue('answer');
    for (let flap = 0; flap < 10; flap += 1) {
      line(true);
      await pass(300);
      line(false);
      await pass(200);
    }
    await pass(5_000);
    expect(queryFn).toHaveBeenCalledTimes(1);
    line(true);
    await pass(5_000);
    expect(queryFn).toHaveBeenCalledTimes(2);
    expect(result.current.map(({ data }) => data)).toEqual(['answer', 'answer']);
  });

  test('R8 a query that is disabled, or gone, asks nothing when the line is back', async () => {
    const queryFn = vi.fn<() => Promise<string>>().mockImplementation(unreachable);
    line(false);
    const use = ({ enabled }: { enabled: boolean }) => useProviderQuery({ queryKey: ['q'], queryFn, enabled });
    const { rerender, unmount } = renderHook(use, { wrapper, initialProps: { enabled: true } });
    await pass();
    line(true);
    await pass(500);
    rerender({ enabled: false });
    await pass(5_000);
    unmount();
    await pass(5_000);
    expect(queryFn).toHaveBeenCalledTimes(1);
  });

  test('the caller and the client’s defaults may want it paused', async () => {
    onlineManager.setOnline(false);
    const own = use({ networkMode: 'online' });
    await pass();
    expect(own.current.fetchStatus).toBe('paused');
    client.clear();
    client.setDefaultOptions({ queries: { networkMode: 'online' } });
    const byDefault = use();
    await pass();
    expect(byDefault.current.fetchStatus).toBe('paused');
    client.clear();
    client.setDefaultOptions({});
    client.setQueryDefaults(['q'], { networkMode: 'online' });
    const byKey = use();
    await pass();
    expect(byKey.current.fetchStatus).toBe('paused');
  });
});

describe('the client’s defaults', () => {
  const fails = () => vi.fn(() => Promise.reject(new TypeError('Failed to fetch')));

  test.each(['for all queries', 'for this key'])('a queryFn %s is read as one’s own is', async (where) => {
    const queryFn = vi.fn(() => Promise.resolve({ base_resp: { status_code: 1008, status_msg: 'insufficient balance' } }));
    if (where === 'for all queries') client.setDefaultOptions({ queries: { queryFn } });
    else client.setQueryDefaults(['q'], { queryFn });
    const { result } = renderHook(() => useProviderQuery({ provider: 'minimax', queryKey: ['q'] }), { wrapper });
    await pass();
    expect(queryFn).toHaveBeenCalledTimes(1);
    expect(result.current.error).toBeInstanceOf(ProviderError);
    expect(result.current.error).toMatchObject({ kind: 'insufficient-balance', provider: 'minimax', code: '1008' });
  });

  test('retry and retryDelay are the policy, unless one’s own stands there', async () => {
    client.setDefaultOptions({ queries: { retry: 2, retryDelay: 1 } });
    const [theirs, own] = [fails(), fails()];
    renderHook(() => useProviderQuery({ queryKey: ['theirs'], queryFn: theirs }), { wrapper });
    renderHook(() => useProviderQuery({ queryKey: ['own'], queryFn: own, retry: 1, retryDelay: 1_000 }), { wrapper });
    await pass(10);
    expect(theirs).toHaveBeenCalledTimes(3);
    expect(own).toHaveBeenCalledTimes(1);
    await pass(1_000);
    expect(own).toHaveBeenCalledTimes(2);
  });

  test.each([
    [
      'a wait of hours',
      new ProviderError({ kind: 'quota-exceeded', wait: { until: Date.parse('2026-11-22T17:00:00Z'), source: 'body', exact: true } }),
    ],
    ['what never works', out()],
  ])('retry is the most, and never a spinner: %s is told at once', async (_, failure) => {
    for (const retry of [3, true, (count: number) => count < 3]) {
      client.setDefaultOptions({ queries: { retry } });
      const queryFn = vi.fn(() => Promise.reject(failure));
      const { result } = renderHook(() => useProviderQuery({ queryKey: [String(retry)], queryFn }), { wrapper });
      await pass(1_000);
      expect(result.current.error).toMatchObject({ kind: failure.kind });
      expect(queryFn).toHaveBeenCalledTimes(1);
    }
  });

  test.each([
    [0, 1],
    [false, 1],
    [true, 3],
    [(count: number, error: Error) => error instanceof ProviderError && count < 1, 2],
    [5, 3],
  ])('retry: %s of theirs is %i attempts', async (retry, attempts) => {
    client.setDefaultOptions({ queries: { retry, retryDelay: 1 } });
    const queryFn = fails();
    renderHook(() => useProviderQuery({ queryKey: ['q'], queryFn }), { wrapper });
    await pass(100);
    expect(queryFn).toHaveBeenCalledTimes(attempts);
  });

  test('no delay of theirs ends before the provider’s time', async () => {
    client.setDefaultOptions({ queries: { retryDelay: 1 } });
    const wait = { until: Date.now() + 3_000, source: 'header', exact: true } as const;
    const queryFn = vi.fn(() => Promise.reject(new ProviderError({ kind: 'rate-limited', wait })));
    renderHook(() => useProviderQuery({ queryKey: ['q'], queryFn }), { wrapper });
    await pass(2_999);
    expect(queryFn).toHaveBeenCalledTimes(1);
  });

  test('throwOnError: false holds inside a boundary', async () => {
    client.setDefaultOptions({ queries: { throwOnError: false } });
    const queryFn = fails();
    const { result } = renderHook(() => useProviderQuery({ queryKey: ['q'], queryFn, retry: false }), {
      wrapper: ({ children }) => wrapper({ children: <BoundaryContext.Provider value={throwsFor}>{children}</BoundaryContext.Provider> }),
    });
    await pass();
    expect(result.current.error).toMatchObject({ kind: 'network' });
  });
});

describe('the result', () => {
  test('is TanStack Query’s own: only what is read makes a component render', async () => {
    let renders = 0;
    const queryFn = vi.fn(() => Promise.resolve('same'));
    const { result } = renderHook(
      () => {
        renders++;
        return useProviderQuery({ queryKey: ['q'], queryFn }).data;
      },
      { wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider> },
    );
    await pass();
    expect(result.current).toBe('same');
    const before = renders;
    await act(() => client.refetchQueries());
    expect(queryFn).toHaveBeenCalledTimes(2);
    expect(renders).toBe(before);
  });

  test('keeps the identity of selected and unchanged data', async () => {
    const { result } = renderHook(
      () => useProviderQuery({ queryKey: ['q'], queryFn: () => Promise.resolve({ list: [1, 2] }), select: ({ list }) => list }),
      { wrapper },
    );
    await pass();
    const first = result.current.data;
    await act(() => client.refetchQueries());
    expect(result.current.data).toBe(first);
    expect(first).toEqual([1, 2]);
  });

  test('is read with the providers the context has brought', async () => {
    const acme = { ...kimi, name: 'acme', rows: [{ id: 'full', codes: ['acme_full'], kind: 'overloaded' as const }] };
    const value = createTryAgain({ tables: [acme] });
    const queryFn = () => Promise.resolve({ error: { code: 'acme_full', message: 'Full' } });
    const { result } = renderHook(() => useProviderQuery({ queryKey: ['q'], queryFn, retry: false }), {
      wrapper: ({ children }) => wrapper({ children: <TryAgainContext.Provider value={value}>{children}</TryAgainContext.Provider> }),
    });
    await pass();
    expect(result.current.error).toMatchObject({ kind: 'overloaded', provider: 'acme', code: 'acme_full' });
  });
});

describe('throwing', () => {
  function Show({ throwOnError }: { throwOnError?: boolean }) {
    const { error, data, refetch } = useProviderQuery({
      queryKey: ['q'],
      queryFn: (): Promise<string> => Promise.reject(out()),
      ...(throwOnError !== undefined && { throwOnError }),
    });
    return (
      <button onClick={() => void refetch()} data-testid="shown">
        {error?.kind} {data}
      </button>
    );
  }
  const show = async (inside: boolean, throwOnError?: boolean) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    render(
      <Catch>
        <BoundaryContext.Provider value={inside ? throwsFor : null}>
          <Show {...(throwOnError !== undefined && { throwOnError })} />
        </BoundaryContext.Provider>
      </Catch>,
      { wrapper },
    );
    await pass();
  };

  test('a query without data throws inside a boundary', async () => {
    await show(true);
    expect(screen.getByTestId('caught')).toHaveTextContent('ProviderError: minimax: insufficient-balance');
  });

  test.each<[string, object, number, string, object?]>([
    ['asks again on the way back to its page', {}, 2, 'Second answer'],
    ['but not with retryOnMount: false', { retryOnMount: false }, 1, 'ProviderError: minimax: insufficient-balance'],
    ['nor where it is disabled by then', { enabled: false }, 1, 'ProviderError: minimax: insufficient-balance'],
    ['nor where a function disables it', { enabled: () => false }, 1, 'ProviderError: minimax: insufficient-balance'],
    ['nor where it is skipped', { queryFn: skipToken }, 1, 'ProviderError: minimax: insufficient-balance'],
    ['nor where the client’s defaults are against it', {}, 1, 'ProviderError: minimax: insufficient-balance', { retryOnMount: false }],
  ])('a query that failed %s', async (_, later, asked, shown, usual = {}) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const queryFn = vi.fn(() => (queryFn.mock.calls.length === 1 ? Promise.reject(out()) : Promise.resolve('Second answer')));
    const Page = (options: object) => <p>{useProviderQuery({ queryKey: ['q'], queryFn, ...options }).data}</p>;
    const visit = (options: object) =>
      render(
        <Catch>
          <BoundaryContext.Provider value={throwsFor}>
            <Page {...options} />
          </BoundaryContext.Provider>
        </Catch>,
        { wrapper },
      );
    const first = visit({});
    await pass();
    expect(screen.getByTestId('caught')).toBeInTheDocument();
    first.unmount();
    await pass(1_000);
    client.setDefaultOptions({ queries: usual });
    visit(later);
    await pass();
    expect(screen.getByText(shown)).toBeInTheDocument();
    expect(queryFn).toHaveBeenCalledTimes(asked);
  });

  test('a query that fails again on the way back throws again, once', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const queryFn = vi.fn((): Promise<string> => Promise.reject(out()));
    const Page = () => <p>{useProviderQuery({ queryKey: ['q'], queryFn }).data}</p>;
    for (const visit of [1, 2, 3]) {
      const { unmount } = render(
        <Catch>
          <BoundaryContext.Provider value={throwsFor}>
            <Page />
          </BoundaryContext.Provider>
        </Catch>,
        { wrapper },
      );
      await pass();
      expect(screen.getByTestId('caught')).toBeInTheDocument();
      expect(queryFn).toHaveBeenCalledTimes(visit);
      unmount();
      await pass(1_000);
    }
  });

  test('a query that was reset after its way back throws when it fails', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await client.prefetchQuery(providerQuery({ queryKey: ['q'], queryFn: () => Promise.reject(out()) }));
    await pass(1_000);
    const queryFn = vi.fn(() => (queryFn.mock.calls.length === 1 ? Promise.resolve('Answer') : Promise.reject(out())));
    const Page = () => <p>{useProviderQuery({ queryKey: ['q'], queryFn }).data}</p>;
    render(
      <Catch>
        <BoundaryContext.Provider value={throwsFor}>
          <Page />
        </BoundaryContext.Provider>
      </Catch>,
      { wrapper },
    );
    await pass();
    expect(screen.getByText('Answer')).toBeInTheDocument();
    void client.resetQueries();
    await pass();
    expect(screen.getByTestId('caught')).toBeInTheDocument();
  });

  test('what a loader has just asked for in vain is not asked for again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const queryFn = vi.fn((): Promise<string> => Promise.reject(out()));
    await client.prefetchQuery(providerQuery({ queryKey: ['q'], queryFn }));
    const Page = () => <p>{useProviderQuery({ queryKey: ['q'], queryFn }).data}</p>;
    render(
      <Catch>
        <BoundaryContext.Provider value={throwsFor}>
          <Page />
        </BoundaryContext.Provider>
      </Catch>,
      { wrapper },
    );
    await pass();
    expect(screen.getByTestId('caught')).toBeInTheDocument();
    expect(queryFn).toHaveBeenCalledTimes(1);
  });

  test('never outside', async () => {
    await show(false);
    expect(screen.getByTestId('shown')).toHaveTextContent('insufficient-balance');
  });

  test('not with data: what is there stays, and the error stands beside it', async () => {
    client.setQueryData(['q'], 'old');
    await show(true);
    fireEvent.click(screen.getByTestId('shown'));
    await pass();
    expect(screen.getByTestId('shown')).toHaveTextContent('insufficient-balance old');
  });

  test('the option overrides, both ways', async () => {
    await show(true, false);
    expect(screen.getByTestId('shown')).toHaveTextContent('insufficient-balance');
    client.clear();
    await show(false, true);
    expect(screen.getByTestId('caught')).toBeInTheDocument();
  });

  test('useSuspenseQuery(providerQuery()) throws as TanStack Query does, and the error is ours', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const Suspended = () => (
      <p>{useSuspenseQuery(providerQuery({ queryKey: ['s'], queryFn: (): Promise<string> => Promise.reject(out()) })).data}</p>
    );
    render(
      <Catch>
        <Suspense fallback={<p>Loading</p>}>
          <Suspended />
        </Suspense>
      </Catch>,
      { wrapper },
    );
    await pass();
    expect(screen.getByTestId('caught')).toHaveTextContent('insufficient-balance');
  });
});
