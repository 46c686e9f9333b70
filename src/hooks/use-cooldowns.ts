'use client';
import type { Cooldowns } from '../recovery/cooldowns.js';
import { cooldownsOf } from './cooldowns-of.js';
import { useApp } from './use-app.js';

/** The cooldowns of the app around. */
export function useCooldowns(): Cooldowns {
  return cooldownsOf(useApp());
}
