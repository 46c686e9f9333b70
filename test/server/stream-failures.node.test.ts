import { normalizeError } from 'tryagain/errors';
import { describe, expect, test } from 'vitest';
import { delta, done, encoder, errorFrame, forwarded } from './support-streams.ts';
import { chat, handlerWith, simulated, speech, stream } from './support.ts';

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
    ['P21 a malformed first frame', 'data: {"choices"\n\n', 'not-a-stream'],
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
    ['P21 no JSON', 'data: {"choices": secret\n\n', { kind: 'server-error', code: 'not-a-stream', provider: null }],
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
