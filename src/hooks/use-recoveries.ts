'use client';
import type { Recoveries } from '../recovery/recoveries.js';
import { recoveriesOf } from './recoveries-of.js';
import { useApp } from './use-app.js';

export type { Cause } from '../recovery/cause.js';

/** Those of the app around. */
export function useRecoveries(): Recoveries {
  return recoveriesOf(useApp());
}
