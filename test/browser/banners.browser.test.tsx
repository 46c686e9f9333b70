import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { BalanceBanner } from '../../src/components/balance-banner.js';
import { ErrorToaster } from '../../src/components/error-toaster.js';
import { QuotaBanner } from '../../src/components/quota-banner.js';
import { UsageMeter } from '../../src/components/usage-meter.js';
import { useErrorToast } from 'tryagain';
import { ErrorMessage, TryAgainProvider, usePlanUsage, useProviderMutation } from 'tryagain';
import { normalizeError, ProviderError } from 'tryagain/errors';
import { describeFailure, en } from 'tryagain/messages';
import { kimi, minimax } from 'tryagain/providers';
import 'tryagain/styles.css';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { askAt } from './support/ask-at.ts';

/** Over real HTTP: this page → the dev server's handler → the simulator's own server. */
const links = { kimi: kimi.hosts[0].links, minimax: minimax.hosts[0].links };

async function choose(scenario: string): Promise<void> {
  const response = await fetch('/api/ai/__simulator', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scenario }),
  });
  if (!response.ok) throw new Error(`The simulator did not take ${scenario}: ${response.status}`);
}

let client: QueryClient;
beforeEach(() => {
  client = new QueryClient();
  // The browser notes 250 of them, which the modules of a page come near to.
  performance.clearResourceTimings();
});
afterEach(async () => {
  cleanup();
  await choose('none');
});

const violations = async () => (await axe.run(document.body, { rules: { region: { enabled: false } } })).violations.map(({ id }) => id);
const requests = (path: string) => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith(path)).length;
const chat = 'POST /chat/completions';

/** A chat with the banners above it. */
function Page({ provider, route = chat, low }: { provider: 'kimi' | 'minimax'; route?: string; low?: number }) {
  const ask = useProviderMutation({ provider, mutationFn: () => askAt(provider, route) });
  const error = ask.error;
  return (
    <main>
      <BalanceBanner provider={provider} low={low} error={error} />
      <QuotaBanner provider={provider} error={error} />
      <button type="button" onClick={() => ask.mutate()}>
        Ask
      </button>
      {ask.isSuccess && <p>It answered.</p>}
    </main>
  );
}

function show(viewer: 'user' | 'owner', ui: React.ReactNode) {
  return render(
    <TryAgainProvider client={client} viewer={viewer} links={links}>
      {ui}
    </TryAgainProvider>,
  );
}

const balanceBanner = () => screen.queryByRole('region', { name: 'Kimi balance' });
const balanceTitle = () => balanceBanner()?.querySelector('.tryagain-title')?.textContent;
const quotaTitle = () => screen.queryByRole('region', { name: 'MiniMax limits' })?.querySelector('.tryagain-title')?.textContent;

describe('BalanceBanner over HTTP', () => {
  it('kimi/balance-empty, the owner: amount, link and button; a double click asks once; topped up, it goes and says so', async () => {
    await choose('kimi/balance-empty');
    show('owner', <Page provider="kimi" />);
    await waitFor(() => expect(balanceTitle()).toBe('Your balance with Kimi is used up.'), { timeout: 5000 });
    expect(balanceBanner()?.textContent).toContain('Your balance is -$0.02.');
    expect(screen.getByRole('link', { name: /^Top up/ }).getAttribute('href')).toBe(links.kimi.topUp);
    expect(await violations()).toEqual([]);

    await choose('none');
    const before = requests('/users/me/balance');
    const button = screen.getByRole('button', { name: "I've topped up" });
    button.click();
    button.click();
    await waitFor(() => expect(balanceTitle()).toBeUndefined(), { timeout: 5000 });
    expect(requests('/users/me/balance')).toBe(before + 1);
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Balance restored.'));
  });

  it('kimi/balance-empty, a visitor: a sentence once something was refused, no amount, no request for the balance; it goes with the next answer', async () => {
    await choose('kimi/balance-empty');
    const before = requests('/users/me/balance');
    show('user', <Page provider="kimi" />);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(balanceBanner()).toBeNull();
    screen.getByRole('button', { name: 'Ask' }).click();
    await waitFor(() => expect(balanceTitle()).toBe("This app can't answer right now."), { timeout: 5000 });
    expect(balanceBanner()?.textContent).not.toMatch(/[$¥]|\d/);
    expect(screen.queryByRole('link')).toBeNull();
    expect(requests('/users/me/balance')).toBe(before);
    expect(await violations()).toEqual([]);
    await choose('none');
    screen.getByRole('button', { name: 'Ask' }).click();
    await screen.findByText('It answered.', undefined, { timeout: 5000 });
    expect(balanceTitle()).toBeUndefined();
  });

  it('kimi/balance-low: only from the owner’s own threshold on, and gone by itself after a refetch', async () => {
    await choose('kimi/balance-low');
    const { unmount } = show('owner', <Page provider="kimi" />);
    await waitFor(() => expect(client.isFetching()).toBe(0));
    expect(balanceBanner()).toBeNull();
    unmount();
    show('owner', <Page provider="kimi" low={1} />);
    await waitFor(() => expect(balanceTitle()).toBe('Your balance with Kimi is running low.'), { timeout: 5000 });
    expect(balanceBanner()?.textContent).toContain('$0.37 is left.');
    await choose('none');
    await client.refetchQueries();
    await waitFor(() => expect(balanceTitle()).toBeUndefined());
  });
});

