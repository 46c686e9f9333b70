import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProviderError } from '../../src/errors/provider-error.js';
import { createClock } from '../../src/recovery/clock.js';
import { createCooldowns } from '../../src/recovery/cooldowns.js';
import type { Cooldowns } from '../../src/recovery/cooldowns.js';
import { createRecoveries } from '../../src/recovery/recoveries.js';
import type { Look, Recoveries } from '../../src/recovery/recoveries.js';
import { scope } from '../../src/recovery/scope.js';
import type { Wake } from '../../src/recovery/shown.js';

const chat = scope({ provider: 'kimi', endpoint: 'chat' });
let cooldowns: Cooldowns;
let recoveries: Recoveries;
let queries: Wake[];
const onMet = vi.fn();
const tell = vi.fn();
const onHeard = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  queries = [];
  cooldowns = createCooldowns({ clock: createClock() });
  recoveries = createRecoveries({ cooldowns, asleep: () => queries, onMet, tell, onHeard });
});
afterEach(() => vi.useRealTimers());

const empty = (provider = 'kimi') => new ProviderError({ kind: 'insufficient-balance', provider });
const usedUp = (waitMs: number) =>
  new ProviderError({ kind: 'quota-exceeded', provider: 'kimi', wait: { until: Date.now() + waitMs, source: 'body', exact: true } });
const limited = () =>
  new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait: { until: Date.now() + 60_000, source: 'header', exact: true } });
const balance = (fine: boolean | null, why: Look['why'] = 'by-itself') =>
  recoveries.looked({ provider: 'kimi', kind: 'insufficient-balance', fine, at: Date.now(), why });
const plan = (fine: boolean, why: Look['why'] = 'asked') =>
  recoveries.looked({ provider: 'kimi', kind: 'quota-exceeded', fine, at: Date.now(), why });

test('money that was asked for and is there ends what failed for want of it, and tells once', () => {
  const error = empty();
  recoveries.show(error);
  const heard = vi.fn();
  recoveries.subscribe(heard);
  expect(recoveries.isOver(error)).toBe(false);
  balance(true, 'asked');
  expect(recoveries.isOver(error)).toBe(true);
  expect(recoveries.latest()).toEqual({ provider: 'kimi', kind: 'insufficient-balance' });
  balance(true, 'asked');
  expect(heard).toHaveBeenCalledTimes(1);
});

test('what fails after a recovery is not over', () => {
  recoveries.show(empty());
  balance(true, 'asked');
  const next = empty();
  recoveries.show(next);
  expect(recoveries.isOver(next)).toBe(false);
});

test('a look right after a refusal proves nothing by itself, a later one does', () => {
  const error = empty();
  recoveries.show(error);
  vi.advanceTimersByTime(9_000);
  balance(true);
  expect(recoveries.isOver(error)).toBe(false);
  vi.advanceTimersByTime(2_000);
  balance(true);
  expect(recoveries.isOver(error)).toBe(true);
});

test('an account that was empty and is not any more has recovered, however soon', () => {
  recoveries.show({ provider: 'kimi', kind: 'insufficient-balance' });
  balance(false);
  balance(true);
  expect(recoveries.latest()).not.toBeNull();
});

test.each([false, null])('an account of which we know %s changes nothing, also when it was asked', (fine) => {
  const error = empty();
  recoveries.show(error);
  balance(fine, 'asked');
  expect(recoveries.isOver(error)).toBe(false);
  expect(recoveries.latest()).toBeNull();
});

test('nothing is told where nobody shows what failed', () => {
  const leave = recoveries.show(empty());
  leave();
  balance(true, 'asked');
  expect(recoveries.latest()).toBeNull();
});

test('money opens no rate limit and no allowance, and nothing of another provider', async () => {
  const quota = usedUp(3_600_000);
  const rate = limited();
  (await cooldowns.enter(chat, 'ignore')).failed(rate);
  (await cooldowns.enter(chat, 'ignore')).failed(quota);
  const others = empty('minimax');
  for (const error of [quota, rate, others, empty()]) recoveries.show(error);
  balance(true, 'asked');
  expect(cooldowns.list()).toHaveLength(2);
  expect([quota, rate, others].map((error) => recoveries.isOver(error))).toEqual([false, false, false]);
  plan(true);
  expect(cooldowns.list().map(({ error }) => error)).toEqual([rate]);
  expect(cooldowns.retryAt(quota)).toBeNull();
});

test('a cooldown of an earlier visit, of which no failure was seen here, ends as well', () => {
  const error = usedUp(3_600_000);
  cooldowns.hear({ type: 'cooling', scope: scope({ provider: 'kimi' }), error, until: error.retryAt ?? 0, misses: 0 });
  plan(true);
  expect(cooldowns.list()).toEqual([]);
});

