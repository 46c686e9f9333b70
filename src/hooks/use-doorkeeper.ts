'use client';
import { useMemo } from 'react';
import type { Doorkeeper } from '../requests/doorkeeper.js';
import type { WhileCooling } from '../recovery/cooldowns.js';
import { scope } from '../recovery/scope.js';
import { useCooldowns } from './use-cooldowns.js';

/** The app's cooldowns, as requests ask them. */
export function useDoorkeeper(how: WhileCooling = 'fail'): Doorkeeper {
  const cooldowns = useCooldowns();
  return useMemo(
    () => ({ enter: (asked, signal) => cooldowns.enter(scope(asked), how, signal), retryAt: cooldowns.retryAt }),
    [cooldowns, how],
  );
}
