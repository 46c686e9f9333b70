import { render, renderHook } from '@testing-library/react';
import { BalanceBanner, QuotaBanner, useBalance, useProviderMutation, useProviderQuery } from 'tryagain';
import { beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));

const complaint = 'tryagain: no QueryClient. Put <TryAgainProvider> around your app.';

it.each([
  ['useProviderQuery', () => useProviderQuery({ queryKey: ['x'], queryFn: () => 1 })],
  ['useProviderMutation', () => useProviderMutation({ mutationFn: () => Promise.resolve(1) })],
  ['useBalance', () => useBalance({ provider: 'kimi' })],
] as const)('%s without a client above says who brings one', (_, use: () => unknown) => {
  expect(() => renderHook(use)).toThrow(complaint);
});

it('so do the banners', () => {
  expect(() => render(<BalanceBanner provider="kimi" />)).toThrow(complaint);
  expect(() => render(<QuotaBanner provider="minimax" />)).toThrow(complaint);
});