test('twenty that slept wake one after the other, the first alone', async () => {
  let answer = (): void => undefined;
  const asked: number[] = [];
  queries = Array.from({ length: 20 }, (_, index) => () => {
    asked.push(index);
    return index === 0 ? new Promise<void>((resolve) => (answer = resolve)) : Promise.resolve();
  });
  recoveries.met(empty());
  balance(true, 'asked');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toEqual([0]);
  answer();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.length).toBeLessThan(8);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toHaveLength(20);
});

test('the first that is refused for the same cause lets the others sleep', async () => {
  const asked: number[] = [];
  queries = [0, 1, 2].map((index) => () => {
    asked.push(index);
    recoveries.met(empty());
  });
  recoveries.met(empty());
  balance(true, 'asked');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([0]);
});

test('who left before its turn is not woken', async () => {
  const wakes = [vi.fn(), vi.fn(), vi.fn()];
  const leaves = wakes.map((wake) => recoveries.show(empty(), wake));
  balance(true, 'asked');
  leaves[1]?.();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(wakes.map((wake) => wake.mock.calls.length)).toEqual([1, 0, 1]);
});

test('a failure is told once, however many show it, and only one that an account can cure', () => {
  const error = empty();
  for (let times = 0; times < 20; times += 1) recoveries.show(error);
  recoveries.show(limited());
  recoveries.show(new ProviderError({ kind: 'insufficient-balance', provider: null }));
  expect(onMet.mock.calls).toEqual([[error]]);
});

test('who was stopped by a used up allowance adds no failure to it: what is read well after the first ends them all', async () => {
  const quota = usedUp(3_600_000);
  (await cooldowns.enter(chat, 'ignore')).failed(quota);
  recoveries.show(quota);
  await vi.advanceTimersByTimeAsync(20_000);
  const twin: unknown = await Promise.resolve(cooldowns.enter(chat, 'fail')).catch((error: unknown) => error);
  expect(twin).not.toBe(quota);
  recoveries.met(twin as ProviderError);
  plan(true, 'by-itself');
  expect([quota, twin as ProviderError].map(recoveries.isOver)).toEqual([true, true]);
  expect(onMet).toHaveBeenCalledOnce();
});

const told = (at = Date.now(), kind: Told['kind'] = 'insufficient-balance'): Told => ({ type: 'recovered', provider: 'kimi', kind, at });
type Told = Extract<Parameters<Recoveries['hear']>[0], { type: 'recovered' }>;

test('a recovery is told to other tabs once, also by a tab that shows nothing that failed; what did not recover is not', () => {
  balance(true, 'asked');
  expect(tell).not.toHaveBeenCalled();
  balance(false);
  balance(true);
  expect(tell.mock.calls).toEqual([[told()]]);
  balance(true, 'asked');
  expect(tell).toHaveBeenCalledOnce();
});

test('what another tab says ends what failed here before it, is told to nobody, and is said once though the account is read then', () => {
  const error = empty();
  recoveries.show(error);
  balance(false);
  const heard = vi.fn();
  recoveries.subscribe(heard);
  recoveries.hear(told());
  expect(recoveries.isOver(error)).toBe(true);
  expect(onHeard.mock.calls).toEqual([[{ provider: 'kimi', kind: 'insufficient-balance' }]]);
  balance(true);
  expect(tell).not.toHaveBeenCalled();
  expect(heard).toHaveBeenCalledOnce();
});

test('of another cause, or of one before what failed, it ends nothing', () => {
  const before = Date.now();
  vi.advanceTimersByTime(1_000);
  const error = empty();
  recoveries.show(error);
  recoveries.hear(told(before));
  recoveries.hear({ ...told(), provider: 'minimax' });
  recoveries.hear(told(undefined, 'quota-exceeded'));
  expect(recoveries.isOver(error)).toBe(false);
  expect(recoveries.latest()).toBeNull();
});

test('a plan that another tab saw to be full again ends the cooldown of an earlier visit', () => {
  const error = usedUp(3_600_000);
  cooldowns.hear({ type: 'cooling', scope: scope({ provider: 'kimi' }), error, until: error.retryAt ?? 0, misses: 0 });
  recoveries.hear(told(undefined, 'quota-exceeded'));
  expect(cooldowns.list()).toEqual([]);
});

test('what asks again where it was heard does so within four seconds, not in the same moment in ten tabs', async () => {
  const at: number[] = [];
  const start = Date.now();
  for (let tab = 0; tab < 50; tab += 1) {
    const other = createRecoveries({
      cooldowns: createCooldowns({ clock: createClock() }),
      asleep: () => [() => at.push(Date.now() - start)],
    });
    other.met(empty());
    other.hear(told());
  }
  expect(at).toEqual([]);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(at).toHaveLength(50);
  expect(new Set(at).size).toBeGreaterThan(40);
});

