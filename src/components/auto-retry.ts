'use client';
import { createContext } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { isThenable } from '../recovery/flights.js';
import type { RetryBudget } from '../recovery/retry-budget.js';

/** Whether a button presses itself. */
export type AutoRetry = 'off' | 'at-zero';

/** A wait of more than this is not waited for: people have gone on to something else by then, ms. */
export const longestAutoWait = 120_000;
/** In a row, for one action. */
const mostTries = 3;
/** An action whose promise was kept has failed again if it says so within this time, ms: states are told a turn later. */
const settling = 1_000;

/** One button presses itself for a failure, however many show it. */
const tried = new WeakSet<ProviderError>();

/** Can this be repeated by a machine? Not where waiting is no use, nor behind words that came: they are billed and read. */
export function isForMachines({ retry, detail }: ProviderError): boolean {
  return retry !== 'never' && detail !== 'stream-cut';
}

/** The repeats of one action that nobody pressed for. It outlives the button, which goes while the action runs. */
export interface AutoRow {
  /** Somebody has said that it is not to go on by itself. */
  readonly isStopped: () => boolean;
  /** As often as it may, for this failure or in this row. */
  readonly isSpent: (failure: ProviderError, budget: RetryBudget) => boolean;
  /** Takes a try, if there is one left. */
  readonly take: (failure: ProviderError, budget: RetryBudget) => boolean;
  readonly stop: () => void;
  /** Somebody presses: a new row. */
  readonly press: () => void;
  /** What the action failed with. */
  readonly see: (failure: ProviderError) => void;
  /** Hears what the action hands back: once its promise was kept, and no other failure came of it, it has worked. */
  readonly follow: (result: unknown) => void;
}

export function createAutoRow(): AutoRow {
  let tries = 0;
  let hasStopped = false;
  let last: ProviderError | null = null;

  const isSpent: AutoRow['isSpent'] = (failure, budget) => tries >= mostTries || tried.has(failure) || !budget.hasLeft(failure.provider);
  return {
    isStopped: () => hasStopped,
    isSpent,
    take(failure, budget) {
      if (hasStopped || isSpent(failure, budget) || !budget.take(failure.provider)) return false;
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

/** That of the message around a button. */
export const AutoRowContext = createContext<AutoRow | null>(null);
