import { dehydrate, hydrate, HydrationBoundary, QueryClient, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { DehydratedState, DehydrateOptions } from '@tanstack/react-query';
import { act, configure, render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { providerQuery, ProviderErrorBoundary, RetryButton, TryAgainProvider, useProviderQuery } from 'tryagain';
import { isProviderError, ProviderError } from 'tryagain/errors';
import { cooldownsOf } from '../../src/hooks/cooldowns-of.js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

configure({ reactStrictMode: true });
beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const pass = (ms = 100) => act(() => vi.advanceTimersByTimeAsync(ms));
const limited = () =>
  new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait: { until: Date.now() + 20_000, source: 'header', exact: true } });
const models = { provider: 'kimi', endpoint: 'models', queryKey: ['models'] } as const;
const onServer = (queryFn: () => Promise<string>) => providerQuery({ ...models, queryFn, retry: false });

/** What a page brings of a server's failed query, as JSON. */
async function failedOnServer(thrown: Error = limited()): Promise<DehydratedState> {
  const server = new QueryClient();
  await server.prefetchQuery(onServer(() => Promise.reject(thrown)));
  return JSON.parse(
    JSON.stringify(dehydrate(server, { shouldDehydrateQuery: ({ state }) => isProviderError(state.error) })),
  ) as DehydratedState;
}

const asked = vi.fn(() => Promise.resolve('Answer'));
beforeEach(() => void asked.mockClear());

function Models(options: { retryOnMount?: boolean }) {
  const { data, error, refetch } = useProviderQuery({ ...models, queryFn: asked, ...options });
  return (
    <>
      <p data-testid="shown">{error ? `${error.name} ${error.kind} ${error.provider} ${error.detail}` : data}</p>
      <RetryButton error={error} onRetry={refetch} data-testid="own" />
    </>
  );
}

/** Another button of the same limit, which knows only what the app's cooldowns know. */
function Other() {
  const { error } = useQuery(providerQuery({ ...models, queryKey: ['other'], queryFn: asked, staleTime: Infinity }));
  return <p data-testid="other">{error?.retryAt}</p>;
}

const open = (state: DehydratedState, children = <Models />, client = new QueryClient()) =>
  render(
    <TryAgainProvider client={client}>
      <HydrationBoundary state={state}>{children}</HydrationBoundary>
    </TryAgainProvider>,
  );

test('R16 what failed on the server is not asked for before its time, which counts from when it failed', async () => {
  const state = await failedOnServer();
  await pass(5_000);
  open(
    state,
    <>
      <Models />
      <Other />
    </>,
  );
  await pass();
  expect(screen.getByTestId('shown')).toHaveTextContent('ProviderError rate-limited kimi');
  expect(screen.getByTestId('own')).toHaveTextContent('0:15');
  expect(screen.getByTestId('other')).toHaveTextContent(String(Date.parse('2026-11-22T12:00:20Z')));
  expect(asked).not.toHaveBeenCalled();
  await pass(15_000);
  await act(async () => screen.getByTestId('own').click());
  await pass(2_000);
  expect(screen.getByTestId('shown')).toHaveTextContent('Answer');
});

test('R16 what failed on the server long ago is asked for at once', async () => {
  const state = await failedOnServer();
  await pass(20_000);
  open(state);
  await pass();
  expect(screen.getByTestId('shown')).toHaveTextContent('Answer');
  expect(asked).toHaveBeenCalledTimes(1);
});

test('R16 a failure of the server that is not asked for again is a ProviderError all the same', async () => {
  const state = await failedOnServer(new ProviderError({ kind: 'network' }));
  open(state, <Models retryOnMount={false} />);
  await pass();
  // It was not the reader's own line that broke.
  expect(screen.getByTestId('shown')).toHaveTextContent('ProviderError network null from-server');
  expect(asked).not.toHaveBeenCalled();
});

test('R16 a failure of the server is thrown to the boundary with what is left of its wait', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const caught = vi.fn<(error: unknown) => void>();
  const state = await failedOnServer();
  await pass(500);
  open(
    state,
    <ProviderErrorBoundary onError={caught} fallback="It failed.">
      <Models />
    </ProviderErrorBoundary>,
  );
  await pass();
  expect(screen.getByText('It failed.')).toBeVisible();
  expect(caught.mock.calls).toEqual([[expect.objectContaining({ retryAt: Date.parse('2026-11-22T12:00:20Z') }), expect.anything()]]);
});

test('R16 what failed on the server holds its wait for TanStack Query’s own hook too', async () => {
  const state = await failedOnServer();
  await pass(5_000);
  function Plain() {
    const { data, error } = useQuery(providerQuery({ ...models, queryFn: asked }));
    return <p data-testid="plain">{error ? `${error.name} ${error.kind} ${error.retryAt}` : data}</p>;
  }
  open(state, <Plain />);
  await pass();
  expect(screen.getByTestId('plain')).toHaveTextContent(`ProviderError rate-limited ${Date.parse('2026-11-22T12:00:20Z')}`);
  expect(asked).not.toHaveBeenCalled();
});

