'use client';
import { useCallback, useEffect, useRef, useState } from 'react';

/** How long an action that hands back no promise counts as running, ms: a double click is over by then. */
const shortestFlight = 500;

/**
 * Runs an action once at a time: however often `run` is called while one is under way, it is one call. A promise
 * lands when it settles; whether it was kept or not shows elsewhere, as the app's own state.
 */
export function useSingleFlight(action: () => unknown): { run: () => void; flying: boolean } {
  const [flying, setFlying] = useState(false);
  // A ref besides the state: twenty clicks come before React renders once.
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const mounted = useRef(false);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
      clearTimeout(timer.current);
    };
  }, []);

  const run = useCallback(() => {
    if (busy.current) return;
    busy.current = true;
    const land = () => {
      busy.current = false;
      if (mounted.current) setFlying(false);
    };
    let result: unknown;
    try {
      result = action();
    } catch (thrown) {
      busy.current = false;
      throw thrown;
    }
    setFlying(true);
    if (isThenable(result)) result.then(land, land);
    else timer.current = setTimeout(land, shortestFlight);
  }, [action]);

  return { run, flying };
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
