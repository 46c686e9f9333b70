import { InfiniteQueryObserver, QueryClient, QueryObserver, skipToken } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { originalOf } from '../../src/errors/original-of.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { retryDelay } from '../../src/errors/retry-policy.js';
import { providerQuery, readWith } from '../../src/hooks/provider-query.js';
import { retrySilently } from '../../src/hooks/retry-silently.js';
import { readerWith } from '../../src/requests/reader.js';
import { kimi } from '../../src/providers/kimi.js';

let client = new QueryClient();
beforeEach(() => {
  // As a browser: on a server nothing is repeated.
  vi.stubGlobal('window', globalThis);
  vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') });
  client = new QueryClient();
});
afterEach(() => {
  client.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const json = (body: unknown, init?: { status: number }) => Response.json(body, init);
const rpm = {
  error: {
    message: 'Your account org-0123456789abcdef<ak-abcdef> request reached organization max RPM: 3, please try again after 1 seconds',
    type: 'rate_limit_reached_error',
  },
};
const run = async (queryFn: () => unknown, more: object = {}) => {
  const failure: unknown = await client.fetchQuery(providerQuery({ queryKey: ['q'], queryFn, retry: false, ...more })).then(
    () => null,
    (error: unknown) => error,
  );
  return failure as ProviderError | null;
};

describe('what the queryFn throws', () => {
  test('becomes a ProviderError, whatever it was', async () => {
    for (const thrown of [new TypeError('Failed to fetch'), 'nonsense', undefined, null, { status: 503 }, new SyntaxError('<html>')]) {
      expect(await run(() => Promise.reject(thrown))).toBeInstanceOf(ProviderError);
      client.clear();
    }
  });

  test('is read to the end when it is an unread Response', async () => {
    const failure = await run(() => Promise.reject(json(rpm, { status: 429 })));
    expect(failure).toMatchObject({ kind: 'rate-limited', provider: 'kimi', status: 429, limit: { metric: 'rpm', max: 3 } });
  });

  test('keeps its identity when it is a ProviderError, and its original for developers when it is not', async () => {
    const ours = new ProviderError({ kind: 'overloaded' });
    expect(await run(() => Promise.reject(ours))).toBe(ours);
    client.clear();
    const thrown = new TypeError('Failed to fetch');
    expect(originalOf(await run(() => Promise.reject(thrown)))).toBe(thrown);
  });

  test('may be thrown before there is a promise', async () => {
    const failure = await run(() => {
      throw new Error('before');
    });
    expect(failure).toBeInstanceOf(ProviderError);
  });

  test('is attributed to the provider that was named', async () => {
    expect(await run(() => Promise.reject(json({}, { status: 500 })), { provider: 'minimax' })).toMatchObject({
      kind: 'server-error',
      provider: 'minimax',
    });
  });
});

describe('a result that is a failure', () => {
  const failing: Record<string, [() => unknown, string]> = {
    'a Response that is not ok': [() => json(rpm, { status: 429 }), 'rate-limited'],
    'a Response whose 200 hides base_resp 1008': [
      () => json({ base_resp: { status_code: 1008, status_msg: 'insufficient balance' } }),
      'insufficient-balance',
    ],
    'a parsed body with base_resp 1002': [
      () => ({ data: null, base_resp: { status_code: 1002, status_msg: 'rate limit' } }),
      'rate-limited',
    ],
    'a bare error envelope': [() => rpm, 'rate-limited'],
    'an Anthropic-compatible envelope': [
      () => ({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' }, request_id: 'req_0123456789' }),
      'overloaded',
    ],
    'a problem document of ours': [() => new ProviderError({ kind: 'content-filtered' }).toJSON(), 'content-filtered'],
    // As a server action hands it back, where what is thrown never arrives.
    'a bare error that is such a document': [() => ({ error: new ProviderError({ kind: 'overloaded' }).toJSON() }), 'overloaded'],
  };
  for (const [what, [result, kind]] of Object.entries(failing)) {
    test(`${what} becomes an error`, async () => {
      expect(await run(result)).toMatchObject({ name: 'ProviderError', kind });
    });
  }
});

describe('every other result is passed on untouched', () => {
  class Thing {
    error = { message: 'mine', type: 'mine' };
  }
  const fine: Record<string, unknown> = {
    'an answer': { choices: [{ message: { content: 'Hello' } }] },
    'an answer with base_resp 0': { data: { audio: '00' }, base_resp: { status_code: 0, status_msg: 'success' } },
    'data with an error of its own beside it': { rows: [1], error: { message: 'one row was skipped', type: 'warning' } },
    'data with a document of ours beside it': { rows: [1], error: new ProviderError({ kind: 'overloaded' }).toJSON() },
    'an error that is null': { data: [], error: null },
    'a status of one’s own': { status_code: 200, status_msg: 'OK' },
    'an entry of a log': { type: 'error', message: 'Build failed', line: 3 },
    'a message about tasks': { event: 'task_failed', jobs: [1] },
    'a list of errors': { type: 'error', error: null, items: [] },
    'an error that is a string': { error: 'name is taken' },
    'an instance of somebody’s class': new Thing(),
    'an array of failures': [rpm],
    'a string': 'error',
    null: null,
    zero: 0,
  };
  for (const [what, result] of Object.entries(fine)) {
    test(`${what}`, async () => {
      const { queryFn } = providerQuery({ queryKey: ['q'], queryFn: () => result });
      expect(await queryFn?.({ client, queryKey: ['q'], signal: new AbortController().signal, meta: undefined })).toBe(result);
    });
  }

  test('a Response that is no failure, whose body stays readable', async () => {
    const response = json({ data: [] });
    const { queryFn } = providerQuery({ queryKey: ['q'], queryFn: () => response });
    const result = await queryFn?.({ client, queryKey: ['q'], signal: new AbortController().signal, meta: undefined });
    expect(result).toBe(response);
    expect(await response.json()).toEqual({ data: [] });
  });
});

describe('the options that come out', () => {
  const queryFn = () => 1;

  test('have our policy, and no provider', () => {
    const options = providerQuery({ provider: 'kimi', queryKey: ['q'], queryFn, staleTime: 5 });
    expect(options).toMatchObject({ queryKey: ['q'], staleTime: 5, retry: retrySilently, retryDelay });
    expect(options).not.toHaveProperty('provider');
    expect(options).not.toHaveProperty('networkMode');
  });

  test('on a server repeat nothing: somebody waits for the page', () => {
    vi.unstubAllGlobals();
    expect(providerQuery({ queryKey: ['q'], queryFn }).retry).toBe(false);
  });

  test('have the caller’s policy where there is one, also false and 0', () => {
    expect(providerQuery({ queryKey: ['q'], queryFn, retry: false, retryDelay: 0 })).toMatchObject({ retry: false, retryDelay: 0 });
  });

  test('leave skipToken and a missing queryFn alone', () => {
    expect(providerQuery({ queryKey: ['q'], queryFn: skipToken }).queryFn).toBe(skipToken);
    expect(providerQuery({ queryKey: ['q'] })).not.toHaveProperty('queryFn');
  });

  test('do not change the options that went in', () => {
    const given = Object.freeze({ queryKey: ['q'], queryFn, provider: 'kimi' });
    providerQuery(given);
    expect(given).toEqual({ queryKey: ['q'], queryFn, provider: 'kimi' });
  });

  test('have the same queryFn for the same function, and are not wrapped twice', () => {
    const once = providerQuery({ queryKey: ['q'], queryFn });
    expect(providerQuery({ queryKey: ['q'], queryFn }).queryFn).toBe(once.queryFn);
    expect(providerQuery(once).queryFn).toBe(once.queryFn);
    expect(once.queryFn).not.toBe(queryFn);
  });

  test('remember the provider when they are wrapped again, and give it to another reader', async () => {
    const acme = readerWith([{ ...kimi, name: 'acme', rows: [{ id: 'full', codes: ['acme_full'], kind: 'overloaded' }] }]);
    const once = providerQuery({
      provider: 'acme',
      queryKey: ['q'],
      queryFn: () => ({ error: { code: 'acme_full', message: 'Full' } }),
      retry: false,
    });
    expect(providerQuery(once).queryFn).toBe(once.queryFn);
    const again = readWith(acme, once);
    await expect(client.fetchQuery(again)).rejects.toMatchObject({ kind: 'overloaded', provider: 'acme' });
  });

  test('do not mix up two providers that share one function', async () => {
    const shared = () => Promise.reject(json({}, { status: 500 }));
    const [a, b] = ['kimi', 'minimax'].map((provider) => providerQuery({ provider, queryKey: [provider], queryFn: shared, retry: false }));
    await expect(client.fetchQuery(a ?? never())).rejects.toMatchObject({ provider: 'kimi' });
    await expect(client.fetchQuery(b ?? never())).rejects.toMatchObject({ provider: 'minimax' });
    await expect(client.fetchQuery(providerQuery({ queryKey: ['n'], queryFn: shared, retry: false }))).rejects.toMatchObject({
      provider: null,
    });
  });
});

function never(): never {
  throw new Error('unreachable');
}

describe('silence', () => {
  const failWith = (wait: number | null, kind: 'rate-limited' | 'insufficient-balance' = 'rate-limited') =>
    vi.fn(() =>
      Promise.reject(new ProviderError({ kind, wait: wait === null ? null : { until: Date.now() + wait, source: 'header', exact: true } })),
    );
  const observe = (queryFn: () => Promise<unknown>) => {
    const observer = new QueryObserver(client, providerQuery({ queryKey: ['q'], queryFn }));
    return { observer, stop: observer.subscribe(() => undefined) };
  };

  test('a wait of 3 s is waited out silently, and never cut short', async () => {
    const queryFn = failWith(3_000);
    const { observer } = observe(queryFn);
    await vi.advanceTimersByTimeAsync(2_999);
    expect(queryFn).toHaveBeenCalledTimes(1);
    expect(observer.getCurrentResult()).toMatchObject({ status: 'pending', error: null });
    await vi.advanceTimersByTimeAsync(2_001);
    expect(queryFn).toHaveBeenCalledTimes(2);
  });

  test('a wait of more than 5 s is an error at once', async () => {
    const queryFn = failWith(5_500);
    const { observer } = observe(queryFn);
    await vi.advanceTimersByTimeAsync(0);
    expect(observer.getCurrentResult()).toMatchObject({ status: 'error', error: { kind: 'rate-limited' } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(queryFn).toHaveBeenCalledTimes(1);
  });

  test('what can never work is never repeated', async () => {
    const queryFn = failWith(null, 'insufficient-balance');
    const { observer } = observe(queryFn);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(queryFn).toHaveBeenCalledTimes(1);
    expect(observer.getCurrentResult().status).toBe('error');
  });

  test('M5 repeating ends, and never becomes a storm', async () => {
    const queryFn = failWith(null);
    const { observer } = observe(queryFn);
    await vi.advanceTimersByTimeAsync(100);
    expect(queryFn).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(queryFn).toHaveBeenCalledTimes(3);
    expect(observer.getCurrentResult().status).toBe('error');
  });
});

describe('aborts', () => {
  const pending = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });

  test('R2 a query that reads its signal is aborted when nobody looks any more, and has no error', async () => {
    let seen: AbortSignal | undefined;
    const observer = new QueryObserver(client, providerQuery({ queryKey: ['q'], queryFn: ({ signal }) => pending((seen = signal)) }));
    const stop = observer.subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(0);
    stop();
    await vi.advanceTimersByTimeAsync(0);
    expect(seen?.aborted).toBe(true);
    expect(client.getQueryState(['q'])).toMatchObject({ status: 'pending', fetchStatus: 'idle', error: null });
  });

  test.each(['fail', 'hold'] as const)(
    'a query that does not read its signal goes on and fills the cache, as TanStack Query promises, also where it would %s',
    async (cooldown) => {
      const queryFn = () => new Promise<string>((resolve) => setTimeout(() => resolve('late'), 1_000));
      const options = providerQuery({ provider: 'kimi', cooldown, queryKey: ['q'], queryFn });
      const stop = new QueryObserver(client, options).subscribe(() => undefined);
      await vi.advanceTimersByTimeAsync(0);
      stop();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(client.getQueryData(['q'])).toBe('late');
    },
  );

  test('cancelQueries leaves the state as it was, also with data', async () => {
    client.setQueryData(['q'], 'old');
    const observer = new QueryObserver(
      client,
      providerQuery({ queryKey: ['q'], queryFn: ({ signal }): Promise<string> => pending(signal) }),
    );
    observer.subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(0);
    await client.cancelQueries();
    await vi.advanceTimersByTimeAsync(0);
    expect(observer.getCurrentResult()).toMatchObject({ status: 'success', fetchStatus: 'idle', data: 'old', error: null });
  });

  test('R5 a cancellation in a silent wait is instant and leaves no timer that asks again', async () => {
    const queryFn = vi.fn(({ signal }: { signal: AbortSignal }) => {
      signal.throwIfAborted();
      return Promise.reject(new ProviderError({ kind: 'overloaded' }));
    });
    const stop = new QueryObserver(client, providerQuery({ queryKey: ['q'], queryFn })).subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(0);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(queryFn).toHaveBeenCalledTimes(1);
  });

  test('an abort of the caller’s own is an error of kind aborted, and is not repeated', async () => {
    const queryFn = vi.fn(() => Promise.reject(new DOMException('This operation was aborted', 'AbortError')));
    await expect(client.fetchQuery(providerQuery({ queryKey: ['q'], queryFn }))).rejects.toMatchObject({ kind: 'aborted' });
    expect(queryFn).toHaveBeenCalledTimes(1);
  });

  test('a cancelled query inside another stays a cancellation', async () => {
    const outer = client.fetchQuery(
      providerQuery({
        queryKey: ['outer'],
        queryFn: () => client.fetchQuery({ queryKey: ['inner'], queryFn: ({ signal }) => pending(signal) }),
        retry: false,
      }),
    );
    const settled = outer.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(0);
    await client.cancelQueries({ queryKey: ['inner'] });
    await vi.advanceTimersByTimeAsync(0);
    expect(await settled).not.toBeInstanceOf(ProviderError);
  });
});

describe('infinite queries', () => {
  test('fail page by page and keep the pages they have', async () => {
    const observer = new InfiniteQueryObserver(
      client,
      providerQuery({
        queryKey: ['pages'],
        queryFn: ({ pageParam }): unknown =>
          pageParam === 0 ? { page: 0 } : { base_resp: { status_code: 1008, status_msg: 'insufficient balance' } },
        initialPageParam: 0,
        getNextPageParam: () => 1,
      }),
    );
    observer.subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(0);
    expect(observer.getCurrentResult().data?.pages).toEqual([{ page: 0 }]);
    await observer.fetchNextPage();
    expect(observer.getCurrentResult()).toMatchObject({
      data: { pages: [{ page: 0 }] },
      isFetchNextPageError: true,
      error: { kind: 'insufficient-balance', provider: 'minimax' },
    });
  });
});
