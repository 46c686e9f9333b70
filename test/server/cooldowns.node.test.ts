import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chat, get, handlerWith, json, kimiRate, ok, post, problemOf, question, speech, stream } from './support.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const limited = () => json(kimiRate, { status: 429, headers: { 'retry-after': '30' } });
const week = () =>
  json(
    { error: { type: 'access_terminated_error', message: "You've reached your weekly (7-day) usage limit. It resets in 3d" } },
    { status: 403 },
  );
const answer = () => json({ choices: [{ message: { content: 'Hello' } }] });

test('while one visitor was told to wait the others are answered 429 at once, with what is left, and nothing is sent', async () => {
  const { handler, sent } = handlerWith(limited);
  expect((await handler(chat())).status).toBe(429);
  await vi.advanceTimersByTimeAsync(10_000);
  const second = await handler(chat());
  expect(second.status).toBe(429);
  expect(second.headers.get('retry-after')).toBe('20');
  expect(await problemOf(second)).toMatchObject({ kind: 'rate-limited', provider: 'kimi', waitMs: 20_000 });
  expect(sent).toHaveLength(1);
});

test('at zero one request finds out, and the others go after it', async () => {
  let calls = 0;
  const { handler, sent } = handlerWith(async () => {
    calls += 1;
    if (calls === 1) return limited();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return answer();
  });
  await handler(chat());
  await vi.advanceTimersByTimeAsync(30_000);
  const all = Promise.all(Array.from({ length: 5 }, () => handler(chat())));
  await vi.advanceTimersByTimeAsync(100);
  expect(sent).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(200_000);
  expect((await all).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(sent).toHaveLength(6);
});

test('a slow answer as the one that finds out keeps the others for ten seconds; a stream only until its first word', async () => {
  let calls = 0;
  const { handler, sent } = handlerWith(async ({ init }) => {
    calls += 1;
    if (calls === 1) return limited();
    if (typeof init.body === 'string' && init.body.includes('"stream":true')) {
      const head = new TextEncoder().encode('data: {"choices":[{"delta":{"content":"Hel"}}]}\n\n');
      const words = new ReadableStream({ start: (controller) => controller.enqueue(head) });
      return new Response(words, { headers: { 'content-type': 'text/event-stream' } });
    }
    await new Promise((resolve) => setTimeout(resolve, 45_000));
    return answer();
  });
  await handler(chat());
  await vi.advanceTimersByTimeAsync(30_000);
  void handler(chat());
  await vi.advanceTimersByTimeAsync(0);
  const streams = Promise.all([handler(chat({ stream: true })), handler(chat({ stream: true }))]);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(sent).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toHaveLength(3);
  // As far apart as the limit asks for, 5 seconds at most.
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toHaveLength(4);
  expect((await streams).map(({ status }) => status)).toEqual([200, 200]);
});

test('another provider, and another model of an overloaded engine, are asked as before', async () => {
  const overloaded = () =>
    json({ error: { type: 'engine_overloaded_error', message: 'busy' } }, { status: 429, headers: { 'retry-after': '30' } });
  const { handler, sent } = handlerWith(({ url }) => (url.includes('moonshot') ? overloaded() : ok()));
  await handler(chat());
  await handler(chat());
  expect(sent).toHaveLength(1);
  await handler(chat({ model: 'kimi-k3' }));
  expect(sent).toHaveLength(2);
  await handler(speech());
  expect(sent).toHaveLength(3);
});

test('a long quota is looked at again after a minute, and says its whole wait until then', async () => {
  const { handler, sent } = handlerWith(week);
  const ask = () => handler(get('/kimi-code/usages'));
  const asked = () => handler(post('/kimi/chat/completions', question));
  await asked();
  expect(await problemOf(await asked())).toMatchObject({ kind: 'quota-exceeded', waitMs: 3 * 86_400_000 });
  expect(sent).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(60_000);
  await asked();
  expect(sent).toHaveLength(2);
  await ask();
  expect(sent).toHaveLength(3);
});

test('after the owner has looked at the account, a used-up plan is tried anew', async () => {
  const balance = () => json({ code: 0, data: { available_balance: 5, voucher_balance: 0, cash_balance: 5 } });
  let limits = week;
  const { handler, sent } = handlerWith(({ url }) => (url.includes('/balance') ? balance() : limits()));
  await handler(chat());
  limits = answer;
  expect((await handler(chat())).status).toBe(429);
  await handler(get('/kimi/users/me/balance'));
  expect((await handler(chat())).status).toBe(200);
  expect(sent).toHaveLength(3);
});

test('a limit that ends a stream holds for the next one', async () => {
  const { handler, sent } = handlerWith(() =>
    stream(`data: {"choices":[{"delta":{"content":"Hel"}}]}\n\ndata: ${JSON.stringify(kimiRate)}\n\n`),
  );
  await (await handler(chat({ stream: true }))).text();
  const next = await handler(chat({ stream: true }));
  expect(next.status).toBe(429);
  expect(sent).toHaveLength(1);
});

test('a visitor who leaves while the probe is on its way says nothing of the provider', async () => {
  let calls = 0;
  const { handler, sent } = handlerWith(({ init }) => {
    calls += 1;
    if (calls === 1) return limited();
    if (calls > 2) return answer();
    return new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)));
  });
  await handler(chat());
  await vi.advanceTimersByTimeAsync(30_000);
  const leaving = new AbortController();
  const left = handler(new Request(chat(), { signal: leaving.signal }));
  await vi.advanceTimersByTimeAsync(10);
  leaving.abort();
  await left;
  expect((await handler(chat())).status).toBe(200);
  expect(sent).toHaveLength(3);
});

test("cooldowns: 'off' sends everything, and another word is refused", async () => {
  const { handler, sent } = handlerWith(limited, { cooldowns: 'off' });
  await handler(chat());
  await handler(chat());
  expect(sent).toHaveLength(2);
  expect(() => handlerWith(limited, { cooldowns: 'never' as 'off' })).toThrow(/cooldowns/);
});