describe('QuotaBanner over HTTP', () => {
  it.each(['user', 'owner'] as const)('minimax/2056-reset, the %s: the moment in the reader’s own time', async (viewer) => {
    await choose('minimax/2056-reset');
    const { container } = show(viewer, <Page provider="minimax" />);
    screen.getByRole('button', { name: 'Ask' }).click();
    await waitFor(() => expect(quotaTitle()).toBeDefined(), { timeout: 5000 });
    const clock = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });
    const soon = Array.from({ length: 4 }, (_, minutes) => clock.format(Date.now() + 7_200_000 + (minutes - 2) * 60_000));
    const text = container.textContent;
    expect(soon.some((moment) => text.includes(moment.replace(/\s/u, '\u00a0')))).toBe(true);
    expect(text).not.toContain('19834000');
    expect(await violations()).toEqual([]);
  });

  it('minimax/2056, no moment named: it says that it comes back by itself, and goes with the next answer', async () => {
    await choose('minimax/2056');
    show('user', <Page provider="minimax" />);
    screen.getByRole('button', { name: 'Ask' }).click();
    await waitFor(() => expect(quotaTitle()).toBe('This app has reached its limit with the AI service for now.'), { timeout: 5000 });
    await choose('none');
    screen.getByRole('button', { name: 'Ask' }).click();
    await screen.findByText('It answered.', undefined, { timeout: 5000 });
    expect(quotaTitle()).toBeUndefined();
  });
});

describe('UsageMeter over HTTP', () => {
  function Plan() {
    const plan = usePlanUsage();
    return plan.data?.windows.map((window) => <UsageMeter key={`${window.name} ${window.window}`} window={window} />);
  }

  it('a meter a window, as wide as what is left', async () => {
    show('owner', <Plan />);
    await waitFor(() => expect(screen.getAllByRole('meter')).toHaveLength(3), { timeout: 5000 });
    const meter = screen.getByRole('meter', { name: '5-hour limit general' });
    expect(meter.getAttribute('aria-valuetext')).toMatch(/^84% left, Resets /);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const bar = Number.parseFloat(getComputedStyle(meter, '::before').inlineSize) / meter.getBoundingClientRect().width;
    expect(bar).toBeCloseTo(0.84, 2);
    expect(await violations()).toEqual([]);
  });
});

