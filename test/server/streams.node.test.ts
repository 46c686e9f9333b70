import fc from 'fast-check';
import { normalizeError } from 'tryagain/errors';
import { describe, expect, test } from 'vitest';
import { chat, handlerWith, problemOf, simulated, speech, stream } from './support.ts';

const delta = (content: string, finish: string | null = null) =>
  `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`;
const done = 'data: [DONE]\n\n';
const good = `: hello\n\n${delta('Grüße')}${delta(' 👋 你好')}${delta('', 'stop')}data: {"choices":[],"usage":{}}\n\n${done}`;
const encoder = new TextEncoder();

async function forwarded(answer: Response, request = chat({ stream: true }), options = {}) {
  const response = await handlerWith(() => answer, options).handler(request);
  return { response, text: await response.text() };
}

/** The problem document in the error frame a stream ends with. */
function errorFrame(text: string): Record<string, unknown> {
  const match = /event: error\ndata: (.*)\n\n$/.exec(text);
  expect(match, text.slice(-200)).not.toBeNull();
  return JSON.parse(match?.[1] ?? 'null') as Record<string, unknown>;
}

describe('a good stream', () => {
  test('P10 goes through byte for byte, wherever its chunks are cut', async () => {
    const bytes = encoder.encode(good);
    for (let size = 1; size <= bytes.length; size += 1) {
      const { response, text } = await forwarded(stream(bytes, size));
      expect(response.status).toBe(200);
      expect(text).toBe(good);
    }
  });
  test.each(['\n', '\r\n', '\r'])('P12 with %j as line end goes through byte for byte', async (end) => {
    const bytes = encoder.encode(good.replaceAll('\n', end));
    for (const size of [1, 2, 3, 7, 1000]) {
      const { text } = await forwarded(stream(bytes, size));
      expect(text).toBe(new TextDecoder().decode(bytes));
    }
  });
  test('P12 a byte order mark, comments, unknown fields and NULs do no harm', async () => {
    const odd = `\uFEFFid: 1\u0000\nretry: 10\nfoo\n${delta('a').slice(0, -1)}\n:\n\n\n\ndata\n\n${delta('', 'stop')}`;
    const bytes = encoder.encode(odd);
    const { response } = await forwarded(stream(bytes));
    expect(response.status).toBe(200);
    const again = await handlerWith(() => stream(bytes, 5)).handler(chat({ stream: true }));
    expect(new Uint8Array(await again.arrayBuffer())).toEqual(bytes);
  });
  test('its head says it is not to be buffered, and none of the provider’s headers pass', async () => {
    const { response } = await forwarded(stream(good));
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
  });
  test('P14 is complete with a finish reason and no [DONE], and the reverse', async () => {
    for (const text of [delta('a') + delta('', 'stop'), delta('a') + done]) {
      expect((await forwarded(stream(text))).text).toBe(text);
    }
  });
  test('P20 frames of odd data are passed on', async () => {
    const text = ['null', '[]', '"x"', '0', '{}', '{"choices":null}', '{"choices":[null]}', '{"choices":[{"delta":null}]}']
      .map((data) => `data: ${data}\n\n`)
      .join('');
    expect((await forwarded(stream(text + done))).text).toBe(text + done);
  });
  test('P22 broken UTF-8 is passed on as it is', async () => {
    const bytes = new Uint8Array([...encoder.encode('data: {"choices":[],"x":"'), 0xff, 0xfe, ...encoder.encode(`"}\n\n${done}`)]);
    const response = await handlerWith(() => stream(bytes)).handler(chat({ stream: true }));
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });
  test('a finish reason of content_filter is an end', async () => {
    const text = delta('a') + delta('', 'content_filter');
    expect((await forwarded(stream(text))).text).toBe(text);
  });
  test('of speech ends with data.status 2', async () => {
    const piece = (status: number) =>
      `data: {"data":{"audio":"00","status":${status}},"base_resp":{"status_code":0,"status_msg":"success"}}\n\n`;
    const whole = piece(1) + piece(2);
    expect((await forwarded(stream(whole), speech({ stream: true }))).text).toBe(whole);
    expect(errorFrame((await forwarded(stream(piece(1)), speech({ stream: true }))).text)).toMatchObject({ code: 'stream-ended-early' });
    expect(errorFrame((await forwarded(stream(piece(1) + done), speech({ stream: true }))).text)).toMatchObject({
      code: 'stream-ended-early',
    });
  });
  test('a type nobody named is still a stream', async () => {
    const untyped = new Response(stream(good).body, { headers: { 'content-type': 'application/octet-stream' } });
    expect((await forwarded(untyped)).text).toBe(good);
  });
  test('the simulator’s streams go through byte for byte', async () => {
    for (const request of [chat({ stream: true }), speech({ stream: true })]) {
      let upstream = '';
      const { simulator } = simulated();
      const { handler } = handlerWith(async ({ url, init }) => {
        const answer = await simulator.fetch(url, init);
        upstream = await answer.clone().text();
        return answer;
      });
      expect(await (await handler(request)).text()).toBe(upstream);
    }
  });
});

