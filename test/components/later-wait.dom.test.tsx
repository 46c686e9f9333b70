import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ErrorMessage } from '../../src/components/error-message.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { cooldownsOf } from '../../src/hooks/cooldowns-of.js';
import { writeMoment } from '../../src/messages/write-time.js';
import { en } from '../../src/messages.js';
import { scope } from '../../src/recovery/scope.js';

const start = Date.parse('2026-11-22T12:00:00Z');
const minute = 60_000;
const at = (ms: number) => writeMoment(start + ms, start, en).replace('\u00a0', ' ');

beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

it('a message names the moment its button waits for, also when somebody else was told to wait longer', async () => {
  const client = new QueryClient();
  const fail = async (ms: number | null) => {
    const error = new ProviderError({
      kind: 'rate-limited',
      provider: 'kimi',
      wait: ms === null ? null : { until: Date.now() + ms, source: 'header', exact: true },
    });
    const pass = await cooldownsOf(client).enter(scope({ provider: 'kimi' }), 'ignore');
    pass.failed(error);
    return error;
  };
  render(
    <QueryClientProvider client={client}>
      <ErrorMessage error={await fail(2 * minute)} onRetry={vi.fn()} />
    </QueryClientProvider>,
  );
  const action = () => document.querySelector('.tryagain-action');
  expect(action()).toHaveTextContent(`You can try again ${at(2 * minute)}.`);
  await act(() => fail(10 * minute));
  expect(screen.getByRole('button')).toHaveTextContent('Try again in about 10 minutes');
  expect(action()).toHaveTextContent(`You can try again ${at(10 * minute)}.`);
  // What is over stays told as it was: nothing changes in the words when the button does.
  await act(() => vi.advanceTimersByTimeAsync(11 * minute));
  expect(screen.getByRole('button')).toHaveAttribute('data-state', 'ready');
  expect(action()).toHaveTextContent(`You can try again ${at(10 * minute)}.`);
});
