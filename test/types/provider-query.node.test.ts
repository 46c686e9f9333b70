import {
  type dataTagErrorSymbol,
  infiniteQueryOptions,
  QueryClient,
  queryOptions,
  skipToken,
  type InfiniteData,
  type useInfiniteQuery,
  type useQueries,
  type useQuery,
  type useSuspenseQuery,
  type UseQueryOptions,
} from '@tanstack/react-query';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { providerQuery } from '../../src/hooks/provider-query.js';
import type { useProviderMutation } from '../../src/hooks/use-provider-mutation.js';
import type { useProviderQuery } from '../../src/hooks/use-provider-query.js';
import type { ProviderError } from '../../src/errors/provider-error.js';

interface Models {
  data: { id: string }[];
}
const load = (): Promise<Models> => Promise.resolve({ data: [{ id: 'a' }] });
const models = queryOptions({ queryKey: ['models', 1] as const, queryFn: load });

/** Compiled, never run: hooks need a component. */
function hooks(use: {
  query: typeof useQuery;
  suspense: typeof useSuspenseQuery;
  queries: typeof useQueries;
  infinite: typeof useInfiniteQuery;
  provider: typeof useProviderQuery;
  mutation: typeof useProviderMutation;
}) {
  return {
    plain: () => use.query(providerQuery({ queryKey: ['m'], queryFn: load })),
    selected: () => use.query(providerQuery({ queryKey: ['m'], queryFn: load, select: (answer) => answer.data.length })),
    reused: () => use.query(providerQuery({ ...models, select: (answer) => answer.data[0]?.id })),
    initial: () => use.query(providerQuery({ queryKey: ['m'], queryFn: load, initialData: { data: [] } })),
    maybeInitial: () => use.query(providerQuery({ queryKey: ['m'], queryFn: load, initialData: (): Models | undefined => undefined })),
    skipped: (id?: string) => use.query(providerQuery({ queryKey: ['m', id], queryFn: id ? load : skipToken })),
    suspended: () => use.suspense(providerQuery(models)),
    parallel: () => use.queries({ queries: [providerQuery(models), providerQuery({ queryKey: ['n'], queryFn: () => 1 })] }),
    pages: () =>
      use.infinite(
        providerQuery({
          queryKey: ['p'],
          queryFn: ({ pageParam }) => Promise.resolve({ page: pageParam, next: 2 }),
          initialPageParam: 0,
          getNextPageParam: (last) => last.next,
        }),
      ),
    reusedPages: () =>
      use.infinite(
        providerQuery(infiniteQueryOptions({ queryKey: ['p'], queryFn: load, initialPageParam: 0, getNextPageParam: () => undefined })),
      ),
    own: () => use.provider({ provider: 'kimi', queryKey: ['m'], queryFn: load, select: (answer) => answer.data.length }),
    ownInitial: () => use.provider({ queryKey: ['m'], queryFn: load, initialData: { data: [] } }),
    ownSkipped: () => use.provider({ queryKey: ['m'], queryFn: skipToken as typeof skipToken | typeof load }),
    ownReused: () => use.provider(models),
    ownWrapped: () => use.provider(providerQuery(models)),
    mutation: () => use.mutation({ mutationFn: (question: string) => Promise.resolve(question.length) }),
    mutationContext: () =>
      use.mutation({
        provider: 'kimi',
        mutationFn: (question: string) => Promise.resolve(question.length),
        onMutate: () => ({ before: 1 }),
        onError: (_error, question, context) => `${question}${context?.before}`,
      }),
    noVariables: () => use.mutation({ mutationFn: () => Promise.resolve(1) }),
    /** A hook of an app's own around ours, whose data only its caller knows. */
    passedOn: <T>(options: UseQueryOptions<T, ProviderError>) => use.provider(options),
    passedOnSelected: <T, D = T>(options: UseQueryOptions<T, ProviderError, D>) => use.provider({ ...options, provider: 'kimi' }),
    mutationWritten: () =>
      use.mutation<number, Error, string, { before: number }>({ mutationFn: (question) => Promise.resolve(question.length) }),
  };
}
type Hooks = ReturnType<typeof hooks>;
type Result<Name extends keyof Hooks> = ReturnType<Hooks[Name]>;

describe('useQuery(providerQuery(options))', () => {
  test('data is what the queryFn resolves to, the error is ours', () => {
    expectTypeOf<Result<'plain'>['data']>().toEqualTypeOf<Models | undefined>();
    expectTypeOf<Result<'plain'>['error']>().toEqualTypeOf<ProviderError | null>();
  });
  test('select decides the type of data, also on a spread queryOptions() object', () => {
    expectTypeOf<Result<'selected'>['data']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Result<'reused'>['data']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Result<'reused'>['error']>().toEqualTypeOf<ProviderError | null>();
  });
  test('with initialData data is always there; with one that may be undefined it may be', () => {
    expectTypeOf<Result<'initial'>['data']>().toEqualTypeOf<Models>();
    expectTypeOf<Result<'maybeInitial'>['data']>().toEqualTypeOf<Models | undefined>();
  });
  test('skipToken may stand in for the queryFn', () => {
    expectTypeOf<Result<'skipped'>['data']>().toEqualTypeOf<Models | undefined>();
  });
});