describe('a stream that is cut', () => {
  const bytes = encoder.encode(good);
  const finish = encoder.encode(good.slice(0, good.indexOf('data: {"choices":[],"usage"'))).length;

  test('P9 P11 at any byte is never called complete without its terminal sign', async () => {
    for (let cut = 0; cut < bytes.length; cut += 1) {
      const { response, text } = await forwarded(stream(bytes.slice(0, cut), 16));
      if (cut >= finish) {
        expect(response.status).toBe(200);
        expect(text).not.toContain('event: error');
        expect(good.startsWith(text)).toBe(true);
      } else if (response.status === 200) {
        const document = errorFrame(text);
        expect(document).toMatchObject({ kind: 'network', code: 'stream-ended-early', provider: null });
        expect(normalizeError(document['error'])).toMatchObject({ kind: 'network', code: 'stream-ended-early', detail: 'stream-cut' });
        expect(good.startsWith(text.slice(0, text.indexOf('event: error')))).toBe(true);
      } else {
        expect(response.status).toBe(502);
        expect(JSON.parse(text)).toMatchObject({ kind: 'server-error' });
      }
    }
  });

  test('by its connection is a network failure, with the text so far', async () => {
    let calls = 0;
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        calls += 1;
        if (calls === 1) controller.enqueue(encoder.encode(delta('so far')));
        else controller.error(new TypeError('terminated'));
      },
    });
    const { text } = await forwarded(new Response(broken, { headers: { 'content-type': 'text/event-stream' } }));
    expect(text.startsWith(delta('so far'))).toBe(true);
    expect(errorFrame(text)).toMatchObject({ kind: 'network', code: 'stream-ended-early' });
  });

  test('P13 only the exact [DONE] ends it', async () => {
    for (const forged of ['data: [DONE] \n\n', 'data:  [DONE]\n\n', delta('[DONE]'), ': [DONE]\n\n', 'event: [DONE]\ndata: 0\n\n']) {
      expect(errorFrame((await forwarded(stream(delta('a') + forged))).text)).toMatchObject({ code: 'stream-ended-early' });
    }
  });
});

describe('an early failure has a status of its own', () => {
  const early = async (text: string, more = {}) => {
    const { response, text: body } = await forwarded(stream(text), chat({ stream: true }), more);
    return { status: response.status, problem: JSON.parse(body) as Record<string, unknown> };
  };
  test('an error in the first frame', async () => {
    const { status, problem } = await early(
      `data: {"error":{"type":"engine_overloaded_error","message":"The engine is currently overloaded"}}\n\n`,
    );
    expect([status, problem['kind'], problem['provider']]).toEqual([503, 'overloaded', 'kimi']);
  });
  test('also after comments', async () => {
    const { status } = await early(
      `: wait\n\n: wait\n\nevent: error\ndata: {"type":"error","error":{"type":"rate_limit_reached_error","message":"x"}}\n\n`,
    );
    expect(status).toBe(429);
  });
  test('a failure as JSON under the type of a stream', async () => {
    const { status } = await early('{"error":{"type":"exceeded_current_quota_error","message":"You exceeded your current token quota"}}');
    expect(status).toBe(402);
  });
  test.each([
    ['nothing', '', 'empty-answer'],
    ['comments only', ': wait\n\n', 'empty-answer'],
    ['a page', '<html>nginx</html>', 'not-a-stream'],
    ['P21 a malformed first frame', 'data: {"choices"\n\n', null],
  ])('%s', async (_, text, code) => {
    const { status, problem } = await early(text);
    expect([status, problem['kind'], problem['code']]).toEqual([502, 'server-error', code]);
    expect(JSON.stringify(problem)).not.toContain('nginx');
  });
  test('P17 a line without an end is cut off, early and late', async () => {
    const endless = (first: string) => {
      let begun = false;
      return new Response(
        new ReadableStream<Uint8Array>({
          pull(controller) {
            controller.enqueue(begun ? new Uint8Array(1_000_000).fill(120) : encoder.encode(first));
            begun = true;
          },
        }),
        { headers: { 'content-type': 'text/event-stream' } },
      );
    };
    const { response, text } = await forwarded(endless('data: '));
    expect([response.status, (JSON.parse(text) as { code: string }).code]).toEqual([502, 'too-large']);
    expect(errorFrame((await forwarded(endless(`${delta('a')}data: `))).text)).toMatchObject({ code: 'too-large' });
  });
  test('a frame that came whole is no larger than others may be', async () => {
    const { status, problem } = await early(`data: "${'x'.repeat(4_300_000)}"\n\n`);
    expect([status, problem['code']]).toEqual([502, 'too-large']);
  });
});

