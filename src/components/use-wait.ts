'use client';
import { useMemo, useState } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { useCountdown } from '../hooks/use-countdown.js';
import type { Countdown } from '../hooks/use-countdown.js';
import { useRetryAt } from '../hooks/use-retry-at.js';
import type { Rest } from './write-wait.js';

export interface Wait {
  readonly state: Countdown['state'];
  /** What is left, 0 once it is over; null where nobody waits, and on a server, which does not know how long. */
  readonly rest: Rest | null;
  /** Whether the moment is the provider's own; known on a server, too. */
  readonly exact: boolean;
  /** From when this failure was first seen to wait, ms; 0 once its cause is gone, null where nobody has seen it wait. */
  readonly length: number | null;
  /** How long this turn of it is, ms: somebody else may be told to wait when it was over. Null where nobody has seen it. */
  readonly turn: number | null;
}

/** The wait of a failure, second by second. */
export function useWait(failure: ProviderError | null): Wait {
  const until = useRetryAt(failure);
  const { remaining, seconds, state } = useCountdown(until, failure);
  // Somebody else's wait, or a back-off, is nobody's exact word.
  const exact = failure?.wait?.until === until && failure.wait.exact;
  const rest = useMemo(
    () => (until !== null && (seconds > 0 || state === 'ready') ? { remaining: seconds * 1000, until, exact } : null),
    [until, seconds, state, exact],
  );
  const [last, setLast] = useState<Seen | null>(null);
  let seen = last?.failure === failure ? last : null;
  if (failure !== null && until !== null && remaining > 0 && seen?.until !== until) {
    const from = until - remaining;
    setLast((seen = { failure, first: seen?.first ?? from, from, until }));
  }
  return { state, rest, exact, length: seen && (until === null ? 0 : until - seen.first), turn: seen && seen.until - seen.from };
}

/** A wait as it was seen to begin, epoch ms: for the first time, and until this moment. */
interface Seen {
  readonly failure: ProviderError;
  readonly first: number;
  readonly from: number;
  readonly until: number;
}
