'use client';
import { useCallback, useState } from 'react';
import type { ProviderError } from '../errors/provider-error.js';

/** How far a provider's books may be behind what it just refused, ms: a look this soon proves nothing. */
const lag = 10_000;

const firstSeen = new WeakMap<ProviderError, number>();

/** What an account says now: null while nobody knows, or it can't say. */
export interface Look {
  readonly fine: boolean | null;
  /** Epoch ms. */
  readonly at: number;
}

/**
 * Whether the account shows that a failure is over: it became fine while we looked, it is fine well after the failure,
 * or it is fine and a person has just had it looked at (`settle`).
 */
export function useSolved(failure: ProviderError | null, { fine, at }: Look): { solved: boolean; settle: () => void } {
  const [was, setWas] = useState(fine);
  const [settled, setSettled] = useState<ProviderError | null>(null);
  const since = failure && sinceOf(failure);
  if (fine !== null && fine !== was) {
    setWas(fine);
    if (was === false) setSettled(failure);
  }
  const settle = useCallback(() => setSettled(failure), [failure]);
  return { solved: fine === true && since !== null && (failure === settled || at > since + lag), settle };
}

function sinceOf(failure: ProviderError): number {
  const since = firstSeen.get(failure) ?? Date.now();
  firstSeen.set(failure, since);
  return since;
}
