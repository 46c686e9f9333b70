import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createClock, remainingAt } from '../../src/recovery/clock.js';
import type { Surroundings } from '../../src/recovery/clock.js';

const start = Date.parse('2026-11-22T12:00:00.400Z');
const hour = 3_600_000;

/** Two clocks that can part, one timer that can be counted, and a page that can be hidden. */
function world() {
  const now = { wall: start, monotonic: 1234.5 };
  const timers = new Map<number, { at: number; callback: () => void }>();
  const watchers = new Set<() => void>();
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
    onReturn(callback) {
      watchers.add(callback);
      return () => watchers.delete(callback);
    },
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
    back: () => watchers.forEach((watcher) => watcher()),
    show: (is: boolean) => {
      visible = is;
      watchers.forEach((watcher) => watcher());
    },
  };
}

describe('the timer', () => {
  test('there is one, whatever the number of listeners, and none when the last has gone (R18)', () => {
    const { clock, timers, watchers } = world();
    const leave = Array.from({ length: 50 }, (_, index) => clock.subscribe(clock.deadline(start + 1000 * index + 500), () => undefined));
    expect(timers.size).toBe(1);
    expect(watchers.size).toBe(1);
    for (const stop of leave) stop();
    expect(timers.size).toBe(0);
    expect(watchers.size).toBe(0);
  });

  test('10 000 mounts and unmounts leave nothing behind, and leaving twice does no harm (R18)', () => {
    const { clock, timers, watchers } = world();
    for (let index = 0; index < 10_000; index++) {
      const stop = clock.subscribe(clock.deadline(start + index), () => undefined);
      stop();
      stop();
    }
    expect([timers.size, watchers.size]).toEqual([0, 0]);
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

  test('after the nearest deadline the next one is met to the millisecond too', () => {
    const { clock, pass, now } = world();
    const second = clock.deadline(start + 2_750);
    const reached: number[] = [];
    clock.subscribe(clock.deadline(start + 1_500), () => undefined);
    clock.subscribe(second, () => clock.remaining(second) === 0 && reached.push(now.wall - start));
    pass(5_000);
    expect(reached).toEqual([2_750]);
  });

  test('a listener without a deadline is called on each second of the wall clock, for ever', () => {
    const { clock, pass, now } = world();
    const seen: number[] = [];
    clock.subscribe(null, () => seen.push(now.wall % 1000));
    pass(60_000);
    expect(seen).toHaveLength(60);
    expect(seen.every((phase) => phase === 0)).toBe(true);
  });

  test('W4 a wait of a month, of 2^31 ms or without end never arms more than a minute', () => {
    const { clock, pass, longestTimer, timers } = world();
    for (const until of [start + 32 * 24 * hour, start + 2 ** 31, Number.MAX_SAFE_INTEGER, Infinity])
      clock.subscribe(clock.deadline(until), () => undefined);
    pass(5_000);
    expect(longestTimer()).toBeLessThanOrEqual(60_000);
    expect(timers.size).toBe(1);
  });

  test('a deadline that has passed arms nothing', () => {
    const { clock, timers } = world();
    clock.subscribe(clock.deadline(start - 1), () => undefined);
    clock.subscribe(clock.deadline(NaN), () => undefined);
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
    const { clock, back, now } = world();
    const deadline = clock.deadline(start + 30_000);
    const seen: number[] = [];
    clock.subscribe(deadline, () => seen.push(clock.remaining(deadline)));
    now.wall += hour;
    now.monotonic += hour;
    back();
    expect(seen).toEqual([0]);
  });
});

describe('the two clocks', () => {
  test('W11 after an hour of sleep, in which the monotonic clock stood still, a 30 s wait is over', () => {
    const { clock, pass, sleep, back, timers } = world();
    const deadline = clock.deadline(start + 30_000);
    const seen: number[] = [];
    clock.subscribe(deadline, () => seen.push(clock.remaining(deadline)));
    pass(5_000);
    sleep(hour);
    back();
    expect(seen.at(-1)).toBe(0);
    expect(timers.size).toBe(0);
  });

  test('W11 a sleep of which the page tells nothing costs a short wait no more than its own length', () => {
    const { clock, pass, sleep } = world();
    const deadline = clock.deadline(start + 30_000);
    const seen: number[] = [];
    clock.subscribe(deadline, () => seen.push(clock.remaining(deadline)));
    sleep(hour);
    pass(30_000);
    expect(seen.at(-1)).toBe(0);
  });

  test('W10 a clock set ahead by an hour, in front of the reader, changes nothing', () => {
    const { clock, pass, setWallClock } = world();
    const deadline = clock.deadline(start + 30_000);
    const seen: number[] = [];
    clock.subscribe(deadline, () => seen.push(clock.remaining(deadline)));
    pass(10_000);
    setWallClock(hour);
    expect(clock.remaining(deadline)).toBe(20_000);
    pass(5_000);
    expect(seen.at(-1)).toBe(15_000);
    expect(clock.deadline(start + 30_000)).toBe(deadline);
    pass(15_000);
    expect(seen.at(-1)).toBe(0);
  });

  test('W10 what the same failure names is the same moment, though nobody waited while the clock was set', () => {
    const { clock, pass, setWallClock } = world();
    const failure = {};
    const deadline = clock.deadline(start + 30_000, failure);
    pass(10_000);
    setWallClock(-hour);
    expect(clock.deadline(start + 30_000, failure)).toBe(deadline);
    expect(clock.remaining(clock.deadline(start + 30_000, failure))).toBe(20_000);
    expect(clock.deadline(start + 40_000, failure).until).toBe(start + 40_000);
    expect(clock.deadline(start + 40_000, {})).not.toBe(clock.deadline(start + 40_000, failure));
  });

  test('W10 set ahead and back again, it is right in between and afterwards', () => {
    const { clock, pass, setWallClock } = world();
    const deadline = clock.deadline(start + 60_000);
    clock.subscribe(deadline, () => undefined);
    for (const by of [hour, -hour, -hour, hour]) {
      setWallClock(by);
      pass(5_000);
    }
    expect(clock.remaining(deadline)).toBe(40_000);
  });

  test('a sleep within a long wait leaves what the wall clock says', () => {
    const { clock, sleep } = world();
    const deadline = clock.deadline(start + 5 * hour);
    sleep(2 * hour);
    expect(clock.remaining(deadline)).toBe(3 * hour);
  });

  test('W10 a clock set back by an hour changes nothing', () => {
    const { clock, pass, setWallClock } = world();
    const deadline = clock.deadline(start + 30_000);
    pass(10_000);
    setWallClock(-hour);
    expect(clock.remaining(deadline)).toBe(20_000);
    pass(20_000);
    expect(clock.remaining(deadline)).toBe(0);
  });

  test('small drift either way never makes it early', () => {
    for (const by of [-4_000, 4_000]) {
      const { clock, pass, setWallClock } = world();
      const deadline = clock.deadline(start + 30_000);
      setWallClock(by);
      pass(29_999);
      expect(clock.remaining(deadline)).toBeGreaterThan(0);
    }
  });

  test('what is left is never negative and never grows by time passing', () => {
    const seenAt = { wall: start, monotonic: 0, slept: 0 };
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
});
