import { QueryClient, QueryClientProvider, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createRoot } from 'react-dom/client';
import { Suspense, useContext, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProviderErrorBoundary } from '../../src/components/provider-error-boundary.js';
import type { FallbackProps } from '../../src/components/provider-error-boundary.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { BoundaryContext } from '../../src/hooks/boundary-context.js';
import { useProviderQuery } from '../../src/hooks/use-provider-query.js';

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
    expect(screen.getByRole('button')).toBeVisible();
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
  });

  it('tells hooks below that they may throw to it, and its fallback that they may not', () => {
    const seen: boolean[] = [];
    function Probe() {
      const inside = useContext(BoundaryContext);
      useEffect(() => void seen.push(inside), [inside]);
      return null;
    }
    render(
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
    expect(seen).toEqual([false, true, false]);
  });
});
