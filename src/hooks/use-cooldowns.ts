'use client';
import { QueryClientContext } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Cooldowns } from '../recovery/cooldowns.js';
import { cooldownsOf } from './cooldowns-of.js';

/** The cooldowns of the app around. */
export function useCooldowns(): Cooldowns {
  return cooldownsOf(useContext(QueryClientContext));
}
