'use client';
import { useSyncExternalStore } from 'react';

const subscribe = () => () => undefined;

/** False on a server and in the render that hydrates: the reader's clock and time zone are not known there. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}
