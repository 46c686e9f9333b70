import { CancelledError, QueryClient } from '@tanstack/react-query';
import type { Query, QueryKey } from '@tanstack/react-query';
import { failureInResult } from '../requests/failure-in-result.js';
import { readThrown } from '../requests/read-thrown.js';
import type { Reader } from '../requests/reader.js';
import { field } from '../errors/field.js';
import type { Pass } from '../recovery/cooldowns.js';
import { cooldownsOf } from './cooldowns-of.js';
import { retryBudgetOf } from '../recovery/retry-budget.js';
import { heedBrought } from './heed-hydrated.js';
import { awaitLine } from './once-steady.js';
import { chargeTo } from './retry-silently.js';
import { scopeOf, wrappingOf, wrappings } from './wrappings.js';
import type { Asking, Fn, Wrapping } from './wrappings.js';

/**
 * The same function, whose failures are `ProviderError`s: what it throws, and a result that is a failure. Every other
 * result is passed on untouched. A function that is wrapped already is wrapped anew around its original when another
 * reader asks, and remembers its provider.
 *
 * Where the provider is known the function takes part in the client's cooldowns: while one is in its way it is not
 * called.
 */
export function withFailures<F extends Fn>(fn: F, reader: Reader, given: Asking = {}): F {
  const known = wrappings.get(fn);
  const asking = merge(wrappingOf(fn)?.asking, given);
  if (known?.reader === reader && isSame(known.asking, asking)) return known.wrapped as F;
  const original = known?.original ?? fn;
  const wrapping: Wrapping = { original, wrapped: wrap(original, reader, asking), reader, asking };
  wrappings.set(original, wrapping);
  wrappings.set(wrapping.wrapped, wrapping);
  return wrapping.wrapped as F;
}

/** Arguments go through as they are: TanStack Query sees by the reading of `signal` whether a query can be aborted. */
function wrap(original: Fn, reader: Reader, asking: Asking): Fn {
  const { provider } = asking;
  return async (...args) => {
    const context = args.at(-1);
    const client = clientIn(context);
    const query = queryIn(context);
    let pass: Pass | null = null;
    try {
      if (client && query) heedBrought(client, query, asking);
      // What a query fetches first goes along with it: as the one that probes, it would wait for itself.
      const isPart = asker?.client === client && asker.provider === provider;
      const entering = enter(isPart ? { ...asking, cooldown: 'ignore' } : asking, client, context);
      if (entering instanceof Promise) {
        const isWanted = watch(context, query);
        pass = await entering;
        if (!isWanted()) throw new CancelledError();
      } else {
        pass = entering;
        if (query) await untilCommitted(query);
      }
      const result = await within({ client, provider }, () => original(...args));
      const failure = await failureInResult(result, reader, asking);
      if (failure) throw failure;
      pass?.succeeded();
      if (client) retryBudgetOf(client).giveBack(provider ?? null);
      return result;
    } catch (thrown) {
      const failure = thrown instanceof CancelledError ? null : await readThrown(thrown, reader, asking);
      if (failure === null || failure.kind === 'aborted') pass?.dropped();
      else pass?.failed(failure);
      if (query && failure?.code === 'offline') awaitLine(query);
      if (failure && client) chargeTo(client, provider, failure);
      throw failure ?? thrown;
    }
  };
}

/** Whose function runs at this moment, up to its first `await`. */
interface Asker {
  readonly client: object | null;
  readonly provider: string | undefined;
}
let asker: Asker | null = null;

function within<Result>(now: Asker, run: () => Result): Result {
  const before = asker;
  asker = now;
  try {
    return run();
  } finally {
    asker = before;
  }
}

function enter(asking: Asking, client: object | null, context: unknown): Pass | Promise<Pass> | null {
  const { cooldown = 'fail' } = asking;
  const asked = scopeOf(asking);
  if (asked === null || client === null) return null;
  const cooldowns = cooldownsOf(client);
  // Only who holds needs to be stopped; reading the signal tells TanStack Query that somebody listens to it.
  const signal = cooldown === 'hold' && cooldowns.find(asked) ? signalIn(context) : undefined;
  return cooldowns.enter(asked, cooldown, signal);
}

/** TanStack Query hands its client to every function, in the last thing it hands over. */
function clientIn(context: unknown): object | null {
  const client = field(context, 'client');
  return typeof client === 'object' ? client : null;
}

/**
 * Whether somebody still wants what a query waits for: not once it was cancelled, removed, or asked anew. Its signal would
 * tell, but who reads that is taken to listen to it.
 */
function watch(context: unknown, begun: Query | undefined): () => boolean {
  const asking = begun?.promise;
  return () => begun === undefined || (queryIn(context) === begun && begun.promise === asking && begun.state.fetchStatus !== 'idle');
}

/**
 * StrictMode lets a query go and takes it up again within one commit: whose signal was read by then is cancelled, and
 * asked for twice. What is asked for the first time and let go for good by then is not asked for at all: without a signal
 * it would go on for nobody.
 */
async function untilCommitted(query: Query): Promise<void> {
  // What was there before may be asked for by somebody else, in the click that closes what showed it.
  const isNew = query.getObserversCount() > 0 && !query.isFetched();
  await Promise.resolve();
  if (!isNew || query.getObserversCount() > 0) return;
  void query.cancel({ revert: true });
  throw new CancelledError();
}

function queryIn(context: unknown): Query | undefined {
  const client = clientIn(context);
  const queryKey = field(context, 'queryKey') as QueryKey | undefined;
  if (!(client instanceof QueryClient) || !queryKey) return undefined;
  const queries = client.getQueryCache();
  // `find` writes the key of every query anew, so it goes second: for those whose keys are written in a way of their own.
  return queries.get(client.defaultQueryOptions({ queryKey }).queryHash) ?? queries.find({ queryKey, exact: true });
}

function signalIn(context: unknown): AbortSignal | undefined {
  const signal = field(context, 'signal');
  return signal instanceof AbortSignal ? signal : undefined;
}

const parts = ['provider', 'endpoint', 'model', 'cooldown'] as const;

function merge(before: Asking | undefined, given: Asking): Asking {
  return Object.fromEntries(parts.map((part) => [part, given[part] ?? before?.[part]]));
}

function isSame(one: Asking, other: Asking): boolean {
  return parts.every((part) => one[part] === other[part]);
}
