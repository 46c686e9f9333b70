'use client';
import { useState } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import type { Viewer } from '../hooks/try-again-context.js';
import { useRecovered } from '../hooks/use-recovered.js';
import { useMessages } from './messages-context.js';
import { useOnline } from './use-online.js';

/**
 * What a message says instead of what failed, once the cause of that is gone: the line is back, or the account recovered.
 * Null while it is there. It says no more than that: what failed is still to be asked for again.
 */
export function useMended(failure: ProviderError | null, viewer: Viewer): string | null {
  const { balance, quota, announcements } = useMessages();
  const isOver = useRecovered(failure);
  const isOnline = useOnline();
  // A failure that was kept, or came from elsewhere, says nothing of this line.
  const [offline, setOffline] = useState<ProviderError | null>(null);
  const isLine = failure?.code === 'offline';
  if (isLine && !isOnline && offline !== failure) setOffline(failure);
  if (isLine ? !isOnline || offline !== failure : !isOver) return null;
  if (isLine || viewer !== 'owner') return announcements.ready;
  return failure?.kind === 'quota-exceeded' ? quota.restored : balance.restored;
}
