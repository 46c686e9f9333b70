import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProviderError } from '../../src/errors/provider-error.js';
import { createTryAgain, TryAgainContext, useTryAgain } from '../../src/hooks/try-again-context.js';
import { useFailure } from '../../src/hooks/use-failure.js';
import { kimi } from '../../src/providers/kimi.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('null and undefined are no failure', () => {
  expect(renderHook(() => useFailure(null)).result.current).toBeNull();
  expect(renderHook(() => useFailure(undefined)).result.current).toBeNull();
});

test('everything else is one, also what was never an error', () => {
  for (const thrown of ['nonsense', 0, false, {}, new Error('x'), Symbol('x')])
    expect(renderHook(() => useFailure(thrown)).result.current).toBeInstanceOf(ProviderError);
});

test('our own error is itself', () => {
  const ours = new ProviderError({ kind: 'timeout' });
  expect(renderHook(() => useFailure(ours)).result.current).toBe(ours);
});

test('the wait starts once: a later render, and another component, have the same deadline', () => {
  const problem = new ProviderError({
    kind: 'rate-limited',
    wait: { until: Date.now() + 30_000, source: 'header', exact: true },
  }).toJSON();
  const first = renderHook(() => useFailure(problem));
  const failure = first.result.current;
  expect(failure?.retryAt).toBe(Date.now() + 30_000);
  vi.advanceTimersByTime(10_000);
  first.rerender();
  expect(first.result.current).toBe(failure);
  expect(renderHook(() => useFailure(problem)).result.current).toBe(failure);
});

test('a string too is read once per component', () => {
  const { result, rerender } = renderHook(() => useFailure('please try again after 30 seconds'));
  const failure = result.current;
  vi.advanceTimersByTime(10_000);
  rerender();
  expect(result.current).toBe(failure);
});

test('the context decides which providers are known', () => {
  const acme = { ...kimi, name: 'acme', rows: [{ id: 'full', codes: ['acme_full'], kind: 'overloaded' as const }] };
  const value = createTryAgain({ tables: [acme] });
  const thrown = { error: { code: 'acme_full', message: 'Full' } };
  const { result } = renderHook(() => useFailure(thrown), {
    wrapper: ({ children }) => <TryAgainContext.Provider value={value}>{children}</TryAgainContext.Provider>,
  });
  expect(result.current).toMatchObject({ kind: 'overloaded', provider: 'acme' });
  expect(renderHook(() => useFailure(thrown)).result.current?.provider).not.toBe('acme');
});

test('with no provider above the defaults hold', () => {
  expect(renderHook(() => useTryAgain()).result.current).toMatchObject({ viewer: 'user', basePath: '/api/ai', links: {}, tables: [] });
});
