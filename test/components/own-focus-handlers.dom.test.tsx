import { act, render, screen } from '@testing-library/react';
import type { ComponentPropsWithoutRef, ReactElement } from 'react';
import { expect, it, vi } from 'vitest';
import { BalanceBanner } from '../../src/components/balance-banner.js';
import { ErrorMessage } from '../../src/components/error-message.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { VoiceStatus } from '../../src/components/voice-status.js';
import { ProviderError } from '../../src/errors/provider-error.js';

type Handlers = Pick<ComponentPropsWithoutRef<'div'>, 'onFocus' | 'onBlur'>;
const broke = new ProviderError({ kind: 'insufficient-balance', provider: 'minimax' });
const none = () => undefined;
const voice = { status: 'paused', error: undefined, pausedBy: 'user', sentences: ['One.'], position: 0, unspoken: 'One.' } as const;

it.each<[string, (handlers: Handlers) => ReactElement]>([
  ['a message', (handlers) => <ErrorMessage error={broke} viewer="user" {...handlers} />],
  ['a banner', (handlers) => <BalanceBanner provider="minimax" error={broke} {...handlers} />],
  ['a voice', (handlers) => <VoiceStatus speech={{ ...voice, pause: none, resume: none, stop: none, retry: none }} {...handlers} />],
])('%s watches its focus beside the app, not instead of it', (_, of) => {
  const onFocus = vi.fn();
  const onBlur = vi.fn();
  render(<TryAgainProvider>{of({ onFocus, onBlur })}</TryAgainProvider>);
  const [button = document.body] = screen.getAllByRole('button');
  act(() => button.focus());
  expect([onFocus.mock.calls.length, onBlur.mock.calls.length]).toEqual([1, 0]);
  act(() => button.blur());
  expect([onFocus.mock.calls.length, onBlur.mock.calls.length]).toEqual([1, 1]);
});
