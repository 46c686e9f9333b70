'use client';
import { useCallback, useContext, useEffect, useReducer, useRef, useState } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import type { Countdown } from '../hooks/use-countdown.js';
import { useRetryBudget } from '../hooks/use-retry-budget.js';
import { spreadAfter } from '../errors/spread-after.js';
import { AutoRowContext, createAutoRow, isForMachines, longestAutoWait } from './auto-retry.js';
import type { AutoRetry } from './auto-retry.js';
import { useOnline } from './use-online.js';
import { usePageSeen } from './use-page-seen.js';
import { useSingleFlight } from './use-single-flight.js';

/** Somebody is watching: after a short wait they see it start within this time, ms. */
const watchedSpread = 1_000;
const shortWait = 30_000;
/** Two presses within this time are one, also where the answer was there in between, ms. */
const doublePress = 300;

interface Waiting {
  readonly auto: AutoRetry;
  readonly failure: ProviderError | null;
  /** Epoch ms; null: nothing is waited for, or the cause is gone. */
  readonly until: number | null;
  readonly countdown: Countdown;
}

/**
 * An action that can be pressed for, and that begins by itself when its wait is over, where `auto` says so: once for
 * each failure, three times in a row, while somebody can see the page and the browser is not offline. Only for a wait
 * that was seen to run, and was 120 seconds at most.
 *
 * `phase`: `at-zero` while it is going to; `stopped` by somebody; `spent`: as often as it may; `off` where it never would.
 */
export function useAutoRetry(onRetry: () => unknown, { auto, failure, until, countdown }: Waiting) {
  const [own] = useState(createAutoRow);
  const row = useContext(AutoRowContext) ?? own;
  const budget = useRetryBudget();
  const [, refresh] = useReducer((count: number) => count + 1, 0);
  const isSeen = usePageSeen();
  const isOnline = useOnline();

  const act = useCallback(() => {
    const result = onRetry();
    row.follow(result);
    return result;
  }, [onRetry, row]);
  const { run, flying } = useSingleFlight(act, failure);

  const { remaining, state } = countdown;
  const [first, setFirst] = useState<{ readonly failure: ProviderError; readonly at: number } | null>(null);
  if (failure !== null && until !== null && remaining > 0 && first?.failure !== failure) setFirst({ failure, at: until - remaining });
  const length = first?.failure !== failure ? null : until === null || first === null ? 0 : until - first.at;

  const isFit = auto === 'at-zero' && failure !== null && isForMachines(failure) && length !== null && length <= longestAutoWait;
  const phase = !isFit ? 'off' : row.isStopped() ? 'stopped' : row.isSpent(failure, budget) ? 'spent' : 'at-zero';
  const isDue = phase === 'at-zero' && state !== 'waiting' && !flying && isSeen && isOnline;

  const pressed = useRef(-Infinity);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
    if (failure !== null) row.see(failure);
  }, [run, row, failure]);
  const spread = length === null || length <= shortWait ? watchedSpread : spreadAfter(length);
  useEffect(() => {
    if (!isDue || failure === null) return undefined;
    const timer = setTimeout(() => {
      const isLeft = row.take(failure, budget);
      refresh();
      if (isLeft) latest.current();
    }, Math.random() * spread);
    return () => clearTimeout(timer);
  }, [isDue, failure, spread, row, budget]);

  return {
    flying,
    phase,
    /** Somebody presses: what comes now is a new row. */
    press: () => {
      const now = performance.now();
      if (now - pressed.current < doublePress) return;
      pressed.current = now;
      row.press();
      run();
    },
    stop: () => {
      row.stop();
      refresh();
    },
  } as const;
}
