import fc from 'fast-check';
import { normalizeError } from 'tryagain/errors';
import { describe, expect, test } from 'vitest';
import { delta, done, encoder, errorFrame, forwarded, good } from './support-streams.ts';
import { chat, handlerWith, simulated, speech, stream } from './support.ts';

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
