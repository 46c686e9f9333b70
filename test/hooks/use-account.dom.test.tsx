import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, renderHook, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { createTryAgain, TryAgainContext } from '../../src/hooks/try-again-context.js';
import type { Links } from '../../src/hooks/try-again-context.js';
import { useBalance } from '../../src/hooks/use-balance.js';
import { usePlanUsage } from '../../src/hooks/use-plan-usage.js';
import { kimi } from '../../src/providers/kimi.js';
import type { RenderOptions } from '../../src/testing-react.js';

// In a wrapper, StrictMode stands below what is mounted, and React would run no effect twice.
configure({ reactStrictMode: true });
const client = new QueryClient();
afterEach(() => {
  client.clear();
  vi.unstubAllGlobals();
});
const acme = {
  ...kimi,
  name: 'acme',
  plan: { path: '/plan', read: () => ({ windows: [] }) },
  balance: { path: '/credits', read: () => ({ available: 7, cash: null, voucher: null }) },
};
const context = createTryAgain({ basePath: '/ai/', tables: [acme] });
const plain = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
const configured = ({ children }: { children: ReactNode }) =>
  plain({ children: <TryAgainContext.Provider value={context}>{children}</TryAgainContext.Provider> });

function answer(body: object, init?: ResponseInit) {
  const fetch = vi.fn((_url: string) => Promise.resolve(Response.json(body, init)));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}
const credit = { data: { available_balance: 5, voucher_balance: 0, cash_balance: 5 } };

test('useBalance works with no provider above, asks once in StrictMode, and for two components', async () => {
  const fetch = answer(credit, { headers: { 'tryagain-currency': 'USD' } });
  const Show = () => <p>{useBalance().data?.available}</p>;
  render(
    <>
      <Show />
      <Show />
    </>,
    { wrapper: plain },
  );
  await waitFor(() => expect(screen.getAllByText('5')).toHaveLength(2));
  expect(fetch.mock.calls.map(([url]) => url)).toEqual(['/api/ai/kimi/users/me/balance']);
});

test('both hooks take basePath and further providers from the context', async () => {
  const fetch = answer({});
  const { result } = renderHook(
    () => [useBalance({ provider: 'acme' }).data?.available, usePlanUsage({ provider: 'acme' }).data?.windows],
    { wrapper: configured },
  );
  await waitFor(() => expect(result.current).toEqual([7, []]));
  expect(fetch.mock.calls.map(([url]) => url).sort()).toEqual(['/ai/acme/credits', '/ai/acme/plan']);
  expect(client.getQueryData(['tryagain', 'balance', 'acme', '/ai'])).toMatchObject({ available: 7 });
});

test('enabled: false asks nothing', () => {
  const fetch = answer(credit);
  const { result } = renderHook(() => useBalance({ enabled: false }), { wrapper: plain });
  expect(result.current.fetchStatus).toBe('idle');
  expect(fetch).not.toHaveBeenCalled();
});

test('within a minute a remount asks nothing again', async () => {
  const fetch = answer(credit);
  const first = renderHook(() => useBalance(), { wrapper: plain });
  await waitFor(() => expect(first.result.current.isSuccess).toBe(true));
  first.unmount();
  renderHook(() => useBalance(), { wrapper: plain });
  expect(fetch).toHaveBeenCalledTimes(1);
});

test('a failure is a ProviderError of that provider', async () => {
  answer({ error: { message: 'Incorrect API key provided', type: 'incorrect_api_key_error' } }, { status: 401 });
  const { result } = renderHook(() => useBalance(), { wrapper: plain });
  await waitFor(() => expect(result.current.error).toMatchObject({ kind: 'authentication', provider: 'kimi' }));
});

test('a provider without a plan is told in the first render', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(() => renderHook(() => usePlanUsage({ provider: 'kimi' }), { wrapper: plain })).toThrow(/"kimi" has no plan/);
  vi.restoreAllMocks();
});

test('an option that is there but undefined is one left out, for the type checker too', async () => {
  const fetch = answer(credit, { headers: { 'tryagain-currency': 'USD' } });
  const links: Links = { kimi: { topUp: undefined, plan: undefined, keys: undefined } };
  const options = { provider: undefined, enabled: undefined, throwOnError: undefined };
  const plan: Parameters<typeof usePlanUsage>[0] = options;
  const rendering: RenderOptions = { client: undefined, links };
  expect([plan, rendering]).toHaveLength(2);
  const { result } = renderHook(() => useBalance(options), { wrapper: plain });
  await waitFor(() => expect(result.current.data?.available).toBe(5));
  expect(fetch).toHaveBeenCalledTimes(1);
});
