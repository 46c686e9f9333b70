import { CancelledError } from '@tanstack/react-query';
import type { Query, QueryClient } from '@tanstack/react-query';
import { field } from '../errors/field.js';
import type { ProviderError } from '../errors/provider-error.js';
import { reader as boundReader } from '../requests/reader.js';
import { onceEach } from '../recovery/once-each.js';
import { cooldownsOf } from './cooldowns-of.js';
import { scopeOf, wrappingOf } from './wrappings.js';
import type { Asking } from './wrappings.js';

/** What came with the page, by its query, until somebody is seen to ask for that. */
const brought = new WeakMap<Query, ProviderError>();

/**
 * What failed on the server and came with the page: nobody here saw it fail, and a query asks again as soon as it is
 * shown. It becomes the `ProviderError` it was, and what is left of its wait since then holds.
 */
export const heedHydrated = onceEach((client: QueryClient) => {
  const cache = client.getQueryCache();
  for (const query of cache.getAll()) heed(client, query);
  // Of all that is told of a query one thing comes in time: that somebody shows it is told just before it asks again.
  return cache.subscribe(({ query }) => heed(client, query));
});

/** A query that nobody shows, or that suspends, is asked for without a word before. */
export function heedBrought(client: object, query: Query, asking: Asking): void {
  const failure = brought.get(query);
  if (failure) meet(client, asking, failure);
}

function heed(client: QueryClient, query: Query): void {
  const { error, fetchFailureReason: thrown } = query.state;
  if (!thrown || thrown instanceof CancelledError) return;
  const wrapping = wrappingOf(query.observers.find(({ options }) => wrappingOf(options.queryFn))?.options.queryFn);
  const issuedAt = Number(field(thrown, 'issuedAt')) || Infinity;
  // Whose it is nobody has said yet; as a document of ours it tells the rest itself.
  if (!wrapping && (hasOwn(query) || issuedAt === Infinity || !String(field(thrown, 'type')).startsWith('urn:tryagain:'))) return;
  const { asking, reader } = wrapping ?? { asking: {}, reader: boundReader };
  const failure = reader.normalizeError(thrown, { ...asking, now: Math.min(Date.now(), issuedAt) });
  if (wrapping) meet(client, asking, failure);
  else brought.set(query, failure);
  if (failure !== thrown) query.setState({ error: error && failure, fetchFailureReason: failure });
}

/** Asked by a function of the app's: what that throws is the app's. What came with the page has none yet. */
function hasOwn({ options: { queryFn } }: Query): boolean {
  return typeof queryFn === 'function' && !wrappingOf(queryFn);
}

function meet(client: object, asking: Asking, failure: ProviderError): void {
  const scope = scopeOf(asking);
  if (scope) cooldownsOf(client).meet(scope, failure);
}
