'use client';
import { createContext, useMemo } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { useRetryBudget } from '../hooks/use-retry-budget.js';
import { isThenable } from '../recovery/flights.js';
import type { RetryBudget } from '../recovery/retry-budget.js';

/** Whether a button presses itself. */
export type AutoRetry = 'off' | 'at-zero';

/** A wait of more than this is not waited for: people have gone on to something else by then, ms. */
const longestWait = 120_000;
/** In a row, for one action. */
const mostTries = 3;
/** An action whose promise was kept has failed again if it says so within this time, ms: states are told a turn later. */
const settling = 1_000;

/** One button presses itself for a failure, however many show it. */
const tried = new WeakSet<ProviderError>();

/** The repeats of one action that nobody pressed for. It outlives the button, which goes while the action runs. */
export interface AutoRow {
  /**
   * `at-zero` while a button with this failure is going to press itself; `stopped` by somebody; `spent`: as often as it may,
   * for this failure or in this row; `off` where it never would: for waits that nobody has seen or that are too long, where
   * waiting is no use, and behind words that came, as they are billed and read.
   *
   * @param length Of the wait, ms; null: nobody has seen it.
   */
  readonly phase: (auto: AutoRetry, failure: ProviderError | null, length: number | null) => 'off' | 'at-zero' | 'stopped' | 'spent';
  /** Takes a try, if there is one left. */
  readonly take: (failure: ProviderError) => boolean;
  readonly stop: () => void;
  /** Somebody presses: a new row. */
  readonly press: () => void;
  /** What the action failed with. */
  readonly see: (failure: ProviderError) => void;
  /** Hears what the action hands back: once its promise was kept, and no other failure came of it, it has worked. */
  readonly follow: (result: unknown) => void;
}

function createAutoRow(budget: RetryBudget): AutoRow {
  let tries = 0;
  let hasStopped = false;
  let last: ProviderError | null = null;

  const isSpent = (failure: ProviderError) => tries >= mostTries || tried.has(failure) || !budget.hasLeft(failure.provider);
  return {
    phase(auto, failure, length) {
      if (auto === 'off' || failure === null || failure.retry === 'never' || failure.detail === 'stream-cut') return 'off';
      if (length === null || length > longestWait) return 'off';
      return hasStopped ? 'stopped' : isSpent(failure) ? 'spent' : 'at-zero';
    },
    take(failure) {
      if (hasStopped || isSpent(failure) || !budget.take(failure.provider)) return false;
      tried.add(failure);
      tries += 1;
      return true;
    },
    stop() {
      hasStopped = true;
    },
    press() {
      tries = 0;
    },
    see(failure) {
      last = failure;
    },
    follow(result) {
      if (!isThenable(result)) return;
      const before = last;
      const reset = () => {
        if (last !== before) return;
        tries = 0;
        hasStopped = false;
      };
      result.then(
        () => void setTimeout(reset, settling),
        () => undefined,
      );
    },
  };
}

export function useAutoRow(): AutoRow {
  const budget = useRetryBudget();
  return useMemo(() => createAutoRow(budget), [budget]);
}

/** That of the message around a button. Where there is one it says how long it takes, and the button need not. */
export const AutoRowContext = createContext<AutoRow | null>(null);