describe('a failure in the middle replaces its frame and ends the stream', () => {
  const cases: [string, string, Record<string, unknown>][] = [
    [
      'P6 OpenAI’s error',
      'data: {"error":{"message":"The engine is currently overloaded","type":"engine_overloaded_error"}}\n\n',
      { kind: 'overloaded' },
    ],
    [
      'P6 event: error',
      'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n',
      { kind: 'overloaded' },
    ],
    ['event: error with text', 'event: error\ndata: secret words\n\n', {}],
    [
      'P5 base_resp',
      'data: {"choices":null,"base_resp":{"status_code":1008,"status_msg":"insufficient balance"}}\n\n',
      { kind: 'insufficient-balance', code: '1008' },
    ],
    ['P21 no JSON', 'data: {"choices": secret\n\n', { kind: 'server-error', provider: null }],
  ];
  test.each(cases)('%s', async (_, frame, expected) => {
    const { response, text } = await forwarded(stream(delta('so far') + frame + delta('unheard') + done, 20));
    expect(response.status).toBe(200);
    expect(text.startsWith(`${delta('so far')}event: error\n`)).toBe(true);
    expect(text).not.toMatch(/unheard|secret|DONE/);
    const document = errorFrame(text);
    expect(document).toMatchObject({ ...expected, error: { type: document['kind'], code: document['code'], message: document['title'] } });
    // openai's SDK throws what stands in `error`, and nothing else.
    for (const thrown of [document, document['error']]) {
      expect(normalizeError(thrown)).toMatchObject({ kind: document['kind'], code: document['code'], provider: document['provider'] });
    }
  });

  test('the simulator’s failures in the middle', async () => {
    for (const [scenario, request, kind] of [
      ['kimi/engine-overloaded@stream', chat({ stream: true }), 'overloaded'],
      ['minimax/1002@stream', speech({ stream: true }), 'rate-limited'],
      ['any/cut', chat({ stream: true }), 'network'],
      ['any/reset', speech({ stream: true }), 'network'],
      ['any/malformed-frame', chat({ stream: true }), 'server-error'],
    ] as const) {
      const { handler } = simulated(scenario);
      const response = await handler(request);
      expect([scenario, response.status]).toEqual([scenario, 200]);
      expect(errorFrame(await response.text())).toMatchObject({ kind });
    }
  });

  test('the log hears of it', async () => {
    const seen: unknown[] = [];
    await forwarded(stream(delta('a')), undefined, { onFailure: (error: unknown) => void seen.push(error) });
    expect(seen).toMatchObject([{ code: 'stream-ended-early' }]);
  });
});

describe('silence', () => {
  const silentAfter = (text: string, every?: { ms: number; text: string }) => {
    let begun = false;
    return new Response(
      new ReadableStream<Uint8Array>({
        async pull(controller) {
          if (!begun) controller.enqueue(encoder.encode(text));
          else if (every) {
            await new Promise((resolve) => setTimeout(resolve, every.ms));
            controller.enqueue(encoder.encode(every.text));
          } else await new Promise(() => undefined);
          begun = true;
        },
      }),
      { headers: { 'content-type': 'text/event-stream' } },
    );
  };
  test('P15 before the first frame is a timeout with a status', async () => {
    const { response } = await forwarded(silentAfter('data: {'), undefined, { limits: { headersMs: 30 } });
    expect(response.status).toBe(504);
  });
  test('P15 between frames is a timeout in the stream', async () => {
    const { text } = await forwarded(silentAfter(delta('a')), undefined, { limits: { idleMs: 30 } });
    expect(errorFrame(text)).toMatchObject({ kind: 'timeout', code: 'stalled', provider: null });
  });
  test('P16 is broken by comments, but not for ever', async () => {
    const started = Date.now();
    const { text } = await forwarded(silentAfter(delta('a'), { ms: 15, text: ': wait\n\n' }), undefined, {
      limits: { idleMs: 60, totalMs: 250 },
    });
    expect(Date.now() - started).toBeGreaterThan(200);
    expect(errorFrame(text)).toMatchObject({ kind: 'timeout' });
  });
  test('P16 comments alone hold the head only so long', async () => {
    const response = await handlerWith(() => silentAfter(': wait\n\n', { ms: 10, text: ': wait\n\n' }), {
      limits: { headersMs: 50, totalMs: 200 },
    }).handler(chat({ stream: true }));
    expect(response.status).toBe(200);
    expect(errorFrame(await response.text())).toMatchObject({ kind: 'timeout' });
  });
  test('after the terminal sign is no failure: some streams never close', async () => {
    const { text } = await forwarded(silentAfter(delta('a') + delta('', 'stop')), undefined, { limits: { idleMs: 30 } });
    expect(text).toBe(delta('a') + delta('', 'stop'));
  });
});

