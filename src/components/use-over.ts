'use client';
import { useEffect, useRef, useState } from 'react';
import { clock } from '../recovery/clock.js';

/**
 * The last of the moments that are over, epoch ms; null while none is. Calls back once when one is over. Renders
 * nothing in between, where a countdown would once a second for hours.
 */
export function useOver(until: (over: number | null) => number | null, then: () => void): number | null {
  const [over, setOver] = useState<number | null>(null);
  const next = until(over);
  const latest = useRef(then);
  useEffect(() => {
    latest.current = then;
  }, [then]);
  useEffect(() => {
    if (next === null) return undefined;
    const deadline = clock.deadline(next);
    const look = () => {
      if (clock.remaining(deadline) > 0) return;
      stop();
      setOver(next);
      latest.current();
    };
    const stop = clock.subscribe(deadline, look);
    look();
    return stop;
  }, [next]);
  return over;
}
