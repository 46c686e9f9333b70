import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isProviderError, ProviderError } from '../../src/errors/provider-error.js';
import { reader } from '../../src/requests/reader.js';
import { requestSpeech } from '../../src/requests/speech/speech-stream.js';

afterEach(() => vi.unstubAllGlobals());

const hello = Buffer.from('hello');
const world = Buffer.from('world');
const ok = { status_code: 0, status_msg: 'success' };
const frame = (body: unknown, event?: string) => `${event ? `event: ${event}\n` : ''}data: ${JSON.stringify(body)}\n\n`;
const piece = (audio: unknown) => frame({ data: { audio, status: 1 }, trace_id: 't', base_resp: ok });
const last = (audio: unknown = '') => frame({ data: { audio, status: 2 }, extra_info: { audio_size: 10 }, trace_id: 't', base_resp: ok });
const good = [piece(hello.toString('hex')), piece(world.toString('hex')), last()];
const refused = (code: number) => ({ data: null, trace_id: 't', base_resp: { status_code: code, status_msg: 'who knows' } });
const problem = new ProviderError({ kind: 'rate-limited', provider: 'minimax', code: '1002', requestId: 'req-0123456789abcdef' }).toJSON();

/** Of the fetch under way: a body hangs on it. */
let line = new AbortController().signal;

type Part = string | Uint8Array;

function bodyOf(parts: readonly Part[], onCancel: () => void = () => undefined): ReadableStream<Uint8Array> {
  const rest = [...parts];
  return new ReadableStream(
    {
      pull(controller) {
        const part = rest.shift();
        if (part === undefined) return controller.close();
        if (part === 'BREAK') return controller.error(new TypeError('terminated'));
        if (part === 'SILENCE') {
          line.addEventListener('abort', () => controller.error(line.reason));
          return new Promise<void>(() => undefined);
        }
        controller.enqueue(typeof part === 'string' ? new TextEncoder().encode(part) : part);
      },
      cancel: onCancel,
    },
    { highWaterMark: 0 },
  );
}

const sse = (parts: readonly Part[], type: string | null = 'text/event-stream; charset=utf-8', onCancel?: () => void) =>
  new Response(bodyOf(parts, onCancel), type === null ? {} : { headers: { 'content-type': type } });

interface Heard {
  audio: string;
  error: ProviderError | null;
}

async function hear(
  answer: () => Response | Promise<Response>,
  { stream = true, timeout = 1_000, signal = new AbortController().signal } = {},
): Promise<Heard> {
  const answering = async (_url: string, { signal: given }: { signal: AbortSignal }) => {
    line = given;
    const gone = new Promise<never>((_, reject) => given.addEventListener('abort', () => reject(given.reason)));
    if (given.aborted) throw given.reason;
    return Promise.race([answer(), gone]);
  };
  vi.stubGlobal('fetch', vi.fn(answering));
  const heard: Uint8Array[] = [];
  const request = { url: '/api/ai/minimax/t2a_v2', provider: 'minimax', body: { text: 'Hi', stream }, reader, timeout, signal };
  try {
    await requestSpeech(request, (bytes) => heard.push(bytes));
    return { audio: Buffer.concat(heard).toString(), error: null };
  } catch (thrown) {
    if (!isProviderError(thrown)) throw thrown;
    return { audio: Buffer.concat(heard).toString(), error: thrown };
  }
}

describe('a stream that is well', () => {
  test('is heard piece by piece, and is over at status 2, though it never closes', async () => {
    let cancelled = false;
    const heard = await hear(() => sse([...good, 'SILENCE'], undefined, () => (cancelled = true)));
    expect(heard).toEqual({ audio: 'helloworld', error: null });
    expect(cancelled).toBe(true);
  });

  test.each([
    [true, 'text/event-stream'],
    [false, 'application/json'],
  ])('is asked for as what it shall be (stream: %s), and leaves no timer', async (stream, accept) => {
    vi.useFakeTimers();
    const whole = () => Response.json({ data: { audio: hello.toString('hex'), status: 2 }, base_resp: ok });
    expect((await hear(stream ? () => sse(good) : whole, { stream })).error).toBeNull();
    const [, init] = vi.mocked(fetch).mock.calls[0] ?? [];
    expect(new Headers(init?.headers).get('accept')).toBe(accept);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  test('may take longer than the longest silence, as long as something comes', async () => {
    const pieces = Array.from({ length: 8 }, () => piece(hello.toString('hex')));
    const slow = bodyOf([...pieces, last()]).pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        async transform(part, controller) {
          await new Promise((resolve) => setTimeout(resolve, 40));
          controller.enqueue(part);
        },
      }),
    );
    const heard = await hear(() => new Response(slow, { headers: { 'content-type': 'text/event-stream' } }), { timeout: 200 });
    expect(heard).toEqual({ audio: 'hello'.repeat(8), error: null });
  });

  test('P33: a last frame that repeats the whole clip is not heard twice', async () => {
    const whole = last(Buffer.from('helloworld').toString('hex'));
    expect(await hear(() => sse([...good.slice(0, 2), whole]))).toEqual({ audio: 'helloworld', error: null });
    const early = frame({ data: { audio: 'ffff', status: 1 }, extra_info: {}, base_resp: ok });
    expect((await hear(() => sse([...good.slice(0, 2), early, last()]))).audio).toBe('helloworld');
  });

  test('P33: where a piece was lost, the others are heard once, whatever the last frame repeats', async () => {
    const whole = last(Buffer.from('helloworld').toString('hex'));
    expect(await hear(() => sse([piece(hello.toString('hex')), whole]))).toEqual({ audio: 'hello', error: null });
  });

  test('P33: a last frame that is the only one is heard', async () => {
    expect(await hear(() => sse([last(hello.toString('hex'))]))).toEqual({ audio: 'hello', error: null });
  });

  test('may be cut into bytes anywhere, and hold comments and empty frames', async () => {
    const bytes = new TextEncoder().encode([': hi\n\n', good[0], frame({ base_resp: ok }), piece(null), ...good.slice(1)].join(''));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: bytes.length }), async (size) => {
        const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.slice(at * size, (at + 1) * size));
        expect(await hear(() => sse(parts))).toEqual({ audio: 'helloworld', error: null });
      }),
      { numRuns: 20 },
    );
  });
});

