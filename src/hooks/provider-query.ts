import type {
  DefinedInitialDataInfiniteOptions,
  DefinedInitialDataOptions,
  InfiniteData,
  QueryKey,
  QueryKeyWithDataTag,
  UndefinedInitialDataInfiniteOptions,
  UndefinedInitialDataOptions,
  UnusedSkipTokenInfiniteOptions,
  UnusedSkipTokenOptions,
} from '@tanstack/react-query';
import type { ProviderError } from '../errors/provider-error.js';
import type { ProviderName } from '../errors/provider-name.js';
import { retryDelay } from '../errors/retry-policy.js';
import { reader as boundReader } from '../requests/reader.js';
import type { Reader } from '../requests/reader.js';
import type { WhileCooling } from '../recovery/cooldowns.js';
import { retrySilently } from './retry-silently.js';
import { withFailures } from './with-failures.js';

/** What these options have besides TanStack Query's own. */
export interface ReadOptions {
  /** Which provider is asked: some failures do not say it themselves. It is also whose cooldowns count. */
  provider?: ProviderName | undefined;
  /** The endpoint's word, `chat` or `speech`: each has limits of its own. */
  endpoint?: string | undefined;
  /** Where limits are counted apart for each: a busy engine is one model's. */
  model?: string | undefined;
  /**
   * What happens while the provider cools down, because somebody was told to wait. `fail`: nothing is sent, and the
   * answer is that failure, at once. `hold`: it waits, and is sent once. `ignore`: it is sent. Default `fail`.
   */
  cooldown?: WhileCooling | undefined;
}

export type Read<Options> = Options & ReadOptions;

/**
 * Query options whose failures are `ProviderError`s, for every hook and method of TanStack Query: `useQuery`,
 * `useSuspenseQuery`, `useInfiniteQuery`, `useQueries`, `prefetchQuery`, a loader.
 *
 * What the queryFn throws is read; a result that is a failure (a `Response` that is not ok, a MiniMax answer whose
 * `base_resp` is not 0, a bare `{ error }`) becomes one; every other result stays as it is. Silent retries happen only
 * where the whole wait is at most 5 seconds, 3 attempts in all, and never offline. All queries of one client share 10 a
 * provider: each costs one, each answer gives one back, so that an outage ends in quiet. `retry` and `retryDelay` of
 * your own take that over.
 *
 * @example
 * ```ts
 * const models = providerQuery({
 *   provider: 'kimi',
 *   queryKey: ['models'],
 *   queryFn: ({ signal }) => fetch('/api/ai/kimi/models', { signal }).then((response) => response.json()),
 * });
 * const { data, error } = useQuery(models);
 * ```
 */
export function providerQuery<F, E = ProviderError, D = InfiniteData<F>, K extends QueryKey = QueryKey, P = unknown>(
  options: Read<DefinedInitialDataInfiniteOptions<F, E, D, K, P>>,
): DefinedInitialDataInfiniteOptions<F, ProviderError, D, K, P> & QueryKeyWithDataTag<K, InfiniteData<F>, ProviderError>;
export function providerQuery<F, E = ProviderError, D = InfiniteData<F>, K extends QueryKey = QueryKey, P = unknown>(
  options: Read<UnusedSkipTokenInfiniteOptions<F, E, D, K, P>>,
): UnusedSkipTokenInfiniteOptions<F, ProviderError, D, K, P> & QueryKeyWithDataTag<K, InfiniteData<F>, ProviderError>;
export function providerQuery<F, E = ProviderError, D = InfiniteData<F>, K extends QueryKey = QueryKey, P = unknown>(
  options: Read<UndefinedInitialDataInfiniteOptions<F, E, D, K, P>>,
): UndefinedInitialDataInfiniteOptions<F, ProviderError, D, K, P> & QueryKeyWithDataTag<K, InfiniteData<F>, ProviderError>;
export function providerQuery<F = unknown, E = ProviderError, D = F, K extends QueryKey = QueryKey>(
  options: Read<DefinedInitialDataOptions<F, E, D, K>>,
): DefinedInitialDataOptions<F, ProviderError, D, K> & QueryKeyWithDataTag<K, F, ProviderError>;
export function providerQuery<F = unknown, E = ProviderError, D = F, K extends QueryKey = QueryKey>(
  options: Read<UnusedSkipTokenOptions<F, E, D, K>>,
): UnusedSkipTokenOptions<F, ProviderError, D, K> & QueryKeyWithDataTag<K, F, ProviderError>;
export function providerQuery<F = unknown, E = ProviderError, D = F, K extends QueryKey = QueryKey>(
  options: Read<UndefinedInitialDataOptions<F, E, D, K>>,
): UndefinedInitialDataOptions<F, ProviderError, D, K> & QueryKeyWithDataTag<K, F, ProviderError>;
export function providerQuery(options: Readable): unknown {
  return readWith(boundReader, options);
}

interface Readable extends ReadOptions {
  queryFn?: unknown;
  retry?: unknown;
  retryDelay?: unknown;
}

/** `providerQuery` with a reader of one's own. `skipToken` is no function, and so is left alone. */
export function readWith<Options extends Readable>(reader: Reader, options: Options): Omit<Options, keyof ReadOptions> {
  const { provider, endpoint, model, cooldown, ...query } = options;
  return {
    ...query,
    ...(isFunction(query.queryFn) && { queryFn: withFailures(query.queryFn, reader, { provider, endpoint, model, cooldown }) }),
    // On a server somebody waits for the page: it goes out with the failure, and the browser may try again.
    retry: query.retry ?? (typeof window === 'undefined' ? false : retrySilently),
    retryDelay: query.retryDelay ?? retryDelay,
  };
}

function isFunction(value: unknown): value is (...args: never[]) => unknown {
  return typeof value === 'function';
}
