'use client';
import { QueryClientContext } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import type { Recoveries } from '../recovery/recoveries.js';
import { recoveriesOf } from './recoveries-of.js';

export type { Cause } from '../recovery/cause.js';

/** Those of the app around; a component that stands outside any `QueryClient` has its own. */
export function useRecoveries(): Recoveries {
  const client = useContext(QueryClientContext);
  const [alone] = useState(() => ({}));
  return recoveriesOf(client ?? alone, client);
}
