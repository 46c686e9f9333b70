import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { hydrateRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ErrorMessage } from '../../src/components/error-message.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { kinds, ownCodes } from '../../src/errors/kinds.js';
import type { Kind } from '../../src/errors/kinds.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { describeFailure, en, ja } from '../../src/messages.js';

const make = (facts: ConstructorParameters<typeof ProviderError>[0]) =>
  new ProviderError({ provider: 'kimi', requestId: 'req-4711-abc', ...facts });
const refused = () => make({ kind: 'authentication', code: 'invalid_authentication_error', status: 401 });
const forOwner = { name: 'Copy a message for the owner' };

/** In jsdom there is none. */
function lendClipboard(writeText: (text: string) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
}
afterEach(() => {
  Reflect.deleteProperty(navigator, 'clipboard');
  vi.unstubAllEnvs();
});

async function open(): Promise<HTMLElement> {
  const details = document.querySelector('details');
  if (!details) throw new Error('no details');
  details.open = true;
  await waitFor(() => expect(details.querySelector('dl')).not.toBeNull());
  return details;
}
const facts = (details: HTMLElement) =>
  Object.fromEntries([...details.querySelectorAll('dl > div')].map((row) => [row.children[0]?.textContent, row.children[1]?.textContent]));

describe('details on demand', () => {
  it('the owner finds provider, code, status, moment and request id behind a press; a visitor has none', async () => {
    const { rerender } = render(<ErrorMessage error={refused()} viewer="owner" />);
    expect(screen.queryByText('req-4711-abc')).toBeNull();
    const found = facts(await open());
    expect(found).toMatchObject({
      Provider: 'Kimi',
      Code: 'invalid_authentication_error',
      Status: '401',
      'Request id': 'req-4711-abc',
    });
    expect(found['Time']).toContain(String(new Date().getFullYear()));
    rerender(<ErrorMessage error={refused()} viewer="user" />);
    expect(document.querySelector('details')).toBeNull();
    rerender(<ErrorMessage error={refused()} viewer="user" details="on-demand" />);
    expect(document.querySelector('details')).not.toBeNull();
    rerender(<ErrorMessage error={refused()} viewer="owner" details="none" />);
    expect(document.querySelector('details')).toBeNull();
  });

  it('what nobody knows has no line, and the request id stands there once', async () => {
    render(<ErrorMessage error={new ProviderError({ kind: 'network' })} viewer="owner" />);
    expect(Object.keys(facts(await open()))).toEqual(['Time']);
    render(<ErrorMessage error={make({ kind: 'server-error', advice: 'contact-provider' })} viewer="owner" id="told" />);
    const details = document.querySelector<HTMLDetailsElement>('#told details');
    if (details) details.open = true;
    await waitFor(() => expect(details?.querySelector('dl')).not.toBeNull());
    expect(screen.getAllByText('req-4711-abc')).toHaveLength(1);
  });

  it('S4 a code or a provider that could be anything else is not shown', async () => {
    render(<ErrorMessage error={make({ kind: 'unknown', provider: 'evil<b>', code: '<img src=x>', requestId: null })} viewer="owner" />);
    const details = await open();
    expect(details.textContent).not.toContain('<');
    expect(facts(details)).toMatchObject({ Provider: 'the AI service' });
    expect(facts(details)).not.toHaveProperty('Code');
  });

  it('R16 opened before the page hydrates, they are there after it', async () => {
    const ui = <ErrorMessage error={refused()} viewer="owner" />;
    const container = document.createElement('div');
    document.body.append(container);
    container.innerHTML = renderToString(ui);
    const details = container.querySelector('details');
    if (details) details.open = true;
    let root: Root | undefined;
    await act(async () => {
      root = hydrateRoot(container, ui);
    });
    const found = details?.isConnected && details.querySelector('dl');
    act(() => root?.unmount());
    container.remove();
    expect(found).toBeInstanceOf(HTMLElement);
  });

  it('the moment is that of its first showing, however late somebody looks', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z'), toFake: ['Date'] });
    render(<ErrorMessage error={refused()} viewer="owner" />);
    vi.setSystemTime(Date.parse('2026-11-22T12:45:00Z'));
    const found = facts(await open());
    expect(found['Time']).toMatch(/\D00:00\D/);
    vi.useRealTimers();
  });

  it('a developer reads a hint and the way to the documentation, in English, and in development only', async () => {
    render(
      <TryAgainProvider messages={ja}>
        <ErrorMessage error={refused()} viewer="owner" />
      </TryAgainProvider>,
    );
    await open();
    const hint = screen.getByText('For developers. Not shown in production.').parentElement;
    expect(hint).toHaveAttribute('lang', 'en');
    expect(hint).toHaveTextContent("kind: 'authentication'");
    expect(screen.getByRole('link', { name: /documents its failures/ })).toHaveAttribute('href', expect.stringMatching(/^https:.*errors$/));
  });

  it('in production there is no hint', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    render(<ErrorMessage error={refused()} viewer="owner" />);
    await open();
    expect(screen.queryByText(/For developers/)).toBeNull();
  });

  it('copies the request id, and says so once', async () => {
    const written: string[] = [];
    lendClipboard(async (text) => void written.push(text));
    render(<ErrorMessage error={refused()} viewer="owner" />);
    await open();
    const copy = screen.getByRole('button', { name: 'Copy Request id' });
    await act(async () => fireEvent.click(copy));
    expect(written).toEqual(['req-4711-abc']);
    expect(copy).toHaveAttribute('data-state', 'copied');
    await waitFor(() => expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toEqual(['Copied']));
    expect(copy).toHaveAccessibleName('Copy Request id');
  });

  it('selects the request id where the browser has no clipboard', async () => {
    render(<ErrorMessage error={refused()} viewer="owner" />);
    await open();
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Copy Request id' })));
    expect(getSelection()?.toString()).toBe('req-4711-abc');
  });
});

