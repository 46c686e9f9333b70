'use client';
import { useMemo } from 'react';
import type { Asked, Doorkeeper } from '../requests/doorkeeper.js';
import type { Pass, WhileCooling } from '../recovery/cooldowns.js';
import type { RetryBudget } from '../recovery/retry-budget.js';
import { scope } from '../recovery/scope.js';
import { useCooldowns } from './use-cooldowns.js';
import { useRetryBudget } from './use-retry-budget.js';

/** The app's cooldowns, as requests ask them; what is answered is good for the app's budget, too. */
export function useDoorkeeper(how: WhileCooling = 'fail'): Doorkeeper {
  const cooldowns = useCooldowns();
  const budget = useRetryBudget();
  return useMemo(
    () => ({
      enter(asked, signal) {
        const entering = cooldowns.enter(scope(asked), how, signal);
        return entering instanceof Promise ? entering.then((pass) => counted(pass, asked, budget)) : counted(entering, asked, budget);
      },
      isTooEarly: cooldowns.isTooEarly,
    }),
    [cooldowns, budget, how],
  );
}

/** A stream tells of each word that it was answered; one answer gives back once. */
function counted(pass: Pass, { provider }: Asked, budget: RetryBudget): Pass {
  let isTold = false;
  const succeeded = () => {
    pass.succeeded();
    if (!isTold) budget.giveBack(provider);
    isTold = true;
  };
  return { ...pass, succeeded };
}
