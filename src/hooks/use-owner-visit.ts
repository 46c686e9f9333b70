'use client';
import { QueryClientContext } from '@tanstack/react-query';
import { useCallback, useContext } from 'react';
import type { OwnerPage } from './owner-visit.js';
import { useTryAgain } from './try-again-context.js';

export type { OwnerPage } from './owner-visit.js';

/** To be called when the owner opens one of their pages: when they come back, the account is looked at. */
export function useOwnerVisit(provider: string, page: OwnerPage): () => void {
  const client = useContext(QueryClientContext);
  const { beginVisit } = useTryAgain();
  return useCallback(() => {
    if (client) beginVisit(client, provider, page);
  }, [client, beginVisit, provider, page]);
}
