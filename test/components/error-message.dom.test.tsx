import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { hydrateRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { Fragment, StrictMode, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ErrorMessage } from '../../src/components/error-message.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { details, kinds, ownCodes } from '../../src/errors/kinds.js';
import type { Kind } from '../../src/errors/kinds.js';
import { ProviderError } from '../../src/errors/provider-error.js';

const allKinds = Object.keys(kinds) as Kind[];
const shownKinds = allKinds.filter((kind) => kind !== 'aborted');
const viewers = ['user', 'owner'] as const;
const make = (facts: ConstructorParameters<typeof ProviderError>[0]) => new ProviderError({ provider: 'kimi', ...facts });

describe('ErrorMessage', () => {
  it.each([null, undefined, make({ kind: 'aborted' })])('%s shows nothing', (error) => {
    expect(render(<ErrorMessage error={error} onRetry={vi.fn()} />).container).toBeEmptyDOMElement();
  });

  it.each(shownKinds.flatMap((kind) => viewers.map((viewer) => [kind, viewer] as const)))(
    'A12 %s tells a title and an action to the %s',
    (kind, viewer) => {
      const { container } = render(<ErrorMessage error={make({ kind })} viewer={viewer} />);
      expect(container.querySelector('.tryagain-title')?.textContent).toMatch(/^\S.+\.$/);
      expect(container.querySelector('.tryagain-action')?.textContent).toMatch(/^\S.+\.$/);
      expect(container.querySelector('.tryagain-message')).toHaveAttribute('data-kind', kind);
      expect(container.querySelector('.tryagain-message')).toHaveAttribute('data-viewer', viewer);
    },
  );

  it('A12 every detail and every code of ours has its sentences', () => {
    for (const facts of [
      ...details.map((detail) => ({ kind: 'invalid-input', detail }) as const),
      ...ownCodes.map((code) => ({ kind: 'unknown', code, provider: null }) as const),
    ]) {
      const { container, unmount } = render(<ErrorMessage error={make(facts)} />);
      expect(container.querySelector('.tryagain-title')?.textContent).toMatch(/^\S.+\.$/);
      unmount();
    }
  });

  it.each([
    'overloaded',
    { base_resp: { status_code: 1008, status_msg: 'insufficient balance' } },
    new TypeError('fetch failed'),
    42,
    Symbol('x'),
    make({ kind: 'timeout' }).toJSON(),
  ])('takes a failure in any shape: %s', (error) => {
    render(<ErrorMessage error={error} />);
    expect(screen.getByRole('alert')).not.toBeEmptyDOMElement();
  });

  it('A9 is one alert, without the button whose label changes in it', () => {
    render(
      <ErrorMessage
        error={make({ kind: 'rate-limited', wait: { until: Date.now() + 30_000, source: 'header', exact: true } })}
        onRetry={vi.fn()}
      />,
    );
    const alerts = screen.getAllByRole('alert');
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toContainElement(screen.getByText('This app is very busy right now.'));
    expect(alerts[0]).not.toContainElement(screen.getByRole('button'));
  });

  it('A1 a 30 second wait in a message is announced three times: with the alert, at ten seconds, when it is over', () => {
    vi.useFakeTimers();
    render(
      <ErrorMessage
        error={make({ kind: 'rate-limited', wait: { until: Date.now() + 30_000, source: 'header', exact: true } })}
        onRetry={vi.fn()}
      />,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('You can try again in 30 seconds.');
    const said: string[] = [];
    let spoken = '';
    for (let second = 0; second < 33; second += 1) {
      act(() => void vi.advanceTimersByTime(1000));
      const now = screen.getByRole('status').textContent;
      if (now !== spoken) said.push((spoken = now));
    }
    expect(said).toEqual(['You can try again in 10 seconds.', 'You can try again now.']);
    expect(screen.getByRole('alert')).not.toHaveTextContent('seconds');
    vi.useRealTimers();
  });

  it.each([
    [{ kind: 'overloaded' }, 'Try again'],
    [{ kind: 'quota-exceeded' }, 'Try again'],
    [{ kind: 'unknown' }, 'Try again'],
    [{ kind: 'insufficient-balance' }, 'Check again'],
    [{ kind: 'authentication' }, 'Check again'],
    [{ kind: 'invalid-input' }, null],
    [{ kind: 'content-filtered' }, null],
    [{ kind: 'invalid-request' }, null],
    [{ kind: 'permission', fixableBy: 'user' }, null],
  ] as const)('offers to repeat only where it is any use: %j', (facts, name) => {
    render(<ErrorMessage error={make(facts)} onRetry={vi.fn()} />);
    const button = screen.queryByRole('button', { name: /again/ });
    if (name === null) expect(button).toBeNull();
    else expect(button).toHaveAccessibleName(name);
  });

  it('A9 an alert that comes when its wait is over is an alert', () => {
    const error = make({ kind: 'rate-limited', wait: { until: Date.now() - 5000, source: 'header', exact: true } });
    render(<ErrorMessage error={error} onRetry={() => Promise.resolve()} />);
    expect(screen.getByRole('alert')).not.toHaveAttribute('aria-live');
  });

  it('A9 the same failure that comes back after its wait is announced anew', async () => {
    vi.useFakeTimers();
    const error = make({ kind: 'rate-limited', wait: { until: Date.now() + 5000, source: 'header', exact: true } });
    render(<ErrorMessage error={error} onRetry={() => Promise.reject(error)} />);
    await act(() => vi.advanceTimersByTimeAsync(6000));
    const before = screen.getByRole('alert');
    expect(before).toHaveAttribute('aria-live', 'off');
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Try again' })));
    await act(() => vi.advanceTimersByTimeAsync(100));
    expect(screen.getByRole('alert')).not.toBe(before);
    expect(screen.getByRole('alert')).not.toHaveAttribute('aria-live');
    vi.useRealTimers();
  });

  it('has no button without onRetry', () => {
    render(<ErrorMessage error={make({ kind: 'overloaded' })} />);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('links the owner, and nobody else, to the page that helps', () => {
    const links = { kimi: { topUp: 'https://platform.example/pay' } };
    const error = make({ kind: 'insufficient-balance' });
    const { rerender } = render(
      <TryAgainProvider links={links}>
        <ErrorMessage error={error} />
      </TryAgainProvider>,
    );
    expect(screen.queryByRole('link')).toBeNull();
    rerender(
      <TryAgainProvider links={links} viewer="owner">
        <ErrorMessage error={error} />
      </TryAgainProvider>,
    );
    expect(screen.getByRole('link')).toHaveAttribute('href', 'https://platform.example/pay');
    expect(screen.getByRole('link')).toHaveAccessibleName('Top up, opens in a new tab');
  });

  it.each(['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'java\tscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'blob:x'])(
    'S4 never links to %s',
    (href) => {
      render(
        <TryAgainProvider viewer="owner" links={{ kimi: { topUp: href } }}>
          <ErrorMessage error={make({ kind: 'insufficient-balance' })} />
        </TryAgainProvider>,
      );
      expect(screen.queryByRole('link')).toBeNull();
    },
  );

  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    'javascript:alert(1)',
    '__proto__',
    'constructor',
    '\u202Eevil',
    'a'.repeat(5000),
  ])('S4 shows neither provider, code nor id: %s', (naughty) => {
    const { container } = render(
      <ErrorMessage viewer="owner" error={make({ kind: 'insufficient-balance', provider: naughty, code: naughty })} onRetry={vi.fn()} />,
    );
    expect(container.textContent).not.toContain(naughty);
    expect(container.querySelector('img, script, a')).toBeNull();
  });

  it('shows the request id to the owner where support asks for it, and to nobody else', () => {
    const error = make({ kind: 'server-error', advice: 'contact-provider', requestId: 'req-4711-abc' });
    const { rerender } = render(<ErrorMessage error={error} viewer="owner" />);
    expect(screen.getByText('req-4711-abc')).toBeVisible();
    expect(screen.getByText('If it keeps happening, contact Kimi with the request id.')).toBeVisible();
    rerender(<ErrorMessage error={error} viewer="user" />);
    expect(screen.queryByText('req-4711-abc')).toBeNull();
    rerender(<ErrorMessage error={make({ kind: 'rate-limited', requestId: 'req-4711-abc' })} viewer="owner" />);
    expect(screen.queryByText('req-4711-abc')).toBeNull();
  });

  it('shows it also where no sentence names it, and once: in the details where there is no room', () => {
    const error = make({ kind: 'server-error', requestId: 'req-4711-abc' });
    const { rerender } = render(<ErrorMessage error={error} viewer="owner" />);
    expect(screen.getByText('req-4711-abc')).toBeVisible();
    rerender(<ErrorMessage error={error} viewer="owner" layout="compact" />);
    expect(screen.queryByText('req-4711-abc')).toBeNull();
    rerender(<ErrorMessage error={error} viewer="owner" layout="compact" details="none" />);
    expect(screen.getByText('req-4711-abc')).toBeVisible();
  });

  it('is no part of the page’s outline unless the app says where', () => {
    const { rerender } = render(<ErrorMessage error={make({ kind: 'overloaded' })} />);
    expect(document.querySelector('.tryagain-title')?.localName).toBe('p');
    rerender(<ErrorMessage error={make({ kind: 'overloaded' })} heading={3} />);
    expect(screen.getByRole('heading', { level: 3 })).toHaveClass('tryagain-title');
  });

  it('calls a provider of the app’s own by its label', () => {
    const table = {
      name: 'acme',
      label: 'Acme AI',
      rows: [],
      routes: [],
      hosts: [{ baseURL: 'https://acme.example/v1', region: 'international', currency: 'USD', links: {} }],
    } as const;
    render(
      <TryAgainProvider viewer="owner" providers={[table]}>
        <ErrorMessage error={make({ kind: 'overloaded', provider: 'acme' })} />
      </TryAgainProvider>,
    );
    expect(screen.getByText('Acme AI is very busy right now.')).toBeVisible();
  });

  /** As TanStack Query does: the error is null while the request runs again. */
  function App({ outcomes }: { outcomes: readonly ('kept' | 'broken')[] }) {
    const [error, setError] = useState<unknown>(make({ kind: 'overloaded' }));
    const [left, setLeft] = useState(outcomes);
    const retry = () => {
      setError(null);
      const [next, ...rest] = left;
      setLeft(rest);
      return new Promise<void>((resolve, reject) =>
        setTimeout(() => {
          if (next === 'kept') return resolve();
          setTimeout(() => setError(make({ kind: 'overloaded' })), 0);
          reject(new Error('again'));
        }, 20),
      );
    };
    return <ErrorMessage error={error} onRetry={retry} />;
  }

  it('A2 stays while its retry runs, though the error is null meanwhile, and keeps the focus when it fails again', async () => {
    render(<App outcomes={['broken']} />);
    const button = screen.getByRole('button');
    button.focus();
    fireEvent.click(button);
    expect(button).toHaveTextContent('Trying again…');
    expect(document.querySelector('.tryagain-message')).toHaveAttribute('data-state', 'retrying');
    expect(button).toHaveFocus();
    await waitFor(() => expect(button).toHaveTextContent('Try again'));
    expect(button).toHaveFocus();
  });

  it('A9 a failure that comes back after a retry is announced anew', async () => {
    render(<App outcomes={['broken']} />);
    const before = screen.getByRole('alert');
    fireEvent.click(screen.getByRole('button'));
    await waitFor(() => expect(screen.getByRole('button')).toHaveAttribute('data-state', 'ready'));
    await waitFor(() => expect(screen.getByRole('alert')).not.toBe(before));
  });

  it('A2 keeps the focus when another failure takes the button away that had it', () => {
    const { rerender } = render(<ErrorMessage error={make({ kind: 'overloaded' })} onRetry={vi.fn()} />);
    act(() => screen.getByRole('button').focus());
    rerender(<ErrorMessage error={make({ kind: 'invalid-input' })} onRetry={vi.fn()} />);
    expect(screen.queryByRole('button')).toBeNull();
    expect(document.querySelector('.tryagain-title')).toHaveFocus();
  });

  it.each([
    ['', Fragment],
    [', in StrictMode as well', StrictMode],
  ])('A2 holds the focus when a retry has worked and the message goes%s', async (_, Mode) => {
    const { container } = render(<App outcomes={['kept']} />, { wrapper: Mode });
    screen.getByRole('button').focus();
    fireEvent.click(screen.getByRole('button'));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await waitFor(() => expect(screen.getByText('It works again.')).toHaveFocus());
    await act(() => Promise.resolve());
    expect(screen.getByText('It works again.')).toHaveFocus();
    act(() => (document.activeElement as HTMLElement).blur());
    expect(container).toBeEmptyDOMElement();
  });

  it('A2 leaves nothing behind where the app takes the focus itself as the message goes', () => {
    const Page = ({ error }: { error: unknown }) => (
      <>
        {error === null && <input aria-label="question" ref={(input) => input?.focus()} />}
        <ErrorMessage error={error} onRetry={vi.fn()} />
      </>
    );
    const { rerender } = render(<Page error={make({ kind: 'overloaded' })} />);
    act(() => screen.getByRole('button').focus());
    rerender(<Page error={null} />);
    const question = screen.getByLabelText('question');
    expect(question).toHaveFocus();
    expect(document.body).toHaveTextContent(/^$/);
  });

  it.each([
    ['is kept', 'It works again.'],
    ['is broken', null],
  ] as const)('A2 goes a second after its error, though the retry streams on, and keeps the focus until that %s', async (_, said) => {
    vi.useFakeTimers();
    let settle = { keep: (): void => undefined, fail: (): void => undefined };
    function Streaming() {
      const [error, setError] = useState<unknown>(make({ kind: 'overloaded' }));
      const retry = () => {
        setError(null);
        return new Promise<void>((resolve, reject) => {
          const fail = () => {
            setError(make({ kind: 'timeout' }));
            reject(new Error('again'));
          };
          settle = { keep: resolve, fail };
        });
      };
      return <ErrorMessage error={error} onRetry={retry} />;
    }
    render(<Streaming />);
    const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
    screen.getByRole('button').focus();
    fireEvent.click(screen.getByRole('button'));
    await pass(900);
    expect(screen.getByRole('alert')).toBeVisible();
    await pass(200);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText('Trying again…')).toHaveFocus();
    await pass(60_000);
    expect(screen.queryByText('It works again.')).toBeNull();
    await act(async () => (said ? settle.keep() : settle.fail()));
    await pass(10);
    if (said) expect(screen.getByText(said)).toHaveFocus();
    else {
      expect(screen.getByRole('alert')).toHaveTextContent('The AI service took too long to answer.');
      expect(document.activeElement?.closest('.tryagain-message')).not.toBeNull();
    }
    vi.useRealTimers();
  });

  it('R16 hydrates a running countdown without a mismatch', async () => {
    const error = make({ kind: 'quota-exceeded', wait: { until: Date.now() + 3 * 3_600_000, source: 'header', exact: true } });
    const page = <ErrorMessage error={error} onRetry={vi.fn()} viewer="owner" />;
    const container = document.createElement('div');
    container.innerHTML = renderToString(page);
    expect(container.textContent).not.toMatch(/\d:\d\d/);
    document.body.append(container);
    const onRecoverableError = vi.fn();
    let root: Root | undefined;
    await act(async () => {
      root = hydrateRoot(container, page, { onRecoverableError });
    });
    expect(onRecoverableError).not.toHaveBeenCalled();
    expect(container.textContent).toMatch(/at \d{1,2}:\d\d/);
    act(() => root?.unmount());
    container.remove();
  });

  it('gives className, style, ref and the rest to its one element', () => {
    const ref = { current: null as HTMLDivElement | null };
    const { container } = render(<ErrorMessage ref={ref} error="x" className="mine" style={{ marginTop: 3 }} id="x" heading={3} />);
    expect(container.children).toHaveLength(1);
    expect(ref.current).toBe(container.firstElementChild);
    expect(ref.current).toHaveClass('tryagain-message', 'mine');
    expect(ref.current).toHaveAttribute('id', 'x');
    expect(ref.current).toHaveStyle({ marginTop: '3px' });
    expect(screen.getByRole('heading', { level: 3 })).toBeVisible();
  });
});
