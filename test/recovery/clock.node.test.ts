import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProviderError } from '../../src/errors/provider-error.js';
import { createClock } from '../../src/recovery/clock.js';
import { remainingAt } from '../../src/recovery/deadline.js';
import type { Sign, Surroundings } from '../../src/recovery/surroundings.js';
import { twinOf } from '../../src/recovery/twins.js';

const start = Date.parse('2026-11-22T12:00:00.400Z');
const hour = 3_600_000;

/** Two clocks that can part, one timer that can be counted, and a page that can be hidden. */
function world(system: 'its monotonic clock stops in sleep' | 'its monotonic clock goes on' = 'its monotonic clock stops in sleep') {
  const now = { wall: start, monotonic: 1234.5 };
  const timers = new Map<number, { at: number; callback: () => void }>();
  const watchers: ((sign: Sign) => void)[] = [];
  const tell = (sign: Sign) => watchers.forEach((watcher) => watcher(sign));
  let visible = true;
  let armed = 0;
  let ids = 0;
  const surroundings: Surroundings = {
    read: () => ({ ...now }),
    after(ms, callback) {
      const id = ++ids;
      armed = Math.max(armed, ms);
      timers.set(id, { at: now.monotonic + ms, callback });
      return () => timers.delete(id);
    },
    isVisible: () => visible,
    countsSleep: () => system === 'its monotonic clock goes on',
    watch: (callback) => void watchers.push(callback),
  };
  const pass = (ms: number) => {
    const end = now.monotonic + ms;
    for (;;) {
      const [id, next] = [...timers].sort((a, b) => a[1].at - b[1].at)[0] ?? [];
      if (id === undefined || !next || next.at > end) break;
      timers.delete(id);
      now.wall += next.at - now.monotonic;
      now.monotonic = next.at;
      next.callback();
    }
    now.wall += end - now.monotonic;
    now.monotonic = end;
  };
  return {
    now,
    timers,
    watchers,
    clock: createClock(surroundings),
    pass,
    longestTimer: () => armed,
    setWallClock: (by: number) => (now.wall += by),
    sleep: (ms: number) => (now.wall += ms),
    tell,
    show: (is: boolean) => {
      visible = is;
      tell(is ? 'back' : 'leave');
    },
  };
}

