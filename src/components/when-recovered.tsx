'use client';
import { useEffect } from 'react';
import { useFailure } from '../hooks/use-failure.js';
import { useRecoveries } from '../hooks/use-recoveries.js';

/** Calls back once the cause of what a boundary shows is gone. */
export function WhenRecovered({ error, then }: { error: unknown; then: () => void }): null {
  const recoveries = useRecoveries();
  const failure = useFailure(error);
  useEffect(() => (failure ? recoveries.show(failure, then) : undefined), [recoveries, failure, then]);
  return null;
}