test('R16 what failed on the server reaches the boundary of a suspended query with what is left of its wait', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const state = await failedOnServer();
  await pass(5_000);
  function Suspended() {
    return <p data-testid="plain">{useSuspenseQuery(providerQuery({ ...models, queryFn: asked })).data}</p>;
  }
  open(
    state,
    <ProviderErrorBoundary fallbackRender={({ error, resetErrorBoundary }) => <RetryButton error={error} onRetry={resetErrorBoundary} />}>
      <Suspended />
    </ProviderErrorBoundary>,
  );
  await pass();
  expect(screen.getByRole('button')).toHaveTextContent('0:15');
  await pass(15_000);
  await act(async () => screen.getByRole('button').click());
  await pass(2_000);
  expect(screen.getByTestId('plain')).toHaveTextContent('Answer');
  expect(asked).toHaveBeenCalledTimes(1);
});

test('R16 what came with the page holds for who asks without a component', async () => {
  const client = new QueryClient();
  hydrate(client, await failedOnServer());
  await pass(5_000);
  open({ queries: [], mutations: [] }, <p>loading</p>, client);
  const asking = client.fetchQuery(providerQuery({ ...models, queryFn: asked }));
  await expect(asking).rejects.toMatchObject({ kind: 'rate-limited', retryAt: Date.parse('2026-11-22T12:00:20Z') });
  expect(asked).not.toHaveBeenCalled();
});

test('a document that an app’s own function throws stays what the app threw', async () => {
  const thrown = limited().toJSON();
  const client = new QueryClient();
  function Own() {
    const { status } = useQuery({ queryKey: ['own'], queryFn: () => Promise.reject(thrown as unknown as Error), retry: false });
    return <p data-testid="plain">{status}</p>;
  }
  open({ queries: [], mutations: [] }, <Own />, client);
  await pass();
  expect(screen.getByTestId('plain')).toHaveTextContent('error');
  expect(client.getQueryState(['own'])?.error).toBe(thrown);
});

test('R16 inside a boundary a server’s page goes out though a query of it failed', async () => {
  const server = new QueryClient();
  await server.prefetchQuery(onServer(() => Promise.reject(limited())));
  vi.stubGlobal('window', undefined);
  const html = renderToString(
    <TryAgainProvider client={server}>
      <ProviderErrorBoundary>
        <Models />
      </ProviderErrorBoundary>
    </TryAgainProvider>,
  );
  expect(html).toContain('data-testid="shown"');
});

/** A query that is still under way when the page goes out, and fails then. */
async function openStreamed(options: DehydrateOptions, retry: boolean): Promise<void> {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const server = new QueryClient();
  void server.prefetchQuery(onServer(() => new Promise((_, reject) => setTimeout(() => reject(limited()), 1_000))));
  const client = new QueryClient({ defaultOptions: { queries: { retry } } });
  open(dehydrate(server, { shouldDehydrateQuery: () => true, ...options }), <Models />, client);
  await pass(1_100);
}

test('what fails while the page is streamed is unknown where TanStack Query redacts it, and may be tried again', async () => {
  await openStreamed({}, false);
  expect(screen.getByTestId('shown')).toHaveTextContent('ProviderError unknown kimi');
  await act(async () => screen.getByTestId('own').click());
  await pass();
  expect(screen.getByTestId('shown')).toHaveTextContent('Answer');
});

test('what fails while the page is streamed keeps its kind and its wait where nobody redacts it', async () => {
  await openStreamed({ shouldRedactErrors: (error) => !isProviderError(error) }, false);
  expect(screen.getByTestId('shown')).toHaveTextContent('ProviderError rate-limited kimi');
  expect(screen.getByTestId('own')).toHaveTextContent('0:20');
});

test('what fails while the page is streamed is not asked for before its time, whatever the client repeats', async () => {
  await openStreamed({ shouldRedactErrors: (error) => !isProviderError(error) }, true);
  await pass(18_000);
  expect(asked).not.toHaveBeenCalled();
});

test('a query of the app’s own keeps its error, though the same function is asked with a provider elsewhere', async () => {
  const own = Object.assign(new Error('mine'), { status: 429, headers: { 'retry-after': '600' } });
  const fails = () => Promise.reject<string>(own);
  function Plain() {
    useQuery({ queryKey: ['plain'], queryFn: fails, retry: false });
    return null;
  }
  function Ours() {
    useProviderQuery({ ...models, queryFn: fails, enabled: false });
    return null;
  }
  const client = new QueryClient();
  render(
    <TryAgainProvider client={client}>
      <Plain />
      <Ours />
    </TryAgainProvider>,
  );
  await pass();
  expect(client.getQueryState(['plain'])?.error).toBe(own);
  expect(cooldownsOf(client).list()).toEqual([]);
});

test('a query without a function fails into its boundary', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  function Nobody() {
    useProviderQuery<string>({ provider: 'kimi', queryKey: ['nobody'], retry: false });
    return <p>inside</p>;
  }
  render(
    <TryAgainProvider client={new QueryClient()}>
      <ProviderErrorBoundary fallback="It failed.">
        <Nobody />
      </ProviderErrorBoundary>
    </TryAgainProvider>,
  );
  await pass(500);
  expect(document.body).toHaveTextContent('It failed.');
});
