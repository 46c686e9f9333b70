import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RetryButton } from '../../src/components/retry-button.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { cooldownsOf } from '../../src/hooks/cooldowns-of.js';
import { scope } from '../../src/recovery/scope.js';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') }));
afterEach(() => void vi.useRealTimers());

it('a ring is full again where somebody else is told to wait, after its own wait was over', async () => {
  const client = new QueryClient();
  const fail = async (ms: number) => {
    const error = new ProviderError({
      kind: 'rate-limited',
      provider: 'kimi',
      wait: { until: Date.now() + ms, source: 'header', exact: true },
    });
    const pass = await cooldownsOf(client).enter(scope({ provider: 'kimi' }), 'ignore');
    pass.failed(error);
    return error;
  };
  const error = await fail(20_000);
  render(
    <QueryClientProvider client={client}>
      <RetryButton error={error} onRetry={vi.fn()} />
    </QueryClientProvider>,
  );
  const over = () => Number(screen.getByRole('button').style.getPropertyValue('--tryagain-progress'));
  const full = over();
  expect(full).toBeLessThan(0.1);
  await act(() => vi.advanceTimersByTimeAsync(80_000));
  expect(screen.getByRole('button')).toHaveAttribute('data-state', 'ready');
  await act(() => fail(20_000));
  expect(screen.getByRole('button')).toHaveAttribute('data-state', 'waiting');
  expect(over()).toBe(full);
});
