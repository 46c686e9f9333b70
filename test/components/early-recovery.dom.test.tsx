import { focusManager, QueryClient } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BalanceBanner } from '../../src/components/balance-banner.js';
import { ErrorMessage } from '../../src/components/error-message.js';
import { QuotaBanner } from '../../src/components/quota-banner.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import type { Kind } from '../../src/errors/kinds.js';
import { useProviderMutation } from '../../src/hooks/use-provider-mutation.js';
import { renderWithTryAgain } from '../../src/testing-react.js';
import type { RenderOptions } from '../../src/testing-react.js';

const links = {
  kimi: { topUp: 'https://example.com/pay', keys: 'https://example.com/keys' },
  minimax: { plan: 'https://example.com/plan', topUp: 'https://example.com/pay' },
};
const hour = 3_600_000;
const fails = (kind: Kind, provider: string, waitMs?: number) =>
  new ProviderError({
    kind,
    provider,
    wait: waitMs === undefined ? null : { until: Date.now() + waitMs, source: 'body', exact: true },
  });

const start = (ui: React.ReactNode, options: RenderOptions = {}) => {
  const shown = renderWithTryAgain(ui, { viewer: 'owner', links, ...options });
  const asked = (path: string) => shown.simulator.requests.filter(({ url }) => url.endsWith(path)).length;
  return { ...shown, balances: () => asked('/users/me/balance'), plans: () => asked('/token_plan/remains') };
};
/** Everything that was begun is through. */
const quiet = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 60))));
const comeBackAfter = (ms: number) => {
  vi.setSystemTime(Date.now() + ms);
  fireEvent(window, new Event('focus'));
};

// Only the clock on the wall is ours: requests and renderings take their own time.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => {
  focusManager.setFocused(undefined);
  vi.useRealTimers();
});

describe('Back from a page of the owner', () => {
  const message = (error: ProviderError) => <ErrorMessage error={error} onRetry={() => undefined} />;

  it('the plan is read once, and the button of a failure the cooldowns never saw is ready', async () => {
    const { plans } = start(message(fails('quota-exceeded', 'minimax', hour)));
    const button = screen.getByRole('button');
    expect(button).toHaveAttribute('data-state', 'waiting');
    fireEvent.click(screen.getByRole('link', { name: /^See plans/ }));
    comeBackAfter(2_000);
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'ready'));
    comeBackAfter(2_000);
    await quiet();
    expect(plans()).toBe(1);
    await waitFor(() => expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain('Your limit has reset.'));
  });

  it('counts although somebody has set the clock back meanwhile', async () => {
    const { plans } = start(message(fails('quota-exceeded', 'minimax', hour)));
    fireEvent.click(screen.getByRole('link', { name: /^See plans/ }));
    comeBackAfter(-hour);
    await waitFor(() => expect(plans()).toBe(1));
  });

  it('two links of one page are one request, and the middle button opens it as well', async () => {
    const error = fails('insufficient-balance', 'kimi');
    const { balances } = start([<div key="1">{message(error)}</div>, <div key="2">{message(error)}</div>]);
    const [one, two] = screen.getAllByRole('link', { name: /^Top up/ });
    fireEvent.click(one ?? document.body);
    fireEvent(two ?? document.body, new MouseEvent('auxclick', { bubbles: true, button: 1 }));
    comeBackAfter(2_000);
    await quiet();
    expect(balances()).toBe(1);
  });

  it.each([
    ['of the keys', fails('authentication', 'kimi'), /^Manage keys/],
    ['of a provider that tells no balance', fails('insufficient-balance', 'minimax'), /^Top up/],
  ])('nothing is sent by itself after the page %s, and the button stays', async (_, error, name) => {
    const { simulator } = start(message(error));
    fireEvent.click(screen.getByRole('link', { name }));
    comeBackAfter(2_000);
    await quiet();
    expect(simulator.requests).toHaveLength(0);
    expect(screen.getByRole('button', { name: 'Check again' })).toBeVisible();
  });

  it.each([
    ['the balance', 'kimi/balance-empty', <BalanceBanner key="1" />, /^Top up/, 'balances', 'Balance restored.'],
    ['the plan', 'minimax/2056', <QuotaBanner key="2" />, /^See plans/, 'plans', 'Your limit has reset.'],
  ] as const)('%s is read at once where a banner alone says that it is used up', async (_, scenario, banner, name, read, said) => {
    const shown = start(banner, { scenario });
    fireEvent.click(await screen.findByRole('link', { name }));
    shown.simulator.use('none');
    expect(shown[read]()).toBe(1);
    comeBackAfter(2_000);
    await waitFor(() => expect(screen.queryByRole('link', { name })).toBeNull());
    expect(shown[read]()).toBe(2);
    await waitFor(() => expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(said));
  });

  it('nobody asks without having opened a page', async () => {
    const { simulator } = start(message(fails('insufficient-balance', 'kimi')));
    comeBackAfter(5_000);
    await quiet();
    expect(simulator.requests).toHaveLength(0);
  });

  it.each([
    ['what failed has left the page', fails('insufficient-balance', 'kimi'), /^Top up/, null],
    ['the plan never had it: room left proves nothing', fails('not-in-plan', 'minimax'), /^See plans/, 'stays'],
  ])('nothing is sent where %s', async (_, error, name, then) => {
    const { simulator, rerender } = start(message(error));
    fireEvent.click(screen.getByRole('link', { name }));
    if (then === null) rerender(<p>Another page.</p>);
    comeBackAfter(2_000);
    await quiet();
    expect(simulator.requests).toHaveLength(0);
  });

  it('an account that cannot be read changes nothing, and nobody hears of it', async () => {
    const { simulator } = start(message(fails('insufficient-balance', 'kimi')), { visitor: 'user' });
    fireEvent.click(screen.getByRole('link', { name: /^Top up/ }));
    comeBackAfter(2_000);
    await quiet();
    expect(simulator.requests).toHaveLength(0);
    expect(screen.getByRole('alert')).toBeVisible();
    expect(document.body).not.toHaveTextContent('Balance restored.');
  });
});

