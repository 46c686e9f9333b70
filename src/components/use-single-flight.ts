'use client';
import { useState, useSyncExternalStore } from 'react';
import { flights } from '../recovery/flights.js';

/**
 * Runs an action once at a time: however often `run` is called while one is under way, it is one call. All that are
 * about the same thing share it: two buttons for one failure are one request.
 *
 * @param about The failure the action is to end; null: it is nobody else's.
 */
export function useSingleFlight(action: () => unknown, about: object | null = null): { run: () => void; flying: boolean } {
  // Its own besides: what it is about may be gone while the action runs, as a failure is that is asked again.
  const [own] = useState(() => ({}));
  const isFlying = () => flights.isFlying(own) || (about !== null && flights.isFlying(about));
  const flying = useSyncExternalStore(flights.subscribe, isFlying, () => false);
  return { run: () => flights.run(about === null ? [own] : [own, about], action), flying };
}
