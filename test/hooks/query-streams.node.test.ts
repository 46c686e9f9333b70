import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { providerQuery } from '../../src/hooks/provider-query.js';
import { delta, done, eventStream, rawServer } from '../requests/chat-support.ts';
import type { RawServer } from '../requests/chat-support.ts';

let client = new QueryClient();
let server: RawServer;
/** Readers of a body that have begun, and have not ended. */
let reading = 0;

beforeEach(async () => {
  client = new QueryClient();
  reading = 0;
  // The first answer never ends; the ones after it do.
  server = await rawServer((response) => {
    response.writeHead(200, eventStream).write(delta('word '));
    if (server.asked.length > 1) response.end(delta(`${server.asked.length}`, 'stop') + done);
  });
});
afterEach(async () => {
  client.clear();
  await server.close();
});

const options = (gcTime: number, queryKey = ['stream']) =>
  providerQuery({
    provider: 'kimi',
    queryKey,
    gcTime,
    retry: false,
    initialData: 'old',
    queryFn: async ({ signal }) => {
      const response = await fetch(server.url, { method: 'POST', body: '{}', signal });
      reading += 1;
      try {
        return await response.text();
      } finally {
        reading -= 1;
      }
    },
  });
const inStream = () => vi.waitFor(() => expect(reading).toBe(1));
const nobodyReads = () => vi.waitFor(() => expect([reading, server.left()]).toEqual([0, 1]), { timeout: 5_000 });

test('R12 a cache that is cleared in the middle of a stream leaves no reader behind, and no error', async () => {
  const observer = new QueryObserver(client, options(60_000));
  const seen: unknown[] = [];
  observer.subscribe(({ error }) => void seen.push(error));
  await inStream();
  client.clear();
  await nobodyReads();
  expect(seen.filter(Boolean)).toEqual([]);
});

test('R12 a query nobody looks at any more is left, then forgotten', async () => {
  const stop = new QueryObserver(client, options(10)).subscribe(() => undefined);
  await inStream();
  stop();
  await nobodyReads();
  await vi.waitFor(() => expect(client.getQueryCache().getAll()).toEqual([]));
});

test('R12 asked anew in the middle of a stream it leaves the old one, whose words are not heard', async () => {
  const observer = new QueryObserver(client, options(60_000));
  observer.subscribe(() => undefined);
  await inStream();
  await observer.refetch();
  await nobodyReads();
  expect(server.asked).toHaveLength(2);
  expect(observer.getCurrentResult()).toMatchObject({ status: 'success', error: null, fetchStatus: 'idle' });
  expect(observer.getCurrentResult().data).toContain('"2"');
});

test('R10 another key in the middle of a stream leaves the old one, whose late words are not heard', async () => {
  const observer = new QueryObserver(client, options(60_000, ['stream', 'kimi']));
  observer.subscribe(() => undefined);
  await inStream();
  observer.setOptions(options(60_000, ['stream', 'minimax']));
  await nobodyReads();
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toContain('"2"'));
  expect(client.getQueryState(['stream', 'kimi'])).toMatchObject({ data: 'old', error: null });
});
