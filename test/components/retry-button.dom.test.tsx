import { act, fireEvent, render, screen } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ErrorMessage } from '../../src/components/error-message.js';
import { RetryButton } from '../../src/components/retry-button.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { writeMoment } from '../../src/messages/write-time.js';
import { en } from '../../src/messages.js';

const seconds = (count: number) => count * 1000;
const waiting = (ms: number, exact = true) =>
  new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait: { until: Date.now() + ms, source: 'header', exact } });
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const button = () => screen.getByRole('button');

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') }));
afterEach(() => void vi.useRealTimers());

/** Every text the status said, in order: what a screen reader would read. */
function listen(): string[] {
  const said: string[] = [];
  const status = screen.getByRole('status');
  let last = '';
  const hear = () => {
    const now = status.textContent;
    if (now !== last && now) said.push(now);
    last = now;
  };
  hear();
  const text = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent');
  Object.defineProperty(status, 'textContent', {
    get: () => String(text?.get?.call(status)),
    set(value: string) {
      text?.set?.call(status, value);
      hear();
    },
  });
  return said;
}

describe('RetryButton', () => {
  it.each([
    [30, 3],
    [300, 5],
  ])('A1 M16 a wait of %i seconds is announced at most %i times, and last that it is over', (wait, most) => {
    render(<RetryButton error={waiting(seconds(wait))} onRetry={vi.fn()} />);
    const said = listen();
    for (let second = 0; second < wait + 5; second += 1) pass(1000);
    expect(said.length).toBeLessThanOrEqual(most);
    expect(said[0]).toMatch(/^You can try again in /);
    expect(said).toContain('You can try again in 10 seconds.');
    expect(said.at(-1)).toBe('You can try again now.');
  });

  it('A1 the visible counter changes each second, the timer is silent', () => {
    render(<RetryButton error={waiting(seconds(12))} onRetry={vi.fn()} />);
    expect(button()).toHaveTextContent('Try again in 0:12');
    expect(screen.getByRole('timer')).toHaveAttribute('aria-live', 'off');
    expect(screen.getByRole('timer')).toHaveTextContent('12 seconds');
    pass(3000);
    expect(button()).toHaveTextContent('Try again in 0:09');
  });

  it('A2 the accessible name has no ticking number', () => {
    render(<RetryButton error={waiting(seconds(12))} onRetry={vi.fn()} />);
    expect(button()).toHaveAccessibleName('Try again');
    pass(seconds(12));
    expect(button()).toHaveAccessibleName('Try again');
  });

  it('A2 M13 a waiting button keeps its focus, and becomes ready with it', () => {
    render(<RetryButton error={waiting(seconds(12))} onRetry={vi.fn()} />);
    const before = button();
    before.focus();
    expect(before).not.toHaveAttribute('disabled');
    expect(before).toHaveAttribute('aria-disabled', 'true');
    pass(seconds(12));
    expect(button()).toBe(before);
    expect(before).toHaveFocus();
    expect(before).not.toHaveAttribute('aria-disabled');
    expect(before).toHaveAttribute('data-state', 'ready');
  });

  it('A2 pressed too early it does nothing and says how long it still takes', () => {
    const onRetry = vi.fn();
    render(<RetryButton error={waiting(seconds(12))} onRetry={onRetry} />);
    pass(2000);
    fireEvent.click(button());
    expect(onRetry).not.toHaveBeenCalled();
    expect(screen.getByRole('status')).toHaveTextContent('Not yet. You can try again in 10 seconds.');
  });

  it('R1 twenty clicks in 100 ms are one request while it runs, in StrictMode too', async () => {
    let settle = (): void => undefined;
    const onRetry = vi.fn(() => new Promise<void>((resolve) => (settle = resolve)));
    render(
      <StrictMode>
        <RetryButton onRetry={onRetry} />
      </StrictMode>,
    );
    for (let click = 0; click < 20; click += 1) {
      fireEvent.click(button());
      pass(5);
    }
    expect(onRetry).toHaveBeenCalledTimes(1);
    expect(button()).toHaveAttribute('data-state', 'retrying');
    expect(button()).toHaveAttribute('aria-disabled', 'true');
    await act(async () => settle());
    pass(0);
    expect(button()).toHaveAttribute('data-state', 'done');
    expect(button()).not.toHaveAttribute('aria-disabled');
    fireEvent.click(button());
    expect(onRetry).toHaveBeenCalledTimes(1);
    pass(300);
    fireEvent.click(button());
    expect(onRetry).toHaveBeenCalledTimes(2);
  });

  it('R1 clicks in one batch, before React renders, are one request', () => {
    const onRetry = vi.fn(() => new Promise<void>(() => undefined));
    render(<RetryButton onRetry={onRetry} />);
    const element = button();
    act(() => {
      for (let click = 0; click < 20; click += 1) element.click();
    });
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('R1 an action without a promise is not called twice by a double click', () => {
    const onRetry = vi.fn();
    render(<RetryButton onRetry={onRetry} />);
    fireEvent.click(button());
    pass(100);
    fireEvent.click(button());
    expect(onRetry).toHaveBeenCalledTimes(1);
    pass(500);
    fireEvent.click(button());
    expect(onRetry).toHaveBeenCalledTimes(2);
  });

  it('a promise that is not kept lets the button go, and is no unhandled rejection', async () => {
    const onRetry = vi.fn(() => Promise.reject(new Error('again')));
    render(<RetryButton onRetry={onRetry} />);
    await act(async () => fireEvent.click(button()));
    pass(0);
    expect(button()).toHaveAttribute('data-state', 'ready');
  });

  it('says done for two seconds after a promise that was kept, once, and keeps name and focus', async () => {
    render(<RetryButton onRetry={() => Promise.resolve('an answer')} />);
    const said = listen();
    button().focus();
    await act(async () => fireEvent.click(button()));
    pass(0);
    expect(button()).toHaveAttribute('data-state', 'done');
    expect(button()).toHaveTextContent(/Done$/);
    expect(button()).toHaveAccessibleName('Try again');
    expect(button()).toHaveFocus();
    pass(1900);
    expect(button()).toHaveAttribute('data-state', 'done');
    pass(200);
    expect(button()).toHaveAttribute('data-state', 'ready');
    expect(button()).toHaveFocus();
    expect(said).toEqual(['Done']);
  });

  it.each([
    ['a promise that is broken', () => Promise.reject(new Error('again'))],
    ['a query’s result with an error in it', () => Promise.resolve({ data: undefined, error: new Error('again') })],
    ['an action without a promise', () => 'who knows'],
  ])('never says done after %s', async (_, onRetry) => {
    render(<RetryButton onRetry={onRetry} />);
    const states = new Set<string | undefined>();
    await act(async () => fireEvent.click(button()));
    for (let step = 0; step < 30; step += 1) {
      pass(step === 0 ? 0 : 100);
      states.add(button().dataset['state']);
    }
    expect(states).not.toContain('done');
    expect(button()).toHaveAttribute('data-state', 'ready');
  });

  it('never says done where it failed anew, though the promise was kept', async () => {
    const states = new Set<string | undefined>();
    function App() {
      const [error, setError] = useState<unknown>(new ProviderError({ kind: 'overloaded' }));
      const ask = async () => {
        setError(null);
        setTimeout(() => setError(new ProviderError({ kind: 'overloaded' })), 0);
      };
      return <RetryButton error={error} onRetry={ask} />;
    }
    render(<App />);
    await act(async () => fireEvent.click(button()));
    for (let step = 0; step < 30; step += 1) {
      pass(step === 0 ? 0 : 100);
      states.add(button().dataset['state']);
    }
    expect(states).toEqual(new Set(['ready']));
  });

  it.each([
    ['stays', 'ready'],
    ['goes', 'done'],
  ] as const)('a kept promise whose error %s leaves it %s: the app still shows what went wrong, or does not', async (end, state) => {
    const error = new ProviderError({ kind: 'overloaded' });
    const action = () => Promise.resolve();
    const { rerender } = render(<RetryButton error={error} onRetry={action} />);
    const said = listen();
    await act(async () => fireEvent.click(button()));
    rerender(<RetryButton error={end === 'goes' ? null : error} onRetry={action} />);
    pass(0);
    expect(button()).toHaveAttribute('data-state', state);
    expect(said).toEqual(end === 'goes' ? ['Done'] : []);
  });

  it('a press while it says done is a press', async () => {
    const onRetry = vi.fn(() => Promise.resolve());
    render(<RetryButton onRetry={onRetry} />);
    await act(async () => fireEvent.click(button()));
    pass(500);
    expect(button()).toHaveAttribute('data-state', 'done');
    await act(async () => fireEvent.click(button()));
    expect(onRetry).toHaveBeenCalledTimes(2);
  });

  it('a ring empties with the wait, and is empty when it is over', () => {
    render(<RetryButton error={waiting(seconds(10))} onRetry={vi.fn()} />);
    const over = () => Number(button().style.getPropertyValue('--tryagain-progress'));
    const ring = () => button().querySelector('[data-mark=ring] circle + circle');
    expect(ring()).toHaveAttribute('stroke-dashoffset', 'calc(var(--tryagain-progress, 0) * -100px)');
    expect(over()).toBeCloseTo(0.1);
    pass(seconds(5));
    expect(over()).toBeCloseTo(0.6);
    pass(seconds(4));
    expect(over()).toBe(1);
    pass(seconds(1));
    expect(ring()).toBeNull();
  });

  it('has one mark in every state, and no ring where nobody said how long', async () => {
    let settle = (): void => undefined;
    const error = waiting(seconds(3));
    const action = () => new Promise<void>((resolve) => (settle = resolve));
    const { rerender } = render(<RetryButton error={error} onRetry={action} />);
    const marks = () => [...button().querySelectorAll<HTMLElement>('[data-mark], .tryagain-spinner')].map(({ dataset }) => dataset['mark']);
    expect(marks()).toEqual(['ring']);
    pass(seconds(3));
    expect(marks()).toEqual(['again']);
    fireEvent.click(button());
    expect(marks()).toEqual([undefined]);
    await act(async () => settle());
    rerender(<RetryButton onRetry={action} />);
    pass(0);
    expect(marks()).toEqual(['done']);
  });

  it('does not submit a form around it, nor where a wrapper passes a type on that it was not given', () => {
    const onSubmit = vi.fn();
    render(
      <form onSubmit={onSubmit}>
        <RetryButton onRetry={vi.fn()} />
        <RetryButton type={undefined} onRetry={vi.fn()} />
      </form>,
    );
    for (const one of screen.getAllByRole('button')) fireEvent.click(one);
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('says about, in coarse steps, where the moment is not the provider’s own', () => {
    render(<RetryButton error={waiting(seconds(17), false)} onRetry={vi.fn()} />);
    expect(button()).toHaveTextContent('Try again in about 20 seconds');
    expect(button()).not.toHaveAttribute('data-exact');
    pass(3000);
    expect(button()).toHaveTextContent('Try again in about 15 seconds');
  });

  it('names a time of day for more than an hour, and no counter', () => {
    render(<RetryButton error={waiting(seconds(3 * 3600))} onRetry={vi.fn()} />);
    expect(button().textContent).toMatch(/Try again at \d{1,2}:\d\d/);
    expect(screen.queryByRole('timer')).toBeNull();
  });

  it('names it on the clock the reader sees, also after somebody has set that', () => {
    render(<RetryButton error={waiting(seconds(3 * 3600))} onRetry={vi.fn()} />);
    const label = () => button().querySelector('span[aria-hidden]')?.textContent;
    const before = label();
    vi.setSystemTime(Date.now() - seconds(2 * 3600));
    pass(seconds(60));
    expect(label()).not.toBe(before);
    expect(label()).toBe(`Try again ${writeMoment(Date.now() + seconds(3 * 3600 - 60), Date.now(), en)}`);
  });

  it('shows no number where nobody said how long', () => {
    render(<RetryButton error={new ProviderError({ kind: 'overloaded' })} onRetry={vi.fn()} />);
    expect(button().textContent.trim()).toBe('Try again');
  });

  it('offers to check where the owner has to change something first', () => {
    render(<RetryButton error={new ProviderError({ kind: 'insufficient-balance' })} onRetry={vi.fn()} />);
    expect(button()).toHaveAccessibleName('Check again');
  });

  it('W11 is ready at once after an hour of sleep, and says so once', () => {
    render(<RetryButton error={waiting(seconds(30))} onRetry={vi.fn()} />);
    const said = listen();
    act(() => {
      vi.setSystemTime(Date.now() + 3_600_000);
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(button()).toHaveAttribute('data-state', 'ready');
    expect(said.filter((text) => text === 'You can try again now.')).toHaveLength(1);
  });

  it('starts anew with a new failure', () => {
    const { rerender } = render(<RetryButton error={waiting(seconds(5))} onRetry={vi.fn()} />);
    pass(seconds(5));
    rerender(<RetryButton error={waiting(seconds(40))} onRetry={vi.fn()} />);
    expect(button()).toHaveTextContent('Try again in 0:40');
    expect(screen.getByRole('status')).toHaveTextContent('You can try again in 40 seconds.');
  });

  it('A1 a second success is said again, though in the same word', async () => {
    render(<RetryButton onRetry={() => Promise.resolve()} />);
    const said = listen();
    for (let time = 0; time < 2; time += 1) {
      await act(async () => fireEvent.click(button()));
      pass(0);
      pass(seconds(3));
    }
    expect(said).toEqual(['Done', 'Done']);
  });

  it('A1 the end of a second wait is said again, where the start of it was told by a message', async () => {
    function App() {
      const [error, setError] = useState<unknown>(() => waiting(seconds(12)));
      return <ErrorMessage error={error} onRetry={async () => setError(waiting(seconds(12)))} />;
    }
    render(<App />);
    const said = listen();
    pass(seconds(13));
    await act(async () => fireEvent.click(button()));
    pass(0);
    pass(seconds(13));
    expect(said).toEqual(['You can try again now.', 'You can try again now.']);
  });

  it('A1 a line that comes back twice is told twice', () => {
    let isOnline = true;
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => isOnline);
    const becomes = (state: 'online' | 'offline') => {
      isOnline = state === 'online';
      act(() => void window.dispatchEvent(new Event(state)));
    };
    render(<RetryButton onRetry={vi.fn()} />);
    const said = listen();
    for (const state of ['offline', 'online', 'offline', 'online'] as const) becomes(state);
    expect(said).toEqual(['You can try again now.', 'You can try again now.']);
    onLine.mockRestore();
  });

  it('asks the app’s own click first, which can prevent the retry, and passes keys on', () => {
    const [onRetry, onKeyDown] = [vi.fn(), vi.fn()];
    const { rerender } = render(<RetryButton onRetry={onRetry} onClick={(event) => event.preventDefault()} onKeyDown={onKeyDown} />);
    fireEvent.click(button());
    expect(onRetry).not.toHaveBeenCalled();
    const onClick = vi.fn(() => expect(onRetry).not.toHaveBeenCalled());
    rerender(<RetryButton onRetry={onRetry} onClick={onClick} />);
    fireEvent.click(button());
    expect([onClick, onRetry].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    rerender(<RetryButton onRetry={onRetry} onKeyDown={onKeyDown} />);
    fireEvent.keyDown(button(), { key: 'x' });
    expect(onKeyDown).toHaveBeenCalledTimes(1);
  });

  it('gives className, style, ref and the rest to the button', () => {
    const ref = { current: null as HTMLButtonElement | null };
    const { container } = render(<RetryButton ref={ref} className="mine" style={{ marginTop: 3 }} id="x" onRetry={vi.fn()} />);
    expect(ref.current).toBe(button());
    expect(button()).toHaveClass('tryagain-button', 'mine');
    expect(button()).toHaveStyle({ marginTop: '3px' });
    expect(button()).toHaveAttribute('id', 'x');
    expect(container.children).toHaveLength(1);
  });
});
