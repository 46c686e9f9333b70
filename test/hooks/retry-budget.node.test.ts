import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProviderError } from '../../src/errors/provider-error.js';
import { providerQuery } from '../../src/hooks/provider-query.js';

let client = new QueryClient();
beforeEach(() => {
  // As a browser: on a server nothing is repeated.
  vi.stubGlobal('window', globalThis);
  vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') });
  client = new QueryClient();
});
afterEach(() => {
  client.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A provider that is down, or up, and counts what it is asked. */
const provider = { isUp: false, calls: 0 };
beforeEach(() => void Object.assign(provider, { isUp: false, calls: 0 }));
const ask = () => {
  provider.calls += 1;
  return provider.isUp ? Promise.resolve('answer') : Promise.reject(new ProviderError({ kind: 'server-error', status: 503 }));
};
const minute = 60_000;

/** Queries that are asked again by the app each minute: how often one was tried at once, at most. */
function observe(count: number, options: { provider?: string; retry?: number; on?: QueryClient } = {}) {
  const tries = new Map<number, number>();
  const { on = client, ...more } = options;
  const stops = Array.from({ length: count }, (_, index) =>
    new QueryObserver(
      on,
      providerQuery({
        queryKey: ['q', index, more.provider ?? null, more.retry ?? null],
        queryFn: () => {
          tries.set(index, (tries.get(index) ?? 0) + 1);
          return ask();
        },
        ...more,
      }),
    ).subscribe(() => undefined),
  );
  const timer = setInterval(() => void on.refetchQueries(), minute);
  return {
    mostTries: () => {
      const most = Math.max(...tries.values());
      tries.clear();
      return most;
    },
    stop: () => {
      clearInterval(timer);
      stops.forEach((stop) => stop());
    },
  };
}

describe('W17 a provider that is down for ten minutes, with 20 queries asked again each minute', () => {
  test('is asked three times for one action at most, and soon only as often as the app asks', async () => {
    const queries = observe(20, { provider: 'kimi' });
    await vi.advanceTimersByTimeAsync(minute - 1);
    expect(queries.mostTries()).toBeLessThanOrEqual(3);
    expect(provider.calls).toBe(20 + 10);
    for (let passed = 1; passed < 10; passed += 1) {
      await vi.advanceTimersByTimeAsync(minute);
      expect(queries.mostTries()).toBe(1);
    }
    expect(provider.calls).toBe(20 * 10 + 10);
  });

  test('is repeated to again once it has answered', async () => {
    const queries = observe(20, { provider: 'kimi' });
    await vi.advanceTimersByTimeAsync(9.5 * minute);
    queries.mostTries();
    provider.isUp = true;
    await vi.advanceTimersByTimeAsync(minute);
    expect(queries.mostTries()).toBe(1);
    provider.isUp = false;
    provider.calls = 0;
    await vi.advanceTimersByTimeAsync(minute);
    expect(provider.calls).toBe(20 + 10);
  });

  test('is no matter for another provider, another client, or a query that names none', async () => {
    observe(20, { provider: 'kimi' });
    await vi.advanceTimersByTimeAsync(minute - 1);
    const other = new QueryClient();
    for (const options of [{ provider: 'minimax' }, {}, { provider: 'kimi', on: other }]) {
      const { stop, mostTries } = observe(1, options);
      await vi.advanceTimersByTimeAsync(minute / 2);
      expect(mostTries()).toBe(3);
      stop();
    }
    other.clear();
  });

  test('leaves a `retry` of the app’s own as it is', async () => {
    observe(20, { provider: 'kimi' });
    await vi.advanceTimersByTimeAsync(minute / 2);
    const own = observe(1, { provider: 'kimi', retry: 5 });
    await vi.advanceTimersByTimeAsync(2 * minute);
    expect(own.mostTries()).toBeGreaterThanOrEqual(6);
  });
});
