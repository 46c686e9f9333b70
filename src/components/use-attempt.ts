'use client';
import { useState } from 'react';
import { field } from '../errors/field.js';
import { isThenable } from '../recovery/flights.js';

interface Attempt {
  /** `kept`: what its promise brought has no `error`, as a query's result has. `none`: it failed, or handed back no promise. */
  readonly outcome: 'none' | 'running' | 'kept';
  /** How many have settled. */
  readonly count: number;
}

/** What becomes of an action that hands back a promise: of the last time it was started. */
export function useAttempt(action: () => unknown): Attempt & { readonly start: () => unknown } {
  const [attempt, setAttempt] = useState<Attempt>({ outcome: 'none', count: 0 });
  const start = () => {
    const result = action();
    const isRunning = isThenable(result);
    setAttempt(({ count }) => ({ outcome: isRunning ? 'running' : 'none', count }));
    // A turn later: TanStack Query tells its observers in a timer, after the promise has settled.
    const settle = (outcome: 'kept' | 'none') => void setTimeout(() => setAttempt(({ count }) => ({ outcome, count: count + 1 })), 0);
    if (isRunning) {
      result.then(
        (value) => settle(field(value, 'error') == null ? 'kept' : 'none'),
        () => settle('none'),
      );
    }
    return result;
  };
  return { ...attempt, start };
}