describe('a message for the owner', () => {
  it('is offered to a visitor wherever the sentence says so, and nowhere else', () => {
    const all = [
      ...(Object.keys(kinds) as Kind[]).filter((kind) => kind !== 'aborted').map((kind) => make({ kind })),
      make({ kind: 'not-found', detail: 'model-unavailable' }),
      make({ kind: 'permission', detail: 'not-open' }),
      make({ kind: 'invalid-request', detail: 'wrong-purpose' }),
      ...ownCodes.map((code) => make({ kind: code === 'not-configured' ? 'authentication' : 'timeout', code, provider: null })),
    ];
    for (const error of all) {
      const { container, unmount } = render(<ErrorMessage error={error} viewer="user" onRetry={vi.fn()} />);
      const says = /let .*know/.test(container.querySelector('.tryagain-action')?.textContent ?? '');
      expect(`${error.message} ${screen.queryByRole('button', forOwner) !== null}`).toBe(`${error.message} ${says}`);
      unmount();
    }
    render(<ErrorMessage error={refused()} viewer="owner" onRetry={vi.fn()} />);
    expect(screen.queryByRole('button', forOwner)).toBeNull();
  });

  it('is copied with a press: what happened, where, when, the code and the id; said once, the focus stays', async () => {
    history.replaceState(null, '', '/rooms/7?secret=abc#part');
    const written: string[] = [];
    lendClipboard(async (text) => void written.push(text));
    const { title, action } = describeFailure(refused(), en, 'owner');
    const told = [title, action];
    render(<ErrorMessage error={refused()} viewer="user" />);
    const button = screen.getByRole('button', forOwner);
    button.focus();
    await act(async () => fireEvent.click(button));
    expect(written[0]?.split('\n')).toEqual([
      ...told,
      '',
      `Page: ${location.origin}/rooms/7`,
      'Provider: Kimi',
      'Code: invalid_authentication_error',
      expect.stringMatching(/^Time: .*\d{4}.*\d:\d\d:\d\d.* \S+$/),
      'Request id: req-4711-abc',
    ]);
    expect(button).toHaveTextContent('Copied');
    expect(button).toHaveFocus();
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Copied'));
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'ready'), { timeout: 4000 });
    expect(screen.queryByRole('status')).toBeNull();
    history.replaceState(null, '', '/');
  });

  it.each([
    ['refused', () => lendClipboard(() => Promise.reject(new DOMException('no', 'NotAllowedError')))],
    ['missing', () => undefined],
  ])('a clipboard that is %s leaves the text there, selected', async (_, prepare) => {
    prepare();
    render(<ErrorMessage error={refused()} viewer="user" />);
    await act(async () => fireEvent.click(screen.getByRole('button', forOwner)));
    const box = screen.getByRole<HTMLTextAreaElement>('textbox', forOwner);
    expect(box.value).toContain('Code: invalid_authentication_error');
    expect([box.selectionStart, box.selectionEnd]).toEqual([0, box.value.length]);
    expect(box).toHaveFocus();
    expect(box).toHaveAttribute('readonly');
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('a text left to be copied by hand is about the failure that is shown', async () => {
    const { rerender } = render(<ErrorMessage error={refused()} viewer="user" />);
    await act(async () => fireEvent.click(screen.getByRole('button', forOwner)));
    rerender(<ErrorMessage error={make({ kind: 'authentication', code: 'another', requestId: 'req-4712-abc' })} viewer="user" />);
    const { value } = screen.getByRole<HTMLTextAreaElement>('textbox', forOwner);
    expect(value).toContain('Code: another');
    expect(value).toContain('req-4712-abc');
  });
});

describe('layout', () => {
  it('compact says the same in the same alert', () => {
    const error = make({ kind: 'server-error', advice: 'contact-provider' });
    const { container, rerender } = render(<ErrorMessage error={error} viewer="owner" onRetry={vi.fn()} details="none" />);
    const before = screen.getByRole('alert').textContent;
    expect(container.firstElementChild).toHaveAttribute('data-layout', 'inline');
    rerender(<ErrorMessage error={error} viewer="owner" onRetry={vi.fn()} details="none" layout="compact" />);
    expect(container.firstElementChild).toHaveAttribute('data-layout', 'compact');
    expect(screen.getByRole('alert').textContent).toBe(before);
    expect(screen.getByText('req-4711-abc')).toBeVisible();
  });

  it('button="always" is a way back where repeating alone changes nothing', () => {
    const { rerender } = render(<ErrorMessage error={make({ kind: 'invalid-input' })} onRetry={vi.fn()} />);
    expect(screen.queryByRole('button')).toBeNull();
    rerender(<ErrorMessage error={make({ kind: 'invalid-input' })} onRetry={vi.fn()} button="always" />);
    expect(screen.getByRole('button')).toHaveAccessibleName('Try again');
  });
});
