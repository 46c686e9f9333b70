import { act, render, renderHook, screen } from '@testing-library/react';
import { Profiler, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useCountdown } from '../../src/hooks/use-countdown.js';

const start = Date.parse('2026-11-22T12:00:00.400Z');
beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

function Label({ until, name = 'label' }: { until: number | null; name?: string }) {
  const { seconds, state } = useCountdown(until);
  return (
    <p data-testid={name}>
      {state} {seconds}
    </p>
  );
}

test('null, and what is no moment, is idle and arms nothing', () => {
  for (const until of [null, NaN, Infinity]) {
    const { result, unmount } = renderHook(() => useCountdown(until));
    expect(result.current).toEqual({ remaining: 0, seconds: 0, state: 'idle' });
    expect(vi.getTimerCount()).toBe(0);
    unmount();
  }
});

test('it counts whole seconds and is ready at the deadline, not before', async () => {
  const { result } = renderHook(() => useCountdown(start + 2_500));
  expect(result.current).toEqual({ remaining: 2_500, seconds: 3, state: 'waiting' });
  await pass(500);
  expect(result.current.seconds).toBe(2);
  await pass(1_999);
  expect(result.current).toMatchObject({ seconds: 1, state: 'waiting' });
  await pass(1);
  expect(result.current).toEqual({ remaining: 0, seconds: 0, state: 'ready' });
  expect(vi.getTimerCount()).toBe(0);
});

test('a deadline that has passed is ready in the first render', () => {
  expect(renderHook(() => useCountdown(start - 1)).result.current.state).toBe('ready');
});

test('30 seconds are 31 renders, however often the page says that it is back', async () => {
  let renders = 0;
  const Timer = () => useCountdown(start + 30_000).seconds;
  render(
    <Profiler id="timer" onRender={() => (renders += 1)}>
      <Timer />
    </Profiler>,
  );
  for (let second = 0; second < 40; second++) {
    await pass(1_000);
    act(() => void window.dispatchEvent(new Event('focus')));
  }
  expect(renders).toBe(31);
});

test('a new deadline counts from the next render, and the old one is forgotten', async () => {
  const { result, rerender } = renderHook(({ until }: { until: number | null }) => useCountdown(until), {
    initialProps: { until: (start + 5_000) as number | null },
  });
  rerender({ until: start + 60_000 });
  expect(result.current.seconds).toBe(60);
  await pass(10_000);
  expect(result.current).toMatchObject({ seconds: 50, state: 'waiting' });
  rerender({ until: null });
  expect(result.current.state).toBe('idle');
  expect(vi.getTimerCount()).toBe(0);
});

test('two labels change in the same moment, with one timer', async () => {
  render(
    <StrictMode>
      <Label name="a" until={start + 30_000} />
      <Label name="b" until={start + 50_600} />
    </StrictMode>,
  );
  expect(vi.getTimerCount()).toBe(1);
  const seen = new Set<string>();
  for (let tenth = 0; tenth < 100; tenth++) {
    await pass(100);
    seen.add(`${screen.getByTestId('a').textContent} | ${screen.getByTestId('b').textContent}`);
  }
  expect(seen.size).toBe(11);
});

test.each([
  ['a second', 60_000, 10_000, 10],
  ['a minute above an hour', 3 * 3_600_000, 600_000, 10],
] as const)('L8 500 countdowns are one timer and one commit %s', async (_, wait, time, most) => {
  let commits = 0;
  render(
    <Profiler id="labels" onRender={() => (commits += 1)}>
      {Array.from({ length: 500 }, (_, index) => (
        <Label key={index} name={`${index}`} until={start + wait + index * 37} />
      ))}
    </Profiler>,
  );
  expect(vi.getTimerCount()).toBe(1);
  commits = 0;
  // Tick by tick: within one act React would put all of them into one commit.
  for (let passed = 0; passed < time; passed += time / 100) await pass(time / 100);
  expect(commits).toBeGreaterThan(0);
  expect(commits).toBeLessThanOrEqual(most + 1);
});

test('W11 right after a sleep it is ready at once', async () => {
  const { result } = renderHook(() => useCountdown(start + 30_000));
  await pass(5_000);
  vi.setSystemTime(start + 3_600_000);
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(result.current.state).toBe('ready');
});

test('W10 a clock set back by an hour changes nothing', async () => {
  const { result } = renderHook(() => useCountdown(start + 30_000));
  await pass(10_000);
  vi.setSystemTime(Date.now() - 3_600_000);
  act(() => void window.dispatchEvent(new Event('focus')));
  expect(result.current.seconds).toBe(20);
});

test('once ready it stays ready, also when the clock is corrected by a few seconds', async () => {
  const { result } = renderHook(() => useCountdown(start + 5_000));
  await pass(5_000);
  vi.setSystemTime(Date.now() - 4_000);
  act(() => void window.dispatchEvent(new Event('focus')));
  expect(result.current.state).toBe('ready');
});

test.each([
  ['W13', 'pageshow', 'ready'],
  ['W11', 'online', 'ready'],
  // Whoever sets a clock comes back to the page by its focus, too.
  ['W10', 'focus', 'waiting'],
] as const)('%s on %s after a jump of the wall clock it is %s', (_, type, state) => {
  const until = start + 30_000 + type.length;
  const { result } = renderHook(() => useCountdown(until));
  vi.setSystemTime(start + 31_000);
  act(() => void window.dispatchEvent(new Event(type)));
  expect(result.current.state).toBe(state);
});

test.each([3_600_000, -3_600_000])(
  'W10 without its second parameter it is right too for who comes after the clock was set by %i ms',
  async (by) => {
    const until = start + 2 * 3_600_000 + by;
    const { unmount } = renderHook(() => useCountdown(until));
    await pass(10_000);
    unmount();
    vi.setSystemTime(Date.now() + by);
    expect(renderHook(() => useCountdown(until)).result.current.seconds).toBe((2 * 3_600_000 + by) / 1_000 - 10);
  },
);

test('R18 however many come and go, nothing is armed, and the page is listened to once', () => {
  renderHook(() => useCountdown(start + 30_000)).unmount();
  const added = vi.spyOn(window, 'addEventListener');
  const addedToDocument = vi.spyOn(document, 'addEventListener');
  for (let index = 0; index < 20; index++) renderHook(() => useCountdown(start + 30_000)).unmount();
  const ours = (calls: unknown[][]) => calls.filter(([type]) => /page|focus|online|visibility|freeze|resume/.test(String(type)));
  expect([...ours(added.mock.calls), ...ours(addedToDocument.mock.calls)]).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

for (const [when, later] of [
  ['a second later', 1_000],
  ['long after the deadline', 3_600_000],
] as const) {
  test(`R16 a page hydrated ${when} does not mismatch, then says the truth`, async () => {
    const until = start + 30_000;
    const container = document.createElement('div');
    container.innerHTML = renderToString(<Label until={until} />);
    expect(container.textContent).toBe('waiting 0');
    vi.advanceTimersByTime(later);
    const complaints = vi.spyOn(console, 'error');
    const onRecoverableError = vi.fn();
    const root = await act(() => hydrateRoot(container, <Label until={until} />, { onRecoverableError }));
    expect(container.textContent).toBe(later < 30_000 ? 'waiting 29' : 'ready 0');
    expect(onRecoverableError).not.toHaveBeenCalled();
    expect(complaints).not.toHaveBeenCalled();
    act(() => root.unmount());
  });
}

test('R16 on a server nothing is armed', () => {
  renderToString(<Label until={start + 30_000} />);
  expect(vi.getTimerCount()).toBe(0);
});
