'use client';
import { notifyManager, QueryClientContext } from '@tanstack/react-query';
import { useCallback, useContext, useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { FocusKeeper } from './focus-keeper.js';
import { useMessages } from './messages-context.js';

/** Holds the focus of a boundary's button. A boundary sees only what is thrown; whether something still loads, the queries say. */
export function BoundaryFocusKeeper({ onLeave }: { onLeave: () => void }): ReactElement {
  const { actions, announcements } = useMessages();
  // A boundary works without a client, too.
  const client = useContext(QueryClientContext);
  const subscribe = useCallback(
    (listener: () => void) => client?.getQueryCache().subscribe(notifyManager.batchCalls(listener)) ?? (() => undefined),
    [client],
  );
  const isLoading = () => client !== undefined && client.isFetching({ predicate: ({ state }) => state.data === undefined }) > 0;
  const loading = useSyncExternalStore(subscribe, isLoading, () => true);
  return <FocusKeeper text={loading ? actions.retrying : announcements.recovered} onLeave={onLeave} />;
}
