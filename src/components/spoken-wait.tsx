'use client';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { useCountdown } from '../hooks/use-countdown.js';
import { useRetryAt } from '../hooks/use-retry-at.js';
import { hidden } from './hidden.js';
import { useMessages } from './messages-context.js';
import { speakRest } from './write-wait.js';
import type { Beginner } from './write-wait.js';

/** How long the sentence stays to be read, ms: a number that stands still is soon wrong. */
const standing = 3000;

/** Inside an alert: how long it takes, said once with the alert, then gone. */
export function SpokenWait({ error, beginner }: { error: ProviderError; beginner: Beginner }): ReactElement | null {
  const messages = useMessages();
  const until = useRetryAt(error);
  const { remaining, seconds } = useCountdown(until, error);
  // Who begins as well: a sentence that changes would be said twice.
  const now = { until, remaining: seconds * 1000, beginner };
  const [first, setFirst] = useState(now);
  if (first.until !== until || (first.remaining === 0 && seconds > 0)) setFirst(now);
  if (until === null || seconds === 0 || remaining < first.remaining - standing) return null;
  const exact = error.wait?.until === until && error.wait.exact;
  return <span style={hidden}>{speakRest({ remaining: first.remaining, until, exact }, messages, first.beginner)}</span>;
}