describe('the other hooks of TanStack Query', () => {
  test('useSuspenseQuery takes it, and data is always there', () => {
    expectTypeOf<Result<'suspended'>['data']>().toEqualTypeOf<Models>();
    expectTypeOf<Result<'suspended'>['error']>().toEqualTypeOf<ProviderError | null>();
  });
  test('useSuspenseQuery refuses what may be skipToken', () => {
    const maybe = providerQuery({ queryKey: ['m'], queryFn: skipToken as typeof skipToken | typeof load });
    expectTypeOf(maybe).not.toExtend<Parameters<typeof useSuspenseQuery<Models, ProviderError>>[0]>();
  });
  test('useQueries keeps each query its own type', () => {
    expectTypeOf<Result<'parallel'>[0]['data']>().toEqualTypeOf<Models | undefined>();
    expectTypeOf<Result<'parallel'>[1]['data']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Result<'parallel'>[1]['error']>().toEqualTypeOf<ProviderError | null>();
  });
  test('useInfiniteQuery infers pages and page parameters', () => {
    expectTypeOf<Result<'pages'>['data']>().toEqualTypeOf<InfiniteData<{ page: number; next: number }, unknown> | undefined>();
    expectTypeOf<Result<'reusedPages'>['data']>().toEqualTypeOf<InfiniteData<Models, unknown> | undefined>();
    expectTypeOf<Result<'pages'>['error']>().toEqualTypeOf<ProviderError | null>();
  });
});

describe('the query key', () => {
  test('knows what the cache holds under it, and which error', () => {
    const client = new QueryClient();
    const tagged = providerQuery(models);
    expectTypeOf(client.getQueryData(tagged.queryKey)).toEqualTypeOf<Models | undefined>();
    expectTypeOf<ReturnType<typeof client.fetchQuery<Models, ProviderError, Models, typeof tagged.queryKey>>>().toEqualTypeOf<
      Promise<Models>
    >();
    const fresh = providerQuery({ queryKey: ['m'], queryFn: load });
    expectTypeOf<(typeof fresh.queryKey)[typeof dataTagErrorSymbol]>().toEqualTypeOf<ProviderError>();
    expectTypeOf(client.getQueryState(fresh.queryKey)?.error).toEqualTypeOf<ProviderError | null | undefined>();
    expect(tagged.queryKey).toBe(models.queryKey);
  });
  test('knows the pages of an infinite query', () => {
    const client = new QueryClient();
    const { queryKey } = providerQuery({ queryKey: ['p'], queryFn: load, initialPageParam: 0, getNextPageParam: () => undefined });
    expectTypeOf(client.getQueryData(queryKey)).toEqualTypeOf<InfiniteData<Models> | undefined>();
  });
});

describe('our own hooks', () => {
  test('useProviderQuery infers as useQuery does', () => {
    expectTypeOf<Result<'own'>['data']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Result<'own'>['error']>().toEqualTypeOf<ProviderError | null>();
    expectTypeOf<Result<'ownInitial'>['data']>().toEqualTypeOf<Models>();
    expectTypeOf<Result<'ownSkipped'>['data']>().toEqualTypeOf<Models | undefined>();
    expectTypeOf<Result<'ownReused'>['data']>().toEqualTypeOf<Models | undefined>();
    expectTypeOf<Result<'ownWrapped'>['data']>().toEqualTypeOf<Models | undefined>();
    expectTypeOf<Result<'ownWrapped'>['error']>().toEqualTypeOf<ProviderError | null>();
  });
  test('useProviderQuery takes options whose data is not known yet, as useQuery does', () => {
    expectTypeOf<Result<'passedOn'>['data']>().toEqualTypeOf<unknown>();
    expectTypeOf<Result<'passedOnSelected'>['error']>().toEqualTypeOf<ProviderError | null>();
  });
  test('useProviderMutation takes its types in the order of useMutation; the error is ours all the same', () => {
    expectTypeOf<Result<'mutationWritten'>['data']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Result<'mutationWritten'>['error']>().toEqualTypeOf<ProviderError | null>();
    expectTypeOf<Parameters<Result<'mutationWritten'>['mutate']>[0]>().toEqualTypeOf<string>();
    expectTypeOf<Result<'mutationWritten'>['context']>().toEqualTypeOf<{ before: number } | undefined>();
  });
  test('useProviderMutation infers variables, data and the result of onMutate', () => {
    expectTypeOf<Result<'mutation'>['data']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Result<'mutation'>['error']>().toEqualTypeOf<ProviderError | null>();
    expectTypeOf<Parameters<Result<'mutation'>['mutate']>[0]>().toEqualTypeOf<string>();
    expectTypeOf<Result<'mutationContext'>['context']>().toEqualTypeOf<{ before: number } | undefined>();
    expectTypeOf<Result<'noVariables'>['mutate']>().toBeCallableWith();
  });
});

test('the options of TanStack Query are all there, and nothing else is', () => {
  // @ts-expect-error: no such option
  providerQuery({ queryKey: ['m'], queryFn: load, retries: 3 });
  // @ts-expect-error: a provider is its name
  providerQuery({ queryKey: ['m'], queryFn: load, provider: 1 });
});
