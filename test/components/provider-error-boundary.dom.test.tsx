import { QueryClient, QueryClientProvider, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createRoot } from 'react-dom/client';
import { Suspense, useContext, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProviderErrorBoundary } from '../../src/components/provider-error-boundary.js';
import type { FallbackProps } from '../../src/components/fallback-props.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { BoundaryContext } from '../../src/hooks/boundary-context.js';
import { useProviderQuery } from '../../src/hooks/use-provider-query.js';
import { en } from '../../src/messages/en.js';

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

const busy = () => new ProviderError({ kind: 'overloaded', provider: 'kimi' });
/** How often it was rendered. */
function counter(): { value: number; next: () => number } {
  const self = { value: 0, next: () => (self.value += 1) };
  return self;
}
function Thrower({ what, times = Infinity, count }: { what: unknown; times?: number; count: () => number }): ReactNode {
  if (count() <= times) throw what;
  return <p>All is well</p>;
}
const again = ({ resetErrorBoundary }: FallbackProps) => (
  <button type="button" onClick={() => resetErrorBoundary('by hand')}>
    Again
  </button>
);

/** A query for each name, which fails until it is mended. */
function failing(failure: ProviderError, under = (): Promise<void> => Promise.resolve()) {
  let calls = 0;
  let isMended = false;
  const queryFn = async () => {
    calls += 1;
    await under();
    if (!isMended) throw failure;
    return 'Loaded';
  };
  const Child = ({ name }: { name: string }) => (
    <p>{useProviderQuery({ provider: 'kimi', queryKey: [name], queryFn, retry: false }).data}</p>
  );
  return { Child, calls: () => calls, mend: () => (isMended = true) };
}

