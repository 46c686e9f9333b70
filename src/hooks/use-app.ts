'use client';
import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext, useState } from 'react';

/** The app around, by its client. A component that stands outside any `QueryClient` and `TryAgainProvider` is an app of its own. */
export function useApp(): QueryClient {
  const client = useContext(QueryClientContext);
  const [own] = useState(() => client ?? new QueryClient());
  return client ?? own;
}
