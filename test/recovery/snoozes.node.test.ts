import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSnoozes, forADay, isSnoozed, snoozesKey } from '../../src/recovery/snoozes.js';
import type { Snoozes } from '../../src/recovery/snoozes.js';

const start = Date.parse('2026-11-22T12:00:00Z');
const minute = 60_000;
const hour = 60 * minute;
const about = 'quota minimax 5h general';

/** One origin, and the tabs of it: a storage tells all tabs but the one that wrote. */
function createOrigin(text?: string) {
  const stored = new Map(text === undefined ? [] : [[snoozesKey, text]]);
  const pages = new Set<EventTarget>();
  const tell = (from: EventTarget | null, key: string | null) => {
    for (const page of pages) if (page !== from) page.dispatchEvent(Object.assign(new Event('storage'), { key }));
  };
  const open = (refuses: 'nothing' | 'writing' | 'all' = 'nothing'): Snoozes => {
    const page = new EventTarget();
    pages.add(page);
    const setItem = (key: string, value: string) => {
      if (refuses === 'writing') throw new DOMException('', 'QuotaExceededError');
      stored.set(key, value);
      tell(page, key);
    };
    const storage = () => {
      if (refuses === 'all') throw new DOMException('', 'SecurityError');
      return { getItem: (key: string) => stored.get(key) ?? null, setItem };
    };
    return createSnoozes({ storage, page });
  };
  return { stored, open, tell };
}
const rests = (snoozes: Snoozes, until: number | null = start + 3 * hour, level: 'low' | 'empty' = 'low', subject = about) =>
  isSnoozed(snoozes.getSnapshot(), subject, level, until);

beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

