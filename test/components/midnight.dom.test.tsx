import { QueryClient } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ErrorMessage } from '../../src/components/error-message.js';
import { QuotaBanner } from '../../src/components/quota-banner.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { UsageMeter } from '../../src/components/usage-meter.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import type { PlanWindow } from '../../src/hooks/account-tables.js';

/** Ten minutes before midnight, wherever this runs; what is waited for is at nine in the morning. */
const evening = new Date(2026, 10, 23, 23, 50).getTime();
const morning = new Date(2026, 10, 24, 9).getTime();
const plan: PlanWindow = { name: null, window: 'day', used: null, max: null, remaining: 0, resetsAt: morning };
const key = ['tryagain', 'plan', 'minimax', '/api/ai'];
const failure = () =>
  new ProviderError({ kind: 'quota-exceeded', provider: 'kimi', wait: { until: morning, source: 'header', exact: true } });

const rendered = {
  ErrorMessage: () => render(<ErrorMessage error={failure()} />),
  UsageMeter: () => render(<UsageMeter window={plan} />),
  QuotaBanner: () => {
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
    client.setQueryData(key, { windows: [plan] });
    return render(
      <TryAgainProvider client={client} viewer="owner">
        <QuotaBanner />
      </TryAgainProvider>,
    );
  },
};

beforeEach(() => void vi.useFakeTimers({ now: evening }));
afterEach(() => vi.useRealTimers());

describe('at midnight', () => {
  it.each(Object.entries(rendered))('%s: "tomorrow" is today', (_, show) => {
    show();
    expect(screen.getAllByText(/tomorrow at 9:00\sAM/)).not.toHaveLength(0);
    act(() => void vi.advanceTimersByTime(11 * 60_000));
    expect(screen.queryAllByText(/tomorrow/)).toHaveLength(0);
    expect(screen.getAllByText(/ at 9:00\sAM/)).not.toHaveLength(0);
  });

  it('a message that names a moment of today keeps no timer for it', () => {
    const until = Date.now() + 60_000;
    render(<ErrorMessage error={new ProviderError({ kind: 'overloaded', wait: { until, source: 'header', exact: true } })} />);
    act(() => void vi.advanceTimersByTime(61_000));
    expect(vi.getTimerCount()).toBe(0);
  });
});
