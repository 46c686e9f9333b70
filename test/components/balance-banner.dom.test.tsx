import { QueryClient } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BalanceBanner } from '../../src/components/balance-banner.js';
import type { BalanceBannerProps } from '../../src/components/balance-banner.js';
import { ProviderErrorBoundary } from '../../src/components/provider-error-boundary.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { writeMoney } from '../../src/components/write-money.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { providerQuery } from '../../src/hooks/provider-query.js';
import { useProviderQuery } from '../../src/hooks/use-provider-query.js';
import { defineProvider } from '../../src/providers.js';
import { renderWithTryAgain } from '../../src/testing-react.js';

const empty = (provider: string | null = 'kimi') => new ProviderError({ kind: 'insufficient-balance', provider });
const links = { kimi: { topUp: 'https://platform.kimi.ai/console/pay' } };
const banner = () => screen.queryByRole('region', { name: 'Kimi balance' });
const title = () => banner()?.querySelector('.tryagain-title')?.textContent;
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const money = /[$¥€]|\d/;

/** The balance as the cache holds it, with nobody to ask. */
function renderWith(available: number | null, props: BalanceBannerProps = {}, currency: string | null = 'USD') {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const set = (value: number | null) =>
    client.setQueryData(['tryagain', 'balance', 'kimi', '/api/ai'], { available: value, cash: null, voucher: null, currency });
  set(available);
  const ui = (next: BalanceBannerProps) => (
    <TryAgainProvider client={client} links={links} viewer="owner">
      <BalanceBanner {...next} />
    </TryAgainProvider>
  );
  const { rerender, container } = render(ui(props));
  return { client, set, container, again: (next: BalanceBannerProps) => rerender(ui(next)) };
}

afterEach(() => void vi.useRealTimers());

