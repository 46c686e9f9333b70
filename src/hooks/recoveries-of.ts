import { focusManager } from '@tanstack/react-query';
import type { Query, QueryClient } from '@tanstack/react-query';
import { isProviderError } from '../errors/provider-error.js';
import type { Balance, PlanUsage } from '../requests/tables.js';
import type { Cause } from '../recovery/cause.js';
import { onceEach } from '../recovery/once-each.js';
import { createRecoveries } from '../recovery/recoveries.js';
import type { Recoveries } from '../recovery/recoveries.js';
import { curedBy, isBalanceFine, isPlanFine, toldBy } from './account-queries.js';
import type { AccountPart } from './account-queries.js';
import { cooldownsOf, tabsOf } from './cooldowns-of.js';

/** After a failure an account is read anew, but not for each of twenty, ms. */
const shortestRest = 60_000;

/** One an app, as its cooldowns are. */
export const recoveriesOf = onceEach((client: QueryClient): Recoveries => {
  const cache = client.getQueryCache();
  const cooldowns = cooldownsOf(client);
  const others = tabsOf(client);
  const readFor = new Map<string, number>();

  const recoveries = createRecoveries({
    cooldowns,
    tell: others?.tell,
    // Those nobody looks at are asked again when somebody does: as they have no data, or are stale by then.
    asleep: (cause) =>
      cache
        .findAll({ type: 'active', predicate: (query) => isOf(query, cause) && !query.isDisabled() })
        .map((query) => () => (isOf(query, cause) ? again(client, query) : undefined)),
    // A banner shows what was read here. In a tab nobody looks at it is read when somebody does.
    onHeard: ({ provider, kind }) =>
      void client.invalidateQueries({
        queryKey: ['tryagain', toldBy[kind], provider],
        refetchType: focusManager.isFocused() ? 'active' : 'none',
      }),
    onMet({ provider, kind }) {
      const key = `${kind} ${provider}`;
      if (Math.abs(Date.now() - (readFor.get(key) ?? -Infinity)) < shortestRest) return;
      readFor.set(key, Date.now());
      void client.invalidateQueries({ queryKey: ['tryagain', toldBy[kind], provider] }, { cancelRefetch: false });
    },
  });

  const read = (query: Query) => {
    const part = partOf(query);
    if (!part) return;
    const { data, dataUpdatedAt } = query.state;
    const fine = part === 'balance' ? isBalanceFine(data as Balance | undefined) : isPlanFine(data as PlanUsage | undefined);
    recoveries.looked({ provider: String(query.queryKey[2]), kind: curedBy[part], fine, at: dataUpdatedAt, why: 'by-itself' });
  };
  for (const query of cache.findAll({ queryKey: ['tryagain'] })) read(query);
  cache.subscribe((event) => {
    if (event.type !== 'updated') return;
    if (event.action.type === 'success') read(event.query);
    // Also of a query that does not say whom it asks.
    if (event.action.type === 'error' && isProviderError(event.action.error)) recoveries.met(event.action.error);
  });
  recoveries.subscribe(() => {
    const cause = recoveries.latest();
    if (cause) void client.invalidateQueries({ refetchType: 'none', type: 'inactive', predicate: (query) => isOf(query, cause) });
  });
  cooldowns.onFailed(recoveries.met);
  others?.follow(recoveries);
  return recoveries;
});

function isOf({ state: { error } }: Query, { provider, kind }: Cause): boolean {
  return isProviderError(error) && error.kind === kind && error.provider === provider;
}

function partOf({ queryKey: [ours, part] }: Query): AccountPart | null {
  return ours === 'tryagain' && (part === 'balance' || part === 'plan') ? part : null;
}

function again(client: QueryClient, query: Query): Promise<void> {
  return client.refetchQueries({ predicate: (other) => other === query }, { cancelRefetch: false });
}