describe('Warning before failure', () => {
  /** Twenty that are refused, each with an error of its own. */
  function Twenty({ kind, provider }: { kind: Kind; provider: string }) {
    const { mutate } = useProviderMutation({ provider, endpoint: 'chat', mutationFn: () => Promise.reject(fails(kind, provider)) });
    return (
      <button type="button" onClick={() => Array.from({ length: 20 }, () => mutate())}>
        Ask
      </button>
    );
  }

  it.each([
    ['insufficient-balance', 'kimi', 'balances'],
    ['quota-exceeded', 'minimax', 'plans'],
  ] as const)('twenty refusals with %s have the account read once', async (kind, provider, read) => {
    const shown = start([<BalanceBanner key="1" />, <QuotaBanner key="2" />, <Twenty key="3" kind={kind} provider={provider} />]);
    const asked = () => shown.balances() + shown.plans();
    await waitFor(() => expect(shown.plans()).toBe(1));
    await quiet();
    expect(asked()).toBe(2);
    fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
    await waitFor(() => expect(shown[read]()).toBe(2));
    await quiet();
    fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
    await quiet();
    expect(asked()).toBe(3);
    // Somebody has set the clock: nobody knows how long ago that was.
    vi.setSystemTime(Date.now() - hour);
    fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
    await waitFor(() => expect(asked()).toBe(4));
  });

  it('no other failure has the account read, and no visitor reads it', async () => {
    const shown = start([<BalanceBanner key="1" />, <Twenty key="2" kind="rate-limited" provider="kimi" />]);
    await waitFor(() => expect(shown.balances()).toBe(1));
    fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
    await quiet();
    expect(shown.balances()).toBe(1);
    shown.unmount();
    const visited = start([<BalanceBanner key="1" />, <Twenty key="2" kind="insufficient-balance" provider="kimi" />], { viewer: 'user' });
    fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
    await quiet();
    expect(visited.balances()).toBe(0);
  });

  it('an account whose own reading is refused is not read again for it', async () => {
    const { simulator, balances } = start(<BalanceBanner />, { scenario: 'kimi/balance-empty' });
    await screen.findByText(/Your balance is/);
    await quiet();
    expect(balances()).toBe(1);
    expect(simulator.requests).toHaveLength(1);
  });

  it('who comes back after a minute sees today’s balance, also where the app’s own queries do not ask then', async () => {
    const client = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false } } });
    const { simulator, balances } = start(<BalanceBanner low={1} />, { client });
    await waitFor(() => expect(balances()).toBe(1));
    await quiet();
    simulator.use('kimi/balance-low');
    const lookAway = (ms: number) => {
      act(() => focusManager.setFocused(false));
      vi.setSystemTime(Date.now() + ms);
      act(() => focusManager.setFocused(true));
    };
    lookAway(30_000);
    await quiet();
    expect(balances()).toBe(1);
    lookAway(40_000);
    expect(await screen.findByText('Your balance with Kimi is running low.')).toBeVisible();
    expect(balances()).toBe(2);
  });
});
