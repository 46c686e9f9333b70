import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProviderError } from '../../src/errors/provider-error.js';
import type { ProviderErrorFacts } from '../../src/errors/provider-error-facts.js';
import { createClock } from '../../src/recovery/clock.js';
import { createCooldowns } from '../../src/recovery/cooldowns.js';
import type { Cooldowns, Pass, WhileCooling } from '../../src/recovery/cooldowns.js';
import type { Claim } from '../../src/recovery/neighbours.js';
import type { CooldownNews, News } from '../../src/recovery/news.js';
import { scope } from '../../src/recovery/scope.js';
import type { Sign } from '../../src/recovery/surroundings.js';

const chat = scope({ provider: 'kimi', endpoint: 'chat', model: 'kimi-k2.6' });
const speech = scope({ provider: 'minimax', endpoint: 'speech' });
let cooldowns: Cooldowns;

beforeEach(() => {
  vi.useFakeTimers();
  cooldowns = createCooldowns({ clock: createClock() });
});
afterEach(() => vi.useRealTimers());

function limited(waitMs: number | null, facts: Partial<ProviderErrorFacts> = {}): ProviderError {
  const wait = waitMs === null ? null : { until: Date.now() + waitMs, source: 'header' as const, exact: true };
  return new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait, ...facts });
}

async function failing(error: ProviderError, about = chat): Promise<ProviderError> {
  (await cooldowns.enter(about, 'fail')).failed(error);
  return error;
}

/** Asks to send, and says whether and when it was let. */
function ask(how: WhileCooling, about = chat, signal?: AbortSignal) {
  const asked: { pass: Pass | null; error: unknown; at: number | null } = { pass: null, error: null, at: null };
  void Promise.resolve(cooldowns.enter(about, how, signal)).then(
    (pass) => Object.assign(asked, { pass, at: Date.now() }),
    (error: unknown) => Object.assign(asked, { error, at: Date.now() }),
  );
  return asked;
}

test('while a scope cools down a request fails at once with the same failure, and none is sent', async () => {
  const error = await failing(limited(20_000));
  await expect(cooldowns.enter(chat, 'fail')).rejects.toEqual(error);
  await vi.advanceTimersByTimeAsync(19_999);
  await expect(cooldowns.enter(chat, 'fail')).rejects.toMatchObject({ retryAt: error.retryAt });
});

test('at zero one request probes, and those who ask meanwhile wait for what it finds out', async () => {
  await failing(limited(20_000));
  await vi.advanceTimersByTimeAsync(20_000);
  const [first, second] = [ask('fail'), ask('fail')];
  await vi.advanceTimersByTimeAsync(0);
  expect(first.pass).not.toBeNull();
  expect(second.at).toBeNull();
  expect(cooldowns.find(chat)?.state).toBe('probing');

  first.pass?.succeeded();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(second.pass).toHaveProperty('succeeded');
  expect(cooldowns.find(chat)).toBeNull();
});

test('a probe that fails extends the cooldown for everybody', async () => {
  await failing(limited(20_000));
  await vi.advanceTimersByTimeAsync(20_000);
  const [probe, other] = [ask('fail'), ask('fail')];
  await vi.advanceTimersByTimeAsync(0);
  const again = limited(7_000);
  probe.pass?.failed(again);
  await vi.advanceTimersByTimeAsync(0);
  expect(other.error).toEqual(again);
  expect(cooldowns.find(chat)?.until).toBe(again.retryAt);
});

test('a probe that fails without a time is tried again later each time, and names no exact moment', async () => {
  await failing(limited(1_000));
  const lengths: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await vi.advanceTimersByTimeAsync((cooldowns.find(chat)?.until ?? 0) - Date.now());
    const probe = ask('fail');
    await vi.advanceTimersByTimeAsync(0);
    probe.pass?.failed(new ProviderError({ kind: 'overloaded', provider: 'kimi' }));
    lengths.push((cooldowns.find(chat)?.until ?? 0) - Date.now());
  }
  expect(lengths).toEqual([2_000, 4_000, 8_000]);
  expect(cooldowns.find(chat)?.error.wait).toBeNull();
});

test('a request that holds is sent once, after the deadline and never before', async () => {
  await failing(limited(20_000));
  const until = Date.now() + 20_000;
  const held = ask('hold');
  await vi.advanceTimersByTimeAsync(20_000);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(held.pass).not.toBeNull();
  expect(held.at).toBeGreaterThanOrEqual(until);
});

