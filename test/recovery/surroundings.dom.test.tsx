import { afterEach, expect, test, vi } from 'vitest';
import { page } from '../../src/recovery/surroundings.js';

const heard = vi.fn();
page.watch(heard);

afterEach(() => {
  vi.restoreAllMocks();
  heard.mockClear();
});

test.each([
  ['document', 'freeze', 'leave'],
  ['document', 'resume', 'back'],
  ['window', 'pagehide', 'leave'],
  ['window', 'pageshow', 'back'],
  ['window', 'online', 'line'],
  ['window', 'focus', 'look'],
] as const)('of a %s that hears %s a clock is told %s', (target, type, sign) => {
  globalThis[target].dispatchEvent(new Event(type));
  expect(heard.mock.calls).toEqual([[sign]]);
});

test.each([
  ['hidden', 'leave', false],
  ['visible', 'back', true],
] as const)('of a page that gets %s a clock is told %s', (state, sign, isVisible) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  expect(page.isVisible()).toBe(isVisible);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(heard.mock.calls).toEqual([[sign]]);
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', true],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', false],
])('whether the monotonic clock goes on in sleep is known by the system: %s, %s', (userAgent, is) => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent);
  expect(page.countsSleep()).toBe(is);
});
