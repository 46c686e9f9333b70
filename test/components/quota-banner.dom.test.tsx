import { QueryClient } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProviderErrorBoundary } from '../../src/components/provider-error-boundary.js';
import { QuotaBanner } from '../../src/components/quota-banner.js';
import type { QuotaBannerProps } from '../../src/components/quota-banner.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { writePercent } from '../../src/components/write-percent.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import type { PlanWindow } from '../../src/hooks/account-tables.js';
import { writeMoment } from '../../src/messages/write-time.js';
import { en } from '../../src/messages.js';
import { renderWithTryAgain } from '../../src/testing-react.js';

const hour = 3_600_000;
const start = Date.parse('2026-11-22T12:00:00Z');
const plan = (remaining: number | null, more: Partial<PlanWindow> = {}): PlanWindow => ({
  name: 'general',
  window: '5h',
  used: null,
  max: null,
  remaining,
  resetsAt: start + 3 * hour,
  ...more,
});
const usedUp = (ms: number | null, provider = 'minimax') =>
  new ProviderError({
    kind: 'quota-exceeded',
    provider,
    code: '2056',
    limit: { metric: 'usage', max: 19_834_000, current: 19_834_000, window: '5h', scope: null },
    wait: ms === null ? null : { until: start + ms, source: 'text', exact: true },
  });
const at = (moment: number) => writeMoment(moment, start, en).replace('\u00a0', ' ');
const banner = () => screen.queryByRole('region', { name: 'MiniMax limits' });
const title = () => banner()?.querySelector('.tryagain-title')?.textContent;
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const key = ['tryagain', 'plan', 'minimax', '/api/ai'];

/** The plan as the cache holds it; what is asked is counted, and answered by `next`. */
function renderWith(windows: PlanWindow[], props: QuotaBannerProps = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const fetched = vi.fn(() => Promise.reject(new TypeError('nobody is there')));
  vi.stubGlobal('fetch', fetched);
  const set = (next: PlanWindow[]) => client.setQueryData(key, { windows: next });
  set(windows);
  const ui = (next: QuotaBannerProps) => (
    <TryAgainProvider client={client} viewer="owner" links={{ minimax: { plan: 'https://example.com/plans' } }}>
      <QuotaBanner {...next} />
    </TryAgainProvider>
  );
  const { rerender, container } = render(ui(props));
  return { set, fetched, container, again: (next: QuotaBannerProps) => rerender(ui(next)) };
}

beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('QuotaBanner', () => {
  it.each([[[plan(0.84)]], [[plan(null)]], [[plan(null, { max: 1500, used: null })]], [[]]])('shows nothing for %j', (windows) => {
    expect(renderWith(windows).container).toBeEmptyDOMElement();
  });

  it('names the window that is used up, and when it comes back in the reader’s zone', () => {
    renderWith([plan(0)]);
    expect(title()).toBe('This app has reached its 5-hour limit with MiniMax.');
    expect(banner()).toHaveTextContent(`It resets ${at(start + 3 * hour)}.`);
    expect(banner()).toHaveAttribute('data-level', 'empty');
    expect(screen.getByRole('link', { name: /^See plans/ })).toHaveAttribute('href', 'https://example.com/plans');
  });

  it('warns the owner when little is left, with the percentage', () => {
    const { again } = renderWith([plan(0.08), plan(0.61, { window: 'week' })]);
    expect(title()).toBe('8% of your 5-hour limit with MiniMax is left.');
    expect(banner()).toHaveAttribute('data-level', 'low');
    again({ warnAt: 0.05 });
    expect(title()).toBeUndefined();
    again({ warnAt: 0.7, viewer: 'user' });
    expect(title()).toBeUndefined();
  });

  it('where several things are counted apart, it says which; a name that could be no name is left out', () => {
    const { set } = renderWith([plan(0.5), plan(0, { name: 'video' })]);
    expect(title()).toBe("You've reached your 5-hour limit for video with MiniMax.");
    act(() => void set([plan(0.5), plan(0, { name: '<b>x</b>' })]));
    pass(0);
    expect(title()).toBe('This app has reached its 5-hour limit with MiniMax.');
  });

  it('the window that holds people up longest comes first', () => {
    renderWith([plan(0), plan(0, { window: 'week', resetsAt: start + 50 * hour }), plan(0.02)]);
    expect(title()).toBe('This app has reached its weekly limit with MiniMax.');
  });

  it('a refusal shows it to a visitor without a number of the account, and goes at the moment it named', () => {
    const { container, fetched } = renderWith([], { error: usedUp(2 * hour), viewer: 'user' });
    expect(title()).toBe('This app has reached its 5-hour limit with the AI service.');
    expect(banner()).toHaveTextContent(`You can try again ${at(start + 2 * hour)}.`);
    expect(banner()?.textContent).not.toMatch(/19|834|%/);
    pass(2 * hour + 10);
    expect(title()).toBeUndefined();
    pass(200);
    expect(screen.getByRole('status')).toHaveTextContent(/^You can try again now\.$/);
    pass(6000);
    expect(container).toBeEmptyDOMElement();
    expect(fetched).not.toHaveBeenCalled();
  });

  it('of several queries that were refused, the last one tells when it comes back', async () => {
    const client = new QueryClient();
    const refuse = async (name: string, ms: number) => {
      await client.fetchQuery({ queryKey: [name], queryFn: () => Promise.reject(usedUp(ms)), retry: false }).catch(() => undefined);
      await vi.advanceTimersByTimeAsync(10);
    };
    client.setQueryDefaults(['tryagain'], { enabled: false });
    render(
      <TryAgainProvider client={client} viewer="owner">
        <QuotaBanner />
      </TryAgainProvider>,
    );
    await act(() => refuse('one', hour));
    await act(() => refuse('another', 2 * hour));
    expect(banner()).toHaveTextContent(`It resets ${at(start + 2 * hour)}.`);
    await act(() => refuse('one', 4 * hour));
    expect(banner()).toHaveTextContent(`It resets ${at(start + 4 * hour)}.`);
  });

  it('goes when the window begins anew, and has the plan read once', async () => {
    const { fetched } = renderWith([plan(0)]);
    pass(3 * hour - 1000);
    expect(title()).toBe('This app has reached its 5-hour limit with MiniMax.');
    expect(fetched).not.toHaveBeenCalled();
    pass(1010);
    expect(title()).toBeUndefined();
    pass(200);
    expect(screen.getByRole('status')).toHaveTextContent('Your limit has reset.');
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(fetched).toHaveBeenCalledTimes(1);
    pass(hour);
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('a refusal without a moment goes when the plan, which was used up, is fine again', () => {
    const { set } = renderWith([plan(0, { resetsAt: null })], { error: usedUp(null) });
    expect(title()).toBe('This app has reached its 5-hour limit with MiniMax.');
    act(() => void set([plan(0.9)]));
    pass(0);
    expect(title()).toBeUndefined();
  });

  it('a plan that sees no reason does not hide a refusal of this moment', () => {
    renderWith([plan(0.84)], { error: usedUp(hour) });
    expect(title()).toBe('This app has reached its 5-hour limit with MiniMax.');
    expect(banner()).toHaveTextContent(`It resets ${at(start + hour)}.`);
  });

  it('a refusal of this moment says more than a warning', () => {
    renderWith([plan(0.08)], { error: usedUp(hour) });
    expect(banner()).toHaveAttribute('data-level', 'empty');
    expect(banner()).toHaveTextContent(`It resets ${at(start + hour)}.`);
  });

  it('a visitor never asks for the plan', async () => {
    vi.useRealTimers();
    const { simulator } = renderWithTryAgain(<QuotaBanner error={usedUp(null)} />, { viewer: 'user' });
    await act(async () => void (await new Promise((resolve) => setTimeout(resolve, 50))));
    expect(simulator.requests).toEqual([]);
    expect(banner()).not.toBeNull();
  });

  it('its ref is the element of the page', () => {
    const ref = { current: null as HTMLElement | null };
    render(
      <TryAgainProvider>
        <QuotaBanner ref={ref} error={usedUp(null)} />
      </TryAgainProvider>,
    );
    expect(ref.current).toBe(banner());
  });

  it.each([
    ['another kind', new ProviderError({ kind: 'rate-limited', provider: 'minimax' })],
    ['another provider', usedUp(hour, 'kimi')],
  ])('%s is left to others', (_, error) => {
    expect(renderWith([], { error }).container).toBeEmptyDOMElement();
  });

  it('a plan nobody can read takes no boundary down, whatever the defaults say', async () => {
    vi.useRealTimers();
    const caught = vi.fn();
    const client = new QueryClient({ defaultOptions: { queries: { throwOnError: true } } });
    const ui = (
      <ProviderErrorBoundary onError={caught}>
        <QuotaBanner />
      </ProviderErrorBoundary>
    );
    renderWithTryAgain(ui, { viewer: 'owner', visitor: 'user', client });
    await waitFor(() => expect(client.getQueryState(key)?.status).toBe('error'));
    await act(() => Promise.resolve());
    expect(caught).not.toHaveBeenCalled();
    expect(banner()).toBeNull();
  });

  it("Kimi's daily limit has a banner too, though Kimi has no plan to read", async () => {
    vi.useRealTimers();
    const error = new ProviderError({ kind: 'quota-exceeded', provider: 'kimi', detail: 'per-day' });
    render(
      <TryAgainProvider>
        <QuotaBanner provider="kimi" error={error} />
      </TryAgainProvider>,
    );
    await waitFor(() => expect(screen.getByRole('region', { name: 'Kimi limits' })).toHaveTextContent('limit for today'));
  });
});

it.each([
  [0.29, '29%'],
  [0.004, '1%'],
  [0.996, '99%'],
  [0, '0%'],
  [1, '100%'],
])('%d is written as %s: never more than there is, never nothing while there is something', (part, text) => {
  expect(writePercent(part, 'en')).toBe(text);
});
