import { QueryClient } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BalanceBanner } from '../../src/components/balance-banner.js';
import type { BalanceBannerProps } from '../../src/components/balance-banner.js';
import { QuotaBanner } from '../../src/components/quota-banner.js';
import type { QuotaBannerProps } from '../../src/components/quota-banner.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import type { PlanWindow } from '../../src/hooks/account-tables.js';
import { en } from '../../src/messages.js';
import { fill } from '../../src/messages/fill.js';
import { snoozesKey } from '../../src/recovery/snoozes.js';

const hour = 3_600_000;
const start = Date.parse('2026-11-22T12:00:00Z');
const plan = (remaining: number, more: Partial<PlanWindow> = {}): PlanWindow => ({
  name: 'general',
  window: '5h',
  used: null,
  max: null,
  remaining,
  resetsAt: start + 3 * hour,
  ...more,
});
const usedUp = (ms: number | null) =>
  new ProviderError({
    kind: 'quota-exceeded',
    provider: 'minimax',
    limit: { metric: 'usage', max: null, current: null, window: '5h', scope: null },
    wait: ms === null ? null : { until: Date.now() + ms, source: 'text', exact: true },
  });
const empty = () => new ProviderError({ kind: 'insufficient-balance', provider: 'kimi' });

const client = () => new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
const banner = () => document.querySelector<HTMLElement>('.tryagain-banner');
/** How far it is, and which window of a plan says so. */
const shown = () => banner()?.dataset['level'];
const title = () => banner()?.querySelector('.tryagain-title')?.textContent;
const action = () => banner()?.querySelector('.tryagain-action')?.textContent;
const later = () => screen.queryByRole('button', { name: 'Not now' });
const putOff = () => fireEvent.click(screen.getByRole('button', { name: 'Not now' }));
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

/** What another tab writes is told to this one. */
function fromAnotherTab(text: string | null): void {
  if (text === null) localStorage.removeItem(snoozesKey);
  else localStorage.setItem(snoozesKey, text);
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key: snoozesKey })));
}

function renderQuota(windows: PlanWindow[], props: QuotaBannerProps = {}) {
  const cache = client();
  const set = (next: PlanWindow[]) => act(() => void cache.setQueryData(['tryagain', 'plan', 'minimax', '/api/ai'], { windows: next }));
  set(windows);
  const ui = (next: QuotaBannerProps) => (
    <TryAgainProvider client={cache} viewer="owner">
      <QuotaBanner {...next} />
      <button type="button">after</button>
    </TryAgainProvider>
  );
  const { rerender, unmount, container } = render(ui(props));
  return { set, unmount, container, again: (next: QuotaBannerProps) => rerender(ui(next)) };
}

