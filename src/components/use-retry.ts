'use client';
import { useContext, useEffect, useReducer, useRef } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { spreadAfter } from '../errors/spread-after.js';
import { AutoRowContext, useAutoRow } from './auto-row.js';
import type { AutoRetry } from './auto-row.js';
import { useAttempt } from './use-attempt.js';
import { usePageSeen } from './use-page-seen.js';
import { useSingleFlight } from './use-single-flight.js';
import type { Wait } from './use-wait.js';

/** Somebody is watching: after a short wait they see it start within this time, ms. */
const watchedSpread = 1_000;
const shortWait = 30_000;
/** Two presses within this time are one, also where the answer was there in between, ms. */
const doublePress = 300;

interface Occasion {
  readonly auto: AutoRetry;
  readonly failure: ProviderError | null;
  readonly wait: Wait;
  readonly online: boolean;
}

/**
 * An action that can be pressed for, and that begins by itself when its wait is over, where `auto` says so: once for
 * each failure, three times in a row, while somebody can see the page and the browser is not offline. Only for a wait
 * that was seen to run, and was 120 seconds at most.
 */
export function useRetry(onRetry: () => unknown, { auto, failure, wait, online }: Occasion) {
  const own = useAutoRow();
  const row = useContext(AutoRowContext) ?? own;
  const [, refresh] = useReducer((count: number) => count + 1, 0);
  const isSeen = usePageSeen();
  const { outcome, start } = useAttempt(onRetry);
  const { run, flying } = useSingleFlight(() => {
    const result = start();
    row.follow(result);
    return result;
  }, failure);

  const phase = row.phase(auto, failure, wait.length);
  const isDue = phase === 'at-zero' && wait.state !== 'waiting' && !flying && isSeen && online;
  const length = wait.length ?? 0;
  const spread = length <= shortWait ? watchedSpread : spreadAfter(length);

  const pressed = useRef(-Infinity);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
    if (failure !== null) row.see(failure);
  });
  useEffect(() => {
    if (!isDue || failure === null) return undefined;
    const timer = setTimeout(() => {
      const isLeft = row.take(failure);
      refresh();
      if (isLeft) latest.current();
    }, Math.random() * spread);
    return () => clearTimeout(timer);
  }, [isDue, failure, spread, row]);

  return {
    phase,
    /** Also one that another button about the same failure has begun. */
    outcome: flying ? 'running' : outcome,
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