test('W11 who holds goes as soon as the page is back from a sleep, not when its timer is', async () => {
  let tell: (sign: Sign) => void = () => undefined;
  const clock = createClock({
    read: () => ({ wall: Date.now(), monotonic: performance.now() }),
    countsSleep: () => false,
    after: () => () => undefined,
    isVisible: () => true,
    watch: (callback) => void (tell = callback),
  });
  cooldowns = createCooldowns({ clock });
  await failing(limited(3_600_000));
  const held = ask('hold');
  await vi.advanceTimersByTimeAsync(1_000);
  tell('leave');
  vi.setSystemTime(Date.now() + 3_700_000);
  tell('back');
  await vi.advanceTimersByTimeAsync(0);
  expect(held.pass).not.toBeNull();
  held.pass?.succeeded();
  expect(vi.getTimerCount()).toBe(0);
});

test('those who held are let go one after the other, as far apart as the limit asks for', async () => {
  await failing(limited(20_000, { limit: { metric: 'rpm', max: 60, current: null, window: 'minute', scope: 'organization' } }));
  const held = Array.from({ length: 4 }, () => ask('hold'));
  await vi.advanceTimersByTimeAsync(24_001);
  held.find(({ pass }) => pass)?.pass?.succeeded();
  await vi.advanceTimersByTimeAsync(10_000);
  const times = held.map(({ at }) => at ?? Infinity).sort((a, b) => a - b);
  expect(times.slice(2).map((at, index) => at - (times[index + 1] ?? 0))).toEqual([1_000, 1_000]);
});

test('R5 an abort ends a hold at once and leaves no timer', async () => {
  await failing(limited(20_000));
  const controller = new AbortController();
  const held = ask('hold', chat, controller.signal);
  await vi.advanceTimersByTimeAsync(1_000);
  const reason = new Error('gone');
  controller.abort(reason);
  await vi.advanceTimersByTimeAsync(0);
  expect(held.error).toBe(reason);
  expect(vi.getTimerCount()).toBe(0);
});

test('what ignores cooldowns is sent, and its success says nothing of them: a balance is no answer of a model', async () => {
  const error = await failing(limited(20_000));
  (await cooldowns.enter(chat, 'ignore')).succeeded();
  expect(cooldowns.find(chat)?.error).toBe(error);
});

test('an answer to what was sent before the failure ends nothing', async () => {
  const early = await cooldowns.enter(chat, 'fail');
  const error = await failing(limited(20_000));
  early.succeeded();
  expect(cooldowns.find(chat)?.error).toBe(error);
});

test('a limit of one endpoint leaves the others alone; one of the account holds for all', async () => {
  await failing(limited(20_000, { provider: 'minimax' }), speech);
  expect(cooldowns.enter(scope({ provider: 'minimax', endpoint: 'chat' }), 'fail')).not.toBeInstanceOf(Promise);

  await failing(limited(20_000, { limit: { metric: 'rpm', max: 3, current: null, window: 'minute', scope: 'organization' } }));
  await expect(cooldowns.enter(scope({ provider: 'kimi', endpoint: 'files' }), 'fail')).rejects.toBeInstanceOf(ProviderError);
  expect(cooldowns.enter(scope({ provider: 'kimi-code', endpoint: 'chat' }), 'fail')).not.toBeInstanceOf(Promise);
});

test("an overloaded engine is its model's", async () => {
  await failing(limited(5_000, { kind: 'overloaded' }));
  expect(cooldowns.enter({ ...chat, model: 'kimi-k3' }, 'fail')).not.toBeInstanceOf(Promise);
  await expect(cooldowns.enter(chat, 'fail')).rejects.toBeInstanceOf(ProviderError);
});

test('a failure without a time, or one that no repeat can help, cools nothing down', async () => {
  await failing(limited(null));
  await failing(limited(20_000, { kind: 'insufficient-balance' }));
  expect(cooldowns.list()).toEqual([]);
});

test('every button about a failure waits for the longest wait of its scope, and none once the cause is gone', async () => {
  const error = await failing(limited(20_000));
  const early = await cooldowns.enter(chat, 'ignore');
  const longer = limited(40_000);
  early.failed(longer);
  expect(cooldowns.retryAt(error)).toBe(longer.retryAt);
  cooldowns.clear({ provider: 'kimi' });
  expect(cooldowns.retryAt(error)).toBeNull();
  expect(error.retryAt).not.toBeNull();
});

test('a failure nobody noted waits for its own time', () => {
  const error = limited(20_000);
  expect(cooldowns.retryAt(error)).toBe(error.retryAt);
});

