'use client';
import { QueryClientContext } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useCallback, useContext } from 'react';
import { createVisits } from '../recovery/visits.js';
import type { Visits } from '../recovery/visits.js';
import { balanceQuery, curedBy, isBalanceFine, isPlanFine, planQuery } from './account-queries.js';
import type { AccountPart } from './account-queries.js';
import { tells } from './account-tables.js';
import { readWith } from './provider-query.js';
import { recoveriesOf } from './recoveries-of.js';
import { useTryAgain } from './try-again-context.js';
import type { TryAgain } from './try-again-context.js';

/** Where an owner changes something, as `Links` names it. */
export type OwnerPage = 'topUp' | 'plan' | 'keys';

/**
 * To be called when the owner opens one of their pages: when they come back, the account is read once, if the provider
 * tells what the page changes. What a new key is good for only another request shows, and that costs.
 */
export function useOwnerVisit(provider: string, page: OwnerPage): () => void {
  const client = useContext(QueryClientContext);
  const around = useTryAgain();
  return useCallback(() => {
    if (client) visitsOf(client).begin(`${page} ${provider}`, () => void look(client, around, provider, page));
  }, [client, around, provider, page]);
}

/** What each page changes, where a part of the account shows it. */
const changes: Readonly<Partial<Record<OwnerPage, AccountPart>>> = { topUp: 'balance', plan: 'plan' };

async function look(client: QueryClient, { basePath, reader, tables }: TryAgain, provider: string, page: OwnerPage): Promise<void> {
  const part = changes[page];
  if (!part || !tells(provider, part, tables)) return;
  const recoveries = recoveriesOf(client, client);
  const cause = { provider, kind: curedBy[part] };
  // They have gone on to another part of the app meanwhile.
  if (!recoveries.minds(cause)) return;
  const asking = { provider, basePath, reader, tables };
  // The banners' own query: who asks at the same moment asks together.
  const once = { staleTime: 0, retry: false };
  try {
    const fine =
      part === 'balance'
        ? isBalanceFine(await client.fetchQuery({ ...readWith(reader, balanceQuery(asking)), ...once }))
        : isPlanFine(await client.fetchQuery({ ...readWith(reader, planQuery(asking)), ...once }));
    recoveries.looked({ ...cause, fine, at: Date.now(), why: 'asked' });
  } catch {
    // Nobody asked by hand: what cannot be read changes nothing, and is not said.
  }
}

const byClient = new WeakMap<QueryClient, Visits>();

function visitsOf(client: QueryClient): Visits {
  const visits = byClient.get(client) ?? createVisits();
  byClient.set(client, visits);
  return visits;
}
