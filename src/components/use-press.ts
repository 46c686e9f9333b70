'use client';
import { useEffect, useState } from 'react';
import { useSingleFlight } from './use-single-flight.js';

/** How long a button says that it has copied, ms. */
const shown = 2000;

interface Press {
  readonly phase: 'ready' | 'running' | 'done';
  readonly press: () => void;
}

interface Presses {
  /** What a press does. One while another runs is none. */
  readonly act: () => unknown;
  /** `again`: it can be pressed again soon. `once`: it is done for good. */
  readonly how: 'again' | 'once';
  /** It could not be done, for this reason. */
  readonly onRefused: (reason: unknown) => void;
}

/** A button that does one small thing, and says that it has. */
export function usePress({ act, how, onRefused }: Presses): Press {
  const [isDone, setDone] = useState(false);
  const { run, flying } = useSingleFlight(async () => {
    if (isDone && how === 'once') return;
    try {
      await act();
      setDone(true);
    } catch (thrown) {
      onRefused(thrown);
    }
  });
  useEffect(() => {
    if (!isDone || how === 'once') return undefined;
    const timer = setTimeout(() => setDone(false), shown);
    return () => clearTimeout(timer);
  }, [isDone, how]);
  return { phase: flying ? 'running' : isDone ? 'done' : 'ready', press: run };
}
