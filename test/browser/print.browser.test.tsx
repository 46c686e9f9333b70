import { act, cleanup, render } from '@testing-library/react';
import { BalanceBanner, ErrorMessage, ErrorToaster, RetryButton, TryAgainProvider, useErrorToast } from 'tryagain';
import { ProviderError } from 'tryagain/errors';
import 'tryagain/styles.css';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { useEffect } from 'react';

/** On paper nothing can be pressed, what is fixed stands on every sheet, and the sheet is white. */
const busy = new ProviderError({ kind: 'server-error', provider: 'kimi', status: 500, requestId: 'req-1' });
const empty = new ProviderError({ kind: 'insufficient-balance', provider: 'kimi' });

function Toast() {
  const show = useErrorToast();
  useEffect(() => void show(busy, { onRetry: () => undefined }), [show]);
  return <ErrorToaster />;
}

beforeEach(async () => {
  document.documentElement.style.colorScheme = 'dark';
  await act(async () => {
    render(
      <TryAgainProvider>
        <ErrorMessage error={busy} onRetry={() => undefined} viewer="owner" />
        <ErrorMessage error={busy} layout="compact" />
        <BalanceBanner error={empty} viewer="user" />
        <RetryButton error={busy} onRetry={() => undefined} />
        <Toast />
      </TryAgainProvider>,
    );
  });
  await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
});

afterEach(async () => {
  await cdp().send('Emulation.setEmulatedMedia', { media: '' });
  cleanup();
  document.documentElement.removeAttribute('style');
});

const find = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const heights = (selector: string) => find(selector).map((element) => element.getBoundingClientRect().height);

it('a toast is not printed: it would cover a corner of every sheet', () => {
  expect(heights('.tryagain-toast')).toEqual([0]);
});

it('what can only be pressed is not printed, what can be read is', () => {
  const pressed = heights('.tryagain-button, .tryagain-copy, .tryagain-close');
  expect(pressed.length).toBeGreaterThanOrEqual(4);
  expect(new Set(pressed)).toEqual(new Set([0]));
  for (const height of heights(':is(.tryagain-message, .tryagain-banner) :is(.tryagain-title, .tryagain-action)'))
    expect(height).toBeGreaterThan(10);
});

it('on a dark page, what has a surface of its own is printed in dark letters on white, and the rest as the page is', () => {
  const schemes = find('.tryagain-message, .tryagain-banner').map((element) => getComputedStyle(element).colorScheme);
  expect(schemes).toEqual(['light', 'dark', 'light']);
});
