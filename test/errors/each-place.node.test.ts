import { failureInBody, normalizeError } from 'tryagain/errors';
import { describe, expect, it } from 'vitest';

// Each place a failure may tell something in, alone: where several told the same, one of them could go unread.
const now = Date.UTC(2026, 5, 1, 12);
const read = (value: unknown) => normalizeError(value, { now });
const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });
const overdue = { error: { message: 'Insufficient balance' } };

describe('a sentence, a code or an id is read in any of the fields it may stand in', () => {
  const sentences =
    'message Message msg status_msg error_description description errorText errorMessage error_message error_msg fail_reason messageText detail title quotaId';
  it.each(sentences.split(' '))('a sentence in %s', (name) => {
    const body = { [name]: 'Insufficient balance' };
    expect([body, JSON.stringify(body)].map((value) => read(value).kind)).toEqual(['insufficient-balance', 'insufficient-balance']);
  });

  it.each('code Code type error_code errorCode error_type limit_source status_code'.split(' '))('a code in %s', (name) => {
    expect(read(JSON.stringify({ [name]: 'insufficient_quota' })).kind).toBe('insufficient-balance');
  });

  it('a code in `status` is one in capitals alone', () => {
    expect(read({ status: 'RATE_LIMIT_EXCEEDED' }).kind).toBe('rate-limited');
    expect(read({ status: 'task_failed' }).code).toBeNull();
  });

  it('a code in `reason`, too', () => {
    expect(read({ reason: 'REASON_COMPLETION_OVERLOADED' }).kind).toBe('overloaded');
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
    ['a record with blanks', { 'Retry-After': ' 7 ' }],
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

describe('a header that each of several houses names in its own way', () => {
  it.each('x-request-id request-id x-oneapi-request-id x-litellm-call-id x-trace-id trace-id'.split(' '))('an id in %s', (name) => {
    expect(read({ status: 500, headers: { [name]: 'req-0123456789' } }).requestId).toBe('req-0123456789');
  });

  it.each([
    'ratelimit-*',
    'x-ratelimit-*',
    'x-ratelimit-*-requests',
    'x-ratelimit-*-tokens',
    'anthropic-ratelimit-unified-*',
    'anthropic-ratelimit-requests-*',
    'anthropic-ratelimit-tokens-*',
  ])('an allowance in %s', (name) => {
    const headers = { [name.replace('*', 'remaining')]: ' 0 ', [name.replace('*', 'reset')]: '7' };
    expect(read({ status: 429, headers }).retryAt).toBe(now + 7_000);
  });

  it('the header that is one house’s own tells who answered, not whose words these are', () => {
    const headers = { 'msh-request-id': '20af552f-0d10' };
    expect(read({ status: 200, headers, base_resp: { status_code: 1008, status_msg: 'x' } })).toMatchObject({
      kind: 'insufficient-balance',
      provider: 'kimi',
    });
    expect(read({ status: 429, headers, type: 'rate_limit_reached_error' }).provider).toBe('kimi');
  });
});

describe('a limit and its numbers', () => {
  it.each([
    ['KB', 1024],
    ['mb', 1024 ** 2],
    ['GB', 1024 ** 3],
  ])('a size in %s', (unit, bytes) => {
    const message = `file size is too large, max file size is 3${unit}, please confirm`;
    expect(read({ type: 'invalid_request_error', message }).limit).toMatchObject({ metric: 'bytes', max: 3 * bytes });
  });

  it.each([
    ['5-hour', '5h'],
    ['daily', 'day'],
    ['weekly', 'week'],
    ['monthly', 'month'],
  ])('a %s allowance', (word, window) => {
    expect(read({ message: `${word} usage limit reached` }).limit).toMatchObject({ metric: 'usage', window });
  });

  it('tokens of a minute are no text that is too long', () => {
    expect(read('You exceeded the token limit').kind).toBe('context-too-long');
    expect(read('You exceeded the token limit per minute').kind).not.toBe('context-too-long');
  });

  it('a part that fits is not what was too long', () => {
    const message = (max: number, part: number) => `maximum context length is ${max} tokens, and ${part} input tokens were sent`;
    expect(read({ message: message(8192, 100) }).limit).toMatchObject({ metric: 'tokens', max: 8192, current: null });
    expect(read({ message: message(8192, 9000) }).limit).toMatchObject({ metric: 'tokens', max: 8192, current: 9000 });
  });

  it('without a number there is no floor', () => {
    const message = 'request reached organization max RPM, please try again after 1 seconds';
    expect(read({ type: 'rate_limit_reached_error', message })).toMatchObject({
      limit: { metric: 'rpm', max: null },
      retryAt: now + 1_000,
    });
  });
});

describe('a failure is opened in any of the fields that carry one', () => {
  it.each([
    ['a list of problems', { detail: [{ msg: 'Insufficient balance', type: 'x' }] }],
    ['the arguments of an exception', { args: ['Insufficient balance'] }],
    ['what a promise was rejected with', { reason: new Error('Insufficient balance') }],
    ['JSON where an answer stands', { text: JSON.stringify(overdue) }],
    ['JSON in a result', { result: JSON.stringify(overdue) }],
    ['a frame of Kimi’s website', { block: { exception: overdue } }],
    ['a sentence in somebody’s language', { localizedMessage: { message: 'Insufficient balance' } }],
    ['a task that is asked for later', { task: { id: 't1', status: 'failed', error: { code: 1008, message: 'insufficient balance' } } }],
    ['the header of a frame', { header: { event: 'task-failed', error_message: 'Insufficient balance' }, payload: {} }],
    ['capitals', { Response: { Error: { Code: 'X.Y', Message: 'Insufficient balance' }, RequestId: 'b253d23f' } }],
    ['a buffer', { status: 400, data: new TextEncoder().encode(JSON.stringify(overdue)).buffer }],
    ['beside problems by the name of their field', { status: 429, errors: { model: ['x'] }, ...overdue }],
    ['beside nothing', Object.assign(new Error('Insufficient balance'), { data: null, code: 'some_word' })],
  ])('%s', (_, value) => expect(read(value).kind).toBe('insufficient-balance'));

  it('a native code is believed, also bare and where no row has it', () => {
    const native = { status_code: 1008, status_msg: 'x' };
    for (const value of [native, { base_resp: native }])
      expect(read(value)).toMatchObject({ kind: 'insufficient-balance', provider: 'minimax', code: '1008' });
    expect(read({ base_resp: { status_code: 9876, status_msg: 'x' } })).toMatchObject({ provider: 'minimax', code: '9876' });
  });

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
    // Who has a code needs no body.
    expect(read({ status: 429, data, code: 'engine_overloaded_error' })).toMatchObject({ kind: 'overloaded', retry: 'soon' });
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

  it('where nobody answered no provider spoke', () => {
    for (const thrown of [named('AbortError', 'x'), new Error('fetch failed')])
      expect(normalizeError(thrown, { provider: 'kimi', now }).provider).toBeNull();
    expect(normalizeError(new Error('x'), { provider: 'kimi', now }).provider).toBe('kimi');
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

describe('a body is a failure where it is nothing else', () => {
  const error = { message: 'x', code: 'some_word' };
  const beside =
    'type status code message http_code request_id requestId base_resp trace_id session_id event user_id title detail id object created model provider choices';
  it.each(beside.split(' '))('with %s beside the error', (name) => {
    expect(failureInBody({ error, [name]: 'x' })).not.toBeNull();
  });

  it.each([
    ['a sentence called an error', { type: 'error', message: 'x' }],
    ['an error with its kind', { type: 'error', error: {} }],
    ['an error that is a sentence and nothing beside', { error: { message: 'x' } }],
    ['a tool’s result that is called one', { isError: true, content: [], structuredContent: {}, _meta: {} }],
    ['a failure of ours', normalizeError(error)],
    ['a document of ours', normalizeError(error).toJSON()],
    ['an answer withheld', { choices: [{ finish_reason: 'content_filter', message: { content: ' ', tool_calls: [] } }] }],
  ])('%s is one', (_, body) => expect(failureInBody(body)).not.toBeNull());

  it.each([
    ['an app’s own field beside', { error, results: [] }],
    ['an error that is a sentence, and more', { error: { message: 'x' }, id: 'x' }],
    ['a message with no error', { type: 'error', error: null, message: 'x' }],
    ['a sentence alone', { message: 'x' }],
    ['a kind alone', { type: 'error' }],
    ['a number for a sentence', { error: { message: 1, code: 'some_word' } }],
    ['a tool’s words', { isError: true, content: 'x' }],
    ['a code that is a word', { base_resp: { status_code: 'OK' } }],
    ['a list', [{ error }]],
    ['a mark on an answer to something else', { input_sensitive: true, base_resp: { status_code: 0 } }],
    ['a filter behind words', { choices: [{ finish_reason: 'content_filter', text: 'x' }] }],
    ['a filter behind a call', { choices: [{ finish_reason: 'content_filter', message: { tool_calls: [{}] } }] }],
    ['a filter at the end of a stream', { object: 'chat.completion.chunk', choices: [{ finish_reason: 'content_filter' }] }],
  ])('%s is none', (_, body) => expect(failureInBody(body)).toBeNull());
});

describe('what no waiting changes is not asked again, whatever else the sentence says', () => {
  it.each([
    'account suspended',
    'account deactivated',
    'account banned',
    'the key has been disabled',
    'account past due',
    'a bill is overdue',
    'account in arrears',
    'out of credits',
    'credit used up',
    'credits exhausted',
    'balance depleted',
    'balance is negative',
    'credits are used up',
    'subscription expired',
    'plan has expired',
    'key exhausted',
    'token exhausted',
    'balance exhausted',
    'credits expired',
    'trial exhausted',
    'the organization must be verified',
    'unverified organization',
    'plan does not include this',
    'login failed',
    '账号被封',
    '账号已禁用',
    '套餐已到期',
    '套餐已过期',
    '服务未开通',
  ])('%s', (standing) => {
    expect(read({ status: 429, message: `Too many requests: ${standing}` }).retry).toBe('never');
    expect(read({ status: 503, message: `Service unavailable: ${standing}` }).retry).toBe('never');
  });

  it('what may be so tomorrow is asked again', () => {
    expect(read({ status: 429, message: 'Too many requests: your account will be suspended' }).retry).toBe('soon');
    expect(read({ status: 503, message: 'Service unavailable: login failed: no answer' }).retry).toBe('soon');
  });
});