describe('the timer', () => {
  test('there is one, whatever the number of listeners, and none when the last has gone (R18)', () => {
    const { clock, timers, watchers } = world();
    const leave = Array.from({ length: 50 }, (_, index) => clock.subscribe(clock.deadline(start + 1000 * index + 500), () => undefined));
    expect(timers.size).toBe(1);
    expect(watchers).toHaveLength(1);
    for (const stop of leave) stop();
    expect(timers.size).toBe(0);
  });

  test('10 000 mounts and unmounts leave no timer behind and one watch of the page, and leaving twice does no harm (R18)', () => {
    const { clock, timers, watchers } = world();
    for (let index = 0; index < 10_000; index++) {
      const stop = clock.subscribe(clock.deadline(start + index), () => undefined);
      stop();
      stop();
    }
    expect([timers.size, watchers.length]).toEqual([0, 1]);
  });

  test('it ticks once a second, at the whole seconds before the deadline, and stops there', () => {
    const { clock, pass, timers } = world();
    const deadline = clock.deadline(start + 3_300);
    const seen: number[] = [];
    clock.subscribe(deadline, () => seen.push(clock.remaining(deadline)));
    pass(10_000);
    expect(seen.map(Math.round)).toEqual([3000, 2000, 1000, 0]);
    expect(timers.size).toBe(0);
  });

  test('all listeners are called in the same tick', () => {
    const { clock, pass, now } = world();
    const ticks: number[][] = [[], [], []];
    [30_000, 30_000, 45_400].forEach((wait, index) =>
      clock.subscribe(clock.deadline(start + wait), () => ticks[index]?.push(now.monotonic)),
    );
    pass(20_000);
    expect(ticks[0]).toHaveLength(20);
    expect(ticks[1]).toEqual(ticks[0]);
    expect(ticks[2]).toEqual(ticks[0]);
  });

  test('while all is more than an hour away it ticks once a minute, on the whole minutes that are left', () => {
    const { clock, pass } = world();
    const deadline = clock.deadline(start + 2 * hour + 90_000);
    const seen: number[] = [];
    clock.subscribe(deadline, () => seen.push(clock.remaining(deadline)));
    pass(5 * 60_000);
    expect(seen.map((left) => Math.round(left / 60_000))).toEqual([121, 120, 119, 118, 117]);
    expect(seen).toHaveLength(5);
    pass(hour);
    const before = seen.length;
    pass(60_000);
    expect(seen.length - before).toBe(60);
  });

  test('the last whole hour is told by the second, what is more by the minute', () => {
    const { clock, pass } = world();
    const deadline = clock.deadline(start + hour + 31_500);
    const seen: number[] = [];
    clock.subscribe(deadline, () => seen.push(Math.round(clock.remaining(deadline))));
    pass(31_499);
    expect(seen).toEqual([]);
    pass(2_001);
    expect(seen).toEqual([hour, hour - 1_000, hour - 2_000]);
  });

  test('a timer that fires a fraction of a millisecond early is armed again, and the deadline is told', () => {
    const { clock, pass, timers, now } = world();
    const deadline = clock.deadline(start + 1_000);
    const seen: number[] = [];
    clock.subscribe(deadline, () => seen.push(clock.remaining(deadline)));
    const [early] = timers.values();
    timers.clear();
    now.wall += 999.6;
    now.monotonic += 999.6;
    early?.callback();
    expect(seen.at(-1)).toBeGreaterThan(0);
    pass(2);
    expect(seen.at(-1)).toBe(0);
  });

  test('after the nearest deadline the next one is met to the millisecond too', () => {
    const { clock, pass, now } = world();
    const second = clock.deadline(start + 2_750);
    const reached: number[] = [];
    clock.subscribe(clock.deadline(start + 1_500), () => undefined);
    clock.subscribe(second, () => clock.remaining(second) === 0 && reached.push(now.wall - start));
    pass(5_000);
    expect(reached).toEqual([2_750]);
  });

  test('of several deadlines the nearest is met to the millisecond', () => {
    const { clock, pass, now } = world();
    const nearest = clock.deadline(start + 2_500);
    const reached: number[] = [];
    clock.subscribe(clock.deadline(start + 9_750), () => undefined);
    clock.subscribe(nearest, () => clock.remaining(nearest) === 0 && reached.push(now.wall - start));
    pass(2_600);
    expect(reached).toEqual([2_500]);
  });

  test('W4 a wait of a month, of 2^31 ms or without end never arms more than a minute', () => {
    const { clock, pass, longestTimer, timers } = world();
    for (const until of [start + 32 * 24 * hour, start + 2 ** 31, Number.MAX_SAFE_INTEGER, Infinity])
      clock.subscribe(clock.deadline(until), () => undefined);
    pass(5_000);
    expect(longestTimer()).toBeLessThanOrEqual(60_000);
    expect(timers.size).toBe(1);
  });

  test('a deadline that has passed, or that never comes, arms nothing', () => {
    const { clock, timers } = world();
    for (const until of [start - 1, NaN, Infinity]) clock.subscribe(clock.deadline(until), () => undefined);
    expect(timers.size).toBe(0);
  });
});

describe('the page', () => {
  test('W12 a hidden page has no timer; shown again it is right at once, with one tick and no burst', () => {
    const { clock, pass, show, timers } = world();
    const deadline = clock.deadline(start + 15 * 60_000);
    const seen: number[] = [];
    clock.subscribe(deadline, () => seen.push(clock.remaining(deadline)));
    show(false);
    seen.length = 0;
    expect(timers.size).toBe(0);
    pass(10 * 60_000);
    expect(seen).toEqual([]);
    show(true);
    expect(seen).toEqual([5 * 60_000]);
    expect(timers.size).toBe(1);
  });

  test('W13 a page restored after the deadline is ready at once', () => {
    const { clock, tell, now } = world();
    const deadline = clock.deadline(start + 30_000);
    const seen: number[] = [];
    clock.subscribe(deadline, () => seen.push(clock.remaining(deadline)));
    now.wall += hour;
    now.monotonic += hour;
    tell('back');
    expect(seen).toEqual([0]);
  });

  test('that is left or hidden tells nobody', () => {
    const { clock, show } = world();
    const heard = vi.fn();
    clock.subscribe(clock.deadline(start + 30_000), heard);
    clock.onReturn(heard);
    show(false);
    expect(heard).not.toHaveBeenCalled();
  });

  test('that comes back is told to who waits for what is over, or for the return alone', () => {
    for (const listen of ['onReturn', 'subscribe'] as const) {
      const { clock, show } = world();
      const heard = vi.fn();
      if (listen === 'onReturn') clock.onReturn(heard);
      else clock.subscribe(clock.deadline(start - 1), heard);
      show(false);
      show(true);
      expect(heard).toHaveBeenCalledOnce();
    }
  });
});

