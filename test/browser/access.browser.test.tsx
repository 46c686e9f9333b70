import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { BalanceBanner, ErrorMessage, ErrorToaster, RetryButton, TryAgainProvider, UsageMeter, useErrorToast } from 'tryagain';
import { ProviderError } from 'tryagain/errors';
import { ar, en } from 'tryagain/messages';
import type { Messages } from 'tryagain/messages';
import 'tryagain/styles.css';
import { useEffect } from 'react';
import { afterEach, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';

/** All that can be seen at once, in a page as an app has it; test/access looks at every story in the same lights. */
const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
client.setQueryData(['tryagain', 'balance', 'kimi', '/api/ai'], { available: 0, cash: null, voucher: null, currency: 'USD' });
const waiting = () =>
  new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait: { until: Date.now() + 45_000, source: 'header', exact: true } });
const failure = new ProviderError({
  kind: 'server-error',
  provider: 'kimi',
  code: 'server_error',
  advice: 'contact-provider',
  requestId: '0627f3a8c1d94e5bb7',
});
const window5h = { name: 'general', window: '5h', remaining: 0.3, max: null, used: null, resetsAt: Date.now() + 3_600_000 } as const;
const links = { kimi: { topUp: 'https://example.com/pay' } };

function Toast() {
  const toast = useErrorToast();
  useEffect(() => void toast(waiting(), { onRetry: () => undefined }), [toast]);
  return null;
}

function Everything({ messages = en }: { messages?: Messages }) {
  return (
    <TryAgainProvider client={client} viewer="owner" links={links} messages={messages}>
      <main dir={messages.direction} lang={messages.locale}>
        <BalanceBanner provider="kimi" />
        <ErrorMessage error={failure} onRetry={() => undefined} />
        <ErrorMessage error={waiting()} onRetry={() => undefined} auto="at-zero" />
        <RetryButton error={waiting()} onRetry={() => undefined} />
        <UsageMeter window={window5h} />
      </main>
      <Toast />
      <ErrorToaster />
    </TryAgainProvider>
  );
}

async function open(messages?: Messages): Promise<void> {
  render(<Everything {...(messages && { messages })} />);
  await waitFor(() => expect(document.querySelectorAll('.tryagain-toast')).toHaveLength(1));
  // What comes in fades in.
  await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
}

const emulate = (features: Readonly<Record<string, string>>) =>
  cdp().send('Emulation.setEmulatedMedia', { features: Object.entries(features).map(([name, value]) => ({ name, value })) });
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const controls = () => all('button, a[href], summary').filter((element) => element.getClientRects().length > 0);

afterEach(async () => {
  cleanup();
  document.documentElement.removeAttribute('style');
  await emulate({ 'forced-colors': 'none', 'prefers-reduced-motion': 'no-preference', 'prefers-color-scheme': 'light' });
  await page.viewport(1024, 768);
});

it('A10 in forced colours every part has an edge, and its icon and its words tell what its colour told', async () => {
  await emulate({ 'forced-colors': 'active' });
  await open();
  expect(matchMedia('(forced-colors: active)').matches).toBe(true);
  const parts = all('.tryagain-message, .tryagain-banner, .tryagain-toast');
  expect(parts.length).toBe(4);
  for (const part of [...parts, ...all('.tryagain-button:not(.tryagain-link)')]) {
    const { borderTopStyle, borderTopWidth, outlineStyle } = getComputedStyle(part);
    expect(borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) >= 1 ? 'edge' : outlineStyle, part.className).toBe('edge');
  }
  for (const part of parts) {
    expect(part.querySelector('svg')?.getBoundingClientRect().width, part.className).toBeGreaterThan(10);
    expect(part.querySelector('.tryagain-title')?.textContent).toMatch(/\S/);
  }
});

