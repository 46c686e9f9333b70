'use client';
import { notifyManager } from '@tanstack/react-query';
import type { Query, QueryCache } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import type { Kind } from '../errors/kinds.js';
import { isProviderError } from '../errors/provider-error.js';
import type { ProviderError } from '../errors/provider-error.js';
import { useClient } from '../hooks/use-client.js';

/**
 * The newest failure of this kind that any query of the app has now; null when there is none.
 *
 * @param shownOnly Only of queries that are on the page: what failed on a page that was left is nobody's business there.
 */
export function useFailureInCache(kind: Kind, provider: string, shownOnly: boolean): ProviderError | null {
  const cache = useClient().getQueryCache();
  const source = useMemo(() => failuresIn(cache, kind, provider, shownOnly), [cache, kind, provider, shownOnly]);
  return useSyncExternalStore(source.subscribe, source.getSnapshot, () => null);
}

function failuresIn(cache: QueryCache, kind: Kind, provider: string, shownOnly: boolean) {
  let last: { readonly failure: ProviderError; readonly query: Query } | null = null;

  const counts = (query: Query) => !shownOnly || query.getObserversCount() > 0;

  const newest = () => {
    let found: typeof last = null;
    for (const query of cache.getAll()) {
      const { error, status, errorUpdatedAt } = query.state;
      if (status !== 'error' || !isProviderError(error) || error.kind !== kind || error.provider !== provider) continue;
      if (!counts(query)) continue;
      if (!found || errorUpdatedAt >= found.query.state.errorUpdatedAt) found = { failure: error, query };
    }
    return found;
  };

  /** TanStack Query forgets an error when it asks again; whether the failure is over, the answer says. */
  const asksAgain = ({ state: { status, fetchStatus }, queryHash }: Query) =>
    status === 'pending' && fetchStatus !== 'idle' && cache.get(queryHash) !== undefined;

  return {
    subscribe: (listener: () => void) => cache.subscribe(notifyManager.batchCalls(listener)),
    getSnapshot: () => {
      last = newest() ?? (last && counts(last.query) && asksAgain(last.query) ? last : null);
      return last?.failure ?? null;
    },
  };
}