function renderBalance(available: number | null, props: BalanceBannerProps = {}) {
  const cache = client();
  const set = (value: number | null) =>
    act(
      () =>
        void cache.setQueryData(['tryagain', 'balance', 'kimi', '/api/ai'], {
          available: value,
          cash: null,
          voucher: null,
          currency: 'USD',
        }),
    );
  set(available);
  const ui = (next: BalanceBannerProps) => (
    <TryAgainProvider client={cache} viewer="owner">
      <BalanceBanner low={5} {...next} />
    </TryAgainProvider>
  );
  const { rerender, unmount } = render(ui(props));
  return { set, unmount, again: (next: BalanceBannerProps) => rerender(ui(next)) };
}

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('nobody is there')));
  localStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a quota banner that is put off', () => {
  it('A7 goes silently, and the next Tab goes on from there', async () => {
    const { container } = renderQuota([plan(0.08)]);
    await pass(200);
    expect(screen.getByRole('status')).toHaveTextContent(/^8% /);
    const button = screen.getByRole('button', { name: 'Not now' });
    act(() => button.focus());
    putOff();
    await pass(1000);
    expect(shown()).toBeUndefined();
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(document.activeElement).toHaveTextContent(fill(en.quota.label, { provider: 'MiniMax' }));
    act(() => screen.getByRole('button', { name: 'after' }).focus());
    await pass(0);
    expect(container.querySelector('section')).toBeNull();
  });

  it('A2 keeps the focus when it comes again', async () => {
    const { set } = renderQuota([plan(0.08)]);
    act(() => screen.getByRole('button', { name: 'Not now' }).focus());
    putOff();
    await pass(1000);
    set([plan(0)]);
    await pass(0);
    expect(shown()).toBe('empty');
    expect(banner()?.querySelector('.tryagain-title')).toHaveFocus();
  });

  it('stays so after a reload, and comes with the next window', async () => {
    const first = renderQuota([plan(0.08)]);
    putOff();
    first.unmount();
    const { set } = renderQuota([plan(0.05)]);
    expect(shown()).toBeUndefined();
    set([plan(0.04, { resetsAt: start + 8 * hour })]);
    await pass(0);
    expect(title()).toMatch(/^4% /);
  });

  it('stays so when the plan explains the refusal that it was put off for, and comes for a longer window', async () => {
    const { set } = renderQuota([], { error: usedUp(3 * hour) });
    putOff();
    expect(shown()).toBeUndefined();
    set([plan(0)]);
    await pass(0);
    expect(shown()).toBeUndefined();
    set([plan(0), plan(0, { window: 'week', resetsAt: start + 90 * hour })]);
    await pass(0);
    expect(shown()).toBe('empty');
  });

  it('comes once the allowance is used up, which can be put off as well: it comes back by itself', async () => {
    const { set } = renderQuota([plan(0.08)]);
    putOff();
    set([plan(0)]);
    await pass(0);
    expect(shown()).toBe('empty');
    putOff();
    expect(shown()).toBeUndefined();
    await pass(3 * hour + 10);
    set([plan(0.9, { resetsAt: start + 8 * hour })]);
    set([plan(0, { resetsAt: start + 8 * hour })]);
    await pass(0);
    expect(shown()).toBe('empty');
  });

  it('does not hide another window that runs low', async () => {
    const { set } = renderQuota([plan(0.02), plan(0.9, { window: 'week' })]);
    putOff();
    expect(shown()).toBeUndefined();
    set([plan(0.02), plan(0.06, { window: 'week' })]);
    await pass(0);
    expect(title()).toMatch(/^6% .*weekly/);
    putOff();
    expect(shown()).toBeUndefined();
  });

  it('by a visitor: each refusal names its moment a little differently, and is the same', () => {
    const { again } = renderQuota([], { viewer: 'user', error: usedUp(2 * hour) });
    putOff();
    vi.setSystemTime(start + 60_000);
    again({ viewer: 'user', error: usedUp(2 * hour - 58_000) });
    expect(shown()).toBeUndefined();
    again({ viewer: 'user', error: usedUp(7 * hour) });
    expect(shown()).toBe('empty');
  });

  it('for a day, where nobody knows when it comes back', () => {
    const first = renderQuota([], { viewer: 'user', error: usedUp(null) });
    putOff();
    first.unmount();
    vi.setSystemTime(start + 23 * hour);
    const second = renderQuota([], { viewer: 'user', error: usedUp(null) });
    expect(shown()).toBeUndefined();
    second.unmount();
    vi.setSystemTime(start + 25 * hour);
    renderQuota([], { viewer: 'user', error: usedUp(null) });
    expect(shown()).toBe('empty');
  });

  it('A7 in another tab goes here too, silently, and comes back with it', async () => {
    renderQuota([plan(0.08)]);
    await pass(6000);
    fromAnotherTab(JSON.stringify({ 'quota minimax 5h general': { level: 'low', until: start + 3 * hour } }));
    await pass(1000);
    expect(shown()).toBeUndefined();
    expect(screen.queryByRole('status')).toBeNull();
    fromAnotherTab(null);
    expect(title()).toMatch(/^8% /);
  });

  it.each(['{', '"low"', '{"quota minimax 5h general":{"level":"low","until":1e300}}', '[1]'])(
    '%s in the storage puts nothing off',
    (text) => {
      localStorage.setItem(snoozesKey, text);
      renderQuota([plan(0.08)]);
      expect(title()).toMatch(/^8% /);
    },
  );

  it('stays so on this page where the storage is refused', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('', 'QuotaExceededError');
    });
    const { again } = renderQuota([plan(0.08)]);
    putOff();
    again({ warnAt: 0.1 });
    expect(shown()).toBeUndefined();
    // As it was, for who comes next.
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key: null })));
    expect(shown()).toBe('low');
  });

  it('cannot be where the app says so', () => {
    renderQuota([plan(0.08)], { snooze: 'off' });
    expect(shown()).toBe('low');
    expect(later()).toBeNull();
  });

  it('keeps nothing in the storage but words and moments', () => {
    renderQuota([plan(0.08, { used: 18_400, max: 20_000 })]);
    putOff();
    expect(localStorage.getItem(snoozesKey)).toBe(
      JSON.stringify({ 'quota minimax 5h general': { level: 'low', until: start + 3 * hour } }),
    );
  });

  it('is hydrated without a difference: a server knows nothing of it', async () => {
    vi.useRealTimers();
    const wrong = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    localStorage.setItem(snoozesKey, JSON.stringify({ 'quota minimax 5h': { level: 'empty', until: Date.now() + 2 * hour } }));
    const error = usedUp(2 * hour);
    const ui = (
      <TryAgainProvider viewer="user">
        <QuotaBanner error={error} />
      </TryAgainProvider>
    );
    const page = document.createElement('div');
    document.body.append(page);
    page.innerHTML = renderToString(ui);
    expect(page.querySelector('.tryagain-banner')).not.toBeNull();
    const root = await act(() => Promise.resolve(hydrateRoot(page, ui)));
    expect(page.textContent).toBe('');
    expect(wrong).not.toHaveBeenCalled();
    act(() => root.unmount());
    page.remove();
  });
});

