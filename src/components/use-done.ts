'use client';
import { useCallback, useEffect, useState } from 'react';
import { field } from '../errors/field.js';
import type { ProviderError } from '../errors/provider-error.js';
import { isThenable } from '../recovery/flights.js';

/** How long it says so, ms. */
const shown = 2000;

interface Kept {
  /** `settling`: the promise is kept, but a query tells of a new failure a turn later. */
  readonly phase: 'settling' | 'done';
  /** What the action was to end. */
  readonly failure: ProviderError | null;
}

/**
 * Whether an action has just worked: its promise was kept, what it handed back has no `error`, as a query's result has,
 * and no failure is shown any more, neither a new one nor the same. Goes by itself.
 */
export function useDone(failure: ProviderError | null): { phase: 'none' | Kept['phase']; follow: (result: unknown) => void } {
  const [kept, setKept] = useState<Kept | null>(null);
  useEffect(() => {
    if (kept === null) return undefined;
    const isSettling = kept.phase === 'settling';
    const timer = setTimeout(() => setKept(isSettling ? { ...kept, phase: 'done' } : null), isSettling ? 0 : shown);
    return () => clearTimeout(timer);
  }, [kept]);

  const follow = useCallback(
    (result: unknown) => {
      setKept(null);
      if (!isThenable(result)) return;
      const keep = (value: unknown) => {
        if (field(value, 'error') == null) setKept({ phase: 'settling', failure });
      };
      result.then(keep, () => undefined);
    },
    [failure],
  );

  const isStillThere = failure !== null && (kept?.phase === 'done' || failure !== kept?.failure);
  return { phase: kept === null || isStillThere ? 'none' : kept.phase, follow };
}
