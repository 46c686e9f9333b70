'use client';
import { useEffect, useMemo, useState } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import type { Viewer } from '../hooks/try-again-context.js';
import { useRetryAt } from '../hooks/use-retry-at.js';
import { describeFailure } from '../messages/describe-failure.js';
import type { Description } from '../messages/describe-failure.js';
import { useMessages } from './messages-context.js';
import { seenAt } from './seen-at.js';
import { tellDeveloper } from './tell-developer.js';
import { useHydrated } from './use-hydrated.js';
import { momentOf, useToday } from './use-today.js';

/**
 * What the reader is told about a failure that is shown. In development, and not in a test, which lets things fail on
 * purpose, the console has a word for the developer.
 */
export function useDescription(failure: ProviderError | null, viewer: Viewer): Description | null {
  const messages = useMessages();
  const hydrated = useHydrated();
  const until = useLatest(failure);
  const today = useToday(until);
  useEffect(() => {
    if (!failure) return;
    seenAt(failure);
    if (process.env.NODE_ENV === 'development') tellDeveloper(failure);
  }, [failure]);
  return useMemo(
    () => failure && describeFailure(failure, messages, viewer, { until, now: hydrated ? momentOf(today) : null }),
    [failure, until, messages, viewer, hydrated, today],
  );
}

/** The moment its button waits for: the latest that was named, also once it is over, so that no word changes at zero. */
function useLatest(failure: ProviderError | null): number | null {
  const at = useRetryAt(failure);
  const [last, setLast] = useState({ failure, at });
  const known = last.failure === failure ? last.at : (failure?.retryAt ?? null);
  const latest = at !== null && at > (known ?? 0) ? at : known;
  if (last.failure !== failure || last.at !== latest) setLast({ failure, at: latest });
  return latest;
}
