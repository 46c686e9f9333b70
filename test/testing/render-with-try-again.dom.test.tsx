import { QueryClient } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { ErrorMessage, useFileUpload, useProviderQuery } from 'tryagain';
import { defineProvider, kimi, openaiCompatible } from 'tryagain/providers';
import { renderWithTryAgain } from 'tryagain/testing/react';
import { afterAll, expect, it, onTestFinished, vi } from 'vitest';

const pageFetch = globalThis.fetch;
afterAll(() => expect(globalThis.fetch).toBe(pageFetch));

function Models() {
  const { data, error, refetch } = useProviderQuery({
    queryKey: ['models'],
    queryFn: ({ signal }): Promise<{ data: { id: string }[] }> => fetch('/api/ai/minimax/models', { signal }).then((r) => r.json()),
  });
  if (error) return <ErrorMessage error={error} onRetry={() => refetch()} />;
  return <p>{data ? `${data.data.length} models` : 'Loading'}</p>;
}

it('an app is tested with one line: the failure, then the top-up, then the click that works', async () => {
  const { simulator } = renderWithTryAgain(<Models />, { scenario: 'minimax/1008', viewer: 'owner' });
  const button = await screen.findByRole('button');
  expect(simulator.requests).toHaveLength(1);
  simulator.use('none');
  await userEvent.click(button);
  await waitFor(() => expect(screen.getByText(/\d+ models/)).toBeInTheDocument());
  expect(simulator.requests).toHaveLength(2);
});

it('what an app would repeat silently shows at once, and is repeated with a client of one’s own', async () => {
  const { simulator, unmount } = renderWithTryAgain(<Models />, { scenario: 'minimax/1000' });
  await screen.findByRole('alert');
  expect(simulator.requests).toHaveLength(1);
  unmount();
  const own = renderWithTryAgain(<Models />, { scenario: 'minimax/1000', client: new QueryClient() });
  await waitFor(() => expect(own.simulator.requests.length).toBeGreaterThan(1), { timeout: 5_000 });
});

const deepseek = defineProvider({
  ...openaiCompatible,
  name: 'deepseek',
  label: 'DeepSeek',
  hosts: [{ baseURL: 'https://api.deepseek.com', links: {} }],
});

function Named({ provider }: { provider: string }) {
  const { error } = useProviderQuery({
    provider,
    queryKey: [provider],
    queryFn: () => fetch(`/api/ai/${provider}/models`).then((response) => response.json()),
  });
  return <ErrorMessage error={error} />;
}

it('a provider nobody plays is asked by the page’s own fetch, where the test names it', async () => {
  const own = vi.fn(() => Promise.resolve(Response.json({ error: { message: 'Insufficient Balance' } }, { status: 402 })));
  globalThis.fetch = own;
  onTestFinished(() => void (globalThis.fetch = pageFetch));
  const { simulator, unmount } = renderWithTryAgain(<Named provider="deepseek" />, { providers: [deepseek], viewer: 'owner' });
  await screen.findByText(/balance with DeepSeek is used up/);
  expect([own.mock.calls.length, simulator.requests.length]).toEqual([1, 0]);
  unmount();
  for (const [provider, more] of [
    ['deepseek', {}],
    ['kimi', { providers: [kimi], scenario: 'kimi/account-suspended' }],
  ] as const) {
    const { unmount: leave } = renderWithTryAgain(<Named provider={provider} />, more);
    await screen.findByRole('alert');
    leave();
  }
  expect(own).toHaveBeenCalledOnce();
});

function Upload() {
  const { upload, status, text, error, field, file, retry } = useFileUpload();
  return (
    <>
      <button onClick={() => void upload(new File(['Some text of a file.'], 'notes.txt', { type: 'text/plain' }))}>Upload</button>
      <p>{status === 'done' ? `${file?.filename}: ${text}` : status}</p>
      {error && <p>at fault: {field}</p>}
      <ErrorMessage error={error} onRetry={() => retry()} />
    </>
  );
}

it('uploads are answered in the page, too', async () => {
  const { simulator } = renderWithTryAgain(<Upload />, { scenario: 'kimi/too-many-files' });
  await userEvent.click(screen.getByRole('button', { name: 'Upload' }));
  expect(await screen.findByText('at fault: count')).toBeInTheDocument();
  simulator.use('none');
  await userEvent.click(screen.getByRole('button', { name: 'Upload' }));
  expect(await screen.findByText(/^notes\.txt: .*Some text of a file\./)).toBeInTheDocument();
});

it('where a mock of the network has made `fetch` and XMLHttpRequest read-only, as MSW does, the app is answered all the same', async () => {
  const [mockedFetch, MockedRequest] = [vi.fn(pageFetch), class extends XMLHttpRequest {}];
  const before = [Object.getOwnPropertyDescriptor(globalThis, 'fetch'), Object.getOwnPropertyDescriptor(globalThis, 'XMLHttpRequest')];
  Object.defineProperty(globalThis, 'fetch', { value: mockedFetch, configurable: true, writable: false });
  Object.defineProperty(globalThis, 'XMLHttpRequest', { value: MockedRequest, configurable: true, writable: false });
  onTestFinished(() => {
    for (const [at, name] of ['fetch', 'XMLHttpRequest'].entries()) Object.defineProperty(globalThis, name, before[at] ?? {});
  });
  const { unmount } = renderWithTryAgain(<Models />, { scenario: 'minimax/1008' });
  await screen.findByRole('alert');
  expect(mockedFetch).not.toHaveBeenCalled();
  unmount();
  expect(globalThis.fetch).toBe(mockedFetch);
  expect(globalThis.XMLHttpRequest).toBe(MockedRequest);
});
