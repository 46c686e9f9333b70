'use client';
import { useEffect, useMemo } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import type { Viewer } from '../hooks/try-again-context.js';
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
  const today = useToday(failure?.retryAt ?? null);
  useEffect(() => {
    if (!failure) return;
    seenAt(failure);
    if (process.env.NODE_ENV === 'development') tellDeveloper(failure);
  }, [failure]);
  return useMemo(
    () => failure && describeFailure(failure, messages, viewer, { now: hydrated ? momentOf(today) : null }),
    [failure, messages, viewer, hydrated, today],
  );
}

/** Bundlers put the word itself in place of these three, and only of these three as they stand here. */
declare const process: { readonly env: { readonly NODE_ENV?: string } };
