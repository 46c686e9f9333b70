import { Readable } from 'node:stream';
import { failureIn, readFailure } from 'tryagain/errors';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

const body = '{"error":{"type":"exceeded_current_quota_error","message":"余额不足"}}';
const noBalance = { kind: 'insufficient-balance', retry: 'never' };
const bytes = new TextEncoder().encode(body);

/** A body in pieces that are made only when they are asked for. */
function inPieces(pieces: Iterator<Uint8Array>, onCancel: () => void = () => undefined): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      pull(controller) {
        const { done, value } = pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: onCancel,
    },
    { highWaterMark: 0 },
  );
}

describe('who may read the body afterwards', () => {
  it('failureIn leaves the response readable', async () => {
    const response = new Response(body, { status: 429 });
    expect(await failureIn(response)).toMatchObject(noBalance);
    expect(await response.text()).toBe(body);
  });
  it('readFailure leaves the response of an error readable', async () => {
    const response = new Response(body, { status: 429 });
    expect(await readFailure(Object.assign(new Error('HTTPError'), { response }))).toMatchObject(noBalance);
    expect(await response.text()).toBe(body);
  });
  it('readFailure uses a bare response up', async () => {
    const response = new Response(body, { status: 429 });
    expect(await readFailure(response)).toMatchObject(noBalance);
    expect(response.bodyUsed).toBe(true);
  });
});

it('a response of another window, or of a library that brings its own, is read like ours', async () => {
  const foreign = (own: Response): object => ({
    status: own.status,
    headers: own.headers,
    body: own.body,
    bodyUsed: own.bodyUsed,
    text: () => own.text(),
    clone: () => foreign(own.clone()),
  });
  expect(await readFailure(foreign(new Response(body, { status: 429 })))).toMatchObject(noBalance);
  expect(
    await readFailure(Object.assign(new Error('HTTPError'), { response: foreign(new Response(body, { status: 429 })) })),
  ).toMatchObject(noBalance);
});

it('a response whose body is a stream of Node is not cloned: half of a clone that nobody reads holds up the other', async () => {
  let clones = 0;
  const response = {
    status: 429,
    headers: new Headers(),
    body: Readable.from([body]),
    bodyUsed: false,
    text: () => Promise.resolve(body),
    clone: () => void (clones += 1),
  };
  expect(await readFailure(Object.assign(new Error('HTTPError'), { response }))).toMatchObject({ kind: 'rate-limited', retry: 'never' });
  expect(await readFailure(response)).toMatchObject({ kind: 'rate-limited', retry: 'never' });
  expect(clones).toBe(0);
});

it('what only looks like a response may throw at each of its fields: reading it does not', async () => {
  const lookalike = {
    status: 429,
    body: null,
    bodyUsed: false,
    text: () => undefined,
    clone: () => undefined,
    get headers(): never {
      throw new Error('no');
    },
  };
  expect(await readFailure(lookalike)).toMatchObject({ kind: 'rate-limited' });
  expect(await readFailure({ response: lookalike })).toMatchObject({ kind: 'rate-limited' });
});

it('a fetch without streams hands over a body that is not read here: it promises nothing', async () => {
  const response = { status: 429, headers: new Headers(), bodyUsed: false, text: () => Promise.resolve(body), clone: () => response };
  expect(await readFailure(response)).toMatchObject({ kind: 'rate-limited', retry: 'never' });
});

it('a body in pieces of one byte says what it says', async () => {
  const single = inPieces([...bytes].map((byte) => Uint8Array.of(byte)).values());
  expect(await readFailure(new Response(single, { status: 429 }))).toMatchObject(noBalance);
});

it('a body that breaks off has said what it had said', async () => {
  const broken = inPieces(
    (function* () {
      yield bytes;
      throw new Error('the line is cut');
    })(),
  );
  expect(await readFailure(new Response(broken, { status: 429 }))).toMatchObject(noBalance);
});

it('P25 of 10 MB at most 64 KiB are taken, and the rest is let go', async () => {
  let taken = 0;
  let left = 0;
  const endless = inPieces(
    (function* () {
      for (; taken < 10_000_000; taken += 16_384) yield new Uint8Array(16_384).fill(120);
    })(),
    () => (left += 1),
  );
  expect(await readFailure(new Response(endless, { status: 502 }))).toMatchObject({ kind: 'server-error' });
  expect(taken).toBeLessThanOrEqual(65_536);
  expect(left).toBe(1);
});

it('a body that stays open is left when patience ends, and what came of it counts', { timeout: 10_000 }, async () => {
  let left = 0;
  const open = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes.subarray(0, -1)),
    cancel: () => void (left += 1),
  });
  expect(await readFailure(new Response(open, { status: 429 }))).toMatchObject(noBalance);
  expect(left).toBe(1);
});

it('is loaded where there is no TextDecoder, as in a Jest with jsdom', async () => {
  vi.resetModules();
  vi.stubGlobal('TextDecoder', undefined);
  onTestFinished(() => void vi.unstubAllGlobals());
  const { normalizeError } = await import('tryagain/errors');
  expect(normalizeError({ status: 402 })).toMatchObject(noBalance);
});
