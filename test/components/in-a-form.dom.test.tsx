import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { BalanceBanner } from '../../src/components/balance-banner.js';
import { ErrorMessage } from '../../src/components/error-message.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { VoiceStatus } from '../../src/components/voice-status.js';
import { ProviderError } from '../../src/errors/provider-error.js';

const none = () => undefined;
const soon = { until: Date.now() + 30_000, source: 'header', exact: true } as const;
const limited = new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait: soon });
const broken = new ProviderError({ kind: 'server-error', provider: 'kimi', requestId: 'req-4711-abc' });
const voice = { status: 'paused', error: undefined, pausedBy: 'user', sentences: ['One.'], position: 0, unspoken: 'One.' } as const;

it('no button sends the form it stands in', () => {
  render(
    <TryAgainProvider>
      <form>
        <ErrorMessage error={limited} onRetry={none} auto="at-zero" />
        <ErrorMessage error={broken} viewer="owner" />
        <ErrorMessage error={new ProviderError({ kind: 'authentication', provider: 'kimi' })} />
        <BalanceBanner error={new ProviderError({ kind: 'insufficient-balance', provider: 'kimi' })} />
        <BalanceBanner error={new ProviderError({ kind: 'insufficient-balance', provider: 'kimi' })} viewer="owner" />
        <VoiceStatus speech={{ ...voice, pause: none, resume: none, stop: none, retry: none }} />
      </form>
    </TryAgainProvider>,
  );
  const buttons = screen.getAllByRole<HTMLButtonElement>('button');
  expect(buttons.length).toBeGreaterThan(8);
  expect(buttons.filter(({ type }) => type !== 'button')).toEqual([]);
});