describe('L4 leaving closes the connection to the provider', () => {
  function watched(chunks: readonly string[]) {
    let signal: AbortSignal | null | undefined;
    let cancelled = false;
    let pulls = 0;
    const { handler } = handlerWith(({ init }) => {
      signal = init.signal;
      const body = new ReadableStream<Uint8Array>(
        {
          pull: (controller) => {
            const chunk = chunks[pulls++];
            if (chunk === undefined) return new Promise(() => undefined);
            controller.enqueue(encoder.encode(chunk));
          },
          cancel: () => void (cancelled = true),
        },
        { highWaterMark: 0 },
      );
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    });
    return { handler, closed: () => [signal?.aborted, cancelled], pulls: () => pulls };
  }
  const withSignal = (signal: AbortSignal) => new Request(chat({ stream: true }), { signal });

  test('before its headers', async () => {
    const gone = new AbortController();
    let signal: AbortSignal | null | undefined;
    const { handler } = handlerWith(({ init }) => {
      signal = init.signal;
      return new Promise(() => undefined);
    });
    const answer = handler(withSignal(gone.signal));
    setTimeout(() => gone.abort(), 10);
    const response = await answer;
    expect([response.status, signal?.aborted]).toEqual([499, true]);
    expect(await problemOf(response)).toMatchObject({ kind: 'aborted' });
  });
  test('before the first frame', async () => {
    const gone = new AbortController();
    const { handler, closed } = watched([]);
    setTimeout(() => gone.abort(), 10);
    expect((await handler(withSignal(gone.signal))).status).toBe(499);
    expect(closed()).toEqual([true, true]);
  });
  test('in the stream, where only the signal fires', async () => {
    const gone = new AbortController();
    const { handler, closed } = watched([delta('a')]);
    const response = await handler(withSignal(gone.signal));
    const reader = response.body?.getReader();
    await reader?.read();
    const next = reader?.read();
    gone.abort();
    await next;
    expect(closed()).toEqual([true, true]);
  });
  test('in the stream, where only cancel is called', async () => {
    const { handler, closed } = watched([delta('a')]);
    const response = await handler(chat({ stream: true }));
    await response.body?.cancel();
    expect(closed()).toEqual([true, true]);
  });
  test('when we end it ourselves', async () => {
    const { handler, closed } = watched([delta('a'), 'data: {\n\n']);
    await (await handler(chat({ stream: true }))).text();
    expect(closed()).toEqual([true, true]);
  });
  test('L2 nothing is read before somebody asks for it', async () => {
    const { handler, pulls } = watched(Array.from({ length: 50 }, (_, index) => delta(String(index))));
    const response = await handler(chat({ stream: true }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(pulls()).toBe(1);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.read();
    expect(pulls()).toBe(2);
    await reader?.cancel();
  });
  test('L6 a finished request leaves no listener on its signal', async () => {
    const { handler } = handlerWith(() => stream(good));
    const request = chat({ stream: true });
    const { signal } = request;
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...all: Parameters<typeof add>) => {
      listeners += 1;
      add(...all);
    };
    signal.removeEventListener = (...all: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...all);
    };
    await (await handler(request)).text();
    expect(listeners).toBe(0);
  });
});

test('P18 single bytes are read in linear time', async () => {
  const long = delta('x'.repeat(1_000_000)) + done;
  const started = performance.now();
  const { text } = await forwarded(stream(long, 64));
  expect(text).toBe(long);
  expect(performance.now() - started).toBeLessThan(3000);
});

test('P10 any cut of any frames gives the same bytes', async () => {
  const frame = fc.oneof(
    fc.string().map((text) => delta(text)),
    fc.constantFrom(': comment\n\n', 'data: 0\r\n\r\n', 'event: x\rdata: 1\r\r', '\n\n', 'id: 7\n\n'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(frame, { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), async (frames, size) => {
      const text = delta('first') + frames.join('') + done;
      expect((await forwarded(stream(text, size))).text).toBe(text);
    }),
    { numRuns: 200 },
  );
});
