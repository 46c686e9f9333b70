import { expect, it, vi } from 'vitest';
import { createFlights } from '../../src/recovery/flights.js';

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

it('R1 what shares a key is one call until the promise settles', async () => {
  const flights = createFlights();
  const [error, one, two] = [{}, {}, {}];
  let keep: () => void = () => undefined;
  const action = vi.fn(() => new Promise<void>((resolve) => (keep = resolve)));
  flights.run([one, error], action);
  flights.run([two, error], action);
  expect(action).toHaveBeenCalledTimes(1);
  expect([one, two, error].map(flights.isFlying)).toEqual([true, false, true]);
  keep();
  await settled();
  flights.run([two, error], action);
  expect(action).toHaveBeenCalledTimes(2);
});

it('R1 an action that presses the other button while it starts is one call', () => {
  const flights = createFlights();
  const error = {};
  const action = vi.fn(() => flights.run([error], action));
  flights.run([error], action);
  expect(action).toHaveBeenCalledTimes(1);
});

it('tells of a kept promise only', async () => {
  const flights = createFlights();
  const kept = vi.fn();
  flights.onKept(kept);
  const error = {};
  flights.run([error], () => Promise.reject(new Error('again')));
  await settled();
  expect(kept).not.toHaveBeenCalled();
  expect(flights.isFlying(error)).toBe(false);
  flights.run([error], () => Promise.resolve());
  await settled();
  expect(kept).toHaveBeenCalledExactlyOnceWith(error);
});

it('lands after what is thrown, and soon where there is no promise', () => {
  vi.useFakeTimers();
  const flights = createFlights();
  const error = {};
  const bug = () => {
    throw new Error('bug');
  };
  expect(() => flights.run([error], bug)).toThrow('bug');
  expect(flights.isFlying(error)).toBe(false);
  flights.run([error], () => undefined);
  expect(flights.isFlying(error)).toBe(true);
  vi.advanceTimersByTime(500);
  expect(flights.isFlying(error)).toBe(false);
  vi.useRealTimers();
});

it.each([[null], [{}], [JSON.parse('{"then":"later"}') as unknown]])('%j is no promise, and lands as soon as nothing does', (result) => {
  vi.useFakeTimers();
  const flights = createFlights();
  const heard = vi.fn();
  flights.subscribe(heard);
  const error = {};
  flights.run([error], () => result);
  expect([flights.isFlying(error), heard.mock.calls.length]).toEqual([true, 1]);
  vi.advanceTimersByTime(500);
  expect([flights.isFlying(error), heard.mock.calls.length]).toEqual([false, 2]);
  vi.useRealTimers();
});
