import type { QueryClient } from '@tanstack/react-query';
import type { AccountRequest } from '../requests/account.js';
import { visitsOf } from '../recovery/visits.js';
import { balanceQuery, curedBy, isBalanceFine, isPlanFine, planQuery } from './account-queries.js';
import type { AccountPart } from './account-queries.js';
import { readWith } from './provider-query.js';
import { recoveriesOf } from './recoveries-of.js';

/** Where an owner changes something, as `Links` names it. */
export type OwnerPage = 'topUp' | 'plan' | 'keys';

/** What each page changes, where a part of the account shows it. What a new key is good for only another request shows, and that costs. */
const changes: Readonly<Partial<Record<OwnerPage, AccountPart>>> = { topUp: 'balance', plan: 'plan' };

/** The owner opens one of their pages: when they come back, the account is read once, if the provider tells what the page changes. */
export function beginOwnerVisit(client: QueryClient, page: OwnerPage, asking: AccountRequest): void {
  visitsOf(client).begin(`${page} ${asking.provider}`, () => void look(client, page, asking));
}

async function look(client: QueryClient, page: OwnerPage, asking: AccountRequest): Promise<void> {
  const part = changes[page];
  if (!part) return;
  const recoveries = recoveriesOf(client);
  const cause = { provider: asking.provider, kind: curedBy[part] };
  // They have gone on to another part of the app meanwhile.
  if (!recoveries.minds(cause)) return;
  // The banners' own query: who asks at the same moment asks together.
  const once = { staleTime: 0, retry: false };
  try {
    const fine =
      part === 'balance'
        ? isBalanceFine(await client.fetchQuery({ ...readWith(asking.reader, balanceQuery(asking)), ...once }))
        : isPlanFine(await client.fetchQuery({ ...readWith(asking.reader, planQuery(asking)), ...once }));
    recoveries.looked({ ...cause, fine, at: Date.now(), why: 'asked' });
  } catch {
    // Nobody asked by hand: what cannot be read, or what this provider does not tell, changes nothing, and is not said.
  }
}