test('a probe that was stopped is nobody’s answer: the next one asks', async () => {
  await failing(limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  const probe = await cooldowns.enter(chat, 'fail');
  const next = ask('fail');
  probe.dropped();
  await vi.advanceTimersByTimeAsync(0);
  expect(next.pass).not.toBeNull();
});

test('a probe that says nothing for ten seconds keeps nobody waiting, and is still heard', async () => {
  await failing(limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  const probe = await cooldowns.enter(chat, 'fail');
  const next = ask('fail');
  await vi.advanceTimersByTimeAsync(9_999);
  expect(next.pass).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(next.pass).not.toBeNull();
  probe.succeeded();
  expect(cooldowns.find(chat)).toBeNull();
});

test('a probe that met another limit opens the one it was sent for', async () => {
  await failing(limited(1_000, { provider: 'minimax' }), speech);
  await vi.advanceTimersByTimeAsync(1_000);
  const probe = await cooldowns.enter(speech, 'fail');
  probe.failed(limited(60_000, { provider: 'minimax', kind: 'quota-exceeded' }));
  expect(cooldowns.list().map((cooldown) => cooldown.scope)).toEqual([scope({ provider: 'minimax' })]);
});

test('listeners hear of a beginning and an end, and the cooldown is the same object in between', async () => {
  const heard = vi.fn();
  const leave = cooldowns.subscribe(heard);
  await failing(limited(20_000));
  expect(heard).toHaveBeenCalledTimes(1);
  expect(cooldowns.find(chat)).toBe(cooldowns.find(chat));
  cooldowns.clear({ provider: 'kimi' });
  expect(heard).toHaveBeenCalledTimes(2);
  leave();
  await failing(limited(20_000));
  expect(heard).toHaveBeenCalledTimes(2);
});

const cooling = (error: ProviderError, misses = 0): CooldownNews => ({
  type: 'cooling',
  scope: { ...chat, model: null },
  error,
  until: error.retryAt ?? 0,
  misses,
});

test('an answer to a probe opens nothing that began while it was under way', async () => {
  await failing(limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  const probe = await cooldowns.enter(chat, 'fail');
  const late = await cooldowns.enter(chat, 'ignore');
  const longer = limited(20_000);
  late.failed(longer);
  probe.succeeded();
  expect(cooldowns.find(chat)?.error).toBe(longer);
});

test('news of what is probed already leaves the probe alone, and a longer wait holds', async () => {
  const error = await failing(limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  const probe = await cooldowns.enter(chat, 'fail');
  const next = ask('fail');
  cooldowns.hear(cooling(error));
  await vi.advanceTimersByTimeAsync(0);
  expect(cooldowns.find(chat)?.state).toBe('probing');
  expect(next.at).toBeNull();

  const longer = limited(20_000);
  cooldowns.hear(cooling(longer));
  probe.succeeded();
  await vi.advanceTimersByTimeAsync(0);
  expect(next.error).toEqual(longer);
  expect(cooldowns.find(chat)?.until).toBe(longer.retryAt);
});

test('that a cooldown is over does not end one that began since, though the news crossed', async () => {
  const { retryAt } = await failing(limited(20_000));
  const over: CooldownNews = { type: 'over', scope: { ...chat, model: null }, until: (retryAt ?? 0) - 1 };
  cooldowns.hear(over);
  expect(cooldowns.find(chat)).not.toBeNull();
  cooldowns.hear({ ...over, until: retryAt ?? 0 });
  expect(cooldowns.find(chat)).toBeNull();
});

test('neighbours are told what is new, and never what was heard', async () => {
  const told: News[] = [];
  cooldowns = createCooldowns({
    clock: createClock(),
    neighbours: { claim: () => Promise.resolve({ holder: 'ours', release: () => undefined }), tell: (news) => told.push(news) },
  });
  cooldowns.hear(cooling(limited(20_000), 2));
  cooldowns.hear({ type: 'over', scope: { ...chat, model: null }, until: Infinity });
  expect(told).toEqual([]);
  const early = await cooldowns.enter(chat, 'ignore');
  const error = await failing(limited(20_000));
  early.failed(limited(10_000));
  expect(told).toEqual([cooling(error)]);
});

test('misses are counted over all tabs', async () => {
  cooldowns.hear(cooling(limited(1_000), 3));
  await vi.advanceTimersByTimeAsync(1_000);
  (await cooldowns.enter(chat, 'fail')).failed(limited(null));
  expect((cooldowns.find(chat)?.until ?? 0) - Date.now()).toBe(16_000);
});

test('those who held go apart when another tab opened it, and who asked by hand does not wait for that', async () => {
  const error = await failing(limited(60_000));
  await vi.advanceTimersByTimeAsync(60_000);
  const probe = await cooldowns.enter(chat, 'fail');
  const [held, clicked] = [ask('hold'), ask('fail')];
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  cooldowns.hear({ type: 'over', scope: { ...chat, model: null }, until: error.retryAt ?? 0 });
  probe.dropped();
  vi.mocked(Math.random).mockRestore();
  const openedAt = Date.now();
  await vi.advanceTimersByTimeAsync(10_000);
  expect((held.at ?? 0) - openedAt).toBe(3_200);
  expect((clicked.at ?? 0) - openedAt).toBe(400);
});

test('what ends by its cause leaves other causes of the same provider standing', async () => {
  await failing(limited(20_000));
  (await cooldowns.enter(chat, 'ignore')).failed(limited(60_000, { kind: 'quota-exceeded' }));
  expect(cooldowns.list()).toHaveLength(2);
  cooldowns.clear({ provider: 'kimi' }, 'quota-exceeded');
  expect(cooldowns.list().map(({ error }) => error.kind)).toEqual(['rate-limited']);
});

test('every failure of a request is told, also one that no waiting cures; what was dropped is not', async () => {
  const told: string[] = [];
  cooldowns.onFailed(({ kind }, { endpoint }) => told.push(`${kind} ${endpoint}`));
  await failing(limited(null, { kind: 'insufficient-balance' }));
  await failing(limited(20_000), speech);
  (await cooldowns.enter(chat, 'ignore')).dropped();
  expect(told).toEqual(['insufficient-balance chat', 'rate-limited speech']);
});

test('a probe that never left the machine is no word of the provider: the line is back, and the next one is sent', async () => {
  await failing(limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  (await cooldowns.enter(chat, 'fail')).failed(new ProviderError({ kind: 'network', code: 'offline', detail: 'offline' }));
  expect(cooldowns.find(chat)?.state).toBe('due');
  (await cooldowns.enter(chat, 'fail')).succeeded();
  expect(cooldowns.find(chat)).toBeNull();
});

test('a thousand model names that visitors chose are not kept, and push no limit of the endpoint away', async () => {
  const limit = await failing(limited(1_000));
  for (let count = 0; count < 1_000; count += 1) {
    const about = { ...chat, model: `model-${count}` };
    (cooldowns.enter(about, 'ignore') as Pass).failed(limited(20_000 + count, { kind: 'overloaded' }));
  }
  expect(cooldowns.list().length).toBeLessThan(100);
  expect(cooldowns.find(chat)?.error).toBe(limit);
  expect(cooldowns.find({ ...chat, model: 'model-999' })?.until).toBe(Date.now() + 20_999);
});

test('each request that is stopped has the failure in an object of its own, which waits and ends with the first', async () => {
  const first = await failing(limited(20_000));
  const [one, other] = [ask('fail'), ask('fail')];
  await vi.advanceTimersByTimeAsync(0);
  const twin = one.error as ProviderError;
  expect(new Set([first, twin, other.error]).size).toBe(3);
  expect(twin).toEqual(first);
  const longer = await failingPast(limited(40_000));
  expect(cooldowns.retryAt(twin)).toBe(longer.retryAt);
  cooldowns.clear({ provider: 'kimi' });
  expect(cooldowns.retryAt(twin)).toBeNull();
});

test('of several that stand in the way the one that ends last counts, whichever began last', async () => {
  const longer = await failing(limited(60_000));
  await failingPast(limited(20_000, { kind: 'quota-exceeded' }));
  expect(cooldowns.find(chat)?.error).toBe(longer);
});

test('of more models than are kept those are forgotten that end first', () => {
  for (let count = 0; count < 100; count += 1) {
    const about = { ...chat, model: `model-${count}` };
    (cooldowns.enter(about, 'ignore') as Pass).failed(limited(60_000 - count, { kind: 'overloaded' }));
  }
  expect(cooldowns.find({ ...chat, model: 'model-0' })).not.toBeNull();
  expect(cooldowns.find({ ...chat, model: 'model-99' })).toBeNull();
});

test('a probe that fails for what no repeat can help opens the limit: it was let through', async () => {
  await failing(limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  await failing(limited(null, { kind: 'content-filtered' }));
  expect(cooldowns.find(chat)).toBeNull();
});

test('a button about what a probe met waits for what was probed', async () => {
  await failing(limited(1_000, { kind: 'overloaded' }));
  await vi.advanceTimersByTimeAsync(1_000);
  const error = await failing(limited(null));
  expect(cooldowns.retryAt(error)).toBe(Date.now() + 2_000);
});

test('a button about a failure another tab told of waits as long as that tab does', () => {
  const error = limited(20_000);
  cooldowns.hear({ type: 'cooling', scope: { ...chat, model: null }, error, until: Date.now() + 60_000, misses: 0 });
  expect(cooldowns.retryAt(error)).toBe(Date.now() + 60_000);
});

test('neighbours do not hear that a limit is open which a probe has just met again, with a time or without', async () => {
  const told: string[] = [];
  const neighbours = {
    claim: () => Promise.resolve({ holder: 'ours' as const, release: () => undefined }),
    tell: ({ type }: News) => void told.push(type),
  };
  cooldowns = createCooldowns({ clock: createClock(), neighbours });
  await failing(limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  await failing(limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  await failing(limited(null, { kind: 'overloaded' }));
  expect(told).toEqual(['cooling', 'cooling', 'cooling']);
});

test('a probe that says nothing for ten seconds gives the right to ask back to other tabs', async () => {
  const release = vi.fn();
  const neighbours = { claim: () => Promise.resolve({ holder: 'ours' as const, release }), tell: () => undefined };
  cooldowns = createCooldowns({ clock: createClock(), neighbours });
  await failing(limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  await cooldowns.enter(chat, 'fail');
  await vi.advanceTimersByTimeAsync(9_999);
  expect(release).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(release).toHaveBeenCalledOnce();
});

test('a probe that is answered gives the right to ask back to other tabs at once', async () => {
  const release = vi.fn();
  const neighbours = { claim: () => Promise.resolve({ holder: 'ours' as const, release }), tell: () => undefined };
  cooldowns = createCooldowns({ clock: createClock(), neighbours });
  await failing(limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  (await cooldowns.enter(chat, 'fail')).succeeded();
  expect(release).toHaveBeenCalledOnce();
});

test('an abort while the other tabs are asked ends the wait at once', async () => {
  let answer: (claim: Claim) => void = () => undefined;
  const neighbours = { claim: () => new Promise<Claim>((resolve) => void (answer = resolve)), tell: () => undefined };
  cooldowns = createCooldowns({ clock: createClock(), neighbours });
  await failing(limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  const controller = new AbortController();
  const asked = ask('fail', chat, controller.signal);
  controller.abort('left');
  answer({ holder: 'theirs', settled: new Promise(() => undefined) });
  await vi.advanceTimersByTimeAsync(0);
  expect(asked.error).toBe('left');
});

test('how a request ended is told once: what comes after that is not heard', async () => {
  const told = vi.fn();
  cooldowns.onFailed(told);
  for (const how of ['dropped', 'failed'] as const) {
    const pass = await cooldowns.enter(chat, 'ignore');
    pass[how](new ProviderError({ kind: 'overloaded', provider: 'kimi' }));
    told.mockClear();
    pass.failed(limited(20_000));
    pass.succeeded();
    pass.failed(limited(20_000));
  }
  expect(cooldowns.list()).toEqual([]);
  expect(told).not.toHaveBeenCalled();
});

test('what began well and failed then is heard once', async () => {
  const told = vi.fn();
  cooldowns.onFailed(told);
  const pass = await cooldowns.enter(chat, 'fail');
  pass.succeeded();
  pass.failed(limited(20_000));
  pass.failed(limited(60_000));
  pass.succeeded();
  expect(cooldowns.list()).toMatchObject([{ until: Date.now() + 20_000 }]);
  expect(told).toHaveBeenCalledTimes(1);
});

test('an answer to a probe opens what stood in its way, and no other limit', async () => {
  await failing(limited(1_000));
  const other = await failing(limited(1_000, { provider: 'minimax' }), speech);
  await vi.advanceTimersByTimeAsync(1_000);
  (await cooldowns.enter(chat, 'fail')).succeeded();
  expect(cooldowns.list().map(({ error }) => error)).toEqual([other]);
});

test('a probe that is told a moment which has passed already lets the next one ask', async () => {
  await failing(limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  await failing(limited(-500));
  expect(cooldowns.find(chat)?.state).toBe('due');
});

test('what is over while the other tabs are asked is sent, and the right to ask given back', async () => {
  let answer: (claim: Claim) => void = () => undefined;
  const release = vi.fn();
  const neighbours = { claim: () => new Promise<Claim>((resolve) => void (answer = resolve)), tell: () => undefined };
  cooldowns = createCooldowns({ clock: createClock(), neighbours });
  await failing(limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  const asked = ask('fail');
  cooldowns.clear({ provider: 'kimi' });
  answer({ holder: 'ours', release });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(release).toHaveBeenCalledOnce();
  expect(asked.pass).toHaveProperty('succeeded');
});

test('who holds keeps its own moment after the deadline, whatever else changes meanwhile', async () => {
  await failing(limited(20_000));
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const until = Date.now() + 20_000;
  const held = ask('hold');
  await vi.advanceTimersByTimeAsync(20_500);
  vi.mocked(Math.random).mockRestore();
  await failing(limited(60_000, { provider: 'minimax' }), speech);
  await vi.advanceTimersByTimeAsync(10_000);
  expect((held.at ?? 0) - until).toBe(2_000);
});

test('a limit that names no number lets those who held go a fifth of a second apart', async () => {
  await failing(limited(20_000, { limit: { metric: 'rpm', max: null, current: null, window: 'minute', scope: null } }));
  const held = Array.from({ length: 3 }, () => ask('hold'));
  await vi.advanceTimersByTimeAsync(24_001);
  held.find(({ pass }) => pass)?.pass?.succeeded();
  await vi.advanceTimersByTimeAsync(1_000);
  const times = held.map(({ at }) => at ?? Infinity).sort((a, b) => a - b);
  expect((times[2] ?? 0) - (times[1] ?? 0)).toBe(200);
});

test('the first of those who held goes one gap after the probe was answered', async () => {
  await failing(limited(1_000));
  await vi.advanceTimersByTimeAsync(1_000);
  const probe = await cooldowns.enter(chat, 'fail');
  const held = ask('hold');
  probe.succeeded();
  const openedAt = Date.now();
  await vi.advanceTimersByTimeAsync(1_000);
  expect((held.at ?? 0) - openedAt).toBe(200);
});

test('a request that nothing stands in the way of has no timer', async () => {
  await cooldowns.enter(chat, 'fail');
  expect(vi.getTimerCount()).toBe(0);
});

test('who is gone by then hears its own reason, and not why it would have to wait', async () => {
  await failing(limited(20_000));
  await expect(cooldowns.enter(chat, 'fail', AbortSignal.abort('left'))).rejects.toBe('left');
});

test('what is cleared of one scope leaves the wider, the narrower ones beside it, and other providers', async () => {
  const about = { provider: 'minimax', endpoint: 'speech', model: 'speech-02' };
  for (const [kind, of] of [
    ['overloaded', about],
    ['overloaded', { ...about, model: 'speech-01' }],
    ['rate-limited', about],
    ['rate-limited', { ...about, endpoint: 'chat' }],
    ['quota-exceeded', about],
    ['rate-limited', chat],
  ] as const)
    (await cooldowns.enter(of, 'ignore')).failed(limited(20_000, { kind }));
  const left = () => cooldowns.list().map(({ scope: { provider, endpoint, model } }) => [provider, endpoint, model].join(' ').trim());
  expect(left()).toHaveLength(6);
  cooldowns.clear(about);
  expect(left()).toEqual(['minimax speech speech-01', 'minimax speech', 'minimax chat', 'minimax', 'kimi chat']);
  cooldowns.clear({ provider: 'minimax', endpoint: 'speech' });
  expect(left()).toEqual(['minimax chat', 'minimax', 'kimi chat']);
  cooldowns.clear({ provider: 'minimax' });
  expect(left()).toEqual(['kimi chat']);
});

test('a failure that names no time waits for what stands in its way', async () => {
  const { retryAt } = await failing(limited(20_000));
  const other = await failingPast(limited(null, { kind: 'server-error' }));
  expect(cooldowns.retryAt(other)).toBe(retryAt);
});

test('a hold of an hour leaves one listener on its signal, and none once it is sent', async () => {
  await failing(limited(3_600_000));
  const { signal } = new AbortController();
  const held = ask('hold', chat, signal);
  await vi.advanceTimersByTimeAsync(1_800_000);
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_810_000);
  held.pass?.succeeded();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

async function failingPast(error: ProviderError): Promise<ProviderError> {
  (await cooldowns.enter(chat, 'ignore')).failed(error);
  return error;
}
