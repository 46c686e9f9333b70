import { act, fireEvent, render, renderHook, screen, waitFor, within } from '@testing-library/react';
import { Fragment, StrictMode, useEffect } from 'react';
import type { ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ErrorMessage } from '../../src/components/error-message.js';
import { ErrorToaster } from '../../src/components/error-toaster.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { kinds } from '../../src/errors/kinds.js';
import type { Kind } from '../../src/errors/kinds.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { useErrorToast } from '../../src/hooks/use-error-toast.js';

const make = (kind: Kind, code: string | null = null) => new ProviderError({ kind, provider: 'kimi', code });
const toasts = () => [...document.querySelectorAll<HTMLElement>('.tryagain-toast')];
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

type Show = ReturnType<typeof useErrorToast>;

/** Hands the function out, as an app's own code would have it. */
function renderToaster(ui = <ErrorToaster />): { show: (...args: Parameters<Show>) => void; fns: Set<Show> } {
  const fns = new Set<Show>();
  function App() {
    fns.add(useErrorToast());
    return ui;
  }
  render(<App />);
  return { fns, show: (...args) => act(() => void [...fns][0]?.(...args)) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('ErrorToaster', () => {
  it('shows a failure of any shape in the sentences of its kind', () => {
    const { show } = renderToaster();
    show({ base_resp: { status_code: 1008, status_msg: 'insufficient balance' } });
    expect(toasts()).toHaveLength(1);
    expect(toasts()[0]).toHaveAttribute('data-kind', 'insufficient-balance');
    expect(toasts()[0]).toHaveTextContent("This app can't answer right now.");
  });

  it('after a finger that scrolled, the first press counts', () => {
    // What jsdom lacks.
    for (const name of ['setPointerCapture', 'releasePointerCapture', 'hasPointerCapture'] as const)
      Object.assign(HTMLElement.prototype, { [name]: HTMLElement.prototype[name] ?? (() => false) });
    const { show } = renderToaster();
    show(make('server-error'));
    const [toast] = toasts();
    if (!toast) throw new Error('No toast.');
    const finger = { pointerId: 1, pointerType: 'touch', button: 0 };
    fireEvent.pointerDown(toast, { ...finger, clientX: 100, clientY: 20 });
    fireEvent.pointerMove(toast, { ...finger, clientX: 114, clientY: 40 });
    fireEvent.pointerCancel(toast, finger);
    fireEvent.click(within(toast).getByRole('button', { name: 'Close' }));
    pass(1_000);
    expect(toasts()).toEqual([]);
  });

  it.each([null, undefined, make('aborted'), new DOMException('gone', 'AbortError')])('%s shows nothing', (error) => {
    const { show } = renderToaster();
    show(error);
    expect(toasts()).toHaveLength(0);
  });

  it('what is read out has a space between its sentences', () => {
    const { show } = renderToaster();
    const wait = { until: Date.now() + 42_000, source: 'header', exact: true } as const;
    show(new ProviderError({ kind: 'overloaded', wait }), { onRetry: vi.fn() });
    pass(100);
    const said = screen.getAllByRole('status').find((status) => status.textContent.startsWith('Notification'));
    expect(said?.textContent).toContain('seconds. Press F8');
    expect(said?.textContent).not.toMatch(/\.\p{L}/u);
  });

  it('R17 a hundred of the same cause are one message with a count', () => {
    const { show } = renderToaster();
    for (let index = 0; index < 100; index += 1) show(make('overloaded'));
    expect(toasts()).toHaveLength(1);
    expect(toasts()[0]).toHaveTextContent('×100');
    expect(toasts()[0]).toHaveAttribute('data-count', '100');
    expect(within(toasts()[0] ?? document.body).getByText('100 times')).toBeInTheDocument();
  });

  it('R17 a hundred of all kinds are three at most: the newest, and one with a button before one without', () => {
    const { show } = renderToaster();
    show(make('rate-limited'), { onRetry: vi.fn() });
    const all = (Object.keys(kinds) as Kind[]).filter((kind) => kind !== 'aborted' && kind !== 'rate-limited');
    for (let index = 0; index < 100; index += 1) {
      show(make(all[index % all.length] ?? 'unknown', String(index)));
      expect(toasts().length).toBeLessThanOrEqual(3);
    }
    expect(toasts()).toHaveLength(3);
    expect(toasts()[0]).toHaveAttribute('data-kind', 'rate-limited');
  });

  it.each([
    ['background, in a pause', {}, 'polite'],
    ['action of a person, at once', { action: 'user' }, 'assertive'],
    ['button, at once', { onRetry: () => undefined }, 'assertive'],
  ] as const)('A4 a failure of the %s', (_, options, live) => {
    const { show } = renderToaster();
    show(make('overloaded'), options);
    pass(100);
    const said = screen.getAllByRole('status').find((status) => status.textContent !== '');
    expect(said).toHaveAttribute('aria-live', live);
    expect(said).toHaveTextContent('Notification The AI service is very busy right now.');
  });

  it('A4 a wait is said once, in a sentence, and never as a bare number', () => {
    const { show } = renderToaster();
    const wait = { until: Date.now() + 42_000, source: 'header', exact: true } as const;
    show(new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait }), { onRetry: vi.fn() });
    pass(100);
    const said = screen.getAllByRole('status').find((status) => status.textContent.startsWith('Notification'));
    expect(said?.textContent.match(/\d+ seconds/g)).toEqual(['42 seconds']);
    expect(said).toHaveTextContent('You can try again in 42 seconds.');
    expect(said).toHaveTextContent('Press F8 to get to it.');
  });

  it('R1 a button that goes with its message before the wait is over still waits, and counts on', () => {
    // Where it leaves in steps that can be seen, it can be pressed until it is gone.
    const styleOf = window.getComputedStyle.bind(window);
    vi.spyOn(window, 'getComputedStyle').mockImplementation((element, pseudo) =>
      Object.defineProperty(styleOf(element, pseudo), 'animationName', { get: () => element.getAttribute('data-state') }),
    );
    const { show } = renderToaster();
    const onRetry = vi.fn();
    const wait = { until: Date.now() + 42_000, source: 'header', exact: true } as const;
    show(new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait }), { onRetry });
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(toasts()[0]).toHaveAttribute('data-state', 'closed');
    const button = toasts()[0]?.querySelector('.tryagain-retry button');
    expect(button).toHaveTextContent('Try again in 0:42');
    if (button) fireEvent.click(button);
    expect(onRetry).not.toHaveBeenCalled();
  });

  it('A4 a cause is announced once, however often it is counted', () => {
    const { show } = renderToaster();
    show(make('overloaded'));
    pass(2000);
    show(make('overloaded'));
    pass(100);
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('A4 goes after eight seconds, each repetition starts them anew, one with a button stays', () => {
    const { show } = renderToaster();
    show(make('overloaded'));
    show(make('timeout'), { onRetry: vi.fn() });
    pass(7000);
    show(make('overloaded'));
    pass(7000);
    expect(toasts()).toHaveLength(2);
    pass(1500);
    pass(300);
    expect(toasts().map((toast) => toast.dataset['kind'])).toEqual(['timeout']);
    pass(600_000);
    expect(toasts()).toHaveLength(1);
  });

  it('a button keeps the provider’s time; then it repeats once and the message goes', () => {
    const onRetry = vi.fn();
    const { show } = renderToaster();
    const wait = { until: Date.now() + 12_000, source: 'header', exact: true } as const;
    show(new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait }), { onRetry });
    const button = screen.getByRole('button', { name: 'Try again' });
    fireEvent.click(button);
    expect(onRetry).not.toHaveBeenCalled();
    expect(toasts()).toHaveLength(1);
    pass(12_000);
    fireEvent.click(button);
    fireEvent.click(button);
    expect(onRetry).toHaveBeenCalledTimes(1);
    pass(300);
    expect(toasts()).toHaveLength(0);
  });

  it('has no button where repeating is no use', () => {
    const { show } = renderToaster();
    show(make('content-filtered'), { onRetry: vi.fn() });
    expect(screen.getAllByRole('button')).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'Close' })).toBeInTheDocument();
  });

  it('A6 F8 leads there, Esc closes, the focus stays', () => {
    const { show } = renderToaster();
    show(make('overloaded'), { action: 'user' });
    fireEvent.keyDown(document, { key: 'F8', code: 'F8' });
    expect(document.activeElement).toHaveClass('tryagain-toasts');
    act(() => toasts()[0]?.focus());
    fireEvent.keyDown(toasts()[0] ?? document, { key: 'Escape' });
    pass(300);
    expect(toasts()).toHaveLength(0);
    expect(document.activeElement).toHaveClass('tryagain-toasts');
  });

  it('A6 a message that makes room for another one leaves the focus in the corner', () => {
    const { show } = renderToaster();
    show(make('overloaded'));
    act(() => toasts()[0]?.focus());
    for (const kind of ['timeout', 'network', 'server-error'] as const) show(make(kind));
    expect(toasts()).toHaveLength(3);
    expect(document.activeElement).not.toBe(document.body);
  });

  it('A6 a message that comes takes no focus, also where nothing on the page has it', () => {
    const { show } = renderToaster();
    for (const kind of ['server-error', 'network', 'timeout', 'overloaded'] as const) {
      show(make(kind));
      expect(document.body).toHaveFocus();
    }
  });

  it('A5 M15 while a modal dialog hides the page, the button is reached through its twin in the dialog', () => {
    const onRetry = vi.fn();
    const failure = make('overloaded');
    function App() {
      const toast = useErrorToast();
      return (
        <>
          <div id="page">
            <ErrorToaster />
          </div>
          <dialog open aria-modal="true" aria-label="Settings">
            <button type="button" onClick={() => toast(failure, { onRetry })}>
              Save
            </button>
            <ErrorMessage error={failure} onRetry={onRetry} />
          </dialog>
        </>
      );
    }
    render(<App />);
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(2);
    // What a modal dialog does to everything beside it.
    document.getElementById('page')?.setAttribute('aria-hidden', 'true');
    const reachable = screen.getAllByRole('button', { name: 'Try again' });
    expect(reachable).toHaveLength(1);
    expect(screen.getByRole('dialog')).toContainElement(reachable[0] ?? null);
    pass(100);
    expect(screen.getAllByRole('status').some((status) => status.textContent.includes('very busy'))).toBe(true);
  });

  describe('a message and its twin on the page', () => {
    function renderTwins(failure: Error = make('overloaded')) {
      let settle: { keep: () => void; fail: () => void } = { keep: () => undefined, fail: () => undefined };
      const onRetry = vi.fn(
        () => new Promise<void>((resolve, reject) => (settle = { keep: resolve, fail: () => reject(new Error('again')) })),
      );
      const { show } = renderToaster(
        <>
          <ErrorMessage error={failure} onRetry={onRetry} id="inline" />
          <ErrorToaster />
        </>,
      );
      show(failure, { onRetry });
      const button = (within: string) => document.querySelector<HTMLElement>(`${within} .tryagain-button`) ?? document.body;
      const end = async (how: 'keep' | 'fail') => {
        await act(async () => settle[how]());
        pass(300);
      };
      return { onRetry, inline: () => button('#inline'), inToast: () => button('.tryagain-toast'), end };
    }

    it.each([
      ['ours', make('overloaded')],
      ['an SDK’s', Object.assign(new Error('529 Overloaded'), { name: 'APIError', status: 529 })],
    ])('R1 both pressed are one request, whichever is first, for an error of %s', async (_, failure) => {
      const { onRetry, inline, inToast, end } = renderTwins(failure);
      fireEvent.click(inline());
      expect(inToast()).toHaveAttribute('data-state', 'retrying');
      fireEvent.click(inToast());
      expect(onRetry).toHaveBeenCalledTimes(1);
      await end('fail');
      fireEvent.click(inToast());
      fireEvent.click(inline());
      expect(onRetry).toHaveBeenCalledTimes(2);
      await end('fail');
    });

    it('the message goes when the twin on the page has worked, and stays when it has not', async () => {
      const { inline, end } = renderTwins();
      fireEvent.click(inline());
      await end('fail');
      expect(toasts()).toHaveLength(1);
      fireEvent.click(inline());
      await end('keep');
      expect(toasts()).toHaveLength(0);
    });
  });

  it('the function hands back another one that takes the message away', () => {
    const fns: Show[] = [];
    function App() {
      fns.push(useErrorToast());
      return <ErrorToaster />;
    }
    render(<App />);
    const show: Show = (...args) => fns[0]?.(...args) ?? (() => undefined);
    let dismiss = (): void => undefined;
    act(() => void (dismiss = show(make('overloaded'))));
    act(() => void show(make('timeout')));
    act(dismiss);
    pass(300);
    expect(toasts().map((toast) => toast.dataset['kind'])).toEqual(['timeout']);
    act(() => void (dismiss = show(make('network'))));
    act(() => void show(make('network')));
    act(dismiss);
    pass(300);
    expect(toasts().map((toast) => toast.dataset['kind'])).toEqual(['timeout', 'network']);
    expect(() => show(null)()).not.toThrow();
  });

  it('the function stays the same, and needs no TryAgainProvider', () => {
    const { fns, show } = renderToaster();
    show(make('overloaded'));
    show(make('timeout'));
    expect(fns.size).toBe(1);
  });

  it.each([
    ['ours', make('overloaded')],
    ['an SDK’s', Object.assign(new Error('529 Overloaded'), { name: 'APIError', status: 529 })],
  ])('R17 an effect that shows one failure twice, as in StrictMode, counts one: %s', (_, failure) => {
    function Page() {
      const toast = useErrorToast();
      useEffect(() => void toast(failure), [toast]);
      return null;
    }
    const app = (page?: ReactElement) => (
      <StrictMode>
        <ErrorToaster />
        {page}
      </StrictMode>
    );
    const { rerender } = render(app());
    rerender(app(<Page />));
    expect(toasts().map((toast) => toast.dataset['count'])).toEqual(['1']);
  });

  it.each([
    ['', Fragment],
    [' in StrictMode', StrictMode],
  ])('what an app shows in its first effect, before the corner beside it is there, is shown%s, without a warning', (_, Mode) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    function App() {
      const toast = useErrorToast();
      useEffect(() => void toast(make('overloaded')), [toast]);
      return null;
    }
    render(
      <Mode>
        <App />
        <ErrorToaster />
      </Mode>,
    );
    pass(0);
    expect(toasts()).toHaveLength(1);
    expect(warn).not.toHaveBeenCalled();
  });

  it('one that takes another’s place, as when a page changes, goes on showing what that showed', () => {
    const { result } = renderHook(() => useErrorToast());
    const { rerender } = render(<ErrorToaster key="first" />);
    act(() => void result.current(make('overloaded')));
    rerender(<ErrorToaster key="second" />);
    expect(toasts()).toHaveLength(1);
    act(() => void result.current(make('overloaded')));
    expect(toasts()[0]).toHaveAttribute('data-count', '2');
  });

  it('without a toaster nothing breaks, and the developer is told', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { show } = renderToaster(<p>No corner here.</p>);
    show(make('overloaded'));
    pass(0);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('<ErrorToaster />'));
    vi.stubEnv('NODE_ENV', 'production');
    show(make('overloaded'));
    pass(0);
    vi.unstubAllEnvs();
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it('speaks to the owner and passes what an app gives it on to the list', async () => {
    const seen: (HTMLElement | null)[] = [];
    const { show } = renderToaster(
      <TryAgainProvider viewer="owner">
        <ErrorToaster ref={(element) => void seen.push(element)} className="mine" id="corner" hotkey="F9" />
      </TryAgainProvider>,
    );
    show(make('overloaded'));
    expect(toasts()[0]).toHaveTextContent('Kimi is very busy right now.');
    expect(seen.at(-1)).toHaveClass('tryagain-toasts', 'mine');
    expect(seen.at(-1)).toHaveAttribute('id', 'corner');
    vi.useRealTimers();
    await waitFor(() => expect(screen.getByRole('region', { name: 'Notifications (F9)' })).toBeInTheDocument());
    vi.useFakeTimers();
  });

  it('names a key as it stands on the keyboard, in its region and at its button', async () => {
    const { show } = renderToaster(<ErrorToaster hotkey="KeyT" />);
    show(make('overloaded'), { onRetry: () => undefined });
    expect(toasts()[0]?.querySelector('[data-radix-toast-announce-alt]')).toHaveAttribute(
      'data-radix-toast-announce-alt',
      'Press T to get to it.',
    );
    vi.useRealTimers();
    await waitFor(() => expect(screen.getByRole('region', { name: 'Notifications (T)' })).toBeInTheDocument());
    vi.useFakeTimers();
  });

  it('renders on a server', () => {
    expect(renderToString(<ErrorToaster />)).toContain('Notifications');
  });
});