it.each([
  ['left to right', en],
  ['right to left', ar],
] as const)('A10 on a page of 320 pixels, %s, nothing is cut off and nothing reaches past its side', async (_, messages) => {
  await page.viewport(320, 900);
  document.documentElement.dir = messages.direction;
  await open(messages);
  const root = document.documentElement;
  expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth);
  const cut = all('[class^="tryagain-"]').filter((element) => {
    const { overflowX, textOverflow } = getComputedStyle(element);
    return (
      (textOverflow === 'ellipsis' || overflowX !== 'visible') &&
      element.scrollWidth > element.clientWidth + 1 &&
      element.textContent !== ''
    );
  });
  expect(cut.map((element) => element.className)).toEqual([]);
  const out = all('.tryagain-toast, .tryagain-message *, .tryagain-banner *').filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 1 && (left < -0.5 || right > root.clientWidth + 0.5);
  });
  expect(out.map((element) => `${element.className} "${element.textContent}"`)).toEqual([]);
  root.removeAttribute('dir');
});

it('A10 with reduced motion nothing moves, also while it waits and while it is tried again', async () => {
  await emulate({ 'prefers-reduced-motion': 'reduce' });
  render(
    <>
      <Everything />
      <RetryButton onRetry={() => new Promise(() => undefined)}>Ask</RetryButton>
    </>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Ask' }));
  await waitFor(() => expect(all('.tryagain-button[data-state="retrying"]')).toHaveLength(1));
  const moving = document.getAnimations().filter(({ playState, effect }) => {
    const duration = effect?.getComputedTiming().duration;
    return playState === 'running' && typeof duration === 'number' && duration > 20;
  });
  expect(moving.map((animation) => (animation instanceof CSSAnimation ? animation.animationName : animation.id))).toEqual([]);
});

it.each(['light', 'dark'] as const)('A11 %s: text and controls have contrast and size, also those that wait', async (scheme) => {
  await emulate({ 'prefers-color-scheme': scheme });
  document.documentElement.style.colorScheme = scheme;
  document.documentElement.style.background = 'Canvas';
  await open();
  expect(all('.tryagain-button[data-state="waiting"]').length).toBeGreaterThanOrEqual(3);
  const { violations } = await axe.run(document.body, {
    runOnly: ['color-contrast', 'target-size'],
    rules: { 'target-size': { enabled: true } },
  });
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`))).toEqual([]);
  const small = controls().filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width < 24 || height < 24;
  });
  expect(small.map((element) => element.outerHTML)).toEqual([]);
});

it('A11 whoever comes with the keyboard sees where they are, on each control, also on one that waits', async () => {
  await open();
  const seen = new Set<Element>();
  for (let step = 0; step < 40; step += 1) {
    await userEvent.tab();
    const here = document.activeElement;
    if (!(here instanceof HTMLElement) || here === document.body) continue;
    if (seen.has(here)) break;
    seen.add(here);
    if (!here.matches('button, a[href], summary')) continue;
    const { outlineStyle, outlineWidth } = getComputedStyle(here);
    expect(outlineStyle, here.outerHTML).not.toBe('none');
    expect(Number.parseFloat(outlineWidth), here.outerHTML).toBeGreaterThanOrEqual(1);
  }
  expect([...seen].filter((element) => element.matches('.tryagain-button')).length).toBeGreaterThanOrEqual(5);
});

it('whoever holds a button sees that it is held, and one that waits stays as it is under the pointer', async () => {
  render(<ErrorMessage error={new ProviderError({ kind: 'authentication', provider: 'kimi' })} viewer="user" onRetry={() => undefined} />);
  const held = screen.getByRole('button', { name: 'Copy a message for the owner' });
  expect(getComputedStyle(held).boxShadow).toBe('none');
  await Promise.all([userEvent.click(held, { delay: 400 }), waitFor(() => expect(getComputedStyle(held).boxShadow).not.toBe('none'))]);
  expect(getComputedStyle(held).boxShadow).toBe('none');
  cleanup();

  render(<RetryButton error={waiting()} onRetry={() => undefined} data-variant="quiet" />);
  const waits = screen.getByRole('button');
  const before = getComputedStyle(waits).backgroundColor;
  await userEvent.hover(waits);
  await Promise.all(waits.getAnimations().map(({ finished }) => finished));
  expect(waits.matches(':hover')).toBe(true);
  expect(getComputedStyle(waits).backgroundColor).toBe(before);
});
