import { act, fireEvent, render, screen } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ErrorMessage } from '../../src/components/error-message.js';
import { RetryButton } from '../../src/components/retry-button.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import type { ProviderErrorFacts } from '../../src/errors/provider-error-facts.js';
import { TryAgainProvider } from '../../src/index.js';
import { zh } from '../../src/messages/zh.js';

const seconds = (count: number) => count * 1000;
const waiting = (ms: number, more: Partial<ProviderErrorFacts> = {}, exact = true) =>
  new ProviderError({
    kind: 'rate-limited',
    provider: 'kimi',
    wait: { until: Date.now() + ms, source: 'header', exact },
    ...more,
  });
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const button = () => screen.getByRole('button', { name: 'Try again' });
const stop = () => screen.getByRole('button', { name: 'Stop' });

let chance = 0;
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') });
  chance = 0.5;
  vi.spyOn(Math, 'random').mockImplementation(() => chance);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const show = (visibilityState: 'visible' | 'hidden') =>
  act(() => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibilityState);
    document.dispatchEvent(new Event('visibilitychange'));
  });
const line = (online: boolean) =>
  act(() => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online);
    window.dispatchEvent(new Event(online ? 'online' : 'offline'));
  });

describe('A3 auto-retry at zero', () => {
  it('is off by itself', async () => {
    const onRetry = vi.fn();
    render(<RetryButton error={waiting(seconds(5))} onRetry={onRetry} />);
    await pass(seconds(60));
    expect(onRetry).not.toHaveBeenCalled();
    expect(button()).not.toHaveAttribute('data-auto');
    expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
  });

  it('says so while it waits, never begins before the wait is over, and begins once', async () => {
    const onRetry = vi.fn();
    render(
      <StrictMode>
        <RetryButton auto="at-zero" error={waiting(seconds(12))} onRetry={onRetry} />
      </StrictMode>,
    );
    expect(button()).toHaveTextContent('Trying again in 0:12');
    expect(button()).toHaveAttribute('data-auto', 'at-zero');
    await pass(seconds(12));
    expect(onRetry).not.toHaveBeenCalled();
    expect(button()).toHaveTextContent('Trying again soon');
    expect(button()).not.toHaveAttribute('aria-disabled');
    await pass(499);
    expect(onRetry).not.toHaveBeenCalled();
    await pass(1);
    expect(onRetry).toHaveBeenCalledTimes(1);
    await pass(seconds(60));
    expect(onRetry).toHaveBeenCalledTimes(1);
    expect(button()).toHaveAttribute('data-auto', 'spent');
    expect(button()).toHaveAttribute('data-state', 'ready');
  });

  it.each([
    [30, 1],
    [40, 4],
    [120, 10],
  ])('after %i seconds begins within %i seconds, never before', async (wait, spread) => {
    chance = 0.999;
    const onRetry = vi.fn();
    render(<RetryButton auto="at-zero" error={waiting(seconds(wait))} onRetry={onRetry} />);
    await pass(seconds(wait) + seconds(spread) - 50);
    expect(onRetry).not.toHaveBeenCalled();
    await pass(50);
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('takes a press meanwhile for the same one', async () => {
    const onRetry = vi.fn(() => new Promise<void>(() => undefined));
    render(<RetryButton auto="at-zero" error={waiting(seconds(5))} onRetry={onRetry} />);
    await pass(seconds(5));
    fireEvent.click(button());
    await pass(seconds(5));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('says about where the moment is estimated', () => {
    render(<RetryButton auto="at-zero" error={waiting(seconds(17), {}, false)} onRetry={vi.fn()} />);
    expect(button()).toHaveTextContent('Trying again in about 20 seconds');
  });

  it('speaks Chinese', () => {
    render(
      <TryAgainProvider messages={zh}>
        <RetryButton auto="at-zero" error={waiting(seconds(12))} onRetry={vi.fn()} />
      </TryAgainProvider>,
    );
    expect(screen.getByText('0:12 后自动重试')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '停止' })).toBeInTheDocument();
  });

  it('W5 never begins by itself after a wait of more than 120 seconds', async () => {
    const onRetry = vi.fn();
    render(<RetryButton auto="at-zero" error={waiting(seconds(121))} onRetry={onRetry} />);
    expect(button()).toHaveTextContent('Try again in 2:01');
    expect(button()).not.toHaveAttribute('data-auto');
    await pass(seconds(200));
    expect(onRetry).not.toHaveBeenCalled();
  });

  it.each([
    ['what can never work', { kind: 'insufficient-balance' }],
    ['what only somebody can change', { kind: 'invalid-request' }],
    ['an answer whose words came', { kind: 'network', code: 'stream-ended-early', detail: 'stream-cut' }],
  ] as const)('R7 never begins by itself for %s', async (_, fields) => {
    const onRetry = vi.fn();
    render(<RetryButton auto="at-zero" error={waiting(seconds(5), fields)} onRetry={onRetry} />);
    await pass(seconds(60));
    expect(onRetry).not.toHaveBeenCalled();
  });

  it.each([
    ['no wait', () => new ProviderError({ kind: 'overloaded' })],
    ['a wait that was over before anybody saw it', () => waiting(-1)],
  ])('never begins by itself with %s: nobody could have stopped it', async (_, make) => {
    const onRetry = vi.fn();
    render(<RetryButton auto="at-zero" error={make()} onRetry={onRetry} />);
    await pass(seconds(60));
    expect(onRetry).not.toHaveBeenCalled();
  });

  it('waits for somebody to see the page', async () => {
    const onRetry = vi.fn();
    render(<RetryButton auto="at-zero" error={waiting(seconds(5))} onRetry={onRetry} />);
    show('hidden');
    await pass(seconds(600));
    expect(onRetry).not.toHaveBeenCalled();
    show('visible');
    await pass(1000);
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('R8 waits for the line', async () => {
    const onRetry = vi.fn();
    render(<RetryButton auto="at-zero" error={waiting(seconds(5))} onRetry={onRetry} />);
    line(false);
    await pass(seconds(60));
    expect(onRetry).not.toHaveBeenCalled();
    expect(button()).toHaveTextContent("You're offline");
    for (let flap = 0; flap < 10; flap += 1) {
      line(true);
      await pass(100);
      line(false);
    }
    line(true);
    await pass(1000);
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('one of two messages about a failure begins, not both', async () => {
    const error = waiting(seconds(5));
    const onRetry = vi.fn();
    render(
      <>
        <RetryButton auto="at-zero" error={error} onRetry={onRetry} />
        <RetryButton auto="at-zero" error={error} onRetry={onRetry} />
      </>,
    );
    await pass(seconds(60));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });
});

describe('A3 Stop', () => {
  it('is reached by the keyboard, leaves an ordinary countdown, and hands its focus on', async () => {
    const onRetry = vi.fn();
    render(<RetryButton auto="at-zero" error={waiting(seconds(12))} onRetry={onRetry} />);
    stop().focus();
    expect(stop()).toHaveFocus();
    expect(stop().tabIndex).toBe(0);
    fireEvent.click(stop());
    expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
    expect(button()).toHaveFocus();
    expect(button()).toHaveTextContent('Try again in 0:12');
    expect(button()).toHaveAttribute('data-auto', 'stopped');
    expect(screen.getByRole('status')).toHaveTextContent('Stopped. You can try again in 12 seconds.');
    await pass(seconds(60));
    expect(onRetry).not.toHaveBeenCalled();
    fireEvent.click(button());
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('stops it after zero, too', async () => {
    const onRetry = vi.fn();
    render(<RetryButton auto="at-zero" error={waiting(seconds(12))} onRetry={onRetry} />);
    await pass(seconds(12));
    fireEvent.click(stop());
    await pass(seconds(60));
    expect(onRetry).not.toHaveBeenCalled();
  });

  it('A2 hands its focus on when the retry begins', async () => {
    render(<RetryButton auto="at-zero" error={waiting(seconds(5))} onRetry={() => new Promise(() => undefined)} />);
    stop().focus();
    await pass(seconds(10));
    expect(screen.getByRole('button')).toHaveFocus();
    expect(screen.getByRole('button')).toHaveAttribute('data-state', 'retrying');
  });
});

describe('A1 of an auto-retry', () => {
  /** Every text the status said, in order. */
  const listen = (role: string) => {
    const said: string[] = [];
    const hear = () => {
      const text = screen
        .getAllByRole(role)
        .map(({ textContent }) => textContent)
        .join(' ');
      if (text !== '' && text !== said.at(-1)) said.push(text);
    };
    return { said, hear };
  };

  it.each([
    [30, 3],
    [120, 5],
  ])('%i seconds are announced at most %i times', async (wait, most) => {
    render(<RetryButton auto="at-zero" error={waiting(seconds(wait))} onRetry={() => new Promise(() => undefined)} />);
    const { said, hear } = listen('status');
    for (let second = 0; second < wait + 15; second += 1) {
      hear();
      await pass(1000);
    }
    expect(said.length).toBeLessThanOrEqual(most);
    expect(said[0]).toMatch(/^Trying again in /);
    expect(said.at(-1)).toBe('Trying again…');
  });

  it('in a message says it once, with the alert', () => {
    render(<ErrorMessage auto="at-zero" error={waiting(seconds(30))} onRetry={vi.fn()} />);
    expect(screen.getByRole('alert')).toHaveTextContent('Trying again in 30 seconds');
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });
});

describe('A3 a row of auto-retries', () => {
  /** An action that fails as often as the test says: its error goes while it runs, as a mutation's does. */
  function Action({
    failures,
    wrap,
  }: {
    failures: (() => ProviderError)[];
    wrap: (error: ProviderError | null, run: () => unknown) => ReactNode;
  }) {
    const [error, setError] = useState<ProviderError | null>(() => failures[0]?.() ?? null);
    const run = async () => {
      setError(null);
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      failures.shift();
      const next = failures[0]?.() ?? null;
      setError(next);
      if (next) throw next;
    };
    return <>{wrap(error, run)}</>;
  }
  const wrap = (onRetry: () => void) => (error: ProviderError | null, run: () => unknown) => (
    <ErrorMessage
      auto="at-zero"
      error={error}
      onRetry={() => {
        onRetry();
        return run();
      }}
    />
  );
  const five = () => waiting(seconds(5));

  it('is three at most; a press begins a new one', async () => {
    const onRetry = vi.fn();
    render(<Action failures={Array.from({ length: 20 }, () => five)} wrap={wrap(onRetry)} />);
    await pass(seconds(120));
    expect(onRetry).toHaveBeenCalledTimes(3);
    expect(button()).toHaveAttribute('data-auto', 'spent');
    fireEvent.click(button());
    await pass(seconds(120));
    expect(onRetry).toHaveBeenCalledTimes(3 + 1 + 3);
  });

  it('is over once it has worked', async () => {
    const onRetry = vi.fn();
    const failures = [five, five];
    function Page() {
      const [later, setLater] = useState<ProviderError | null>(null);
      return (
        <>
          <button onClick={() => setLater(five())}>Later</button>
          <Action failures={failures} wrap={(error, run) => wrap(onRetry)(error ?? later, run)} />
        </>
      );
    }
    render(<Page />);
    await pass(seconds(60));
    expect(onRetry).toHaveBeenCalledTimes(2);
    failures.push(...Array.from({ length: 20 }, () => five));
    fireEvent.click(screen.getByText('Later'));
    await pass(seconds(120));
    expect(onRetry).toHaveBeenCalledTimes(2 + 3);
  });

  it('stays stopped until it has worked', async () => {
    const onRetry = vi.fn();
    render(<Action failures={Array.from({ length: 20 }, () => five)} wrap={wrap(onRetry)} />);
    fireEvent.click(stop());
    await pass(seconds(10));
    fireEvent.click(button());
    await pass(seconds(60));
    expect(onRetry).toHaveBeenCalledTimes(1);
    expect(button()).toHaveAttribute('data-auto', 'stopped');
  });

  it('W17 ends with the provider’s budget, though the button goes and comes with each failure', async () => {
    const onRetry = vi.fn();
    const failures = Array.from({ length: 60 }, () => five);
    render(
      <TryAgainProvider>
        <Action
          failures={failures}
          wrap={(error, run) =>
            error && (
              <RetryButton
                auto="at-zero"
                error={error}
                onRetry={() => {
                  onRetry();
                  return run();
                }}
              />
            )
          }
        />
      </TryAgainProvider>,
    );
    // Second by second: React renders at the end of each.
    for (let second = 0; second < 150; second += 1) await pass(1000);
    expect(onRetry).toHaveBeenCalledTimes(10);
    expect(button()).toHaveAttribute('data-auto', 'spent');
  });
});

describe('R8 offline', () => {
  afterEach(() => line(true));

  it('a button says so, does nothing, and is ready again with the line, in one announcement', async () => {
    const onRetry = vi.fn();
    line(false);
    render(<RetryButton error={new ProviderError({ kind: 'network', code: 'offline', detail: 'offline' })} onRetry={onRetry} />);
    const before = button();
    before.focus();
    expect(before).toHaveTextContent("You're offline");
    expect(before).toHaveAttribute('aria-disabled', 'true');
    expect(before).toHaveAttribute('data-state', 'offline');
    fireEvent.click(before);
    expect(onRetry).not.toHaveBeenCalled();
    expect(screen.getByRole('status')).toHaveTextContent("You're offline. It works again once you're connected to the internet.");
    line(true);
    expect(button()).toBe(before);
    expect(before).toHaveFocus();
    expect(before).toHaveAttribute('data-state', 'ready');
    expect(screen.getByRole('status')).toHaveTextContent('You can try again now.');
    fireEvent.click(before);
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('no press is lost: the line counts, not what was rendered of it', () => {
    const onRetry = vi.fn();
    line(false);
    render(<RetryButton onRetry={onRetry} />);
    // Back, and not yet told.
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
    fireEvent.click(button());
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('a wait goes on, and that it is over is said once the line is back', async () => {
    render(<RetryButton error={waiting(seconds(12))} onRetry={vi.fn()} />);
    line(false);
    expect(button()).toHaveTextContent('Try again in 0:12');
    await pass(seconds(20));
    expect(button()).toHaveAttribute('data-state', 'offline');
    expect(screen.getByRole('status')).not.toHaveTextContent('now');
    line(true);
    expect(screen.getByRole('status')).toHaveTextContent('You can try again now.');
  });
});
