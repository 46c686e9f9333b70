import { QueryClient } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { BalanceBanner } from '../../src/components/balance-banner.js';
import { ErrorMessage } from '../../src/components/error-message.js';
import { ErrorToaster } from '../../src/components/error-toaster.js';
import { QuotaBanner } from '../../src/components/quota-banner.js';
import { RetryButton } from '../../src/components/retry-button.js';
import { StreamingText } from '../../src/components/streaming-text.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { UsageMeter } from '../../src/components/usage-meter.js';
import { VoiceStatus } from '../../src/components/voice-status.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { useErrorToast } from '../../src/hooks/use-error-toast.js';

const limited = new ProviderError({
  kind: 'rate-limited',
  provider: 'kimi',
  wait: { until: Date.now() + 30_000, source: 'header', exact: true },
});
const spent = new ProviderError({ kind: 'quota-exceeded', provider: 'minimax' });
const broke = new ProviderError({ kind: 'insufficient-balance', provider: 'kimi' });
const failure = { kind: 'rate-limited', retry: 'soon', fixableBy: 'provider' };

function Toast() {
  const toast = useErrorToast();
  useEffect(() => {
    toast(limited);
    toast(new ProviderError({ kind: 'rate-limited', provider: 'kimi' }));
  }, [toast]);
  return <ErrorToaster />;
}

const voices = {
  speaking: { status: 'speaking', error: undefined, pausedBy: undefined },
  paused: { status: 'paused', error: undefined, pausedBy: 'user' },
  error: { status: 'error', error: limited, pausedBy: undefined },
} as const;
function Voice({ status }: { status: keyof typeof voices }) {
  const presses = { pause: vi.fn(), resume: vi.fn(), stop: vi.fn(), retry: vi.fn() };
  return <VoiceStatus speech={{ ...voices[status], sentences: ['One.'], position: 0, unspoken: 'One.', ...presses }} />;
}

it.each<[string, ReactNode, Record<string, string>]>([
  ['.tryagain-message', <ErrorMessage key="" error={limited} />, { ...failure, viewer: 'owner', layout: 'inline', state: 'shown' }],
  [
    '.tryagain-message',
    <ErrorMessage key="" error={spent} viewer="user" layout="compact" />,
    { kind: 'quota-exceeded', retry: 'after-reset', fixableBy: 'owner', viewer: 'user', layout: 'compact', state: 'shown' },
  ],
  ['.tryagain-button', <RetryButton key="" error={limited} onRetry={vi.fn()} />, { state: 'waiting', exact: '' }],
  [
    '.tryagain-button',
    <RetryButton key="" error={limited} onRetry={vi.fn()} auto="at-zero" />,
    { state: 'waiting', exact: '', auto: 'at-zero' },
  ],
  [
    '.tryagain-banner',
    <BalanceBanner key="" error={broke} />,
    { kind: 'insufficient-balance', level: 'empty', provider: 'kimi', viewer: 'owner' },
  ],
  [
    '.tryagain-banner',
    <QuotaBanner key="" error={spent} viewer="user" />,
    { kind: 'quota-exceeded', level: 'empty', provider: 'minimax', viewer: 'user' },
  ],
  [
    '.tryagain-meter',
    <UsageMeter key="" window={{ name: null, window: 'week', used: null, max: null, remaining: 0.05, resetsAt: null }} />,
    { level: 'low', window: 'week' },
  ],
  ['.tryagain-toast', <Toast key="" />, { ...failure, count: '2', state: 'open' }],
  ['.tryagain-voice', <Voice key="" status="error" />, { ...failure, state: 'failed', viewer: 'owner' }],
  ['.tryagain-voice', <Voice key="" status="paused" />, { state: 'paused', pausedBy: 'user', viewer: 'owner' }],
  ['.tryagain-voice-controls > :first-child', <Voice key="" status="speaking" />, { shape: 'pause' }],
  ['.tryagain-voice-controls > :first-child', <Voice key="" status="paused" />, { shape: 'play' }],
  ['.tryagain-voice-controls > :last-child', <Voice key="" status="speaking" />, { shape: 'stop' }],
  ['.tryagain-voice-controls > :last-child', <Voice key="" status="error" />, { shape: 'close' }],
  [
    '.tryagain-answer',
    <StreamingText key="" message={{ parts: [{ type: 'text', text: 'Blue', state: 'done' }], metadata: { finishReason: null } }} />,
    { state: 'cut' },
  ],
])('%s %# has the words an app styles it by, and no others', async (selector, ui, words) => {
  const client = new QueryClient();
  client.setQueryDefaults(['tryagain'], { enabled: false });
  render(
    <TryAgainProvider client={client} viewer="owner">
      {ui}
    </TryAgainProvider>,
  );
  await act(() => Promise.resolve());
  const { radixCollectionItem: _, swipeDirection: __, ...own } = document.querySelector<HTMLElement>(selector)?.dataset ?? {};
  expect(own).toEqual(words);
});
