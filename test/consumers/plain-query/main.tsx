import {
  infiniteQueryOptions,
  QueryClient,
  QueryClientProvider,
  queryOptions,
  useInfiniteQuery,
  useQueries,
  useQuery,
  useSuspenseQuery,
} from '@tanstack/react-query';
import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorMessage, ProviderErrorBoundary, providerQuery } from 'tryagain';
import type { ProviderError } from 'tryagain/errors';
import 'tryagain/styles.css';

const get = <T,>(path: string, signal: AbortSignal): Promise<T> => fetch(`/api/ai/${path}`, { signal }).then((r) => r.json() as Promise<T>);

const models = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => get<{ data: { id: string }[] }>('kimi/models', signal),
});
const voices = queryOptions({
  queryKey: ['voices'],
  queryFn: () =>
    fetch('/api/ai/minimax/get_voice', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"voice_type":"all"}',
    }).then((r) => r.json() as Promise<{ system_voice: { voice_name: string }[] }>),
});
const files = infiniteQueryOptions({
  queryKey: ['files'],
  queryFn: ({ signal }) => get<{ data: { filename: string }[] }>('kimi/files', signal),
  initialPageParam: 0,
  getNextPageParam: () => undefined,
});

const client = new QueryClient();

function SuspendedModels() {
  const { data } = useSuspenseQuery(providerQuery(models));
  return <p data-testid="suspended">{data.data.length} models</p>;
}

function Parallel() {
  const [first, second] = useQueries({ queries: [providerQuery(models), providerQuery(voices)] });
  const error: ProviderError | null = first.error ?? second.error;
  const cached = client.getQueryData(providerQuery(models).queryKey);
  if (error) return <ErrorMessage error={error} onRetry={() => Promise.all([first.refetch(), second.refetch()])} />;
  return (
    <p data-testid="parallel">
      {first.data?.data[0]?.id} {second.data?.system_voice[0]?.voice_name} {cached?.data.length}
    </p>
  );
}

function One() {
  const { data, error } = useQuery(providerQuery({ ...models, select: (answer) => answer.data[0]?.id }));
  return error ? <ErrorMessage error={error} /> : <p data-testid="one">{data?.toUpperCase()}</p>;
}

function Pages() {
  const { data } = useInfiniteQuery(providerQuery(files));
  return <p data-testid="pages">{data?.pages.flatMap((page) => page.data).length} files</p>;
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <QueryClientProvider client={client}>
    <ProviderErrorBoundary>
      <Suspense fallback={<p>Loading</p>}>
        <SuspendedModels />
      </Suspense>
    </ProviderErrorBoundary>
    <Parallel />
    <One />
    <Pages />
  </QueryClientProvider>,
);
