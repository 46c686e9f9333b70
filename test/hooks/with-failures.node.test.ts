import { runInNewContext } from 'node:vm';
import { CancelledError, QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProviderError } from '../../src/errors/provider-error.js';
import type { ProviderErrorFacts } from '../../src/errors/provider-error-facts.js';
import { cooldownsOf } from '../../src/hooks/cooldowns-of.js';
import { providerQuery } from '../../src/hooks/provider-query.js';
import type { ReadOptions } from '../../src/hooks/provider-query.js';
import { withFailures } from '../../src/hooks/with-failures.js';
import { retryBudgetOf } from '../../src/recovery/retry-budget.js';
import { reader } from '../../src/requests/reader.js';

let client: QueryClient;
let keys = 0;
beforeEach(() => {
  vi.useFakeTimers();
  client = new QueryClient();
});
afterEach(() => {
  client.clear();
  vi.useRealTimers();
});

function limited(waitMs: number, facts: Partial<ProviderErrorFacts> = {}): ProviderError {
  const wait = { until: Date.now() + waitMs, source: 'header' as const, exact: true };
  return new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait, ...facts });
}

/** What a query of its own key ended with, and whether it was sent. */
async function ask(answer: unknown, options: ReadOptions = { provider: 'kimi', endpoint: 'chat', model: 'a' }) {
  const queryFn = vi.fn(() => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)));
  const query = providerQuery({ queryKey: ['asked', (keys += 1)], queryFn, retry: false, ...options });
  const outcome: unknown = await client.fetchQuery(query).catch((error: unknown) => error);
  return { outcome, isSent: queryFn.mock.calls.length > 0 };
}

test('a failure that names a time stops what is asked of the same endpoint, with that failure, and nothing else', async () => {
  const error = limited(20_000);
  await ask(error);
  expect(await ask('late')).toEqual({ outcome: error, isSent: false });
  for (const options of [
    { provider: 'minimax' },
    { provider: 'kimi', endpoint: 'files' },
    {},
    { provider: 'kimi', cooldown: 'ignore' as const },
  ])
    expect(await ask('fine', options)).toEqual({ outcome: 'fine', isSent: true });
});

test('a body that another realm has parsed, as the Node around a Jest does, is read like one of ours', async () => {
  const document = limited(20_000).toJSON();
  const parsed: unknown = runInNewContext('JSON.parse(text)', { text: JSON.stringify(document) });
  const native: unknown = runInNewContext('({ base_resp: { status_code: 1008, status_msg: "insufficient balance" } })');
  expect((await ask(parsed, {})).outcome).toMatchObject({ name: 'ProviderError', kind: 'rate-limited' });
  expect((await ask(native, {})).outcome).toMatchObject({ name: 'ProviderError', kind: 'insufficient-balance' });
  const instance: unknown = runInNewContext('new (class { error = { type: "error", message: "no" } })()');
  expect((await ask(instance, {})).outcome).toBe(instance);
});

test('a result that is only like a response, as a mock of one, is a result', async () => {
  const mock = { status: 200, text: () => Promise.resolve('{}'), clone: () => mock };
  for (const result of [mock, { ...mock, ok: true }, { ...mock, ok: true, headers: { 'content-type': 'application/json' } }])
    expect((await ask(result, {})).outcome).toBe(result);
});

test('an engine that is overloaded stops its own model alone', async () => {
  await ask(limited(20_000, { kind: 'overloaded' }));
  expect((await ask('fine')).isSent).toBe(false);
  expect((await ask('fine', { provider: 'kimi', endpoint: 'chat', model: 'b' })).isSent).toBe(true);
});

test('the answer to a probe opens what cooled down; one that is stopped lets the next one ask', async () => {
  await ask(limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  await ask(new DOMException('stopped', 'AbortError'));
  expect(cooldownsOf(client).list()).toMatchObject([{ state: 'due' }]);
  await ask('fine');
  expect(cooldownsOf(client).list()).toEqual([]);
});

test('an answer gives back one repeat to the provider that was asked, or to nobody’s', async () => {
  const budget = retryBudgetOf(client);
  const takeAll = (provider: string | null) => Array.from({ length: 20 }, () => budget.take(provider)).filter(Boolean).length;
  for (const provider of ['kimi', 'minimax', null]) takeAll(provider);
  await ask('fine');
  expect(['kimi', 'minimax', null].map(takeAll)).toEqual([1, 0, 0]);
  await ask('fine', {});
  expect(['kimi', 'minimax', null].map(takeAll)).toEqual([0, 0, 1]);
});

test('a query that holds is let go by its signal at once, and leaves no timer', async () => {
  await ask(limited(20_000));
  const queryFn = vi.fn(() => 'late');
  const queryKey = ['held'];
  const held = client.fetchQuery(
    providerQuery({ queryKey, queryFn, provider: 'kimi', endpoint: 'chat', cooldown: 'hold', gcTime: Infinity }),
  );
  const outcome = held.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(1_000);
  const timers = vi.getTimerCount();
  await client.cancelQueries({ queryKey });
  expect(await outcome).toBeInstanceOf(CancelledError);
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(timers - 1);
  expect(queryFn).not.toHaveBeenCalled();
});

test('without a client a function is sent whatever cools down, and its failures are read by provider and endpoint', async () => {
  await ask(limited(20_000));
  const readFailure = vi.fn(reader.readFailure);
  const failing = withFailures(
    () => Promise.reject(new TypeError('Failed to fetch')),
    { ...reader, readFailure },
    { provider: 'kimi', endpoint: 'chat' },
  );
  await expect(failing()).rejects.toMatchObject({ kind: 'network' });
  expect(readFailure.mock.calls[0]?.[1]).toEqual({ provider: 'kimi', endpoint: 'chat' });
  const fine = () => Promise.resolve('fine');
  expect(await withFailures(fine, reader, { provider: 'kimi' })()).toBe('fine');
  expect(await withFailures(fine, reader, { provider: 'kimi' })()).toBe('fine');
});

test('a cancellation stays one, whoever calls', async () => {
  const cancelled = new CancelledError();
  await expect(withFailures(() => Promise.reject(cancelled), reader)()).rejects.toBe(cancelled);
});

test('the same function, asked the same, is wrapped once; asked otherwise it is another one, which remembers the rest', () => {
  const fn = () => Promise.resolve('fine');
  const wrapped = withFailures(fn, reader, { provider: 'kimi', model: 'a' });
  expect(withFailures(fn, reader, { provider: 'kimi', model: 'a' })).toBe(wrapped);
  expect(withFailures(wrapped, reader, { provider: 'kimi' })).toBe(wrapped);
  expect(withFailures(wrapped, reader, { model: 'b' })).not.toBe(wrapped);
});
