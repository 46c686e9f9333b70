'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { useTryAgain } from '../hooks/try-again-context.js';
import { useApp } from '../hooks/use-app.js';
import { useRecoveries } from '../hooks/use-recoveries.js';
import type { Cause } from '../hooks/use-recoveries.js';
import { voiceClaimsOf } from '../recovery/voice-claims.js';
import { useMessages } from './messages-context.js';
import { Spoken, spokenFor } from './spoken.js';

/** Says that a cause is gone where no banner has said it: once, whoever shows what failed for it. */
export function RecoverySpeaker(): ReactElement | null {
  const recoveries = useRecoveries();
  const latest = useSyncExternalStore(recoveries.subscribe, recoveries.latest, nothing);
  // What was over before is no news.
  const [heard, setHeard] = useState(latest);
  const claimVoice = voiceClaimsOf(useApp());
  const [self] = useState(() => ({}));
  useEffect(() => {
    if (latest === null || latest === heard) return undefined;
    // Before anything is spoken, where a banner says it.
    const timer = setTimeout(() => setHeard(latest), claimVoice(latest, self) ? spokenFor : 0);
    return () => clearTimeout(timer);
  }, [claimVoice, latest, heard, self]);
  return latest === null || latest === heard ? null : <Sentence said={latest} />;
}

function Sentence({ said: { kind } }: { said: Cause }): ReactElement {
  const { viewer } = useTryAgain();
  const { balance, quota, announcements } = useMessages();
  const allowance = viewer === 'owner' ? quota.restored : announcements.ready;
  return <Spoken text={kind === 'insufficient-balance' ? balance.restored : allowance} />;
}

const nothing = () => null;