test('two that recover at once keep none of each other’s sleeping', async () => {
  const woken: string[] = [];
  const both = createRecoveries({
    cooldowns,
    asleep: ({ provider }) => [1, 2, 3].map((place) => () => woken.push(`${provider} ${place}`)),
  });
  for (const provider of ['kimi', 'minimax']) both.met(empty(provider));
  for (const provider of ['kimi', 'minimax'])
    both.looked({ provider, kind: 'insufficient-balance', fine: true, at: Date.now(), why: 'asked' });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(woken.toSorted()).toEqual(['kimi 1', 'kimi 2', 'kimi 3', 'minimax 1', 'minimax 2', 'minimax 3']);
});

test('what is refused again before its turn comes is not asked for', async () => {
  const wake = vi.fn();
  queries = [wake];
  recoveries.met(empty());
  recoveries.hear(told());
  recoveries.met(empty());
  await vi.advanceTimersByTimeAsync(5_000);
  expect(wake).not.toHaveBeenCalled();
});

test('it minds what asks again, what is shown and what cools down for this cause, and for no other', () => {
  const causes = (['kimi', 'minimax'] as const).flatMap((provider) =>
    (['insufficient-balance', 'quota-exceeded'] as const).map((kind) => ({ provider, kind })),
  );
  const minded = () => causes.map((cause) => recoveries.minds(cause));
  recoveries.show(empty('minimax'));
  expect(minded()).toEqual([false, false, true, false]);
  const error = usedUp(3_600_000);
  cooldowns.hear({ type: 'cooling', scope: scope({ provider: 'kimi' }), error, until: error.retryAt ?? 0, misses: 0 });
  expect(minded()).toEqual([false, true, true, false]);
  queries = [() => undefined];
  expect(minded()).toEqual([true, true, true, true]);
});

test('that an account is shown to be empty is no new failure', () => {
  recoveries.show({ provider: 'kimi', kind: 'insufficient-balance' });
  expect(onMet).not.toHaveBeenCalled();
  balance(true, 'asked');
  expect(recoveries.latest()).toBeNull();
});

test('an account that could not say for once was still empty before', () => {
  recoveries.show({ provider: 'kimi', kind: 'insufficient-balance' });
  balance(false);
  balance(null);
  balance(true);
  expect(recoveries.latest()).not.toBeNull();
});

test('what a tab tells it does not hear itself; what another one tells it hears after that', () => {
  tell.mockImplementationOnce((news: Told) => recoveries.hear(news));
  recoveries.show(empty());
  balance(true, 'asked');
  expect(onHeard).not.toHaveBeenCalled();
  const error = empty();
  recoveries.show(error);
  recoveries.hear(told());
  expect(recoveries.isOver(error)).toBe(true);
});

test('a recovery that nobody here minds is told once', () => {
  recoveries.met(empty());
  balance(true, 'asked');
  balance(true, 'asked');
  expect(tell).toHaveBeenCalledOnce();
});

test('what recovers again before all are awake wakes each of them anew, and none twice', async () => {
  const asked: number[] = [];
  queries = [0, 1, 2].map((index) => () => asked.push(index));
  recoveries.met(empty());
  balance(true, 'asked');
  balance(false);
  balance(true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked.toSorted((one, other) => one - other)).toEqual([0, 0, 1, 2]);
});

test('who shows another cause is not woken, and who shows this one without asking again keeps nobody waiting', () => {
  const [wake, other] = [vi.fn(), vi.fn()];
  for (let times = 0; times < 3; times += 1) recoveries.show(empty());
  recoveries.show(empty('minimax'), other);
  recoveries.show(empty(), wake);
  balance(true, 'asked');
  expect(wake).toHaveBeenCalledOnce();
  expect(other).not.toHaveBeenCalled();
});

test('what the first one shows has to be there before the second is woken, but for ten seconds at most', async () => {
  const woken: number[] = [];
  for (const place of [0, 1])
    recoveries.show(empty(), () => {
      woken.push(place);
      return new Promise(() => undefined);
    });
  balance(true, 'asked');
  await vi.advanceTimersByTimeAsync(9_999);
  expect(woken).toEqual([0]);
  await vi.advanceTimersByTimeAsync(1);
  expect(woken).toEqual([0, 1]);
});

test('what cools down in another tab is no recovery', () => {
  recoveries.hear({ type: 'cooling', scope: chat, error: usedUp(1_000), until: Date.now() + 1_000, misses: 0 });
  expect(onHeard).not.toHaveBeenCalled();
});
