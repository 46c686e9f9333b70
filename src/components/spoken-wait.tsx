'use client';
import { useContext, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { AutoRowContext } from './auto-row.js';
import type { AutoRetry } from './auto-row.js';
import { hidden } from './hidden.js';
import { useMessages } from './messages-context.js';
import { useWait } from './use-wait.js';
import { speakRest } from './write-wait.js';

/** How long the sentence stays to be read, ms: a number that stands still is soon wrong. */
const standing = 3000;

interface SpokenWaitProps {
  error: ProviderError;
  /** The button's own. */
  auto?: AutoRetry;
  /** True just before the sentence goes, false when another one comes. */
  onSaid?: (said: boolean) => void;
}

/** Inside an alert, below an `AutoRowContext`: how long it takes, said once with the alert, then gone. */
export function SpokenWait({ error, auto = 'off', onSaid }: SpokenWaitProps): ReactElement | null {
  const messages = useMessages();
  const { rest, length } = useWait(error);
  const phase = useContext(AutoRowContext)?.phase(auto, error, length);
  // Who begins as well: a sentence that changes would be said twice.
  const now = { rest, beginner: phase === 'at-zero' ? 'button' : 'person' } as const;
  const [first, setFirst] = useState(now);
  if (first.rest?.until !== rest?.until) setFirst(now);
  const over = !rest || !first.rest || rest.remaining === 0 || rest.remaining < first.rest.remaining - standing;
  const [said, setSaid] = useState(over);
  const until = rest?.until ?? null;
  useEffect(() => {
    // Where there never was a sentence, none goes: silent, the alert would not be heard at all.
    if (over === said) return;
    setSaid(over);
    if (until !== null) onSaid?.(over);
    // oxlint-disable-next-line react/exhaustive-deps -- of what it was only the last is asked
  }, [over, until]);
  if (said || !first.rest) return null;
  return <span style={hidden}>{speakRest(first.rest, messages, first.beginner)}</span>;
}