describe('what is put off', () => {
  test('stays so in its period, a moment that is named a little differently included, and not in the next one', () => {
    const snoozes = createOrigin().open();
    expect(rests(snoozes)).toBe(false);
    snoozes.put(about, { level: 'low', until: start + 3 * hour });
    expect([0, 2 * minute, -2 * minute].map((ms) => rests(snoozes, start + 3 * hour + ms))).toEqual([true, true, true]);
    expect(rests(snoozes, start + 8 * hour)).toBe(false);
  });

  test('of another level, or another window, is something else', () => {
    const snoozes = createOrigin().open();
    snoozes.put(about, { level: 'low', until: start + 3 * hour });
    expect(rests(snoozes, start + 3 * hour, 'empty')).toBe(false);
    expect(rests(snoozes, start + 3 * hour, 'low', 'quota minimax week general')).toBe(false);
  });

  test('without an end holds as long as its level, and a period nobody knows the end of for a day', () => {
    const snoozes = createOrigin().open();
    snoozes.put(about, { level: 'low', until: null });
    snoozes.put('balance minimax', { level: 'empty', until: forADay() });
    vi.setSystemTime(start + 23 * hour);
    expect(rests(snoozes, null, 'empty', 'balance minimax')).toBe(true);
    vi.setSystemTime(start + 25 * hour);
    expect(rests(snoozes, null, 'empty', 'balance minimax')).toBe(false);
    expect(rests(snoozes, null)).toBe(true);
    snoozes.end(about, 'low');
    expect(rests(snoozes, null)).toBe(true);
    snoozes.end(about, 'fine');
    expect(rests(snoozes, null)).toBe(false);
  });

  test('is kept for a reload, and what is over is not', () => {
    const origin = createOrigin();
    origin.open().put('old', { level: 'empty', until: start + minute });
    vi.setSystemTime(start + hour);
    origin.open().put(about, { level: 'low', until: start + 3 * hour });
    expect(JSON.parse(origin.stored.get(snoozesKey) ?? '')).toEqual({ [about]: { level: 'low', until: start + 3 * hour } });
    expect(rests(origin.open())).toBe(true);
  });

  test('is told to other tabs at once, and to who no longer listens not at all', () => {
    const origin = createOrigin();
    const [one, other] = [origin.open(), origin.open()];
    const heard = vi.fn(() => rests(other));
    const leave = other.subscribe(heard);
    one.put(about, { level: 'low', until: start + 3 * hour });
    expect(heard.mock.results).toEqual([{ type: 'return', value: true }]);
    origin.tell(null, 'something else');
    expect(heard).toHaveBeenCalledOnce();
    leave();
    one.end(about, 'fine');
    expect(heard).toHaveBeenCalledOnce();
  });

  test('what is over, or put off anew, leaves what else is put off', () => {
    const snoozes = createOrigin().open();
    for (const subject of [about, 'balance kimi', 'balance minimax']) snoozes.put(subject, { level: 'low', until: null });
    snoozes.end(about, 'fine');
    snoozes.put('balance kimi', { level: 'empty', until: null });
    expect(Object.fromEntries(snoozes.getSnapshot())).toEqual({
      'balance kimi': { level: 'empty', until: null },
      'balance minimax': { level: 'low', until: null },
    });
  });

  test('what the app itself empties is forgotten, though no page is told of it', () => {
    const origin = createOrigin();
    const snoozes = origin.open();
    snoozes.put(about, { level: 'low', until: null });
    origin.stored.clear();
    expect(rests(snoozes)).toBe(false);
  });

  test('whose period ends within five minutes, or has just ended, stays when something else is put off', () => {
    const snoozes = createOrigin().open();
    snoozes.put(about, { level: 'low', until: start + 2 * minute });
    for (const [subject, after] of [
      ['balance minimax', 0],
      ['balance kimi', 4 * minute],
    ] as const) {
      vi.setSystemTime(start + after);
      snoozes.put(subject, { level: 'empty', until: null });
      expect(rests(snoozes, start + 2 * minute)).toBe(true);
    }
  });

  test('and was not taken by a full storage gives way to what another tab has put off since', () => {
    const origin = createOrigin();
    const [full, other] = [origin.open('writing'), origin.open()];
    full.subscribe(() => undefined);
    full.put(about, { level: 'low', until: null });
    expect([...full.getSnapshot().keys()]).toEqual([about]);
    other.put('balance minimax', { level: 'empty', until: null });
    expect([...full.getSnapshot().keys()]).toEqual(['balance minimax']);
  });

  test('a page hears of other tabs as long as somebody listens', () => {
    const page = new EventTarget();
    const [added, removed] = [vi.spyOn(page, 'addEventListener'), vi.spyOn(page, 'removeEventListener')];
    const snoozes = createSnoozes({ storage: () => ({ getItem: () => null, setItem: () => undefined }), page });
    const heard = vi.fn();
    const leaves = [snoozes.subscribe(() => undefined), snoozes.subscribe(heard)];
    leaves[0]?.();
    page.dispatchEvent(Object.assign(new Event('storage'), { key: null }));
    expect(heard).toHaveBeenCalledOnce();
    leaves[1]?.();
    expect(removed.mock.calls).toEqual(added.mock.calls.slice(0, 1));
  });

  test('a storage that somebody empties forgets it', () => {
    const origin = createOrigin();
    const snoozes = origin.open();
    const heard = vi.fn();
    snoozes.subscribe(heard);
    snoozes.put(about, { level: 'low', until: null });
    origin.stored.clear();
    origin.tell(null, null);
    expect(heard).toHaveBeenCalledTimes(2);
    expect(rests(snoozes)).toBe(false);
  });

  test.each(['writing', 'all'] as const)('a storage that refuses %s: it is put off on this page alone', (refuses) => {
    const origin = createOrigin();
    const snoozes = origin.open(refuses);
    const heard = vi.fn();
    snoozes.subscribe(heard);
    snoozes.put(about, { level: 'low', until: start + 3 * hour });
    expect(heard).toHaveBeenCalledOnce();
    expect(rests(snoozes)).toBe(true);
    expect(rests(origin.open(refuses))).toBe(false);
  });

  test('a snapshot is the same one until something changes', () => {
    const snoozes = createOrigin().open();
    const first = snoozes.getSnapshot();
    expect(snoozes.getSnapshot()).toBe(first);
    snoozes.put(about, { level: 'low', until: null });
    expect(snoozes.getSnapshot()).not.toBe(first);
    expect(snoozes.getSnapshot()).toBe(snoozes.getSnapshot());
  });

  test('the latest 32 are kept', () => {
    const origin = createOrigin();
    for (let count = 0; count < 40; count += 1) origin.open().put(`balance ${count}`, { level: 'low', until: null });
    expect([...origin.open().getSnapshot().keys()].map((name) => name.slice(8))).toEqual(
      Array.from({ length: 32 }, (_, at) => `${at + 8}`),
    );
  });

  test.each([
    ['', 'nothing'],
    ['{', 'half a value'],
    ['"low"', 'a text'],
    ['[{"level":"low","until":null}]', 'a list'],
    ['null', 'null'],
    [`{"${about}":null}`, 'an entry that is none'],
    [`{"${about}":{"level":"fine","until":null}}`, 'another level'],
    [`{"${about}":{"level":"low"}}`, 'no moment'],
    [`{"${about}":{"level":"low","until":"9999"}}`, 'a moment in words'],
    [`{"${about}":{"level":"low","until":1e300}}`, 'a moment nobody lives to see'],
    [`{"${about}":{"level":"low","until":null},"x":"${'x'.repeat(20_000)}"}`, 'a text that is too long to be ours'],
  ])('%s, which is %s, puts nothing off', (text) => {
    expect([...createOrigin(text).open().getSnapshot()]).toEqual([]);
  });

  test('a broken entry does not take a good one with it', () => {
    const text = JSON.stringify({ broken: 7, __proto__x: { level: 'low' }, [about]: { level: 'low', until: null } });
    expect([...createOrigin(text).open().getSnapshot().keys()]).toEqual([about]);
  });
});