describe('a sleep in which the monotonic clock stood still', () => {
  /** What is left of each of these waits after something happened. */
  function after(happens: (its: ReturnType<typeof world>) => void, waits = [30_000, 5 * hour], system?: Parameters<typeof world>[0]) {
    const its = world(system);
    const deadlines = waits.map((wait) => its.clock.deadline(start + wait));
    const leave = deadlines.map((deadline) => its.clock.subscribe(deadline, () => undefined));
    its.pass(5_000);
    happens(its);
    const left = deadlines.map((deadline) => Math.round(its.clock.remaining(deadline)));
    leave.forEach((stop) => stop());
    return left;
  }
  const rest = 5 * hour - 5_000;

  test.each([
    ['a hidden page', (its) => (its.show(false), its.sleep(hour), its.show(true))],
    ['a hidden page, of which something looked before it was shown', (its) => (its.show(false), its.sleep(hour), its.clock.deadline(1))],
    ['a page that was frozen', (its) => (its.tell('leave'), its.sleep(hour), its.tell('back'))],
    ['a page that hears of it afterwards alone', (its) => (its.sleep(hour), its.tell('back'))],
    ['a page that was put aside while it could be seen', (its) => (its.tell('leave'), its.sleep(hour), its.clock.deadline(1))],
    [
      'a hidden page that has its line back before it sleeps',
      (its) => (its.show(false), its.tell('line'), its.sleep(hour), its.clock.deadline(1)),
    ],
    ['a hidden page, whose line comes back much later', (its) => (its.show(false), its.sleep(hour), its.show(true), its.tell('line'))],
    ['a line that comes back with the page', (its) => (its.sleep(hour), its.tell('line'))],
  ] satisfies [string, (its: ReturnType<typeof world>) => unknown][])(
    'W11 is known by %s: short and long waits are right at once',
    (_, happens) => {
      expect(after(happens)).toEqual([0, rest - hour]);
    },
  );

  test('W11 is known by a line that comes back a minute after the page went on', () => {
    expect(after((its) => (its.sleep(hour), its.pass(60_000), its.tell('line')))).toEqual([0, rest - hour - 60_000]);
  });

  test('W11 is known to who comes later, though nobody counted meanwhile', () => {
    const { clock, show, sleep } = world();
    const failure = {};
    clock.deadline(start + 5 * hour, failure);
    show(false);
    sleep(2 * hour);
    show(true);
    expect(clock.remaining(clock.deadline(start + 5 * hour, failure))).toBe(3 * hour);
  });

  test('W11 is known of a page that nobody has looked at yet', () => {
    const its = world();
    its.show(false);
    const deadline = its.clock.deadline(start + 5 * hour);
    its.sleep(2 * hour);
    expect(its.clock.remaining(deadline)).toBe(3 * hour);
  });

  test('W11 stays known, and is known by a line a minute later, on a page that is an hour old', () => {
    for (const happens of [(its) => its.show(true), (its) => (its.pass(60_000), its.tell('line'))] satisfies ((
      its: ReturnType<typeof world>,
    ) => unknown)[]) {
      const its = world();
      const deadline = its.clock.deadline(start + 9 * hour);
      its.clock.subscribe(deadline, () => undefined);
      its.pass(hour);
      its.sleep(hour);
      happens(its);
      its.pass(200_000);
      its.tell('line');
      expect(Math.round(its.clock.remaining(deadline))).toBe(start + 9 * hour - its.now.wall);
    }
  });

  test('W11 before a moment was named takes nothing off it', () => {
    const its = world();
    its.clock.subscribe(its.clock.deadline(start + hour), () => undefined);
    for (const length of [hour, 2 * hour]) {
      its.show(false);
      its.sleep(length);
      its.show(true);
      const deadline = its.clock.deadline(its.now.wall + 5 * hour);
      its.show(false);
      its.sleep(hour);
      its.show(true);
      expect(its.clock.remaining(deadline)).toBe(4 * hour);
    }
  });

  test('W11 of which the page tells nothing costs a wait no more than its own length', () => {
    const { clock, pass, sleep } = world();
    const deadline = clock.deadline(start + 30_000);
    const seen: number[] = [];
    clock.subscribe(deadline, () => seen.push(clock.remaining(deadline)));
    sleep(hour);
    pass(30_000);
    expect(seen.at(-1)).toBe(0);
  });

  test('W10 is not what a page saw whose monotonic clock goes on in sleep: somebody set the clock while it was hidden', () => {
    const set = after((its) => (its.show(false), its.setWallClock(hour), its.show(true)), undefined, 'its monotonic clock goes on');
    expect(set).toEqual([25_000, rest]);
    const slept = after((its) => (its.show(false), its.pass(hour), its.show(true)), undefined, 'its monotonic clock goes on');
    expect(slept).toEqual([0, rest - hour]);
  });

  test('W10 is not what a line brings: the time is put right after it came', () => {
    expect(after((its) => (its.tell('line'), its.setWallClock(hour), its.pass(1_000)))).toEqual([24_000, rest - 1_000]);
  });

  test('W10 a clock that was set long before the line came back did not sleep', () => {
    expect(after((its) => (its.setWallClock(hour), its.pass(180_000), its.tell('line')))).toEqual([0, rest - 180_000]);
  });

  test('W10 nor one that was set before the page was hidden, or while nobody counted', () => {
    expect(after((its) => (its.setWallClock(hour), its.show(false), its.pass(1_000), its.show(true)))).toEqual([24_000, rest - 1_000]);
    const { clock, pass, setWallClock, tell } = world();
    const deadline = clock.deadline(start + hour);
    pass(1_000);
    setWallClock(hour);
    pass(300_000);
    tell('line');
    expect(clock.remaining(deadline)).toBe(hour - 301_000);
  });

  test('W10 what began after a clock was set is not shortened by a line that comes back', () => {
    const { clock, pass, setWallClock, tell, now } = world();
    clock.subscribe(clock.deadline(start + hour), () => undefined);
    setWallClock(hour);
    pass(1_000);
    const deadline = clock.deadline(now.wall + 30_000);
    tell('line');
    expect(clock.remaining(deadline)).toBe(30_000);
  });
});