describe('ProviderErrorBoundary', () => {
  it('A9 shows a heading, one alert and a way back', () => {
    render(
      <ProviderErrorBoundary>
        <Thrower what={busy()} count={counter().next} />
      </ProviderErrorBoundary>,
    );
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('The AI service is very busy right now.');
    expect(screen.getAllByRole('alert')).toHaveLength(1);
    expect(screen.getByRole('button')).toHaveAccessibleName('Try again');
  });

  it.each([
    ['a string', 'boom'],
    ['null', null],
    ['undefined', undefined],
    ['an abort', new DOMException('x', 'AbortError')],
    ['a bug', new TypeError('x is not a function')],
    ['what repeating cannot mend', new ProviderError({ kind: 'not-found' })],
  ])('R13 survives %s that was thrown, with a message and a way back', (_, what) => {
    render(
      <ProviderErrorBoundary>
        <Thrower what={what} count={counter().next} />
      </ProviderErrorBoundary>,
    );
    expect(screen.getByRole('alert').textContent).toMatch(/\w+/);
    expect(screen.getByRole('button', { name: /again/ })).toBeVisible();
  });

  it('R13 a fallback that throws goes to the outer boundary', () => {
    render(
      <ProviderErrorBoundary fallback={<p>Outer</p>}>
        <ProviderErrorBoundary
          fallbackRender={() => {
            throw new Error('fallback');
          }}
        >
          <Thrower what="boom" count={counter().next} />
        </ProviderErrorBoundary>
      </ProviderErrorBoundary>,
    );
    expect(screen.getByText('Outer')).toBeVisible();
  });

  const broken = () => {
    throw new Error('fallback');
  };

  it('R13 a fallback that throws, and nothing outside: the page stays, with the message and a way back', () => {
    const onError = vi.fn();
    const count = counter();
    render(
      <>
        <p>The page.</p>
        <ProviderErrorBoundary fallbackRender={broken} onError={onError}>
          <Thrower what={busy()} count={count.next} times={2} />
        </ProviderErrorBoundary>
      </>,
    );
    expect(screen.getByText('The page.')).toBeVisible();
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('The AI service is very busy right now.');
    expect(onError.mock.calls.map(([error]: unknown[]) => String(error)).sort()).toEqual([
      'Error: fallback',
      'ProviderError: kimi: overloaded',
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByText('All is well')).toBeVisible();
  });

  it('R13 a component as fallback that throws each time is asked once a failure, and nothing goes round', () => {
    const asked = counter();
    const Broken = (): ReactNode => {
      asked.next();
      throw new Error('fallback');
    };
    const count = counter();
    render(
      <ProviderErrorBoundary FallbackComponent={Broken}>
        <Thrower what="boom" count={count.next} />
      </ProviderErrorBoundary>,
    );
    // React itself renders what threw once more before it gives up.
    expect(asked.value).toBeLessThanOrEqual(4);
    fireEvent.click(screen.getByRole('button', { name: /again/ }));
    expect(screen.getByRole('alert')).toBeVisible();
    expect(asked.value).toBeLessThanOrEqual(8);
    expect(count.value).toBeLessThanOrEqual(8);
  });

  it('R13 our own message that cannot be shown leaves a sentence and a button', () => {
    const messages = {
      ...en,
      actions: {
        ...en.actions,
        get check(): string {
          throw new Error('words');
        },
        get retryAt(): string {
          throw new Error('words');
        },
      },
    };
    const wait = { until: Date.now() + 60_000, source: 'header', exact: true } as const;
    const count = counter();
    render(
      <TryAgainProvider messages={messages}>
        <ProviderErrorBoundary>
          <Thrower what={new ProviderError({ kind: 'authentication', wait })} count={count.next} times={2} />
        </ProviderErrorBoundary>
      </TryAgainProvider>,
    );
    expect(screen.getByRole('alert').textContent).toMatch(/\w+/);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByText('All is well')).toBeVisible();
  });

  it('R13 what throws again after a reset shows the fallback again, without a loop', () => {
    const count = counter();
    render(
      <ProviderErrorBoundary>
        <Thrower what={busy()} count={count.next} />
      </ProviderErrorBoundary>,
    );
    const before = count.value;
    fireEvent.click(screen.getByRole('button'));
    expect(screen.getByRole('alert')).toBeVisible();
    expect(count.value - before).toBeLessThanOrEqual(before);
  });

  it('R13 a reset whose children suspend shows them when they are there', async () => {
    let open = (): void => undefined;
    const gate = new Promise<string>((resolve) => (open = () => resolve('Loaded')));
    let calls = 0;
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    function Child() {
      const { data } = useSuspenseQuery({ queryKey: ['x'], queryFn: () => ((calls += 1) === 1 ? Promise.reject(busy()) : gate) });
      return <p>{data}</p>;
    }
    render(
      <QueryClientProvider client={client}>
        <ProviderErrorBoundary fallbackRender={again}>
          <Suspense fallback={<p>Loading</p>}>
            <Child />
          </Suspense>
        </ProviderErrorBoundary>
      </QueryClientProvider>,
    );
    fireEvent.click(await screen.findByText('Again'));
    expect(await screen.findByText('Loading')).toBeVisible();
    await act(async () => open());
    expect(await screen.findByText('Loaded')).toBeVisible();
    expect(calls).toBe(2);
  });

  it('R13 a second reset while the children suspend does nothing', async () => {
    let open = (): void => undefined;
    const gate = new Promise<string>((resolve) => (open = () => resolve('Loaded')));
    let calls = 0;
    let reset = (): void => undefined;
    const onReset = vi.fn();
    const keep = ({ resetErrorBoundary }: FallbackProps) => {
      reset = resetErrorBoundary;
      return <p>Failed</p>;
    };
    function Child() {
      const { data } = useSuspenseQuery({
        queryKey: ['x'],
        queryFn: () => ((calls += 1) === 1 ? Promise.reject(busy()) : gate),
        retry: false,
      });
      return <p>{data}</p>;
    }
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Suspense fallback={<p>Loading</p>}>
          <ProviderErrorBoundary fallbackRender={keep} onReset={onReset}>
            <Child />
          </ProviderErrorBoundary>
        </Suspense>
      </QueryClientProvider>,
    );
    await screen.findByText('Failed');
    act(() => reset());
    expect(await screen.findByText('Loading')).toBeVisible();
    act(() => reset());
    await act(async () => open());
    expect(await screen.findByText('Loaded')).toBeVisible();
    expect(calls).toBe(2);
    expect(onReset).toHaveBeenCalledTimes(1);
  });

  describe('what suspends and failed asks again on the way back to its page, and the old failure is not shown', () => {
    const suspending = () => {
      const calls: string[] = [];
      const Child = ({ name }: { name: string }) => {
        const queryFn = () => (calls.push(name), calls.length > 2 ? Promise.resolve(`${name} loaded`) : Promise.reject(busy()));
        return <p>{useSuspenseQuery({ queryKey: [name], queryFn, retry: false }).data}</p>;
      };
      const Both = () => (
        <Suspense fallback={<p>Loading</p>}>
          <Child name="One" />
          <Child name="Two" />
        </Suspense>
      );
      return { calls, Both };
    };
    /** Its effect tells TanStack Query that the boundary's reset is used up. */
    const Elsewhere = () => <p>{useQuery({ queryKey: ['elsewhere'], queryFn: () => 'Elsewhere' }).data}</p>;

    it.each(['one boundary a page', 'one for all pages, with the page as its key'])('%s', async (boundaries) => {
      const { calls, Both } = suspending();
      const isOne = boundaries.startsWith('one for all');
      const App = ({ page }: { page: string }) => (
        <ProviderErrorBoundary key={isOne ? 'all' : page} resetKeys={[page]} fallbackRender={again}>
          {page === 'both' ? <Both /> : <Elsewhere />}
        </ProviderErrorBoundary>
      );
      const app = new QueryClient();
      const show = (page: string) => (
        <QueryClientProvider client={app}>
          <App page={page} />
        </QueryClientProvider>
      );
      const { rerender } = render(show('both'));
      await screen.findByText('Again');
      await waitFor(() => expect(calls).toEqual(['One', 'Two']));
      rerender(show('elsewhere'));
      await screen.findByText('Elsewhere');
      rerender(show('both'));
      expect(screen.queryByText('Again')).toBeNull();
      expect(await screen.findByText('One loaded')).toBeVisible();
      expect(await screen.findByText('Two loaded')).toBeVisible();
      expect(calls).toEqual(['One', 'Two', 'One', 'Two']);
    });

    it('what another boundary shows, and what a component still shows, is left alone', async () => {
      const app = new QueryClient();
      const { Both } = suspending();
      const Beside = () => <p>{useQuery({ queryKey: ['beside'], queryFn: () => Promise.reject(busy()), retry: false }).error?.message}</p>;
      const show = (isHere: boolean) => (
        <QueryClientProvider client={app}>
          <Beside />
          {isHere && (
            <ProviderErrorBoundary fallbackRender={again}>
              <Both />
            </ProviderErrorBoundary>
          )}
        </QueryClientProvider>
      );
      await app.prefetchQuery({ queryKey: ['earlier'], queryFn: () => Promise.reject(busy()), retry: false });
      await new Promise((resolve) => setTimeout(resolve, 2));
      const { rerender } = render(show(true));
      await screen.findByText('Again');
      rerender(show(false));
      expect(app.getQueryState(['beside'])?.status).toBe('error');
      expect(app.getQueryState(['earlier'])?.status).toBe('error');
      expect(app.getQueryState(['One'])?.error ?? null).toBeNull();
    });

    it('and is not kept for good where nobody comes back', async () => {
      vi.useFakeTimers();
      try {
        const app = new QueryClient();
        const { Both } = suspending();
        const show = (child: ReactNode) => (
          <QueryClientProvider client={app}>
            <ProviderErrorBoundary key={child === null ? 'elsewhere' : 'here'} fallbackRender={again}>
              {child}
            </ProviderErrorBoundary>
          </QueryClientProvider>
        );
        const { rerender } = render(show(<Both />));
        await act(() => vi.advanceTimersByTimeAsync(100));
        expect(screen.getByText('Again')).toBeVisible();
        rerender(show(null));
        await act(() => vi.advanceTimersByTimeAsync(400_000));
        expect(app.getQueryCache().getAll()).toEqual([]);
      } finally {
        vi.useRealTimers();
      }
    });
  });

  it('a reset before the provider’s time sends nothing, and the boundary shows the same second', async () => {
    const wait = { until: Date.now() + 60_000, source: 'header', exact: true } as const;
    const failure = new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait });
    const { Child, calls } = failing(failure);
    const seen: unknown[] = [];
    render(
      <QueryClientProvider client={new QueryClient()}>
        <ProviderErrorBoundary fallbackRender={(props) => (seen.push(props.error), again(props))}>
          <Child name="x" />
        </ProviderErrorBoundary>
      </QueryClientProvider>,
    );
    fireEvent.click(await screen.findByText('Again'));
    expect(await screen.findByText('Again')).toBeVisible();
    expect(calls()).toBe(1);
    expect(new Set(seen.map((error) => (error as ProviderError).retryAt))).toEqual(new Set([wait.until]));
  });

  it('when it is due, a reset sends one probe, and the other queries below wait for it', async () => {
    const wait = { until: Date.now() + 1_000, source: 'header', exact: true } as const;
    const failure = new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait });
    let most = 0;
    let flying = 0;
    const { Child, calls, mend } = failing(failure, async () => {
      most = Math.max(most, (flying += 1));
      await new Promise((resolve) => setTimeout(resolve, 30));
      flying -= 1;
    });
    render(
      <QueryClientProvider client={new QueryClient()}>
        <ProviderErrorBoundary>
          {['a', 'b', 'c'].map((name) => (
            <Child key={name} name={name} />
          ))}
        </ProviderErrorBoundary>
      </QueryClientProvider>,
    );
    const button = await screen.findByRole('button');
    const before = calls();
    most = 0;
    mend();
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'ready'), { timeout: 10_000 });
    fireEvent.click(button);
    await waitFor(() => expect(screen.getAllByText('Loaded')).toHaveLength(3), { timeout: 10_000 });
    expect(calls() - before).toBe(3);
    expect(most).toBe(1);
  });

  it('resets itself when the money it failed for is there again, and says why', async () => {
    const onReset = vi.fn();
    const { Child, mend } = failing(new ProviderError({ kind: 'insufficient-balance', provider: 'kimi' }));
    const client = new QueryClient();
    const set = (available: number) =>
      client.setQueryData(['tryagain', 'balance', 'kimi', '/api/ai'], { available, cash: null, voucher: null, currency: null });
    set(0);
    render(
      <TryAgainProvider client={client} viewer="owner">
        <ProviderErrorBoundary onReset={onReset}>
          <Child name="x" />
        </ProviderErrorBoundary>
      </TryAgainProvider>,
    );
    await screen.findByRole('alert');
    mend();
    act(() => void set(20));
    expect(await screen.findByText('Loaded')).toBeVisible();
    expect(onReset.mock.calls).toEqual([[{ reason: 'recovery' }]]);
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(/^Balance restored\.$/));
  });

  it.each([
    ['useProviderQuery', useProviderQuery],
    [
      'useQuery with throwOnError',
      (options: { queryKey: string[]; queryFn: () => Promise<string> }) => useQuery({ ...options, retry: false, throwOnError: true }),
    ],
  ])('a reset resets the failed query with it, with one request: %s', async (_, useIt) => {
    let calls = 0;
    const queryFn = () => ((calls += 1) === 1 ? Promise.reject(new ProviderError({ kind: 'authentication' })) : Promise.resolve('Loaded'));
    const Child = () => <p>{useIt({ queryKey: ['y'], queryFn }).data ?? 'Loading'}</p>;
    render(
      <QueryClientProvider client={new QueryClient()}>
        <ProviderErrorBoundary>
          <Child />
        </ProviderErrorBoundary>
      </QueryClientProvider>,
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Check again' }));
    expect(await screen.findByText('Loaded')).toBeVisible();
    expect(calls).toBe(2);
  });

  it('hands a fallback the error and a reset, and onReset the reason', () => {
    const onReset = vi.fn();
    const count = counter();
    const ui = (key: number, times: number) => (
      <ProviderErrorBoundary FallbackComponent={again} onReset={onReset} resetKeys={[key]}>
        <Thrower what="boom" count={count.next} times={times} />
      </ProviderErrorBoundary>
    );
    const { rerender } = render(ui(1, Infinity));
    fireEvent.click(screen.getByText('Again'));
    expect(onReset).toHaveBeenLastCalledWith({ reason: 'imperative-api', args: ['by hand'] });
    rerender(ui(2, 0));
    expect(onReset).toHaveBeenLastCalledWith({ reason: 'keys', prev: [1], next: [2] });
    expect(screen.getByText('All is well')).toBeVisible();
  });

  it('fallback={null} shows nothing', () => {
    const { container } = render(
      <ProviderErrorBoundary fallback={null}>
        <Thrower what="x" count={counter().next} />
      </ProviderErrorBoundary>,
    );
    expect(container).toBeEmptyDOMElement();
  });

  it('its three fallbacks exclude each other by type', () => {
    // @ts-expect-error -- two of them
    void (<ProviderErrorBoundary fallback={<p />} fallbackRender={again} />);
  });

  it('R15 an error is reported once to onError and once to React', async () => {
    const onError = vi.fn();
    const onCaughtError = vi.fn();
    const container = document.createElement('div');
    const root = createRoot(container, { onCaughtError });
    const what = busy();
    await act(async () =>
      root.render(
        <ProviderErrorBoundary onError={onError}>
          <Thrower what={what} count={counter().next} />
        </ProviderErrorBoundary>,
      ),
    );
    expect(onError).toHaveBeenCalledTimes(1);
    expect(onError).toHaveBeenCalledWith(what, expect.objectContaining({ componentStack: expect.any(String) as string }));
    expect(onCaughtError).toHaveBeenCalledTimes(1);
    await act(async () => root.unmount());
  });

  it('R14 an error in an event handler is not caught here, and the page stays', () => {
    render(
      <ProviderErrorBoundary>
        <button
          type="button"
          onClick={() => {
            throw new Error('handler');
          }}
        >
          Press
        </button>
      </ProviderErrorBoundary>,
    );
    const quiet = (event: ErrorEvent) => event.preventDefault();
    window.addEventListener('error', quiet);
    fireEvent.click(screen.getByText('Press'));
    window.removeEventListener('error', quiet);
    expect(screen.getByText('Press')).toBeVisible();
  });

  it('R14 an error in a timer or a promise is not caught here, and the page stays', async () => {
    const seen: unknown[] = [];
    const note = (event: PromiseRejectionEvent | ErrorEvent) => event.preventDefault();
    window.addEventListener('error', note);
    function Child() {
      const [state, setState] = useState('idle');
      useEffect(() => {
        Promise.reject(new Error('async')).catch((error: unknown) => {
          seen.push(error);
          setState('failed');
        });
      }, []);
      return <p>{state}</p>;
    }
    render(
      <ProviderErrorBoundary>
        <Child />
      </ProviderErrorBoundary>,
    );
    expect(await screen.findByText('failed')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
    window.removeEventListener('error', note);
  });

  it('R15 a fallback that throws is reported once as well, and so is what it stood for', async () => {
    const onError = vi.fn();
    const onCaughtError = vi.fn();
    const onUncaughtError = vi.fn();
    const root = createRoot(document.createElement('div'), { onCaughtError, onUncaughtError });
    await act(async () =>
      root.render(
        <ProviderErrorBoundary onError={onError} fallbackRender={broken}>
          <Thrower what={busy()} count={counter().next} />
        </ProviderErrorBoundary>,
      ),
    );
    expect(onError).toHaveBeenCalledTimes(2);
    expect(onCaughtError).toHaveBeenCalledTimes(2);
    expect(onUncaughtError).not.toHaveBeenCalled();
    await act(async () => root.unmount());
  });

  it('A9 takes the focus to the heading only when it was lost', () => {
    function Child({ broken }: { broken: boolean }) {
      if (broken) throw busy();
      return <input aria-label="inside" />;
    }
    const ui = (broken: boolean) => (
      <>
        <input aria-label="outside" />
        <ProviderErrorBoundary>
          <Child broken={broken} />
        </ProviderErrorBoundary>
      </>
    );
    const first = render(ui(false));
    screen.getByLabelText('inside').focus();
    first.rerender(ui(true));
    expect(screen.getByRole('heading')).toHaveFocus();
    first.unmount();
    const second = render(ui(false));
    screen.getByLabelText('outside').focus();
    second.rerender(ui(true));
    expect(screen.getByLabelText('outside')).toHaveFocus();
  });

  it('A9 the focus of the button that reset is not lost, whether it works or fails again', async () => {
    const count = counter();
    const { unmount } = render(
      <ProviderErrorBoundary>
        <Thrower what={busy()} count={count.next} />
      </ProviderErrorBoundary>,
    );
    screen.getByRole('button').focus();
    fireEvent.click(screen.getByRole('button'));
    expect(document.activeElement).not.toBe(document.body);
    unmount();

    function Mended() {
      const [broken, setBroken] = useState(true);
      return (
        <ProviderErrorBoundary onReset={() => setBroken(false)}>
          {broken ? <Thrower what={busy()} count={counter().next} /> : <p>All is well</p>}
        </ProviderErrorBoundary>
      );
    }
    render(<Mended />);
    screen.getByRole('button').focus();
    fireEvent.click(screen.getByRole('button'));
    await waitFor(() => expect(screen.getByText('All is well')).toBeVisible());
    expect(document.activeElement).toHaveTextContent('It works again.');
  });

  it('A9 a focus that what is in it loses by itself is no affair of the boundary', () => {
    const ui = (open: boolean) => (
      <ProviderErrorBoundary>
        <p>All is well</p>
        {open && <input aria-label="inside" />}
      </ProviderErrorBoundary>
    );
    const { rerender, container } = render(ui(true));
    screen.getByLabelText('inside').focus();
    rerender(ui(false));
    expect(container).toHaveTextContent(/^All is well$/);
  });

  it('a reset key more is another list of keys', () => {
    const count = counter();
    const ui = (resetKeys: unknown[]) => (
      <ProviderErrorBoundary resetKeys={resetKeys}>
        <Thrower what={busy()} times={2} count={count.next} />
      </ProviderErrorBoundary>
    );
    const { rerender } = render(ui(['a']));
    rerender(ui(['a']));
    expect(screen.getByRole('alert')).toBeVisible();
    count.value = 2;
    rerender(ui(['a', undefined]));
    expect(screen.getByText('All is well')).toBeVisible();
  });

  it('an answer that is there is not lost with the page, though it could not be read anew meanwhile', async () => {
    const client = new QueryClient();
    client.setQueryData(['kept'], 'Blue.');
    const { unmount } = render(
      <QueryClientProvider client={client}>
        <ProviderErrorBoundary>
          <Thrower what={busy()} count={counter().next} />
        </ProviderErrorBoundary>
      </QueryClientProvider>,
    );
    await client.fetchQuery({ queryKey: ['kept'], queryFn: () => Promise.reject(busy()), retry: false }).catch(() => undefined);
    expect(client.getQueryState(['kept'])?.status).toBe('error');
    unmount();
    expect(client.getQueryData(['kept'])).toBe('Blue.');
  });

  it('A9 what holds the focus says that it is tried again, and then that it works', async () => {
    let calls = 0;
    let open = (): void => undefined;
    const gate = new Promise<string>((resolve) => (open = () => resolve('Loaded')));
    const queryFn = () => ((calls += 1) === 1 ? Promise.reject(busy()) : gate);
    const Child = () => <p>{useProviderQuery({ queryKey: ['z'], queryFn, retry: false }).data ?? 'Loading'}</p>;
    render(
      <QueryClientProvider client={new QueryClient()}>
        <ProviderErrorBoundary>
          <Child />
        </ProviderErrorBoundary>
      </QueryClientProvider>,
    );
    const button = await screen.findByRole('button');
    button.focus();
    fireEvent.click(button);
    expect(await screen.findByText('Loading')).toBeVisible();
    expect(document.activeElement).toHaveTextContent('Trying again…');
    await act(async () => open());
    expect(await screen.findByText('Loaded')).toBeVisible();
    expect(document.activeElement).toHaveTextContent('It works again.');
    // Nobody who comes by later finds it there.
    act(() => (document.activeElement as HTMLElement).blur());
    expect(screen.queryByText('It works again.')).toBeNull();
  });

  it('tells hooks below that they may throw to it, and its fallback that they may not', () => {
    const Probe = () => <i>{useContext(BoundaryContext) ? 'inside' : 'outside'}</i>;
    const { container } = render(
      <>
        <Probe />
        <ProviderErrorBoundary>
          <Probe />
        </ProviderErrorBoundary>
        <ProviderErrorBoundary fallback={<Probe />}>
          <Thrower what="x" count={counter().next} />
        </ProviderErrorBoundary>
      </>,
    );
    expect(Array.from(container.querySelectorAll('i'), (element) => element.textContent)).toEqual(['outside', 'inside', 'outside']);
  });
});
