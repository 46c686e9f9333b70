import { field } from '../errors/field.js';
import { createListeners } from './listeners.js';

/** How long an action that hands back no promise counts as running, ms: a double click is over by then. */
const shortestFlight = 500;

export interface Flights {
  /**
   * Runs an action, unless one with any of these keys is under way: then nothing happens. A promise lands when it
   * settles; whether it was kept or not shows elsewhere, as the app's own state.
   */
  readonly run: (keys: readonly object[], action: () => unknown) => void;
  readonly isFlying: (key: object) => boolean;
  /** Told of every start and landing. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Told of each key whose promise was kept. */
  readonly onKept: (listener: (key: object) => void) => () => void;
}

/** What is under way, by what it is about: two buttons for the same failure are one request. */
export function createFlights(): Flights {
  // Weak: a failure that nobody shows any more takes its entry with it.
  const flying = new WeakSet<object>();
  const { subscribe, tell } = createListeners();
  const kept = createListeners<[key: object]>();

  return {
    run(keys, action) {
      if (keys.some((key) => flying.has(key))) return;
      // Before the action: it may press the other button.
      for (const key of keys) flying.add(key);
      const land = () => {
        for (const key of keys) flying.delete(key);
        tell();
      };
      let result: unknown;
      try {
        result = action();
      } catch (thrown) {
        land();
        throw thrown;
      }
      tell();
      if (!isThenable(result)) setTimeout(land, shortestFlight);
      else {
        result.then(() => {
          land();
          for (const key of keys) kept.tell(key);
        }, land);
      }
    },
    isFlying: (key) => flying.has(key),
    subscribe,
    onKept: kept.subscribe,
  };
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof field(value, 'then') === 'function';
}

/** The page's own. */
export const flights: Flights = createFlights();
