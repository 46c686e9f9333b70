'use client';
import { useEffect, useState } from 'react';
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

interface SpokenWaitProps {
  error: ProviderError;
  beginner: Beginner;
  /** True just before the sentence goes, false when another one comes. */
  onSaid?: (said: boolean) => void;
}

/** Inside an alert: how long it takes, said once with the alert, then gone. */
export function SpokenWait({ error, beginner, onSaid }: SpokenWaitProps): ReactElement | null {
  const messages = useMessages();
  const until = useRetryAt(error);
  const { remaining, seconds } = useCountdown(until, error);
  // Who begins as well: a sentence that changes would be said twice.
  const now = { until, remaining: seconds * 1000, beginner };
  const [first, setFirst] = useState(now);
  if (first.until !== until || (first.remaining === 0 && seconds > 0)) setFirst(now);
  const over = seconds === 0 || remaining < first.remaining - standing;
  const [said, setSaid] = useState(over);
  useEffect(() => {
    // Where there never was a sentence, none goes: silent, the alert would not be heard at all.
    if (over === said) return;
    setSaid(over);
    if (until !== null) onSaid?.(over);
    // oxlint-disable-next-line react/exhaustive-deps -- of what it was only the last is asked
  }, [over, until]);
  if (until === null || said) return null;
  const exact = error.wait?.until === until && error.wait.exact;
  return <span style={hidden}>{speakRest({ remaining: first.remaining, until, exact }, messages, first.beginner)}</span>;
}
