'use client';
import { useSyncExternalStore } from 'react';

/** What a browser says of its line is only to be believed when it says no. */
export const isOnline = (): boolean => typeof navigator === 'undefined' || navigator.onLine !== false;

/** False while the browser knows that it is offline; true on a server. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, isOnline, () => true);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
