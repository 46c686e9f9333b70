'use client';
import { useSyncExternalStore } from 'react';
import { snoozes } from '../recovery/snoozes.js';
import type { Snoozed } from '../recovery/snoozes.js';

const none: Snoozed = new Map();

/** What somebody has put off, in this tab or another one. On a server, and in the render that hydrates: nothing. */
export function useSnoozed(): Snoozed {
  return useSyncExternalStore(snoozes.subscribe, snoozes.getSnapshot, () => none);
}
