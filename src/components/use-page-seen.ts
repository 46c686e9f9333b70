'use client';
import { useSyncExternalStore } from 'react';

/** False while nobody can see the page, as in a tab behind others, and on a server. */
export function usePageSeen(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => document.visibilityState !== 'hidden',
    () => false,
  );
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
