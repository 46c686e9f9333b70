import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ErrorMessage } from '../../src/components/error-message.js';
import { ErrorToaster } from '../../src/components/error-toaster.js';
import { VoiceStatus } from '../../src/components/voice-status.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { en } from '../../src/messages/en.js';
import { toastQueue } from '../../src/recovery/toast-queue.js';
import { renderWithTryAgain } from '../../src/testing-react.js';

const offline = () => new ProviderError({ kind: 'network', code: 'offline', detail: 'offline' });
const setLine = (online: boolean) =>
  act(() => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online);
    window.dispatchEvent(new Event(online ? 'online' : 'offline'));
  });
const message = () => document.querySelector('.tryagain-message');

// Only the clock on the wall is ours.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('R8 a message of the line that was gone says so until it is back, then that one can try again', () => {
  setLine(false);
  renderWithTryAgain(<ErrorMessage error={offline()} onRetry={() => undefined} />);
  expect(screen.getByRole('alert')).toHaveTextContent("You're offline.");
  setLine(true);
  expect(message()).toHaveAttribute('data-state', 'mended');
  expect(message()).not.toHaveTextContent('offline');
  expect(document.querySelector('.tryagain-title')).toHaveTextContent('You can try again now.');
  expect(document.querySelector('.tryagain-action')).toBeNull();
  // The button's status says it; a new alert, or another status, would say it twice.
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getAllByRole('status')).toHaveLength(1);
  expect(screen.getByRole('button', { name: 'Try again' })).not.toHaveAttribute('aria-disabled');
  setLine(false);
  expect(screen.getByRole('alert')).toHaveTextContent("You're offline.");
});

test('A1 R8 without a button, too, it is said once that the line is back, politely', () => {
  vi.useFakeTimers();
  setLine(false);
  renderWithTryAgain(<ErrorMessage error={offline()} />);
  expect(screen.queryByRole('status')).toBeNull();
  setLine(true);
  // What comes with its words is often not read.
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
  const said = new Set<string>();
  for (let step = 0; step < 100; step += 1) {
    act(() => void vi.advanceTimersByTime(100));
    said.add(screen.getByRole('status').textContent);
  }
  expect([...said]).toEqual(['You can try again now.', '']);
  setLine(false);
  expect(screen.queryByRole('status')).toBeNull();
});

test('R8 a voice that stopped for want of the line says so until that is back, then that one can try again', () => {
  setLine(false);
  const state = { status: 'error', error: offline(), pausedBy: undefined, sentences: ['One.'], position: 0, unspoken: 'One.' } as const;
  const presses = { pause: vi.fn(), resume: vi.fn(), stop: vi.fn(), retry: vi.fn() };
  renderWithTryAgain(<VoiceStatus speech={{ ...state, ...presses }} />);
  const chip = screen.getByRole('group');
  expect(chip).toHaveTextContent("You're offline. It works again once you're connected");
  setLine(true);
  expect(chip).not.toHaveTextContent('offline');
  expect(chip.querySelector('.tryagain-action')).toHaveTextContent(/^You can try again now\.$/);
  expect(screen.getByRole('button', { name: 'Try again' })).not.toHaveAttribute('aria-disabled');
  // The button's status says it.
  expect(chip.querySelector('.tryagain-action')?.closest('output')).toHaveAttribute('aria-live', 'off');
  setLine(false);
  expect(chip).toHaveTextContent("You're offline.");
});

test('focus that was in the words stays in them', () => {
  setLine(false);
  renderWithTryAgain(<ErrorMessage error={offline()} />);
  const title = document.querySelector<HTMLElement>('.tryagain-title');
  act(() => title?.focus());
  setLine(true);
  expect(document.activeElement).toHaveTextContent('You can try again now.');
});

test('a failure that names the line, in a page that was never without it, stays as it is', () => {
  renderWithTryAgain(<ErrorMessage error={offline()} />);
  setLine(true);
  expect(screen.getByRole('alert')).toHaveTextContent("You're offline.");
});

test('a message in the corner says it as well', () => {
  setLine(false);
  renderWithTryAgain(<ErrorToaster />);
  act(() => toastQueue.push({ error: offline(), urgent: true, onRetry: () => undefined }));
  const toast = document.querySelector<HTMLElement>('.tryagain-toast') ?? document.body;
  expect(toast).toHaveTextContent("You're offline.");
  setLine(true);
  expect(within(toast).getByText('You can try again now.', { selector: '.tryagain-title' })).toBeVisible();
  expect(toast).not.toHaveTextContent('offline');
});

const links = { kimi: { topUp: 'https://example.com/pay' }, minimax: { plan: 'https://example.com/plan' } };

test.each([
  ['insufficient-balance', 'kimi', /^Top up/, en.balance.restored],
  ['quota-exceeded', 'minimax', /^See plans/, en.quota.restored],
] as const)(
  'after a recovery from %s the owner’s message says so, its link has gone and a visitor can try again',
  async (kind, provider, link, said) => {
    const error = new ProviderError({ kind, provider });
    renderWithTryAgain(
      <>
        <ErrorMessage error={error} onRetry={() => undefined} />
        <ErrorMessage error={error} onRetry={() => undefined} viewer="user" />
      </>,
      { viewer: 'owner', links },
    );
    const words = screen.getAllByRole('alert').map(({ textContent }) => textContent);
    fireEvent.click(screen.getByRole('link', { name: link }));
    vi.setSystemTime(Date.now() + 2_000);
    fireEvent(window, new Event('focus'));
    await waitFor(() => expect(document.querySelectorAll('[data-state=mended]')).toHaveLength(2));
    const titles = [...document.querySelectorAll('.tryagain-title')].map(({ textContent }) => textContent);
    expect(titles).toEqual([said, 'You can try again now.']);
    for (const text of words) expect(document.body).not.toHaveTextContent(text ?? '');
    expect(screen.queryByRole('link', { name: link })).toBeNull();
    expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(2);
    expect(screen.queryByRole('alert')).toBeNull();
  },
);

test('after a recovery a voice has a button that tries again, and no link any more', async () => {
  const error = new ProviderError({ kind: 'insufficient-balance', provider: 'kimi' });
  const state = { status: 'error', error, pausedBy: undefined, sentences: ['One.'], position: 0, unspoken: 'One.' } as const;
  const presses = { pause: vi.fn(), resume: vi.fn(), stop: vi.fn(), retry: vi.fn() };
  renderWithTryAgain(<VoiceStatus speech={{ ...state, ...presses }} />, { viewer: 'owner', links });
  fireEvent.click(screen.getByRole('link', { name: /^Top up/ }));
  vi.setSystemTime(Date.now() + 2_000);
  fireEvent(window, new Event('focus'));
  expect(await screen.findByRole('button', { name: en.actions.retry })).toBeVisible();
  expect(screen.queryByRole('link')).toBeNull();
  expect(screen.getByRole('group')).toHaveTextContent(en.balance.restored);
});