/** What came, what was heard of it, and what it is called. */
const broken: readonly (readonly [string, () => Response | Promise<Response>, Partial<ProviderError>, string?])[] = [
  [
    'M4.1 cut without its last frame',
    () => sse(good.slice(0, 2)),
    { kind: 'network', code: 'stream-ended-early', detail: 'stream-cut' },
    'helloworld',
  ],
  [
    'M4.2 a last frame without its blank line',
    () => sse([...good.slice(0, 2), last().trimEnd()]),
    { kind: 'network', code: 'stream-ended-early' },
    'helloworld',
  ],
  [
    'M4.3 base_resp in a frame',
    () => sse([piece(hello.toString('hex')), frame(refused(1008))]),
    { kind: 'insufficient-balance', provider: 'minimax', code: '1008' },
    'hello',
  ],
  ['M4.3 base_resp in the first frame', () => sse([frame(refused(2042))]), { kind: 'permission', code: '2042', detail: 'voice-not-yours' }],
  ['M4.4 200 with a JSON failure', () => Response.json(refused(1002)), { kind: 'rate-limited', provider: 'minimax', code: '1002' }],
  [
    'M4.4 200 with good JSON in place of a stream',
    () => Response.json({ data: { audio: 'ff', status: 2 }, base_resp: ok }),
    { kind: 'server-error', provider: null, code: 'not-a-stream' },
  ],
  [
    'M4.5 200 with a page',
    () => sse(['<!doctype html><p>Sign in'], 'text/html'),
    { kind: 'server-error', provider: null, code: 'not-a-stream' },
  ],
  ['M4.5 a page that says it is a stream', () => sse(['<!doctype html><p>Sign in']), { kind: 'server-error', code: 'not-a-stream' }],
  ['M4.6 an empty 200', () => new Response(null), { kind: 'server-error', provider: null, code: 'empty-answer' }],
  ['M4.6 an empty stream', () => sse([]), { kind: 'server-error', code: 'empty-answer' }],
  ['M4.6 a stream of comments', () => sse([': one\n\n', ': two\n\n']), { kind: 'server-error', code: 'empty-answer' }],
  [
    'M4.7 a malformed frame',
    () => sse([...good.slice(0, 1), 'data: {"data":{"aud\n\n', ...good.slice(1)]),
    { kind: 'server-error', code: 'not-a-stream' },
    'hello',
  ],
  [
    'M4.8 an error frame',
    () => sse([good[0] ?? '', frame({ type: 'error', error: { type: 'server_error', message: 'unknown error (1000)' } })]),
    { kind: 'server-error', code: '1000' },
    'hello',
  ],
  [
    'M4.9 event: error with our problem',
    () => sse([good[0] ?? '', frame(problem, 'error')]),
    { kind: 'rate-limited', code: '1002', requestId: 'req-0123456789abcdef' },
    'hello',
  ],
  ['M4.9 event: error with a text', () => sse([good[0] ?? '', 'event: error\ndata: no more\n\n']), { kind: 'unknown' }, 'hello'],
  [
    'M4.10 a connection that breaks',
    () => sse([...good.slice(0, 2), 'BREAK']),
    { kind: 'network', code: 'stream-ended-early' },
    'helloworld',
  ],
  [
    'M4.11 silence in the middle',
    () => sse([...good.slice(0, 1), 'SILENCE']),
    { kind: 'timeout', provider: null, code: 'stalled' },
    'hello',
  ],
  ['M4.11 silence before the head', () => new Promise<Response>(() => undefined), { kind: 'timeout', code: 'stalled' }],
  ['M4.11 silence in a failure', () => new Response(bodyOf(['SILENCE']), { status: 500 }), { kind: 'server-error', status: 500 }],
  ['a JSON failure that says it is a stream', () => sse([JSON.stringify(refused(1039))]), { kind: 'rate-limited', code: '1039' }],
  ['a JSON failure without a type', () => sse([JSON.stringify(refused(1008))], null), { kind: 'insufficient-balance', code: '1008' }],
  [
    'a problem document',
    () => Response.json(problem, { status: 429, headers: { 'content-type': 'application/problem+json' } }),
    { kind: 'rate-limited', code: '1002' },
  ],
  ['a gateway', () => new Response('<h1>502 Bad Gateway</h1>', { status: 502 }), { kind: 'server-error', status: 502 }],
  ['no network', () => Promise.reject(new TypeError('Failed to fetch')), { kind: 'network', provider: null }],
  [
    'P32: audio of an odd length',
    () => sse([good[0] ?? '', piece('fff')]),
    { kind: 'server-error', provider: null, code: 'not-a-stream' },
    'hello',
  ],
  ['P32: audio in base64', () => sse([piece(hello.toString('base64'))]), { kind: 'server-error', code: 'not-a-stream' }],
  ['P32: audio that is an address', () => sse([piece('https://a.example/b.mp3')]), { kind: 'server-error', code: 'not-a-stream' }],
  ['P32: audio that is no text', () => sse([piece({ hex: 'ff' })]), { kind: 'server-error', code: 'not-a-stream' }],
  [
    'P32: a good stream without a sound',
    () => sse([piece(''), piece(null), last()]),
    { kind: 'server-error', provider: null, code: 'empty-answer' },
  ],
];

