import { CancelledError } from '@tanstack/react-query';
import type { Query, QueryClient } from '@tanstack/react-query';
import { field } from '../errors/field.js';
import { onceEach } from '../recovery/once-each.js';
import { scope } from '../recovery/scope.js';
import { cooldownsOf } from './cooldowns-of.js';
import { contextOf, wrappingOf } from './with-failures.js';

/**
 * What failed on the server and came with the page: nobody here saw it fail, and a query asks again as soon as it is
 * shown. It becomes the `ProviderError` it was, and what is left of its wait since then holds.
 */
export const heedHydrated = onceEach((client: QueryClient) =>
  // Of all that is told of a query one thing comes in time: that somebody shows it is told just before it asks again.
  client.getQueryCache().subscribe(({ query }) => heed(client, query)),
);

function heed(client: QueryClient, query: Query): void {
  const { error, fetchFailureReason: thrown } = query.state;
  if (!thrown || thrown instanceof CancelledError) return;
  const wrapping = wrappingOf(query.observers.find(({ options }) => wrappingOf(options.queryFn))?.options.queryFn);
  if (!wrapping) return;
  const { asking, reader } = wrapping;
  const { provider } = asking;
  const issuedAt = Number(field(thrown, 'issuedAt')) || Infinity;
  const failure = reader.normalizeError(thrown, { ...contextOf(asking), now: Math.min(Date.now(), issuedAt) });
  if (provider !== undefined) cooldownsOf(client).meet(scope({ ...asking, provider }), failure);
  if (failure !== thrown) query.setState({ error: error && failure, fetchFailureReason: failure });
}