describe('BalanceBanner', () => {
  it.each([null, 12.5, 0.01])('P34 a balance of %s shows nothing', (available) => {
    expect(renderWith(available).container).toBeEmptyDOMElement();
  });

  it.each([0, -0.02])('a balance of %s is used up', (available) => {
    renderWith(available);
    expect(title()).toBe('Your balance with Kimi is used up.');
    expect(banner()).toHaveAttribute('data-level', 'empty');
  });

  it('P34 the amount has its currency, and a plain number where nobody knows it', () => {
    renderWith(-1234.5);
    expect(banner()).toHaveTextContent('Your balance is -$1,234.50. Top up to continue.');
    expect(writeMoney(0.37, 'CNY', 'en')).toBe('CN¥0.37');
    expect(writeMoney(-0.02, 'USD', 'ar')).toMatch(/^\u200e?-0\.02\sUS\$$/);
    expect(writeMoney(-1234.5, 'CNY', 'ja')).toBe('-1,234.50元');
    expect(writeMoney(0.37, null, 'en')).toBe('0.37');
    expect(writeMoney(0.37, 'not one', 'en')).toBe('0.37');
  });

  it('warns the owner from their own threshold on, and nobody without one', () => {
    const { again } = renderWith(0.37);
    expect(banner()).toBeNull();
    again({ low: 1 });
    expect(title()).toBe('Your balance with Kimi is running low.');
    expect(banner()).toHaveTextContent('$0.37 is left.');
    expect(banner()).toHaveAttribute('data-level', 'low');
    again({ low: 1, viewer: 'user' });
    expect(screen.queryByText(/running low/)).toBeNull();
  });

  it('a visitor reads a sentence: no amount, no link; a message for the owner can be copied, and it can be put off', () => {
    renderWith(-0.02, { viewer: 'user' });
    expect(title()).toBe("This app can't answer right now.");
    expect(banner()?.textContent).not.toMatch(money);
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getAllByRole('button')).toEqual([
      screen.getByRole('button', { name: 'Copy a message for the owner' }),
      screen.getByRole('button', { name: 'Not now' }),
    ]);
  });

  it('the owner gets the page where money is added', () => {
    renderWith(0);
    expect(screen.getByRole('link', { name: /^Top up/ })).toHaveAttribute('href', links.kimi.topUp);
  });

  it('a refusal shows it, whatever the balance said before; no amount then, as it would contradict', () => {
    renderWith(12.5, { error: empty() });
    expect(title()).toBe('Your balance with Kimi is used up.');
    expect(banner()?.textContent).not.toContain('12.5');
  });

  it.each([
    ['another kind', new ProviderError({ kind: 'rate-limited', provider: 'kimi' })],
    ['another provider', empty('minimax')],
    ['a provider nobody named, which would be both providers’,', empty(null)],
    ['nothing', null],
  ])('%s is left to others', (_, error) => {
    expect(renderWith(12.5, { error }).container).toBeEmptyDOMElement();
  });

  it('a failure in any query of the app shows it, and stays while that query asks again', async () => {
    const { client } = renderWith(null);
    const options = { retry: false, queryKey: ['answer'] } as const;
    await client.fetchQuery(providerQuery({ ...options, queryFn: () => Promise.reject(empty()) })).catch(() => undefined);
    await waitFor(() => expect(title()).toBe('Your balance with Kimi is used up.'));
    let answer: (value: string) => void = () => undefined;
    const next = client.fetchQuery(providerQuery({ ...options, queryFn: () => new Promise<string>((resolve) => (answer = resolve)) }));
    await act(async () => void (await new Promise((resolve) => setTimeout(resolve, 20))));
    expect(banner()).not.toBeNull();
    answer('Blue.');
    await act(async () => void (await next));
    await waitFor(() => expect(banner()?.querySelector('.tryagain-title') ?? null).toBeNull());
  });

  it('a visitor reads of what failed on this page, not on one they left', async () => {
    const client = new QueryClient();
    const Answer = () => <p>{useProviderQuery({ queryKey: ['answer'], queryFn: () => Promise.reject(empty()) }).status}</p>;
    const ui = (page: string, viewer: 'user' | 'owner') => (
      <TryAgainProvider client={client} viewer={viewer}>
        <BalanceBanner />
        {page === 'answer' && <Answer />}
      </TryAgainProvider>
    );
    client.setQueryDefaults(['tryagain'], { enabled: false });
    const { rerender } = render(ui('answer', 'user'));
    await waitFor(() => expect(title()).toBe("This app can't answer right now."));
    rerender(ui('another', 'user'));
    await waitFor(() => expect(banner()).toBeNull());
    rerender(ui('another', 'owner'));
    await waitFor(() => expect(title()).toBe('Your balance with Kimi is used up.'));
  });

  it('a provider that tells no balance has a banner by its refusals alone', () => {
    render(
      <TryAgainProvider viewer="owner">
        <BalanceBanner provider="minimax" error={empty('minimax')} />
      </TryAgainProvider>,
    );
    expect(screen.getByRole('region', { name: 'MiniMax balance' })).toHaveTextContent('Your balance with MiniMax is used up.');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('where no balance is told the owner still gets the page, and no button that would look', () => {
    render(
      <TryAgainProvider viewer="owner" links={{ minimax: { topUp: 'https://example.com/pay' } }}>
        <BalanceBanner provider="minimax" error={empty('minimax')} />
      </TryAgainProvider>,
    );
    expect(screen.getByRole('link', { name: /^Top up/ })).toHaveAttribute('href', 'https://example.com/pay');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('of what failed at another provider it says nothing', async () => {
    const client = new QueryClient();
    client.setQueryDefaults(['tryagain'], { enabled: false });
    const { container } = render(
      <TryAgainProvider client={client} viewer="owner">
        <BalanceBanner />
      </TryAgainProvider>,
    );
    const options = { queryKey: ['answer'], queryFn: () => Promise.reject(empty('minimax')), retry: false };
    await act(() => client.fetchQuery(options).catch(() => undefined));
    expect(container).toBeEmptyDOMElement();
  });

  it('a visitor copies what the owner has to know', async () => {
    const written: string[] = [];
    vi.stubGlobal('navigator', { onLine: true, clipboard: { writeText: async (text: string) => void written.push(text) } });
    renderWith(0, { viewer: 'user' });
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Copy a message for the owner' })));
    vi.unstubAllGlobals();
    expect(written[0]).toContain('Your balance with Kimi is used up.');
  });

  it('A7 is announced when it comes and once when the money is there again; then nothing of it is left', () => {
    vi.useFakeTimers();
    const { set, container } = renderWith(0);
    pass(200);
    expect(screen.getByRole('status')).toHaveTextContent('Your balance with Kimi is used up. Your balance is $0.00. Top up to continue.');
    act(() => void set(20));
    pass(0);
    pass(200);
    expect(container.querySelector('.tryagain-title')).toBeNull();
    expect(screen.getByRole('status')).toHaveTextContent(/^Balance restored\.$/);
    pass(6000);
    expect(container).toBeEmptyDOMElement();
  });

  it('A7 goes silently when a refusal is taken back without a balance to show for it', () => {
    const { again } = renderWith(null, { error: empty() });
    expect(banner()).not.toBeNull();
    again({ error: null });
    expect(banner()).toBeNull();
  });

  it('a balance read right after a refusal proves nothing, a later one does', () => {
    vi.useFakeTimers();
    const { set } = renderWith(null, { error: empty() });
    act(() => void set(12));
    pass(1000);
    expect(title()).toBe('Your balance with Kimi is used up.');
    pass(60_000);
    act(() => void set(12));
    pass(0);
    pass(200);
    expect(title()).toBeUndefined();
    expect(screen.getByRole('status')).toHaveTextContent('Balance restored.');
  });

  it('gives the focus a place when it goes', async () => {
    const { set } = renderWith(0);
    screen.getByRole('button').focus();
    act(() => void set(20));
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  });

  it('passes what an app gives it on to one element', () => {
    const seen: (HTMLElement | null)[] = [];
    function App() {
      const [client] = useState(() => new QueryClient());
      return (
        <TryAgainProvider client={client}>
          <BalanceBanner error={empty()} ref={(element) => void seen.push(element)} className="mine" style={{ margin: 4 }} id="banner" />
        </TryAgainProvider>
      );
    }
    render(<App />);
    expect(seen[0]).toBe(banner());
    expect(banner()).toHaveClass('tryagain-banner', 'mine');
    expect(banner()).toHaveStyle({ margin: '4px' });
    expect(banner()).toHaveAttribute('id', 'banner');
  });
});

describe('BalanceBanner, with a handler to ask', () => {
  const asked = (requests: readonly { url: string }[]) => requests.filter(({ url }) => url.endsWith('/balance')).length;

  it('"I\'ve topped up": a double click asks once, an unchanged balance is said, a new one takes the banner away', async () => {
    const { simulator } = renderWithTryAgain(<BalanceBanner />, { scenario: 'kimi/balance-empty', viewer: 'owner', links });
    expect(await screen.findByText('Your balance is -$0.02. Top up to continue.')).toBeVisible();
    const before = asked(simulator.requests);
    const button = screen.getByRole('button', { name: "I've topped up" });
    fireEvent.click(button);
    fireEvent.click(button);
    expect(button).toHaveAccessibleName('Checking…');
    expect(await screen.findByText('Nothing has arrived yet. It can take a few minutes.')).toBeVisible();
    expect(asked(simulator.requests)).toBe(before + 1);
    simulator.use('none');
    await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
    fireEvent.click(button);
    await waitFor(() => expect(title()).toBeUndefined());
  });

  it('"I\'ve topped up" while an older look is under way looks again: that one may have asked before the money came', async () => {
    const { simulator, client } = renderWithTryAgain(<BalanceBanner />, {
      scenario: 'kimi/balance-empty',
      viewer: 'owner',
      links,
      latency: 150,
    });
    const button = await screen.findByRole('button', { name: "I've topped up" });
    const seen = asked(simulator.requests);
    act(() => void client.refetchQueries({ queryKey: ['tryagain', 'balance'] }));
    await waitFor(() => expect(asked(simulator.requests)).toBe(seen + 1));
    simulator.use('none');
    fireEvent.click(button);
    await waitFor(() => expect(title()).toBeUndefined());
  });

  it('"I\'ve topped up" that cannot look says what is in the way, and looks again at the next press', async () => {
    const { simulator } = renderWithTryAgain(<BalanceBanner />, { scenario: 'kimi/balance-empty', viewer: 'owner', links });
    const button = await screen.findByRole('button', { name: "I've topped up" });
    simulator.use('any/html-502');
    fireEvent.click(button);
    expect(await screen.findByText('Kimi has a problem on its side.')).toBeVisible();
    simulator.use('kimi/balance-empty');
    await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
    fireEvent.click(button);
    expect(await screen.findByText(/^Nothing has arrived yet/)).toBeVisible();
  });

  it('asks the provider it stands for', async () => {
    const balance = { path: '/credit', read: () => ({ available: 0, cash: null, voucher: null, currency: null }) };
    const moon = defineProvider({
      name: 'moon',
      label: 'Moon',
      hosts: [{ baseURL: 'https://moon.example/v1', links: {} }],
      routes: [{ endpoint: 'balance', method: 'GET', path: '/credit', access: 'account', dialect: 'openai', maxAnswerBytes: 10_000 }],
      rows: [],
      balance,
    });
    const fetched = vi.fn(async (_url: string) => Response.json({}));
    vi.stubGlobal('fetch', fetched);
    render(
      <TryAgainProvider viewer="owner" providers={[moon]}>
        <BalanceBanner provider="moon" />
      </TryAgainProvider>,
    );
    expect(await screen.findByText('Your balance with Moon is used up.')).toBeVisible();
    expect(fetched.mock.calls.map(([url]) => url)).toEqual(['/api/ai/moon/credit']);
    vi.unstubAllGlobals();
  });

  it('what failed for want of money is asked again once it is there', async () => {
    const { simulator, client } = renderWithTryAgain(<BalanceBanner />, { scenario: 'kimi/balance-empty', viewer: 'owner' });
    let paid = false;
    const question = providerQuery({
      queryKey: ['answer'],
      retry: false,
      queryFn: () => (paid ? Promise.resolve('Blue.') : Promise.reject(empty())),
    });
    await client.fetchQuery(question).catch(() => undefined);
    await screen.findByText(/Your balance is/);
    paid = true;
    simulator.use('none');
    fireEvent.click(screen.getByRole('button'));
    await waitFor(() => expect(client.getQueryState(['answer'])?.isInvalidated).toBe(true));
  });

  it('a visitor never asks for the balance', async () => {
    const { simulator } = renderWithTryAgain(<BalanceBanner error={empty()} />, { scenario: 'kimi/balance-empty', viewer: 'user' });
    await act(async () => void (await new Promise((resolve) => setTimeout(resolve, 50))));
    expect(asked(simulator.requests)).toBe(0);
    expect(banner()).not.toBeNull();
  });

  it.each([undefined, true])('a balance nobody can read takes no boundary down, throwOnError %s by default', async (throwOnError) => {
    const caught = vi.fn();
    const client = new QueryClient(throwOnError === undefined ? {} : { defaultOptions: { queries: { throwOnError } } });
    renderWithTryAgain(
      <ProviderErrorBoundary onError={caught}>
        <p>The page.</p>
        <BalanceBanner />
      </ProviderErrorBoundary>,
      { viewer: 'owner', visitor: 'user', client },
    );
    await act(async () => void (await new Promise((resolve) => setTimeout(resolve, 100))));
    expect(screen.getByText('The page.')).toBeVisible();
    expect(caught).not.toHaveBeenCalled();
    expect(banner()).toBeNull();
  });
});
