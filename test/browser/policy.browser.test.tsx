import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Profiler, StrictMode, useEffect } from 'react';
import { ErrorMessage, RetryButton, TryAgainProvider, useChat, useCountdown, useProviderMutation, useProviderQuery } from 'tryagain';
import { ProviderError } from 'tryagain/errors';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { askAt } from './support/ask-at.ts';
import { choose, watchRequests } from './support/watch-requests.ts';

/** Over real HTTP: this page → the dev server's handler → the simulator's own server. */
let asked: string[] = [];
beforeEach(() => {
  asked = watchRequests();
});
afterEach(async () => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await choose('none');
});

const route = 'POST /chat/completions';
/** A question with a button, what was said, and what went wrong. */
function Ask() {
  const { mutateAsync, error, isSuccess, data } = useProviderMutation({ provider: 'kimi', mutationFn: () => askAt('kimi', route) });
  return (
    <>
      <RetryButton error={error} onRetry={() => mutateAsync()}>
        Ask
      </RetryButton>
      {isSuccess && <output>{data.status}</output>}
    </>
  );
}

describe('one request', () => {
  it('R1 for twenty clicks in 100 ms', async () => {
    render(
      <TryAgainProvider>
        <Ask />
      </TryAgainProvider>,
    );
    const button = screen.getByRole('button', { name: 'Ask' });
    for (let click = 0; click < 20; click += 1) {
      button.click();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await screen.findByText('200');
    expect(asked).toEqual(['POST kimi/chat/completions']);
  });

  it('R1 for Enter, Space and a double click in one go', async () => {
    render(
      <TryAgainProvider>
        <Ask />
      </TryAgainProvider>,
    );
    const button = screen.getByRole('button', { name: 'Ask' });
    button.focus();
    await Promise.all([userEvent.keyboard('{Enter} '), userEvent.dblClick(button)]);
    await screen.findByText('200');
    expect(asked).toEqual(['POST kimi/chat/completions']);
  });

  it('R3 in StrictMode, of a query, and of a chat that asks in an effect', async () => {
    function Page() {
      const query = useProviderQuery({ provider: 'kimi', queryKey: ['q'], queryFn: () => askAt('kimi', route) });
      const { messages, sendMessage, status } = useChat({ provider: 'minimax', model: 'MiniMax-M3' });
      useEffect(() => void sendMessage({ text: 'Why is the sky blue?' }), [sendMessage]);
      return (
        <p>
          {query.status} {status} {messages.length}
        </p>
      );
    }
    render(
      <StrictMode>
        <TryAgainProvider>
          <Page />
        </TryAgainProvider>
      </StrictMode>,
    );
    await screen.findByText('success ready 2', undefined, { timeout: 8_000 });
    expect(asked.toSorted()).toEqual(['POST kimi/chat/completions', 'POST minimax/chat/completions']);
  });
});

describe('R8 the line', () => {
  it('that comes and goes ten times is one request on return, and buttons say offline until then', async () => {
    const states: string[] = [];
    function Page() {
      const query = useProviderQuery({ provider: 'kimi', queryKey: ['q'], queryFn: () => askAt('kimi', route) });
      return <p>{query.status}</p>;
    }
    const client = new QueryClient();
    render(
      <QueryClientProvider client={client}>
        <TryAgainProvider>
          <Page />
          <RetryButton onRetry={() => undefined} />
        </TryAgainProvider>
      </QueryClientProvider>,
    );
    await screen.findByText('success');
    const button = screen.getByRole('button', { name: 'Try again' });
    const watch = new MutationObserver(() => states.push(button.dataset['state'] ?? ''));
    watch.observe(button, { attributes: true, attributeFilter: ['data-state'] });
    asked.length = 0;
    await commands.flapLine(10, 60, 60);
    await waitFor(() => expect(asked).toHaveLength(1), { timeout: 5_000 });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(asked).toHaveLength(1);
    expect(new Set(states)).toEqual(new Set(['offline', 'ready']));
    expect(button.dataset['state']).toBe('ready');
  });

  it('that is gone when a question is sent is said as offline; one press sends it when it is back', async () => {
    function Page() {
      const { messages, sendMessage, regenerate, error } = useChat({ provider: 'kimi', model: 'kimi-k2.6' });
      return (
        <>
          <button onClick={() => void sendMessage({ text: 'Why is the sky blue?' })}>Send</button>
          <ErrorMessage error={error} onRetry={() => regenerate()} />
          <p>{messages.length}</p>
        </>
      );
    }
    render(
      <TryAgainProvider>
        <Page />
      </TryAgainProvider>,
    );
    const off = new Promise((resolve) => window.addEventListener('offline', resolve, { once: true }));
    const flapping = commands.flapLine(1, 1_500, 0);
    await off;
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    const button = await screen.findByRole('button', { name: 'Try again' });
    expect(document.querySelector('.tryagain-title')?.textContent).toBe("You're offline.");
    expect(button).toHaveAttribute('aria-disabled', 'true');
    button.click();
    await flapping;
    await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
    expect(document.querySelector('.tryagain-title')?.textContent).toBe('You can try again now.');
    expect(asked).toEqual([]);
    button.click();
    await waitFor(() => expect(document.querySelector('p:last-of-type')?.textContent).toBe('2'), { timeout: 8_000 });
    expect(asked).toEqual(['POST kimi/chat/completions']);
  });

  it('R9 that nobody answers on is a failure of the network at once, though the browser believes it is online', async () => {
    function Page() {
      const { error } = useProviderQuery({ queryKey: ['q'], queryFn: () => fetch('http://127.0.0.1:2/'), retry: false });
      return <p>{error && `${error.kind} ${error.code}`}</p>;
    }
    render(
      <TryAgainProvider>
        <Page />
      </TryAgainProvider>,
    );
    await screen.findByText('network null');
    expect(navigator.onLine).toBe(true);
  });
});

describe('A3 a button that begins by itself', () => {
  it('asks once when the wait is over, in front of somebody, and not after Stop', async () => {
    const error = () =>
      new ProviderError({ kind: 'overloaded', provider: 'kimi', wait: { until: Date.now() + 1_200, source: 'header', exact: true } });
    const onRetry = vi.fn();
    const stopped = vi.fn();
    const made = [error(), error()];
    render(
      <>
        <RetryButton auto="at-zero" error={made[0]} onRetry={onRetry} />
        <section>
          <RetryButton auto="at-zero" error={made[1]} onRetry={stopped} />
        </section>
      </>,
    );
    const stop = document.querySelector<HTMLButtonElement>('section .tryagain-stop');
    stop?.focus();
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(document.querySelector('section .tryagain-button'));
    expect(onRetry).not.toHaveBeenCalled();
    await waitFor(() => expect(onRetry).toHaveBeenCalledTimes(1), { timeout: 5_000 });
    expect(Date.now()).toBeGreaterThanOrEqual(made[0]?.retryAt ?? Infinity);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect([onRetry.mock.calls.length, stopped.mock.calls.length]).toEqual([1, 0]);
  });
});

describe('L8 countdowns', () => {
  function Label({ until }: { until: number }) {
    return <li>{useCountdown(until).seconds}</li>;
  }
  /** Waits that all end at another moment of the second. */
  function mount(count: number, from: number) {
    let commits = 0;
    render(
      <Profiler id="labels" onRender={() => (commits += 1)}>
        {Array.from({ length: count }, (_, index) => (
          <Label key={index} until={Date.now() + from + index * 37} />
        ))}
      </Profiler>,
    );
    return { since: () => [commits, (commits = 0)][0] };
  }
  const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  beforeEach(() => void vi.useFakeTimers());

  it('500 on a page are one timer and one commit a second, and none in a hidden tab', async () => {
    const labels = mount(500, 60_000);
    expect(vi.getTimerCount()).toBe(1);
    labels.since();
    await later(10_000);
    expect(labels.since()).toBe(10);
    const hiding = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    labels.since();
    await later(10_000);
    expect([labels.since(), vi.getTimerCount()]).toEqual([0, 0]);
    hiding.mockRestore();
    document.dispatchEvent(new Event('visibilitychange'));
    await later(0);
    expect(labels.since()).toBe(1);
  });

  it('above an hour they are one commit a minute', async () => {
    const labels = mount(500, 3 * 3_600_000);
    labels.since();
    await later(600_000);
    expect(labels.since()).toBeLessThanOrEqual(11);
  });

  it('200 take next to nothing of the page: with real timers, one task a second', async () => {
    vi.useRealTimers();
    const labels = mount(200, 60_000);
    const ticks = vi.spyOn(globalThis, 'setTimeout');
    labels.since();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const own = ticks.mock.calls.filter(([, ms]) => ms !== undefined && ms > 500 && ms !== 3_000).length;
    expect(own).toBeLessThanOrEqual(4);
    expect(labels.since()).toBeLessThanOrEqual(4);
  });
});