describe('ErrorToaster in Chromium', () => {
  const toasts = () => [...document.querySelectorAll<HTMLElement>('.tryagain-toast')];

  function Corner({ onRetry }: { onRetry?: () => unknown }) {
    const toast = useErrorToast();
    const fail = () =>
      askAt('kimi', chat)
        .then((response) => (response.ok ? null : response.json()))
        .then((error: unknown) => toast(error, onRetry ? { onRetry } : {}));
    return (
      <>
        <button type="button" onClick={() => void fail()}>
          Ask
        </button>
        <ErrorToaster />
      </>
    );
  }

  it('R17 a hundred failures in a second are one message with a count', async () => {
    await choose('kimi/rpm');
    show('user', <Corner />);
    const button = screen.getByRole('button', { name: 'Ask' });
    for (let index = 0; index < 100; index += 1) button.click();
    await waitFor(() => expect(document.body.textContent).toContain('×100'), { timeout: 15_000 });
    expect(toasts()).toHaveLength(1);
    expect(await violations()).toEqual([]);
  }, 30_000);

  it('R17 a hundred different ones are never more than three on the screen', async () => {
    function Storm() {
      const toast = useErrorToast();
      const start = () => {
        for (let index = 0; index < 100; index += 1)
          setTimeout(() => toast(new ProviderError({ kind: 'server-error', code: `c${index % 9}` })), index * 9);
      };
      return (
        <>
          <button type="button" onClick={start}>
            Storm
          </button>
          <ErrorToaster />
        </>
      );
    }
    show('user', <Storm />);
    let most = 0;
    const watch = new MutationObserver(() => (most = Math.max(most, toasts().length)));
    watch.observe(document.body, { childList: true, subtree: true });
    screen.getByRole('button', { name: 'Storm' }).click();
    await new Promise((resolve) => setTimeout(resolve, 1300));
    watch.disconnect();
    expect(most).toBe(3);
  });

  it('A6 F8, Tab and Esc: to the button, out again, and the focus is never lost', async () => {
    await choose('kimi/rpm');
    show('user', <Corner onRetry={() => undefined} />);
    await userEvent.click(screen.getByRole('button', { name: 'Ask' }));
    await waitFor(() => expect(toasts()).toHaveLength(1), { timeout: 5000 });
    await userEvent.keyboard('{F8}');
    expect(document.activeElement?.className).toContain('tryagain-toasts');
    await userEvent.tab();
    expect(document.activeElement).toBe(toasts()[0]);
    await userEvent.tab();
    expect(document.activeElement?.textContent).toContain('Try again');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(toasts()).toHaveLength(0));
    expect(document.activeElement?.className).toContain('tryagain-toasts');
  });

  it('A4 a message with a button stays, one without goes', async () => {
    const failure = normalizeError(new TypeError('fetch failed'));
    function Both() {
      const toast = useErrorToast();
      const both = () => {
        toast(failure);
        toast(normalizeError('overloaded'), { onRetry: () => undefined });
      };
      return (
        <>
          <button type="button" onClick={both}>
            Both
          </button>
          <ErrorToaster />
        </>
      );
    }
    show('user', <Both />);
    screen.getByRole('button', { name: 'Both' }).click();
    await waitFor(() => expect(toasts()).toHaveLength(2));
    await waitFor(() => expect(toasts()).toHaveLength(1), { timeout: 12_000 });
    expect(toasts()[0]?.textContent).not.toContain(describeFailure(failure, en, 'user').title);
  }, 20_000);

  it('A5 M15 while a modal dialog hides the corner, its button cannot be read out; the twin in the dialog can, and works', async () => {
    const failure = normalizeError('overloaded', { provider: 'kimi' });
    const done: string[] = [];
    function Dialog() {
      const toast = useErrorToast();
      return (
        <dialog open aria-modal="true" aria-label="Settings">
          <button type="button" onClick={() => toast(failure, { onRetry: () => done.push('corner') })}>
            Save
          </button>
          <ErrorMessage error={failure} onRetry={() => done.push('twin')} />
        </dialog>
      );
    }
    show(
      'user',
      <>
        <div id="page">
          <ErrorToaster />
        </div>
        <Dialog />
      </>,
    );
    screen.getByRole('button', { name: 'Save' }).click();
    await waitFor(() => expect(toasts()).toHaveLength(1));
    // What a modal dialog does to everything beside it; the corner can be clicked all the same.
    document.getElementById('page')?.setAttribute('aria-hidden', 'true');
    const reachable = screen.getAllByRole('button', { name: 'Try again' });
    expect(reachable).toHaveLength(1);
    const twin = reachable[0];
    if (!twin) throw new Error('no twin');
    expect(screen.getByRole('dialog').contains(twin)).toBe(true);
    twin.focus();
    await userEvent.keyboard('{Enter}');
    expect(done).toEqual(['twin']);
  });

  it('A5 in a real modal dialog the twin is reached by Tab, and F8 neither leaves the dialog nor loses the focus', async () => {
    const failure = normalizeError('overloaded', { provider: 'kimi' });
    const done: string[] = [];
    function Page() {
      const toast = useErrorToast();
      return (
        <>
          <button type="button" onClick={() => document.querySelector('dialog')?.showModal()}>
            Open
          </button>
          <dialog aria-label="Settings">
            <button type="button" onClick={() => toast(failure, { onRetry: () => done.push('corner') })}>
              Save
            </button>
            <ErrorMessage error={failure} onRetry={() => done.push('twin')} />
          </dialog>
          <ErrorToaster />
        </>
      );
    }
    show('user', <Page />);
    screen.getByRole('button', { name: 'Open' }).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(toasts()).toHaveLength(1));
    const dialog = screen.getByRole('dialog');
    const save = screen.getByRole('button', { name: 'Save' });
    expect(document.activeElement).toBe(save);
    // Everything outside is inert: the browser gives it no focus.
    await userEvent.keyboard('{F8}');
    expect(document.activeElement).toBe(save);
    await userEvent.tab();
    expect(dialog.contains(document.activeElement)).toBe(true);
    expect(document.activeElement?.textContent?.trim()).toBe('Try again');
    await userEvent.keyboard('{Enter}');
    expect(done).toEqual(['twin']);
    dialog.querySelector('button')?.closest('dialog')?.close();
  });

  it('A6 swiped to the side it goes; swiped a little it stays', async () => {
    await choose('kimi/rpm');
    show('user', <Corner onRetry={() => undefined} />);
    screen.getByRole('button', { name: 'Ask' }).click();
    await waitFor(() => expect(toasts()).toHaveLength(1), { timeout: 5000 });
    const toast = toasts()[0];
    if (!toast) throw new Error('no message');
    const at = (x: number) => ({ x, y: 6 });
    await userEvent.dragAndDrop(toast, toast, { sourcePosition: at(60), targetPosition: at(90) });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(toasts()).toHaveLength(1);
    await userEvent.dragAndDrop(toast, toast, { sourcePosition: at(60), targetPosition: at(260) });
    await waitFor(() => expect(toasts()).toHaveLength(0));
  });

  it('right to left it stands on the other side, and is swiped to that side', async () => {
    document.documentElement.dir = 'rtl';
    show('user', <Corner />);
    await choose('kimi/rpm');
    screen.getByRole('button', { name: 'Ask' }).click();
    await waitFor(() => expect(toasts()).toHaveLength(1), { timeout: 5000 });
    await waitFor(() => expect(toasts()[0]?.dataset['swipeDirection']).toBe('left'));
    expect(toasts()[0]?.getBoundingClientRect().left).toBeLessThan(40);
    document.documentElement.dir = '';
  });
});
