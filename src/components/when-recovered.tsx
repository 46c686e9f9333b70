'use client';
import { useEffect } from 'react';
import { untilQuiet } from '../hooks/until-quiet.js';
import { useApp } from '../hooks/use-app.js';
import { useFailure } from '../hooks/use-failure.js';
import { useRecoveries } from '../hooks/use-recoveries.js';

/** Calls back once the cause of what a boundary shows is gone. */
export function WhenRecovered({ error, then }: { error: unknown; then: () => void }): null {
  const recoveries = useRecoveries();
  const failure = useFailure(error);
  const app = useApp();
  useEffect(() => {
    if (!failure) return undefined;
    return recoveries.show(failure, () => {
      then();
      return untilQuiet(app);
    });
  }, [recoveries, failure, then, app]);
  return null;
}
