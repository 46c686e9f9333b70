'use client';
import { QueryClientContext } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import type { Cooldowns } from '../recovery/cooldowns.js';
import { cooldownsOf } from './cooldowns-of.js';

/** The cooldowns of the app around; a component that stands outside any `QueryClient` and `TryAgainProvider` has its own. */
export function useCooldowns(): Cooldowns {
  const client = useContext(QueryClientContext);
  const [alone] = useState(() => ({}));
  return cooldownsOf(client ?? alone);
}
