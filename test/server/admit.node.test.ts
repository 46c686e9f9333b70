import { QueryClient } from '@tanstack/react-query';
import { readFailure } from 'tryagain/errors';
import { providerQuery } from 'tryagain';
import { perVisitor } from 'tryagain/server';
import type { Admission, Admit, Visit } from 'tryagain/server';
import { describe, expect, test, vi } from 'vitest';
import { countVisits } from '../../src/server/count-visits.js';
import { chat, get, handlerWith, json, kimiRate, ok, problemOf, simulated, speech, stream } from './support.ts';

const userOf = (request: Request) => ({ user: request.headers.get('x-user') ?? 'anna', account: true });
const asked = (user: string) => chat({}, { 'x-user': user });

describe('S22 how much one visitor may ask', () => {
  test('S22 beyond it is 429 with Retry-After, nothing is sent, and other visitors notice nothing', async () => {
    const { handler, sent } = handlerWith(ok, { authorize: userOf, admit: perVisitor({ perMinute: 2 }) });
    expect((await handler(asked('anna'))).status).toBe(200);
    expect((await handler(asked('anna'))).status).toBe(200);
    const refused = await handler(asked('anna'));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(55);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(await problemOf(refused)).toMatchObject({
      kind: 'rate-limited',
      code: 'visitor-limit',
      provider: null,
      retry: 'soon',
      waitExact: true,
    });
    expect(sent).toHaveLength(2);
    expect((await handler(asked('ben'))).status).toBe(200);
  });

  test('S22 a minute later there is room again, one request at a time', async () => {
    vi.useFakeTimers();
    try {
      const admit = perVisitor({ perMinute: 2 });
      const visit: Visit = { user: 'anna', provider: 'kimi', endpoint: 'chat', model: null };
      await admit(visit);
      vi.advanceTimersByTime(20_000);
      await admit(visit);
      expect(await admit(visit)).toEqual({ admitted: 'no', waitMs: 40_000 });
      vi.advanceTimersByTime(39_999);
      expect(await admit(visit)).toEqual({ admitted: 'no', waitMs: 1 });
      vi.advanceTimersByTime(1);
      expect(await admit(visit)).toMatchObject({ admitted: 'yes' });
      expect(await admit(visit)).toEqual({ admitted: 'no', waitMs: 20_000 });
      vi.advanceTimersByTime(0.4);
      expect(await admit(visit)).toEqual({ admitted: 'no', waitMs: 20_000 });
    } finally {
      vi.useRealTimers();
    }
  });

  test('S22 what is refused for being one too many at the same time is not counted into the minute', async () => {
    const admit = perVisitor({ perMinute: 2, concurrent: 1 });
    const visit: Visit = { user: 'anna', provider: 'kimi', endpoint: 'chat', model: null };
    const first = await admit(visit);
    for (let ask = 0; ask < 3; ask += 1) expect(await admit(visit)).toEqual({ admitted: 'no', waitMs: null });
    if (first.admitted === 'yes') await first.end?.();
    expect(await admit(visit)).toMatchObject({ admitted: 'yes' });
  });

  describe('S22 what is remembered of visitors', () => {
    const minute = 60_000;
    const counted = (limits: { perMinute?: number; concurrent?: number }) => {
      const clock = { now: 5_000 };
      return { clock, ...countVisits({ perMinute: Infinity, concurrent: Infinity, ...limits }, () => clock.now) };
    };
    const end = (admission: Admission) => admission.admitted === 'yes' && void admission.end?.();

    test.each([{ perMinute: 2 }, { concurrent: 2 }])('S22 who has not asked for a minute is forgotten: %j', (limits) => {
      const { ask, size, clock } = counted(limits);
      for (let visitor = 0; visitor < 1_000; visitor += 1) end(ask(`visitor ${visitor}`));
      clock.now += minute - 1;
      end(ask('anna'));
      expect(size()).toBe(1_001);
      clock.now += 1;
      end(ask('anna'));
      expect(size()).toBe(1);
      expect(ask('visitor 7')).toMatchObject({ admitted: 'yes' });
    });

    test('S22 who still has an answer under way is not, nor who asked within the minute', () => {
      const { ask, size, clock } = counted({ perMinute: 2, concurrent: 1 });
      const first = ask('anna');
      clock.now += minute - 1;
      end(ask('ben'));
      clock.now += 1;
      expect(ask('anna')).toEqual({ admitted: 'no', waitMs: null });
      end(ask('ben'));
      expect(ask('ben')).toEqual({ admitted: 'no', waitMs: minute - 1 });
      expect(size()).toBe(2);
      end(first);
      expect(ask('anna')).toMatchObject({ admitted: 'yes' });
    });

    test('S22 an end that its host never tells of frees the place after ten minutes, and one told twice frees no other', () => {
      const { ask, size, clock } = counted({ concurrent: 2 });
      const [first] = [ask('anna'), ask('anna')];
      end(first);
      end(first);
      ask('anna');
      clock.now += 10 * minute - 1;
      expect(ask('anna')).toEqual({ admitted: 'no', waitMs: null });
      clock.now += 1;
      expect(ask('anna')).toMatchObject({ admitted: 'yes' });
      clock.now += 10 * minute;
      ask('ben');
      expect(size()).toBe(1);
    });
  });

  test('S22 a stream counts until its end, and until somebody leaves it', async () => {
    const frames = 'data: {"choices":[{"delta":{"content":"a"}}]}\n\n';
    const { handler } = handlerWith(() => stream(`${frames}${frames}data: [DONE]\n\n`), { admit: perVisitor({ concurrent: 1 }) });
    const ask = () => handler(chat({ stream: true }));
    const first = await ask();
    const second = await ask();
    expect(second.status).toBe(429);
    expect(second.headers.get('retry-after')).toBeNull();
    await first.text();
    const third = await ask();
    expect(third.status).toBe(200);
    await third.body?.cancel();
    expect((await ask()).status).toBe(200);
  });

  test('S22 what fails, is refused or is left before it began does not stay under way', async () => {
    const ends: string[] = [];
    let whileAsked = (): void => undefined;
    const admit: Admit = ({ endpoint }) => {
      whileAsked();
      return { admitted: 'yes', end: () => void ends.push(endpoint) };
    };
    const { handler } = simulated('kimi/engine-overloaded', { admit });
    await handler(chat());
    await handler(chat());
    expect(ends).toEqual(['chat', 'chat']);
    const gone = new AbortController();
    whileAsked = () => gone.abort();
    await handler(new Request(chat(), { signal: gone.signal }));
    await vi.waitFor(() => expect(ends).toHaveLength(3));
  });

  test('S22 what a provider’s own wait stops costs a visitor nothing', async () => {
    const visits: Visit[] = [];
    let running = 0;
    const admit: Admit = (visit) => {
      visits.push(visit);
      running += 1;
      return { admitted: 'yes', end: () => void (running -= 1) };
    };
    const { handler, sent } = simulated('kimi/rpm', { admit });
    for (let ask = 0; ask < 4; ask += 1) expect((await handler(chat())).status).toBe(429);
    expect(sent).toHaveLength(1);
    expect(visits).toHaveLength(1);
    expect(running).toBe(0);
  });

  test('S22 one visitor’s limit stops no other: it is no wait of the provider’s', async () => {
    const { handler } = handlerWith(ok, { authorize: userOf, admit: perVisitor({ perMinute: 1 }) });
    await handler(asked('anna'));
    expect((await handler(asked('anna'))).status).toBe(429);
    expect((await handler(asked('ben'))).status).toBe(200);
  });

  test.each<[string, () => Promise<void> | void]>([
    [
      'throws',
      () => {
        throw new Error('the store is down');
      },
    ],
    ['rejects', () => Promise.reject(new Error('the store is down'))],
  ])('S22 an end that %s harms neither the answer nor the server, and the log is told', async (_, end) => {
    const told: unknown[] = [];
    const uncaught = vi.fn<() => void>();
    process.on('uncaughtException', uncaught);
    process.on('unhandledRejection', uncaught);
    try {
      const { handler } = handlerWith(ok, {
        admit: () => ({ admitted: 'yes', end }),
        onFailure: (_error, original) => void told.push(original),
      });
      expect((await handler(chat())).status).toBe(200);
      await vi.waitFor(() => expect(told).toEqual([new Error('the store is down')]));
      expect(uncaught).not.toHaveBeenCalled();
    } finally {
      process.off('uncaughtException', uncaught);
      process.off('unhandledRejection', uncaught);
    }
  });

  test('S22 a function that never answers is given up with the client or the time, and ends once it does', async () => {
    const ended = vi.fn<() => void>();
    let answer: (admission: Admission) => void = () => undefined;
    const admit: Admit = () => new Promise((resolve) => (answer = resolve));
    const { handler, sent } = handlerWith(ok, { admit, limits: { totalMs: 60 } });
    expect((await handler(chat())).status).toBe(504);
    const silent = handlerWith(ok, { admit: () => new Promise(() => undefined), limits: { headersMs: 60 } });
    expect((await silent.handler(chat())).status).toBe(504);
    answer({ admitted: 'yes', end: ended });
    await vi.waitFor(() => expect(ended).toHaveBeenCalledTimes(1));
    const gone = new AbortController();
    const left = handler(new Request(chat(), { signal: gone.signal }));
    setTimeout(() => gone.abort(), 10);
    expect((await left).status).toBe(499);
    expect(sent).toEqual([]);
  });

  test('S22 a wait no SDK should sit out in silence says so', async () => {
    const { handler } = handlerWith(ok, { admit: () => ({ admitted: 'no', waitMs: 8 * 3_600_000 }) });
    const response = await handler(chat());
    expect(response.headers.get('x-should-retry')).toBe('false');
    expect(await problemOf(response)).toMatchObject({ retry: 'after-reset', fixableBy: 'owner' });
  });

  test('S22 the function is told who asks for what; balance and plan cost nothing and are not counted', async () => {
    const visits: Visit[] = [];
    const admit: Admit = (visit) => {
      visits.push(visit);
      return { admitted: 'yes' };
    };
    const { handler } = handlerWith(ok, { authorize: userOf, admit });
    await handler(asked('anna'));
    await handler(speech());
    await handler(get('/kimi/models'));
    await handler(get('/kimi/users/me/balance'));
    expect(visits).toEqual([
      { user: 'anna', provider: 'kimi', endpoint: 'chat', model: 'kimi-k2.6' },
      { user: 'anna', provider: 'minimax', endpoint: 'speech', model: 'speech-2.8-hd' },
      { user: 'anna', provider: 'kimi', endpoint: 'models', model: null },
    ]);
  });

  describe('S22 an upload is large, and names no model', () => {
    const upload = (body: ReadableStream<Uint8Array>) => {
      const init: RequestInit & { duplex: 'half' } = {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
        body,
        duplex: 'half',
      };
      return new Request('https://app.example/api/ai/kimi/files', init);
    };
    /** Of one byte after the other, without an end. */
    const endless = () => {
      const read = { bytes: 0 };
      const body = new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            await new Promise((resolve) => setTimeout(resolve, 1));
            read.bytes += 1;
            controller.enqueue(new Uint8Array([45]));
          },
        },
        { highWaterMark: 0 },
      );
      return { body, read };
    };

    test('S22 one that may not go is not read', async () => {
      const visits: Visit[] = [];
      const admit: Admit = (visit) => {
        visits.push(visit);
        return { admitted: 'no', waitMs: 1_000 };
      };
      const { handler, sent } = handlerWith(ok, { admit });
      const { body, read } = endless();
      expect((await handler(upload(body))).status).toBe(429);
      expect([read.bytes, sent, visits]).toEqual([0, [], [{ user: 'somebody', provider: 'kimi', endpoint: 'files', model: null }]]);
    });

    test('S22 one that a provider’s own wait stops is not read either, and costs nothing', async () => {
      const admit = vi.fn<Admit>(() => ({ admitted: 'yes' }));
      const { handler } = handlerWith(() => json(kimiRate, { status: 429 }), { admit });
      await handler(chat());
      const { body, read } = endless();
      expect((await handler(upload(body))).status).toBe(429);
      expect(read.bytes).toBe(0);
      expect(admit).toHaveBeenCalledTimes(1);
    });

    test('S22 it counts while it is on its way, and no longer when it breaks off', async () => {
      const { handler } = handlerWith(ok, { admit: perVisitor({ concurrent: 1 }) });
      const gone = new AbortController();
      const { body, read } = endless();
      const first = handler(new Request(upload(body), { signal: gone.signal }));
      await vi.waitFor(() => expect(read.bytes).toBeGreaterThan(0));
      expect((await handler(chat())).status).toBe(429);
      gone.abort();
      await first.catch(() => undefined);
      expect((await handler(chat())).status).toBe(200);
      const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('gone')) });
      expect((await handler(upload(broken))).status).toBe(499);
      expect((await handler(chat())).status).toBe(200);
    });

    test('S22 how long it takes to arrive is no time of the provider’s', async () => {
      const form = new FormData();
      form.set('purpose', 'file-extract');
      const whole = new Response(form);
      const [type, bytes] = [whole.headers.get('content-type') ?? '', new Uint8Array(await whole.arrayBuffer())];
      let sentBytes = 0;
      const slow = new ReadableStream<Uint8Array>({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, 40));
          if (sentBytes >= bytes.length) return controller.close();
          controller.enqueue(bytes.slice(sentBytes, (sentBytes += Math.ceil(bytes.length / 5))));
        },
      });
      const request = new Request(upload(slow), { headers: { 'content-type': type } });
      const { handler } = handlerWith(ok, { admit: perVisitor({ concurrent: 1 }), limits: { totalMs: 100 } });
      expect((await handler(request)).status).toBe(200);
    });
  });

  test.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('the store is down');
      },
    ],
    ['rejects', () => Promise.reject(new Error('the store is down'))],
    ['says nothing', () => undefined],
    ['says true', () => true],
    ['says no without a time', () => ({ admitted: 'no' })],
    ['says a time that is none', () => ({ admitted: 'no', waitMs: Number.NaN })],
  ])('S22 a function that %s lets nothing through', async (_, admit) => {
    const failures: unknown[] = [];
    const { handler, sent } = handlerWith(ok, { admit: admit as Admit, onFailure: (_error, original) => void failures.push(original) });
    const response = await handler(chat());
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('store');
    expect(sent).toEqual([]);
    expect(failures).toHaveLength(1);
  });

  test('S22 a limit nobody can keep is refused when it is made', () => {
    for (const limits of [undefined, null, {}, { perMinute: 0 }, { concurrent: 1.5 }, { perHour: 3 }, { perMinute: '20' }])
      expect(() => perVisitor(limits as never)).toThrow(
        /^createHandler: perVisitor.*Write perVisitor\(\{ perMinute: 20, concurrent: 3 \}\)/,
      );
  });

  test('S22 our own client waits for it: nothing is sent before the time', async () => {
    // As a browser: on a server nothing is repeated.
    vi.stubGlobal('window', globalThis);
    vi.useFakeTimers();
    try {
      const waits: Admission[] = [{ admitted: 'no', waitMs: 4_000 }, { admitted: 'yes' }];
      const { handler, sent } = handlerWith(ok, { admit: () => waits.shift() ?? { admitted: 'yes' } });
      const asks: number[] = [];
      const queryFn = async () => {
        asks.push(Date.now());
        const response = await handler(get('/kimi/models'));
        if (!response.ok) throw await readFailure(response, { provider: 'kimi' });
        return response.json() as Promise<unknown>;
      };
      const client = new QueryClient();
      const answer = client.fetchQuery(providerQuery({ provider: 'kimi', endpoint: 'models', queryKey: ['models'], queryFn }));
      await vi.advanceTimersByTimeAsync(3_900);
      expect(asks).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(5_000);
      await expect(answer).resolves.toEqual({ ok: true });
      expect(sent).toHaveLength(1);
      expect((asks[1] ?? 0) - (asks[0] ?? 0)).toBeGreaterThanOrEqual(4_000);
    } finally {
      vi.useRealTimers();
      vi.unstubAllGlobals();
    }
  });
});
