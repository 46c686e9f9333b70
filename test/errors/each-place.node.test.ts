import { normalizeError } from 'tryagain/errors';
import { describe, expect, it } from 'vitest';

// Each place a failure may tell something in, alone: where several told the same, one of them could go unread.
const now = Date.UTC(2026, 5, 1, 12);
const read = (value: unknown) => normalizeError(value, { now });
const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });
const overdue = { error: { message: 'Insufficient balance' } };

describe('a sentence, a code or an id is read in any of the fields it may stand in', () => {
  const sentences =
    'message msg status_msg error_description description errorText errorMessage error_message error_msg fail_reason messageText detail title';
  it.each(sentences.split(' '))('a sentence in %s', (name) => {
    const body = { [name]: 'Insufficient balance' };
    expect([body, JSON.stringify(body)].map((value) => read(value).kind)).toEqual(['insufficient-balance', 'insufficient-balance']);
  });

  it.each('code type error_code errorCode error_type limit_source status_code'.split(' '))('a code in %s', (name) => {
    expect(read(JSON.stringify({ [name]: 'insufficient_quota' })).kind).toBe('insufficient-balance');
  });

  it('a code in `status` is one in capitals alone', () => {
    expect(read({ status: 'RATE_LIMIT_EXCEEDED' }).kind).toBe('rate-limited');
    expect(read({ status: 'task_failed' }).code).toBeNull();
  });

  it.each('request_id requestId requestID trace_id requestid'.split(' '))('an id in %s', (name) => {
    expect(read(JSON.stringify({ [name]: 'req-0123456789' })).requestId).toBe('req-0123456789');
  });
});

describe('a status is read in any of its fields', () => {
  it.each('status statusCode status_code code http_code httpcode'.split(' '))('%s', (name) => {
    expect(read(JSON.stringify({ [name]: 429 })).status).toBe(429);
  });

  it('of the AWS SDK', () => expect(read(JSON.stringify({ $metadata: { httpStatusCode: 429 } })).status).toBe(429));

  it('one in the body counts inside a 200, and not inside a refusal', () => {
    expect(read({ status: 200, code: 429 }).status).toBe(429);
    expect(read({ status: 200, http_code: '429' }).status).toBe(429);
    expect(read({ status: 503, body: { http_code: '429' } }).status).toBe(503);
  });

  it.each([408, 409, 424, 425, 499])('%i says nothing against what the words promise', (status) => {
    expect(read({ status, message: 'The server is overloaded' }).kind).toBe('overloaded');
  });
});

describe('headers in whatever they come', () => {
  it.each([
    ['a record', { 'retry-after': '7' }],
    ['a record of numbers', { 'retry-after': 7 }],
    ['a record with a header called get', { get: 'x', 'retry-after': '7' }],
    ['an object that can only be asked', { get: (name: string) => (name === 'retry-after' ? '7' : null) }],
  ])('%s', (_, headers) => {
    expect(read({ status: 429, headers }).retryAt).toBe(now + 7_000);
    // As the AI SDK calls them.
    expect(read({ statusCode: 429, responseHeaders: headers }).retryAt).toBe(now + 7_000);
  });

  it('written down as JSON', () => {
    expect(read(JSON.stringify({ statusCode: 429, responseHeaders: { 'retry-after': '7' } })).retryAt).toBe(now + 7_000);
  });
});

describe('a failure is opened in any of the fields that carry one', () => {
  it.each([
    ['a list of problems', { detail: [{ msg: 'Insufficient balance', type: 'x' }] }],
    ['the arguments of an exception', { args: ['Insufficient balance'] }],
    ['what a promise was rejected with', { reason: new Error('Insufficient balance') }],
    ['JSON where an answer stands', { text: JSON.stringify(overdue) }],
    ['JSON in a result', { result: JSON.stringify(overdue) }],
    ['a buffer', { status: 400, data: new TextEncoder().encode(JSON.stringify(overdue)).buffer }],
    ['beside problems by the name of their field', { status: 429, errors: { model: ['x'] }, ...overdue }],
    ['beside nothing', Object.assign(new Error('Insufficient balance'), { data: null, code: 'some_word' })],
  ])('%s', (_, value) => expect(read(value).kind).toBe('insufficient-balance'));

  it('of what a tool said only the first pieces', () => {
    const content = [...Array.from({ length: 8 }, () => ({ text: 'x' })), { text: 'Insufficient balance' }];
    expect(read({ content }).kind).toBe('unknown');
  });

  it.each([
    ['a stream', new ReadableStream()],
    ['a stream of Node', { pipe: () => undefined }],
    ['a Blob', new Blob(['x'])],
  ])('P7 %s in it is a body nobody has read: no repeat by itself', (_, data) => {
    expect(read({ status: 429, data })).toMatchObject({ kind: 'rate-limited', retry: 'never' });
  });
});

describe('which side a filter refused', () => {
  it.each([
    ['a field of the request that is to blame', { error: { code: 'content_filter', param: 'prompt' } }],
    ['the same in JSON', JSON.stringify({ error: { code: 'content_filter', param: 'messages' } })],
    ['the same in the words of Python', new Error("{'error': {'code': 'content_filter', 'param': 'prompt', 'message': 'x'}}")],
    ['a mark in JSON', JSON.stringify({ input_sensitive: true })],
  ])('%s: what was sent', (_, value) => expect(read(value).filtered).toBe('input'));

  it('a mark in JSON: what came back', () => expect(read(JSON.stringify({ output_sensitive: true })).filtered).toBe('output'));
});

describe('the name of an error', () => {
  it.each(['AbortError', 'APIUserAbortError', 'CanceledError'])('%s says how it ended, whatever its sentence says', (name) => {
    expect(read(named(name, 'Rate limit exceeded')).kind).toBe('aborted');
  });

  it.each(['TimeoutError', 'APIConnectionTimeoutError'])('%s, too', (name) => {
    expect(read(named(name, 'Insufficient balance')).kind).toBe('timeout');
  });

  it('of a class nobody noted is read as the words it is made of', () => {
    expect(read(named('AccountOverdueError', 'x')).kind).toBe('insufficient-balance');
    expect(read(named('RateLimitError'.padStart(80, 'A'), 'x')).kind).toBe('unknown');
  });

  it('events of a page are no failures of a provider, whatever stands beside', () => {
    expect(read({ isTrusted: true, type: 'error', message: 'Insufficient balance' }).kind).toBe('unknown');
    expect(read(JSON.stringify({ code: 1006, reason: 'Rate limit exceeded', wasClean: false })).kind).toBe('network');
  });
});

describe('words around JSON that has a code nobody knows', () => {
  it('are read as anybody’s', () => expect(read(new Error('Rate limit exceeded: {"code":"some_word"}')).kind).toBe('rate-limited'));
  it('are read as a provider’s', () =>
    expect(read(new Error('File size is zero: {"code":"some_word"}'))).toMatchObject({ kind: 'invalid-input', detail: 'file-empty' }));
});