describe('a clock that somebody set', () => {
  const waits = [30_000, 9 * 60_000, 2 * hour, 5 * hour, 3 * 24 * hour];

  test.each([
    ['ahead', hour],
    ['back', -hour],
  ])('W10 %s by an hour changes no wait of any length, for who saw it, comes later, or asks without a name', (_, by) => {
    for (const wait of waits) {
      const { clock, pass, setWallClock } = world();
      const failure = {};
      const deadline = clock.deadline(start + wait, failure);
      const seen: number[] = [];
      const stop = clock.subscribe(deadline, () => seen.push(clock.remaining(deadline)));
      pass(10_000);
      setWallClock(by);
      expect(clock.remaining(deadline)).toBe(wait - 10_000);
      pass(5_000);
      stop();
      expect(clock.remaining(clock.deadline(start + wait, failure))).toBe(wait - 15_000);
      expect(clock.remaining(clock.deadline(start + wait))).toBe(wait - 15_000);
      pass(wait - 15_001);
      expect(clock.remaining(clock.deadline(start + wait))).toBe(1);
      pass(1);
      expect(clock.remaining(deadline)).toBe(0);
    }
  });

  test('W10 while nobody counted changes nothing for who comes later', () => {
    for (const by of [hour, -hour]) {
      const { clock, pass, setWallClock } = world();
      for (const wait of waits) clock.deadline(start + wait);
      pass(10_000);
      setWallClock(by);
      expect(waits.map((wait) => clock.remaining(clock.deadline(start + wait)))).toEqual(waits.map((wait) => wait - 10_000));
    }
  });

  test('W10 what the same failure names is the same moment; another failure that names it waits for the later one', () => {
    const { clock, pass, setWallClock } = world();
    const failure = {};
    const deadline = clock.deadline(start + 2 * hour, failure);
    pass(10_000);
    setWallClock(hour);
    expect(clock.deadline(start + 2 * hour, failure)).toBe(deadline);
    expect(clock.remaining(clock.deadline(start + 2 * hour, {}))).toBe(2 * hour - 10_000);
    setWallClock(-2 * hour);
    expect(clock.remaining(clock.deadline(start + 2 * hour, failure))).toBe(2 * hour - 10_000);
    expect(clock.remaining(clock.deadline(start + 2 * hour, {}))).toBe(3 * hour - 10_000);
    expect(clock.deadline(start + 40_000, failure).until).toBe(start + 40_000);
  });

  test('W10 what stands for the same failure is the same moment', () => {
    const { clock, setWallClock } = world();
    const first = new ProviderError({ kind: 'rate-limited' });
    const deadline = clock.deadline(start + hour, first);
    setWallClock(-hour);
    expect(clock.deadline(start + hour, twinOf(first))).toBe(deadline);
  });

  test('a monotonic clock that goes back, as where a test puts in its own, begins anew', () => {
    const { clock, now } = world();
    const before = clock.deadline(start + hour);
    now.monotonic = 0;
    expect(clock.deadline(start + hour)).not.toBe(before);
    expect(clock.remaining(clock.deadline(start + hour))).toBe(hour);
  });

  test('W10 ahead and back again is right in between and afterwards', () => {
    const { clock, pass, setWallClock } = world();
    const deadline = clock.deadline(start + 60_000);
    clock.subscribe(deadline, () => undefined);
    for (const by of [hour, -hour, -hour, hour]) {
      setWallClock(by);
      pass(5_000);
    }
    expect(clock.remaining(deadline)).toBe(40_000);
  });

  test('10 000 moments are not all remembered, and who waits keeps the one it has', () => {
    const { clock, setWallClock } = world();
    const first = clock.deadline(start + hour);
    for (let count = 0; count < 10_000; count += 1) clock.deadline(start + count);
    setWallClock(hour);
    expect(clock.remaining(first)).toBe(hour);
    expect(clock.remaining(clock.deadline(start + hour))).toBe(0);
  });
});