describe('a balance banner that is put off', () => {
  it('is the warning alone for the owner: what they have to mend stays', async () => {
    const { set } = renderBalance(3.4);
    expect(later()).not.toBeNull();
    set(0);
    await pass(0);
    expect(shown()).toBe('empty');
    expect(later()).toBeNull();
  });

  it('stays so over a reload, while nobody has read the balance yet, and for more than a day', async () => {
    const { unmount } = renderBalance(0.37, { low: 1 });
    putOff();
    unmount();
    const { set } = renderBalance(null, { low: 1 });
    set(0.37);
    await pass(10);
    expect(shown()).toBeUndefined();
    await pass(30 * hour);
    set(0.36);
    await pass(10);
    expect(shown()).toBeUndefined();
  });

  it('comes when the money is gone, and again when it runs low after that', async () => {
    const { set } = renderBalance(3.4);
    putOff();
    expect(shown()).toBeUndefined();
    set(2);
    await pass(0);
    expect(shown()).toBeUndefined();
    set(0);
    await pass(0);
    expect(shown()).toBe('empty');
    set(3);
    await pass(0);
    expect(shown()).toBe('low');
  });

  it('comes again once it was restored in between', async () => {
    const first = renderBalance(3.4);
    putOff();
    first.unmount();
    const { set } = renderBalance(3.4);
    expect(shown()).toBeUndefined();
    set(50);
    await pass(0);
    set(4);
    await pass(0);
    expect(shown()).toBe('low');
  });

  it('a page without a threshold does not undo it', async () => {
    const first = renderBalance(3.4);
    putOff();
    first.unmount();
    const without = renderBalance(3.4, { low: undefined });
    await pass(0);
    without.unmount();
    renderBalance(3.4);
    expect(shown()).toBeUndefined();
  });

  it('by a visitor, for a day at most: nothing they could mend', () => {
    const first = renderBalance(null, { viewer: 'user', error: empty() });
    putOff();
    first.unmount();
    const second = renderBalance(null, { viewer: 'user', error: empty() });
    expect(shown()).toBeUndefined();
    second.unmount();
    vi.setSystemTime(start + 25 * hour);
    renderBalance(null, { viewer: 'user', error: empty() });
    expect(shown()).toBe('empty');
  });

  it('A2 keeps the focus where the button goes that had it, as what has to be mended stays', async () => {
    const { set } = renderBalance(3.4);
    act(() => screen.getByRole('button', { name: 'Not now' }).focus());
    set(0);
    await pass(0);
    expect(later()).toBeNull();
    expect(banner()?.querySelector('.tryagain-title')).toHaveFocus();
  });

  it('A7 says nothing when it goes', async () => {
    renderBalance(3.4);
    await pass(200);
    putOff();
    await pass(1000);
    expect(screen.queryByText(en.balance.restored)).toBeNull();
  });
});

describe('what a plan counts', () => {
  it('the owner reads how much is used of how much, and when it is full again', () => {
    renderQuota([plan(0.08, { used: 1840, max: 2000 })]);
    expect(action()).toMatch(/^1,840 of 2,000 used\. .* at \d/);
  });

  it('used up as well', () => {
    renderQuota([plan(0, { used: 2000, max: 2000 })]);
    expect(action()).toMatch(/^2,000 of 2,000 used\. .* at \d/);
  });

  it('numbers the provider leaves ambiguous are not shown', () => {
    renderQuota([plan(0.08, { max: 2000 })]);
    expect(banner()).not.toHaveTextContent('2,000');
  });

  it('a visitor reads no number of the account', () => {
    renderQuota([plan(0, { used: 2000, max: 2000 })], { viewer: 'user', error: usedUp(2 * hour) });
    expect(shown()).toBe('empty');
    expect(banner()).not.toHaveTextContent('2,000');
  });
});