describe('a stream that breaks is a failure with a kind, and keeps what was heard', () => {
  for (const [name, answer, expected, audio = ''] of broken) {
    test(name, async () => {
      const heard = await hear(answer, { timeout: 30 });
      expect(heard.error).toMatchObject(expected);
      expect(heard.audio).toBe(audio);
    });
  }

  test('P9: cut after any byte it is a failure, never a whole speech', async () => {
    const bytes = new TextEncoder().encode(good.join(''));
    for (let length = 0; length < bytes.length; length += 1) {
      const { error } = await hear(() => sse(length === 0 ? [] : [bytes.slice(0, length)]));
      expect(error, `after ${length} bytes`).not.toBeNull();
    }
  });

  test('offline has a code of its own', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    const { error } = await hear(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(error).toMatchObject({ kind: 'network', code: 'offline', detail: 'offline' });
  });

  test('an endless answer is too large', async () => {
    const endless = () =>
      new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(8_388_608).fill(97)) }), {
        headers: { 'content-type': 'text/event-stream' },
      });
    expect((await hear(endless, { timeout: 10_000 })).error).toMatchObject({ kind: 'server-error', code: 'too-large' });
  });
});

describe('a whole clip', () => {
  const whole = (body: unknown) => () => Response.json(body);
  test('is heard at once', async () => {
    const body = { data: { audio: hello.toString('hex'), status: 2 }, base_resp: ok };
    expect(await hear(whole(body), { stream: false })).toEqual({ audio: 'hello', error: null });
  });
  test.each([
    ['a failure in its last field', whole(refused(1042)), { kind: 'invalid-input', code: '1042', detail: 'invisible-characters' }],
    ['no data', whole({ data: null, base_resp: ok }), { kind: 'server-error', code: 'empty-answer' }],
    ['no sound', whole({ data: { audio: '', status: 2 }, base_resp: ok }), { kind: 'server-error', code: 'empty-answer' }],
    ['no hexadecimal', whole({ data: { audio: 'nonsense' }, base_resp: ok }), { kind: 'server-error', code: 'not-a-stream' }],
    ['a page', () => sse(['<p>Hi'], 'text/html'), { kind: 'server-error', code: 'not-a-stream' }],
    ['nothing', () => new Response(''), { kind: 'server-error', code: 'empty-answer' }],
    ['half of it', () => sse(['{"data":{"audio":"ff'], 'application/json'), { kind: 'server-error', code: 'not-a-stream' }],
    [
      'a connection that breaks',
      () => sse(['{"data":{"aud', 'BREAK'], 'application/json'),
      { kind: 'network', code: 'stream-ended-early' },
    ],
    ['silence', () => sse(['{"data":{"aud', 'SILENCE'], 'application/json'), { kind: 'timeout', code: 'stalled' }],
  ])('%s is a failure', async (_name, answer, expected) => {
    expect((await hear(answer, { stream: false, timeout: 30 })).error).toMatchObject(expected);
  });
});

describe('an abort', () => {
  test.each([
    ['before the head', () => new Promise<Response>(() => undefined)],
    ['in the middle', () => sse([...good.slice(0, 1), 'SILENCE'])],
  ])('%s lets go of the connection and is called aborted', async (_name, answer) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 10);
    const { error } = await hear(answer, { signal: controller.signal });
    expect(error).toMatchObject({ kind: 'aborted', retry: 'never' });
    expect(line.aborted).toBe(true);
  });

  test('of one who never wanted it sends nothing that anybody reads', async () => {
    expect((await hear(() => sse(good), { signal: AbortSignal.abort() })).error).toMatchObject({ kind: 'aborted' });
  });
});