describe('the two clocks', () => {
  test('small drift either way never makes it early', () => {
    for (const by of [-4_000, 4_000]) {
      const { clock, pass, setWallClock } = world();
      const deadline = clock.deadline(start + 30_000);
      setWallClock(by);
      pass(20_000);
      expect(clock.remaining(deadline)).toBe(by < 0 ? 14_000 : 10_000);
      pass(9_999);
      expect(clock.remaining(deadline)).toBe(by < 0 ? 4_001 : 1);
    }
  });

  test('small drift of a hidden page is no sleep, and nothing is taken down of it', () => {
    const { clock, show, setWallClock } = world();
    const deadline = clock.deadline(start + 30_000);
    show(false);
    setWallClock(4_000);
    show(true);
    expect(clock.remaining(deadline)).toBe(30_000);
    expect(clock.deadline(start + 1).seenAt.jumps).toBe(0);
  });

  test('what is left is never negative and never grows by time passing', () => {
    const seenAt = { wall: start, monotonic: 0, jumps: 0 };
    let before = Infinity;
    for (let passed = 0; passed < 60_000; passed += 777) {
      const left = remainingAt({ until: start + 30_000, seenAt }, { wall: start + passed, monotonic: passed });
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left).toBeLessThanOrEqual(before);
      before = left;
    }
  });

  test('W14 midnight and a change of time zone are nothing to epoch milliseconds', () => {
    const zone = process.env['TZ'];
    const { clock, pass, now } = world();
    now.wall = Date.parse('2026-03-29T00:59:50.000Z');
    const deadline = clock.deadline(now.wall + 30_000);
    process.env['TZ'] = 'Europe/Berlin';
    pass(20_000);
    process.env['TZ'] = 'Asia/Shanghai';
    expect(clock.remaining(deadline)).toBe(10_000);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });
});

describe('the real surroundings', () => {
  beforeEach(() => void vi.useFakeTimers({ now: start }));
  afterEach(() => void vi.useRealTimers());

  test('work without a document, with the timers of whoever put some there', () => {
    const clock = createClock();
    const deadline = clock.deadline(Date.now() + 2_000);
    const listener = vi.fn();
    const stop = clock.subscribe(deadline, listener);
    vi.advanceTimersByTime(2_000);
    expect(listener).toHaveBeenCalledTimes(2);
    expect(clock.remaining(deadline)).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    stop();
  });

  test('W11 of React Native, whose navigator says nothing of a system, stand a clock that jumped', () => {
    vi.stubGlobal('navigator', { product: 'ReactNative' });
    const clock = createClock();
    const deadline = clock.deadline(Date.now() + 60_000);
    vi.setSystemTime(Date.now() + 3_600_000);
    expect(clock.remaining(deadline)).toBe(60_000);
    vi.unstubAllGlobals();
  });

  test('take a timer back that nobody waits for any more', () => {
    const clock = createClock();
    clock.subscribe(clock.deadline(Date.now() + 2_000), () => undefined)();
    expect(vi.getTimerCount()).toBe(0);
  });
});
