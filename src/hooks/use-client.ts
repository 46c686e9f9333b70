'use client';
import { QueryClientContext } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useContext } from 'react';

/** The app's client. TanStack Query's own complaint does not know who brings one. */
export function useClient(): QueryClient {
  const client = useContext(QueryClientContext);
  if (!client) throw new TypeError('tryagain: no QueryClient. Put <TryAgainProvider> around your app.');
  return client;
}
