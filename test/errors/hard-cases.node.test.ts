import { createReader, failureIn, failureInBody, normalizeError, readFailure, type Kind, type Retry } from 'tryagain/errors';
import { describe, expect, it } from 'vitest';

const now = Date.UTC(2026, 10, 22, 12);
const error = (status: number, body: object, provider?: string) =>
  normalizeError({ status, body: JSON.stringify(body) }, { now, ...(provider && { provider }) });

describe('a bare number is nobody’s code', () => {
  const bodies: [string, number, object, Kind][] = [
    ["Zhipu's 1001", 401, { error: { code: '1001', message: 'Header中未收到Authentication参数，无法进行身份验证' } }, 'authentication'],
    [
      "Zhipu's 1002",
      401,
      { error: { code: '1002', message: 'Authentication Token非法，请确认Authentication Token正确传递。' } },
      'authentication',
    ],
    ["an app's own 1001", 401, { code: 1001, message: '用户未登录' }, 'authentication'],
  ];
  for (const [name, status, body, kind] of bodies) it(name, () => expect(error(status, body)).toMatchObject({ kind, retry: 'never' }));
  it('a closed socket is a broken line, whatever its number', () => {
    for (const code of [1000, 1002, 1006, 1008])
      expect(normalizeError({ type: 'close', code, wasClean: code === 1000, reason: 'x' })).toMatchObject({ kind: 'network', code: null });
  });
});

describe('a sentence does not turn a refusal into something to repeat', () => {
  const refusals: [number, string, string?][] = [
    [400, "Invalid value for 'timeout': expected integer", 'kimi'],
    [400, 'Unrecognized request argument supplied: timeout'],
    [401, 'Session timeout, login again'],
    [400, 'Invalid value for model: rate-limited-model'],
    [400, "tools[0].function.name: 'at capacity' does not match pattern"],
    [404, 'route /too many requests/ not found'],
    [400, 'Invalid tool output: {"error":{"type":"rate_limit_reached_error","message":"x"}}', 'kimi'],
    [400, 'tool result {"base_resp":{"status_code":1002}} is not a string'],
  ];
  for (const [status, message, provider] of refusals) {
    it(`${status} ${message}`, () =>
      expect(error(status, { error: { message, type: 'invalid_request_error' } }, provider).retry).toBe('never'));
  }
  it('in a stream, where there is no status, neither', () =>
    expect(normalizeError({ error: { type: 'invalid_request_error', message: 'too many requests in the batch file' } }).retry).toBe(
      'never',
    ));
});

describe('nobody’s words get out', () => {
  const canaries = [
    'john_smith_diagnosed_hiv',
    'hunter2-my-password',
    'Geheim-Passwort.2026',
    'my_prompt_secret_words',
    'MY_SECRET_PROMPT',
    'a1b2c3d4e5f60718293a4b5c6d7e8f90',
    'patient-4711-john',
    '1782658868262748928',
    'PATIENT_JOHN',
    'invoice_mueller_4711',
  ];
  const thrown: unknown[] = [
    new Error('400 Invalid schema for function get_patient: properties.name type: john_smith_diagnosed_hiv is not valid'),
    new Error('400 Invalid tool: expected code: hunter2-my-password'),
    new Error('your code: Geheim-Passwort.2026'),
    { error: 'my_prompt_secret_words' },
    new Error('Invalid body: {"messages":[],"code":"MY_SECRET_PROMPT","request_id":"patient-4711-john"}'),
    { error: { code: 'a1b2c3d4e5f60718293a4b5c6d7e8f90', message: 'x' }, request_id: '1782658868262748928' },
    Object.assign(new Error('No object generated'), {
      name: 'AI_NoObjectGeneratedError',
      text: '{"type":"invoice_mueller_4711","request_id":"patient-4711-john"}',
    }),
    Object.assign(new Error('Type validation failed'), { name: 'AI_TypeValidationError', value: { name: 'x', code: 'PATIENT_JOHN' } }),
  ];
  for (const value of thrown) {
    it(String(value instanceof Error ? value.message : JSON.stringify(value)), () => {
      const text = `${JSON.stringify(normalizeError(value))} ${normalizeError(value).message}`;
      for (const canary of canaries) expect(text).not.toContain(canary);
    });
  }
  it("a model's own answer is no failure, but a chunk that failed is", () => {
    const answer = Object.assign(new Error('No object generated: could not parse the response.'), {
      name: 'AI_NoObjectGeneratedError',
      text: 'I am sorry, the API rate limit exceeded error means you should try again after 60 seconds.',
    });
    expect(normalizeError(answer)).toMatchObject({ kind: 'unknown', wait: null });
    const chunk = Object.assign(new Error('Type validation failed'), {
      name: 'AI_TypeValidationError',
      value: { choices: null, base_resp: { status_code: 1008, status_msg: 'insufficient balance' } },
    });
    expect(normalizeError(chunk)).toMatchObject({ kind: 'insufficient-balance', provider: 'minimax' });
  });
});

describe('P7 what could not be read is never repeated by itself', () => {
  const body = '{"error":{"type":"exceeded_current_quota_error","message":"x"}}';
  it('a body somebody has read', async () => {
    const response = new Response(body, { status: 429 });
    await response.text();
    expect(await failureIn(response)).toMatchObject({ retry: 'never' });
    expect(await readFailure(response)).toMatchObject({ retry: 'never' });
  });
  it('a Blob, a stream of Node; bytes are read', () => {
    const axios = (data: unknown) =>
      Object.assign(new Error('Request failed with status code 429'), { isAxiosError: true, response: { status: 429, data } });
    expect(normalizeError(axios(new Blob([body]))).retry).toBe('never');
    expect(normalizeError(axios({ pipe: () => undefined })).retry).toBe('never');
    expect(normalizeError(axios(new TextEncoder().encode(body)))).toMatchObject({ kind: 'insufficient-balance' });
    expect(normalizeError(axios(Buffer.from(body)))).toMatchObject({ kind: 'insufficient-balance' });
    expect(normalizeError(axios(new TextEncoder().encode(body).buffer))).toMatchObject({ kind: 'insufficient-balance' });
  });
  it('a body that stays open is read as far as it got', { timeout: 10_000 }, async () => {
    const open = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode(body)) });
    expect(await failureIn(new Response(open, { status: 429 }))).toMatchObject({ kind: 'insufficient-balance', retry: 'never' });
  });
  it('a code behind 70,000 characters', async () => {
    const long = JSON.stringify({ error: { message: 'x'.repeat(70_000), type: 'exceeded_current_quota_error' } });
    expect(await failureIn(new Response(long, { status: 429 }))).toMatchObject({ retry: 'never' });
    const cut = `{"error":{"message":"${'x'.repeat(5_000)}","type":"exceeded_current_quota_error`;
    expect(normalizeError(new Error(cut))).toMatchObject({ kind: 'insufficient-balance' });
  });
});

it.each([
  ['inherited', Object.create({ 'retry-after': '7' })],
  [
    'with a name that throws',
    Object.defineProperty({ 'Retry-After': '7' }, 'a', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    }),
  ],
])('a wait in a record of headers %s is found', (_, headers) => {
  expect(normalizeError({ status: 429, headers })).toMatchObject({ retry: 'soon', wait: { source: 'header' } });
});

it('a pattern of a table that may match nothing at all comes to an end', () => {
  const { normalizeError: read } = createReader([
    { name: 'mine', rows: [{ id: 'busy', codes: ['4711'], kind: 'overloaded' }], codeInText: [/(\d*)/] },
  ]);
  expect(read(new Error('sorry, 4711'), { provider: 'mine' })).toMatchObject({ kind: 'overloaded', code: '4711' });
});

it('P26 megabytes of bytes or keys cost nothing', () => {
  const keys = Object.fromEntries(Array.from({ length: 300_000 }, (_, i) => [`k${i}`, i]));
  const values = [
    { response: { status: 500, data: Buffer.alloc(8 << 20, 65) } },
    new Float32Array(1e6),
    keys,
    { status: 500, headers: keys },
  ];
  const began = performance.now();
  for (const value of values) normalizeError(value);
  expect(performance.now() - began).toBeLessThan(1_000);
});

describe('W6 waits as people write them', () => {
  const waits: [string, number | null][] = [
    ['Rate limit reached. Please try again in 7m12s.', 432],
    ['try again in 1h2m', 3720],
    ['try again in 2 hours, and 5 minutes, 10s', 7510],
    ['Try again in 2 HOURS AND 5 MINUTES', 7500],
    ['try again in 999999999999999999999 hours', null],
    ['try again at 2026-11-22T12:05:00Z', 300],
    ['Retry after: 30', 30],
    ['retry_after=30s', 30],
    ['Retry-After: 30s', 30],
    ['try again in ~30 seconds', 30],
    ['try again in approximately 30 seconds', 30],
    ['请等待 30 秒', 30],
    ['请30s后重试', 30],
    ['try again after 1,200 seconds', 1200],
    ['usage limit reached, resets at 2026-11-22 22:00 UTC+8', 7200],
    ['resets at 22:00 GMT+8', 7200],
    ['resets at 12:00 UTC-5', 18_000],
    ['Will retry in 30 seconds (attempt 2 of 5)', null],
    ['请求过于频繁，将在 30 秒后重试（第 2 次）', null],
    ['请求过于频繁。您的套餐将在 30 天后到期', null],
    ['请求过多：5分钟后台任务已达上限', null],
    ['The free tier is available for 14 days.', null],
    ['gave up, retry for 60 seconds', null],
    ['pool wait 30s exceeded', null],
  ];
  for (const [text, seconds] of waits) {
    it(`"${text}" is ${seconds === null ? 'no wait' : `${seconds} s`}`, () => {
      const { retryAt } = error(429, { error: { message: `rate limit reached. ${text}`, type: 'rate_limit_error' } });
      expect(retryAt === null ? null : (retryAt - now) / 1000).toBe(seconds);
    });
  }
  it('a field of the body is read in each of its spellings', () => {
    for (const field of [{ retry_after: '12' }, { retryAfter: 12 }, { retry_after_ms: 12_000 }]) {
      expect(error(429, { error: { message: 'slow down', type: 'rate_limit_error', ...field } }).wait).toMatchObject({
        until: now + 12_000,
        source: 'body',
      });
    }
  });
});

it('a list of failures is read, as Google streams them and Claude Code reports them', () => {
  // anthropics/claude-code#54635
  const report = [{ error: 'Error: Request was aborted.\n    at makeRequest (cli.js:50:3448)', timestamp: '2026-04-28T16:10:39.051Z' }];
  expect(normalizeError(new Error(JSON.stringify(report)))).toMatchObject({ kind: 'aborted', retry: 'never' });
  expect(normalizeError([{ error: { code: 503, status: 'UNAVAILABLE', message: 'The model is overloaded.' } }])).toMatchObject({
    kind: 'overloaded',
    status: 503,
  });
});

it('Chinese that Python escaped and a log cut off is Chinese', () => {
  const cut = String.raw`Error: {"error": {"message": "\u8d26\u6237\u4f59\u989d\u4e0d\u8db3", "type": "new_api_err`;
  expect(normalizeError(new Error(cut))).toMatchObject({ kind: 'insufficient-balance', retry: 'never' });
});

describe('a status is read where a client writes it', () => {
  const texts: [string, number][] = [
    ['Error: 429 status code (no body)', 429],
    ['API Error: Request rejected (429) · try later', 429],
    ['OAI Compatible API error: [403] Forbidden', 403],
    ["Failed to get models: 401, message='Unauthorized'", 401],
    ['{"http_code": "402", cut', 402],
    // MoonshotAI/kimi-cli#2405, MoonshotAI/kimi-code#636 and #3951, without the sentences that are read by themselves
    ['Error: [provider.api_error] 400 an assistant message', 400],
    ['Error: [provider.rate_limit] 429 x', 429],
    ['error: failed to run prompt: provider.auth_error: 403 x', 403],
    // MoonshotAI/MoonshotAI-Cookbook#18, ltmoerdani/opencode-copilot-chat#25, openclaw/openclaw#69642, anomalyco/opencode#4376
    ["code: 400 - {'error': {'message': 'x',", 400],
    ['OpenCode Go API request failed (400) model=kimi-k2.7-code payloadBytes=168171: x', 400],
    ['MiniMax API returns a 529: "x"', 529],
    ['404 page not found', 404],
  ];
  for (const [text, status] of texts) it(text, () => expect(normalizeError(new Error(text)).status).toBe(status));
});

describe('a size is no status', () => {
  for (const text of [
    '500 characters is the maximum for a prompt',
    '512 tokens requested, but the model takes 256',
    'text is longer than the limit (500)',
    'voice sample must be under [500] KB',
    'rejected: 500 characters at most',
    '5 of 10 files failed: 500, 501 missing',
    'the search returned 500 results',
    'the job failed 500 times',
    'exceeds the limit 500',
  ]) {
    it(text, () => expect(normalizeError(new Error(text))).toMatchObject({ status: null, retry: 'never' }));
  }
});

describe('gateways and clouds', () => {
  const bodies: [string, number | null, object, Kind, Retry?][] = [
    [
      'Gemini',
      429,
      {
        error: {
          code: 429,
          status: 'RESOURCE_EXHAUSTED',
          message: 'You exceeded your current quota, please check your plan and billing details. Please retry in 34.07s.',
          details: [{ retryDelay: '34s' }],
        },
      },
      'rate-limited',
    ],
    [
      'one-api',
      403,
      { error: { message: '用户额度不足', type: 'new_api_error', code: 'insufficient_user_quota' } },
      'insufficient-balance',
    ],
    ['SiliconFlow', 403, { code: 30001, message: 'Sorry, your account balance is insufficient' }, 'insufficient-balance'],
    [
      'LiteLLM',
      400,
      { error: { message: 'Budget has been exceeded! Current cost: 1.2, Max budget: 1.0', type: 'budget_exceeded', code: '400' } },
      'insufficient-balance',
    ],
    ['OpenRouter', 403, { error: { code: 403, message: 'Input was flagged by moderation' } }, 'content-filtered'],
    [
      'OpenRouter without a status',
      null,
      {
        error: {
          message: 'This request requires more credits, or fewer max_tokens. You requested up to 4096 tokens, but can only afford 1533.',
        },
      },
      'insufficient-balance',
    ],
  ];
  for (const [name, status, body, kind] of bodies)
    it(name, () => expect(status === null ? normalizeError(body) : error(status, body)).toMatchObject({ kind }));
  it('Bedrock', () =>
    expect(
      normalizeError(
        Object.assign(new Error('Too many tokens, please wait before trying again.'), {
          name: 'ThrottlingException',
          $metadata: { httpStatusCode: 429 },
        }),
      ),
    ).toMatchObject({ kind: 'rate-limited', status: 429 }));
  it('a page thrown as text says its title', () =>
    expect(normalizeError(new Error('<html>\r\n<head><title>502 Bad Gateway</title></head><body>x</body></html>'))).toMatchObject({
      kind: 'server-error',
      status: 502,
    }));
  it('Cloudflare 1015', () => expect(normalizeError(new Error('error code: 1015')).kind).toBe('rate-limited'));
  it('Cloudflare 1015 in a sentence', () =>
    expect(normalizeError(new Error('API Error: error code: 1015 (attempt 3/10)')).kind).toBe('rate-limited'));
});

describe('broken lines', () => {
  for (const text of [
    'The network connection was lost.',
    'Could not connect to the server.',
    'A server with the specified hostname could not be found.',
    'Error in input stream',
    'net::ERR_CONNECTION_RESET',
    'net::ERR_INCOMPLETE_CHUNKED_ENCODING',
    'Unable to connect. Is the computer able to access the url?',
    'Premature close',
    'other side closed',
    'Client network socket disconnected before secure TLS connection was established',
    'Server disconnected without sending a response.',
    'peer closed connection without sending complete message body',
    'All connection attempts failed',
    'upstream connect error or disconnect/reset before headers',
    'no healthy upstream',
    'stream ended prematurely without [DONE] sentinel',
    '网络连接失败',
  ]) {
    it(text, () => expect(normalizeError(new Error(text))).toMatchObject({ kind: 'network', retry: 'soon' }));
  }
  it('a line end behind a sentence changes nothing', () => expect(normalizeError(new Error('terminated\n')).kind).toBe('network'));
});

it('a document makes nothing more hopeful than its kind, and counts only where it is the whole', () => {
  expect(normalizeError({ type: 'urn:tryagain:insufficient-balance', kind: 'insufficient-balance', retry: 'soon' }).retry).toBe('never');
  const quoted = 'Invalid message: {"type":"urn:tryagain:rate-limited","kind":"rate-limited"}';
  expect(error(400, { error: { message: quoted, type: 'invalid_request_error' } })).toMatchObject({
    kind: 'invalid-request',
    retry: 'never',
  });
});

describe('a terminal may break a line anywhere', () => {
  // kimi-cli's window did so in the middle of "reached", "again", "moment", "currently" (MoonshotAI/kimi-cli#1599, #998, #2571).
  const lines: [string, string, string][] = [
    [
      'kimi',
      "LLM provider error: Error code: 429 - {'error': {'message': 'Your account org-0a1b2c3d4e5f60718293a4b5c6d7e8f9<ak-abcdefghij0123456789> request reached organization max RPM: 20, please try again after 1 seconds', 'type': 'rate_limit_reached_error'}}",
      'https://github.com/MoonshotAI/kimi-cli/issues/1599',
    ],
    [
      'kimi',
      "LLM provider error: Error code: 400 - {'error': {'message': 'Invalid request: Your request exceeded model token limit: 262144 (requested: 280680)', 'type': 'invalid_request_error'}}",
      'https://github.com/MoonshotAI/kimi-cli/issues/1809',
    ],
    [
      'kimi-code',
      'Error: [provider.api_error] 400 The request was rejected because it was considered high risk',
      'https://github.com/MoonshotAI/kimi-code/issues/242',
    ],
    [
      'kimi-code',
      "403 You've reached your weekly (7-day) usage limit. Your quota will reset when the current 7-day window ends.",
      'https://github.com/MoonshotAI/kimi-code/issues/3951',
    ],
    [
      'minimax',
      '500 {"type":"error","error":{"type":"api_error","message":"insufficient balance (1008)"},"request_id":"06147e2edcc0f11467bd60776cf6ded0"}',
      'https://github.com/MiniMax-AI/MiniMax-M2/issues/62',
    ],
    [
      'minimax',
      'HTTP 429: usage limit exceeded, 5-hour usage limit reached for Token Plan Starter (0/0 used), resets at 2026-05-15T15:00:00Z (2056)',
      'https://github.com/MiniMax-AI/MiniMax-M2.7/issues/36',
    ],
  ];
  for (const [provider, line, source] of lines) {
    it(`${line.slice(0, 60)}… (${source})`, () => {
      const read = (text: string) => {
        const { kind, retry, wait } = normalizeError(new Error(text), { provider, now });
        return { kind, retry, waits: wait !== null };
      };
      const whole = read(line);
      const lost: string[] = [];
      for (let at = 1; at < line.length; at += 1) {
        const broken = `${line.slice(0, at)}\n${line.slice(at)}`;
        if (JSON.stringify(read(broken)) !== JSON.stringify(whole)) lost.push(broken);
      }
      expect(lost).toEqual([]);
    });
  }
});

it('a native failure one deeper, in a 200, is one', async () => {
  // A reply about a plan, as readers of it in public code have met it.
  const body = { data: { base_resp: { status_code: '1004', status_msg: 'unauthorized' } } };
  expect(await failureIn(Response.json(body))).toMatchObject({ kind: 'authentication', provider: 'minimax', code: '1004' });
  expect(failureInBody({ data: { base_resp: { status_code: 0, status_msg: 'success' } } })).toBeNull();
});

it('the type of a Response or an event is no code', () => {
  expect(normalizeError(new Response('x', { status: 500 })).code).toBeNull();
  expect(failureInBody({ status_code: 200, status_msg: 'OK' })).toBeNull();
  expect(failureInBody({ type: 'error', error: null, items: [] })).toBeNull();
  expect(failureInBody({ isError: true, data: [] })).toBeNull();
  expect(failureInBody({ content: [{ type: 'text', text: 'invalid api key' }], isError: false })).toBeNull();
  expect(failureInBody({ role: 'toolResult', content: [{ type: 'text', text: 'no such file' }], isError: true })).toBeNull();
  expect(failureInBody({ event: 'task_failed', jobs: [] })).toBeNull();
});

describe('sentences that lost everything else', () => {
  // Each as somebody reported it; the last number of some is a client's own, and no wait.
  const sentences: [string, Kind, Retry][] = [
    // openclaw/openclaw#69642: "upgrade" is no plan wall
    ['High traffic detected. For a more stable experience, upgrade to our Plus plan', 'overloaded', 'soon'],
    // MoonshotAI/MoonshotAI-Cookbook#18, cut by the title of the issue
    ["code: 400 - {'error': {'message': 'model max length exceeded, max length:8192',", 'context-too-long', 'never'],
    // Chenyme/Chenyme-AAVT: Kimi's older word for RPM
    ['max request per minute reached: 3', 'rate-limited', 'soon'],
    // microsoft/cognitive-services-speech-sdk-js#872, pipecat-ai/pipecat#471: a voice's line, broken
    ['websocket error code: 1006', 'network', 'soon'],
    ['TTSService#0 exception: no close frame received or sent', 'network', 'soon'],
    // Trae-AI/TRAE#592
    ['Too many current requests. Your queue position is 140 Please wait for a while', 'rate-limited', 'soon'],
    // webman-php/openai#4
    ['connect api.moonshot.cn:443 timeout after 30 seconds', 'timeout', 'soon'],
    // anomalyco/opencode#14892
    ['The API Key appears to be invalid or may have expired', 'authentication', 'never'],
    // LLM-Red-Team/kimi-free-api#41, MoonshotAI/kimi-cli#87
    ['auth fail 401', 'authentication', 'never'],
    ['Authorization failed, please check your API key', 'authentication', 'never'],
    // dataelement/Clawith#44: the class of Python's and Java's clients is the sentence
    ['[LLM call error] ReadTimeout: Connection failed after 3 attempts', 'timeout', 'soon'],
    // public code: an agent's own patience
    ['LLM stream stalled (no data for 240000ms)', 'timeout', 'soon'],
    // MiniMax-AI/Mini-Agent#92: what AbortSignal.timeout() says is no person's doing
    ['[stream.message] The operation was aborted due to timeout', 'timeout', 'soon'],
    ['Request was aborted due to timeout', 'timeout', 'soon'],
    // MiniMax-AI/MiniMax-M2.7#31, langchain-ai/langchain#21919
    ['LLM idle timeout (120s): no response from model', 'timeout', 'soon'],
    ['TimeoutError: [WinError 10060] 由于连接方在一段时间后没有正确答复或连接的主机没有反应，连接尝试失败。', 'timeout', 'soon'],
    // Kilo-Org/kilocode#13062
    ['Response ended unexpectedly and may be incomplete.', 'network', 'soon'],
    // a public page: a switch between gateways
    ['API key 无效或已停用', 'authentication', 'never'],
    // MiniMax-AI/MiniMax-M2#56: the two readings of a broken line are two, "api key" and "Invalid" never meet
    ['Invalid Model\nThe model MiniMax-M2 does not work with your current plan or api key', 'not-in-plan', 'never'],
    // op7418/CodePilot#526: what a client guesses is no cause
    ['Error: Claude Code process exited with an error. Common causes: • Invalid or missing API Key • Network issues', 'unknown', 'never'],
    // MoonshotAI/kimi-cli#2403: the login failed since what answered was no JSON
    ['Login failed: Expecting value: line 1 column 1 (char 0)', 'unknown', 'never'],
    // MoonshotAI/kimi-cli#2402: its last word cut off
    ['APIStatusError: 400 The request was rejected because it was considered high ', 'content-filtered', 'never'],
    // a gateway turns the provider's 429 into its own 424, "failed dependency"
    [
      'HTTP 424: {"code":424,"msg":"http 429: message: Organization Rate limit exceeded, please try again soon[...]"}',
      'rate-limited',
      'soon',
    ],
    // MoonshotAI/Kimi-K2#141 as Python and litellm print it, and one of the coding plan's
    ["RuntimeError('400 invalid thinking: only type=enabled is allowed for this model')", 'invalid-request', 'never'],
    ['MoonshotException - 400 invalid thinking: only type=enabled is allowed for this model', 'invalid-request', 'never'],
    ["{'error': {'message': '400 function name read is duplicated', 'type': None}}", 'invalid-request', 'never'],
    // su-kaka/gcli2api#354: Cloudflare's page before a relay, of which the title is left
    ['request error: <none> <!DOCTYPE html><head><title>relay.example | 524: A timeout occurred</title>', 'timeout', 'soon'],
    // anomalyco/opencode#49639, Moonlark-Dev/Moonlark#1437: a type in brackets
    ['Upstream request failed: [permission_error] API access paused for this organization.', 'permission', 'never'],
    [
      'Upstream request failed: [invalid_request_error]\n.messages[21].image[0]: You have uploaded an unsupported image.',
      'invalid-request',
      'never',
    ],
    // HKUDS/nanobot#3939, can1357/oh-my-pi#1077, Kilo-Org/kilocode#11948, MiniMax-AI/cli#182
    ["invalid_request_error: cannot specify both 'thinking' and 'reasoning_effort'", 'invalid-request', 'never'],
    ['tool_choice specified is incompatible with thinking enabled', 'invalid-request', 'never'],
    ['Bad Request: Validation: `thinking.type` must be `enabled` or `disabled`', 'invalid-request', 'never'],
    ['Invalid model "music-cover-free". Valid models: music-cover', 'invalid-request', 'never'],
    // public code: a body that was cut behind its code
    ['Error code: 429 - insufficient_quota: You exceeded your current quota', 'insufficient-balance', 'never'],
    // VectifyAI/OpenKB, a benchmark: Moonshot says so before it suspends an account, under a 429
    ['429 Your credit balance is running low for account org-a316...', 'insufficient-balance', 'never'],
    // BerriAI/litellm#14144: a budget behind a 429
    ['Error: 429 No deployments available - crossed budget: Exceeded budget for deployment model_name: x', 'insufficient-balance', 'never'],
    // MCPJam/inspector#1287: a key's limit that does not come back
    ['403 Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys', 'permission', 'never'],
    // a terminal's colours around a status that would stand first, with the escape and without
    ['\u001b[31m400 function name read is duplicated\u001b[39m', 'invalid-request', 'never'],
    ['[1;31m503 No available channel for model x under group y[0m', 'not-found', 'never'],
    // a status, and nothing else of the answer
    ['Kimi request failed: 503', 'overloaded', 'soon'],
    // a status behind the address, as clients in Go write it
    ['Post "https://api.moonshot.cn/v1/chat/completions": 500 x: giving up after 3 attempt(s)', 'server-error', 'soon'],
    ['Invalid value in {"url":"https://x.example/v1","timeout": 500}', 'unknown', 'never'],
    // a client's test of the connection, which says nothing of the line
    ['MiniMax 测试连接失败。请检查 API Key、模型可用性、账号额度', 'unknown', 'never'],
    // Hmbown/Codewhale#1482: the page that is missing says more than "invalid request"
    ['Warn Invalid request (404): 404 page not found', 'not-found', 'never'],
    // what must not be taken for a limit, a price, a missing model or a closed door
    ['Your request failed. No credits were deducted.', 'unknown', 'never'],
    ['Exceeded your rate limit of the free tier', 'rate-limited', 'soon'],
    // spring-projects/spring-boot#12992: a 401, and no line that broke
    [
      'I/O error on POST request for "http://localhost:36639/someservice": cannot retry due to server authentication, in streaming mode',
      'unknown',
      'never',
    ],
    ['Load failed: the model file is damaged', 'unknown', 'never'],
    ['The client closed the connection before the answer was sent', 'unknown', 'never'],
    ['Google Drive connection failed. Please sign in again', 'unknown', 'never'],
    ['MCP server error: the tool does not know this file', 'unknown', 'never'],
    ['The browser blocked the response of another origin', 'unknown', 'never'],
    ['The upload exceeds your quota of 10 GB', 'unknown', 'never'],
    ['PUSH frames are yet not supported.', 'unknown', 'never'],
    // a client's option, in its own dump
    [
      '429 You exceeded your current quota, please check your plan and billing details. Options: { retryDelay: 1000 }',
      'insufficient-balance',
      'never',
    ],
    ['SSL certification failed for relay.example', 'unknown', 'never'],
    ['The thinking budget exceeded what the test expected', 'unknown', 'never'],
    ['My plan has expired and your service is temporarily unavailable', 'unknown', 'never'],
    ['SyntaxError: invalid token (<string>, line 1)', 'unknown', 'never'],
    ['temperature must be 1 when thinking is disabled', 'invalid-request', 'never'],
    // public code: OpenCode Go, in front of both
    ['429 Subscription quota exceeded. You can continue using free models.', 'quota-exceeded', 'after-reset'],
  ];
  for (const [text, kind, retry] of sentences)
    it(text, () => expect(normalizeError(new Error(text), { now })).toMatchObject({ kind, retry, wait: null }));
});

it('a client that names its own kind of failure does not make it hopeful', () => {
  // kimi-code writes its own word in brackets; a setting is no failure.
  expect(normalizeError(new Error('[provider.overloaded_error] The key of this account was withdrawn')).retry).toBe('never');
  expect(normalizeError(new Error('The voice cannot be used (readTimeout: 30000)')).kind).toBe('unknown');
});

it('MiniMax: under a code that means any bad request, or anything, a sentence that says more is believed', () => {
  const said = (message: string) => normalizeError(new Error(message), { provider: 'minimax' });
  expect(said('prompt is too long (2013)')).toMatchObject({ kind: 'context-too-long', code: '2013', provider: 'minimax' });
  expect(said('request body too large (1000)')).toMatchObject({ kind: 'invalid-input', retry: 'never', code: '1000' });
  // A code that says one thing goes before any words.
  expect(said('prompt is too long (1008)').kind).toBe('insufficient-balance');
  // Nobody is asked to repeat a refusal for its words.
  expect(said('the service is busy (2013)')).toMatchObject({ kind: 'invalid-request', retry: 'never' });
});

it('a code that says that something has to change first promises nothing by its other words', () => {
  for (const code of ['rate_limited_account_suspended', 'subscription_expired'])
    for (const status of [undefined, 429, 500])
      expect(normalizeError({ status, error: { code, message: '-' } })).toMatchObject({ retry: 'never' });
});

it('a code that is in the table of general codes stays the code, though its words say as much', () => {
  for (const status of [undefined, 429])
    expect(normalizeError({ status, error: { code: 'too_many_requests', message: '-' } })).toMatchObject({
      kind: 'rate-limited',
      code: 'too_many_requests',
    });
});

it.each([429, 500])('a login that failed is not repeated for its status, %i', (status) => {
  const message = 'Login failed. Logged out from Kimi Code.';
  expect(normalizeError({ status, error: { message } })).toMatchObject({ kind: 'authentication', retry: 'never' });
});

it('axios’s word for any 4xx says nothing of the request', () => {
  const response = { status: 429, data: { error: { message: 'Your account is past due' } } };
  const thrown = Object.assign(new Error('Request failed with status code 429'), { name: 'AxiosError', code: 'ERR_BAD_REQUEST', response });
  expect(normalizeError(thrown)).toMatchObject({ kind: 'unknown', retry: 'never' });
});

it('what the page itself did not find is no name that a provider does not know', () => {
  const thrown = new DOMException("Failed to execute 'removeChild' on 'Node': The node to be removed is not a child.", 'NotFoundError');
  expect(normalizeError(thrown).kind).toBe('unknown');
});

it('what is counted in Chinese is no status', () => {
  expect(normalizeError(new Error('朗读失败（500 字）')).kind).toBe('unknown');
  expect(normalizeError(new Error('朗读失败（500）')).kind).toBe('server-error');
});

it('MiniMax: a text that is too long is the person’s to shorten, and its limit is told where the sentence tells it', () => {
  const told = (message: string) => normalizeError({ base_resp: { status_code: 2013, status_msg: message } });
  expect(told('invalid params, content[0].text too long: 13836 > 7000 characters')).toMatchObject({
    kind: 'invalid-input',
    fixableBy: 'user',
    limit: { metric: 'characters', max: 7000, current: 13836 },
  });
  expect(told('invalid params, prompt length must be less than 1500')).toMatchObject({ kind: 'invalid-input', limit: { max: 1500 } });
  expect(told('invalid params, text too long')).toMatchObject({ kind: 'invalid-input', limit: { max: null, current: null } });
});

it('MiniMax: a model the plan never had is no bad request, also under 2013', () => {
  // The log of a video service; what follows is of another kind, and was read as a plan's there.
  const minimax = (message: string) =>
    normalizeError({ error: { type: 'bad_request_error', message, http_code: '400' } }, { provider: 'minimax' });
  expect(minimax('invalid params, TokenPlan 或 Credit 暂不支持 MiniMax-H3 系列模型 (2013)')).toMatchObject({
    kind: 'not-in-plan',
    retry: 'never',
  });
  expect(minimax('invalid params, model MiniMax-Hailuo-2.3-Fast does not support Text-to-Video mode (2013)').kind).toBe('invalid-request');
});

it('MiniMax: a code behind "status" is one, where it is known who spoke', () => {
  // ENTERPILOT/GoModel#1022
  expect(normalizeError(new Error('minimax image request failed (status 2013)'), { provider: 'minimax' })).toMatchObject({
    kind: 'invalid-request',
    code: '2013',
  });
  expect(normalizeError(new Error('image request failed (status 2013)')).kind).toBe('unknown');
});

it('MiniMax: a traffic jam of the plan keeps its meaning when nobody named who spoke', () => {
  // anomalyco/opencode#22811
  const text =
    'Error from provider (MiniMax): The Token Plan is designed for individual, interactive developer workflows. Traffic is currently high-please retry shortly. (2062)';
  expect(normalizeError(new Error(text))).toMatchObject({ kind: 'rate-limited', retry: 'soon', wait: null });
});

describe('what no waiting changes is not asked again, whatever else the sentence says', () => {
  const sentences: [string, Kind, Retry][] = [
    ['Your account was suspended because of too many requests', 'unknown', 'never'],
    ['Service temporarily unavailable: account in arrears', 'unknown', 'never'],
    ['You have run out of credits. Please top up. Too many requests.', 'insufficient-balance', 'never'],
    ['Your credit is used up. Network error', 'unknown', 'never'],
    ['Token plan expired. Server is busy', 'unknown', 'never'],
    ['This model is rate-limited for unverified organizations', 'unknown', 'never'],
    ['Unknown error: your account has been deactivated', 'permission', 'never'],
    ['Your API key has been rate-limited because it was reported as leaked', 'authentication', 'never'],
    ['Content blocked. Too many requests flagged as unsafe', 'content-filtered', 'never'],
    ['账户欠费，服务暂时不可用', 'insufficient-balance', 'never'],
    ['令牌额度已用完，请求频率超限', 'insufficient-balance', 'never'],
    ['余额已用尽，访问量过大', 'insufficient-balance', 'never'],
    ['套餐已到期，请求过多', 'unknown', 'never'],
    ['该令牌暂时不可用', 'authentication', 'never'],
    ['该账号暂时不可用', 'unknown', 'never'],
    ['API Key 已禁用，调用过于频繁', 'unknown', 'never'],
    // These are about time all the same.
    ['请求过于频繁，套餐将在30天后到期', 'rate-limited', 'soon'],
    ['Too many requests: accounts that go on will be suspended', 'rate-limited', 'soon'],
    ['Connection closed: the certificate could not be verified', 'network', 'soon'],
    ['Rate limit reached. Add a payment method to your account to increase your limits', 'rate-limited', 'soon'],
    ['Server is busy, please upgrade your plan for priority access', 'overloaded', 'soon'],
    ['You are being rate limited for 20 requests', 'rate-limited', 'soon'],
  ];
  for (const [text, kind, retry] of sentences) it(text, () => expect(normalizeError(new Error(text))).toMatchObject({ kind, retry }));

  it.each([429, 503])('nor what a %s says, where it is no code of a limit', (status) => {
    const body = { error: { message: 'Request refused: your account is past due' } };
    expect(normalizeError({ status, body })).toMatchObject({ status, retry: 'never', wait: null });
  });
});

describe('an app’s own sentence is not taken for a provider’s', () => {
  const sentences = [
    "Cannot read properties of undefined (reading 'map')",
    'Form validation failed',
    'Your session expired',
    'This product is no longer available',
    'The page you requested is no longer available',
    'This phone has reached its end of life',
    '商品已下线',
    '该用户已下线',
    'Service is unavailable in your country',
    'This service is currently unavailable in your region',
    'The endpoint is unavailable to your organization',
    'You can limit emails to 3 messages per day',
    'Limit the number of invites sent per day in settings',
    'Free shipping limit not reached',
    'Access to this course is rate-limited to members',
    "Failed to execute 'setItem' on 'Storage': Setting the value of 'x' exceeded the quota.",
    'Loading chunk 12 failed',
    'Minified React error #429; visit https://react.dev/errors/429 for the full message',
    '用户名或密码错误',
    '登录已过期',
  ];
  for (const text of sentences)
    it(text, () => expect(normalizeError(new Error(text))).toMatchObject({ kind: 'unknown', retry: 'never', wait: null }));
});

it('of JSON whose sentence a terminal broke, the sentence counts and not only the object inside that is whole', () => {
  const record = (message: string) => `{"error":{"code":"provider.api_error","message":"${message}","details":{"statusCode":429}}}`;
  for (const broken of [
    '429 You exceeded your current\n  token quota: 0 1000000',
    '429 You exceeded your current token qu\nota: 0 1000000',
  ])
    expect(normalizeError(new Error(`turn failed: ${record(broken)}`), { provider: 'kimi' })).toMatchObject({
      kind: 'insufficient-balance',
      retry: 'never',
    });
});

it('an object of Python or of a client that tells nothing does not hide the sentence around it', () => {
  const text = "Error code: 400 - {'error': {'type': 'content_filter', 'message': 'considered high risk', 'innererror': {}}}";
  expect(normalizeError(new Error(text), { provider: 'kimi' }).kind).toBe('content-filtered');
  expect(normalizeError(new Error('tool returned {"rows": 3}: insufficient balance')).kind).toBe('insufficient-balance');
});

it('who has to sign in or be verified has not built a wrong request', () => {
  for (const text of ['You must be logged in to use this', 'Your organization must be verified'])
    expect(normalizeError(new Error(text)).kind).not.toBe('invalid-request');
  expect(normalizeError(new Error('voice_id exceeds maximum length of 64 (2013)'), { provider: 'minimax' }).kind).toBe('invalid-request');
});

describe('names in a program’s own error are not a provider’s words', () => {
  const names = [
    "TypeError: create() got an unexpected keyword argument 'request_timeout'",
    "KeyError: 'request_timeout'",
    'unknown field `connect_timeout`, expected one of `model`',
    'missing field `rate_limit` at line 1',
    'ReferenceError: rate_limit is not defined',
    "ImportError: cannot import name 'too_many_requests' from 'http'",
    'Tool bad_gateway not found',
    "'NoneType' object has no attribute 'connection_error'",
    'extra inputs are not permitted: request_timeout',
    'Could not save the rate limit settings',
    'To raise your rate limit, add credit to your account',
    'Rate limit of your plan is 0. Upgrade your plan.',
    'rate limit (insufficient_quota)',
    '验证码错误，请 60 秒后重试',
  ];
  it.each(names)('%s', (text) => expect(normalizeError(new Error(text))).toMatchObject({ retry: 'never', wait: null }));
});

describe('what a person wrote, beside a failure, says nothing of it', () => {
  const quoted: readonly (readonly [string, string])[] = [
    ['500 Internal error for input {"prompt":"what does insufficient balance mean"}', 'server-error'],
    ['Kimi request failed (503) for {"query":"invalid api key, what to do"}', 'overloaded'],
    ['Connection error. context={"user_message":"my credits are depleted"}', 'network'],
    ['socket hang up while sending {"prompt":"please wait 30 seconds and try again in 45s"}', 'network'],
    ['Server returned 500 for {"messages":[{"role":"user","content":"My account is suspended, why?"}]}', 'server-error'],
    ['429 Too Many Requests for {"model":"k2","messages":[{"content":"what is context window exceeded"}]}', 'rate-limited'],
    ['HTTP 429: daily quota exceeded, request: {"messages":[{"role":"user","content":"hello"}]}', 'quota-exceeded'],
    ['HTTP 429: insufficient credits, request: {"content":"hello"}', 'insufficient-balance'],
    ['HTTP 429: insufficient credits, the tool said {"output":"done"}', 'insufficient-balance'],
    ['Tool failed for {"messages":[{"content":"it says rate limit exceeded, try again in 30s"}]}', 'unknown'],
    ['Tool failed for {"messages":[{"content":"I got HTTP 429 Too Many Requests"}]}', 'unknown'],
  ];
  it.each(quoted)('%s is %s', (text, kind) => expect(normalizeError(new Error(text))).toMatchObject({ kind, wait: null }));

  it('the wait in a sentence is found before a request in JSON, and none within', () => {
    const request = '{"messages":[{"role":"user","content":"please try again in 90s"}]}';
    const read = (text: string) => normalizeError(new Error(`${text} Request: ${request}`), { now }).wait;
    expect(read('HTTP 429: Rate limit reached. Please try again in 20s.')).toEqual({ until: now + 20_000, source: 'text', exact: true });
    expect(read('HTTP 429: Rate limit reached.')).toBeNull();
  });

  it('a status a person wrote makes no refusal something to repeat', () => {
    const message = 'Invalid message {"messages":[{"role":"user","content":"why HTTP 503?"}]}';
    expect(normalizeError({ code: 'invalid_request_error', message })).toMatchObject({ kind: 'invalid-request', status: null });
  });

  it('nor does a message without a role', () => {
    const content = [{ type: 'text', text: 'What does "rate limit exceeded, try again in 30 seconds" mean?' }];
    for (const mark of [{ type: 'human' }, { id: 'run-1' }, { role: 'user' }])
      expect(normalizeError({ status: 500, message: { ...mark, content } })).toMatchObject({ kind: 'server-error', wait: null });
  });

  it('what a tool returned is nobody’s code, id or failure of ours', () => {
    const inside = {
      code: 'anna_invalid',
      request_id: 'customer-anna-1',
      type: 'urn:tryagain:overloaded',
      kind: 'overloaded',
      retry: 'soon',
    };
    const result = { content: [{ type: 'text', text: JSON.stringify(inside) }], isError: true };
    expect(normalizeError(result)).toMatchObject({ kind: 'unknown', code: null, requestId: null });
  });
});

it('W6 a connection that was reset after a time is no limit that is over then', () => {
  const inside = '{"error":{"message":"The engine is currently overloaded","type":"engine_overloaded_error"}}';
  for (const around of [
    'Connection reset after 120s',
    'stream reset after 45s',
    'Connection reset by peer. Wait 30s before the next attempt',
  ])
    expect(normalizeError(new Error(`${around}: ${inside}`), { provider: 'kimi' })).toMatchObject({ kind: 'overloaded', wait: null });
});

it('a list of what is allowed names the filter and is none', () => {
  const refused = (message: string) => normalizeError({ status: 400, error: { type: 'invalid_request_error', message } }).kind;
  expect(refused("Invalid value: 'content_filter'. Supported values are: 'stop', 'length'.")).toBe('invalid-request');
  expect(refused('Grammar is context sensitive')).toBe('invalid-request');
  const unexpected = "Input should be 'stop', 'length', 'tool_calls', 'content_filter' or 'function_call'";
  expect(normalizeError(new Error(unexpected)).kind).not.toBe('content-filtered');
});

describe('a number is a status only where one stands', () => {
  const counted = [
    'request reached API 500 RPM limit',
    '今日API 500次已达上限',
    'GET /api/500/status failed',
    '[INFO]: 500 lines read, done',
    '[12]: 503 lines',
    'list[0]: 429',
  ];
  it.each(counted)('%s', (text) => expect(normalizeError(new Error(text)).status).toBeNull());
  it.each([
    ['moonshot 返回 400', 400],
    ['**Review skipped (server):** Kimi API 502', 502],
  ])('%s', (text, status) => expect(normalizeError(new Error(text)).status).toBe(status));
});

it('a word that also means size, key or money says nothing else than the status does', () => {
  const at = (status: number, message: string) => error(status, { error: { message } }).kind;
  // Triton's queue that is full, and a gateway whose keys all rest.
  expect(at(503, 'Exceeds maximum queue size')).toBe('overloaded');
  expect(at(503, 'No available API keys')).toBe('overloaded');
  for (const budget of ['Thinking', 'Token']) expect(at(400, `${budget} budget is exhausted`)).toBe('invalid-request');
  expect(normalizeError(new Error('音频并发请求超过限制，请稍后再试'))).toMatchObject({ kind: 'rate-limited', retry: 'soon' });
  const long = { base_resp: { status_code: 2013, status_msg: 'invalid params, context too long' } };
  expect(error(200, long, 'minimax')).toMatchObject({ kind: 'invalid-request', limit: null });
});

it('a stream that a client calls unfinished may have held a failure in a 200: nobody is told to hope', () => {
  for (const text of ['Response stream ended without a finish reason.', 'stream ended without producing a Message with role=assistant'])
    expect(normalizeError(new Error(text))).toMatchObject({ kind: 'unknown', retry: 'never' });
});

describe('words of a quota, a code or a balance that are about something else', () => {
  const told = (status: number, message: string, provider?: 'minimax') =>
    normalizeError({ status, body: { error: { message } } }, provider ? { provider } : {});

  it.each<[number, string, Kind, Retry]>([
    [400, 'Input is not accepted: "compare minimax 1000 nodes with alpha-beta"', 'invalid-request', 'never'],
    [400, 'Input is not accepted: "minimax 1002 positions"', 'invalid-request', 'never'],
    [404, 'model MiniMax 2056 not found', 'not-found', 'never'],
  ])('%i %s: no code of MiniMax', (status, message, kind, retry) => {
    expect(told(status, message, 'minimax')).toMatchObject({ kind, retry });
  });

  it.each<[number, string, Kind, Retry]>([
    [
      429,
      'Rate limit exceeded: 20 requests per minute. Your plan has no daily limit. Please try again in 12 seconds.',
      'rate-limited',
      'soon',
    ],
    [429, 'Rate limit exceeded: 5 requests per minute (daily limit: 200, used 12). Retry after 12 seconds.', 'rate-limited', 'soon'],
    [429, 'Too many requests. Upgrade to raise your daily limit. Try again in 20s.', 'rate-limited', 'soon'],
    [400, "Invalid value: 'daily limit' must be a positive integer", 'invalid-request', 'never'],
    [400, 'Unknown field "requestsPerDay"', 'invalid-request', 'never'],
    [400, 'maxTokensPerDay must be an integer', 'invalid-request', 'never'],
    [429, 'You have exceeded your quota of 60 requests per minute. Please retry in 30 seconds.', 'rate-limited', 'soon'],
    [429, 'Quota limit exceeded: 60 requests per minute', 'rate-limited', 'soon'],
    [429, 'Rate limit exceeded. Free users who have any credits get higher limits. Try again in 10 seconds.', 'rate-limited', 'soon'],
    [403, '您的账号触发人工审核，请联系客服', 'permission', 'never'],
    [400, 'Your input exceeds the token limit per request of 8192', 'context-too-long', 'never'],
    [429, "You've hit your limit: 60 requests per minute. Try again in 12 seconds.", 'rate-limited', 'soon'],
    [429, "You've hit your limit (20 requests/min).", 'rate-limited', 'soon'],
    [500, 'Worker exceeded memory usage allocation', 'server-error', 'soon'],
    [429, 'Too many requests. Enable auto top-up so you never run out of credits.', 'unknown', 'never'],
    [503, 'Load balance exhausted all upstreams', 'unknown', 'never'],
    [429, 'Quota exceeded for metric: x.googleapis.com/r, limit: 0.5 requests per second.', 'rate-limited', 'soon'],
    [429, 'API key rate limit exhausted, retry in 20 seconds', 'rate-limited', 'soon'],
    [429, 'token bucket is exhausted', 'rate-limited', 'soon'],
    [500, 'Partition key lease has expired', 'server-error', 'soon'],
    [429, 'Higher limits are not included in your plan. Rate limit exceeded.', 'rate-limited', 'soon'],
    [500, 'Node is not part of the execution plan', 'server-error', 'soon'],
    [429, 'remaining limit: 0/1min, retry in 20 seconds', 'rate-limited', 'soon'],
    [400, 'Case-insensitive content types cannot be read', 'invalid-request', 'never'],
    [400, 'Unable to fetch the image. Error Code: ETIMEDOUT', 'invalid-request', 'never'],
    [400, 'Cannot read it. Content-Type: timeout_error', 'invalid-request', 'never'],
  ])('%i %s', (status, message, kind, retry) => {
    expect(told(status, message)).toMatchObject({ kind, retry });
  });

  it('a reason is a code only as a constant', () => {
    expect(normalizeError({ reason: 'grandma_balance' }).code).toBeNull();
    expect(normalizeError({ status: 400, reason: '1002' }, { provider: 'minimax' })).toMatchObject({
      kind: 'invalid-request',
      retry: 'never',
    });
  });

  it.each(['violations', 'exception', 'block', 'localizedMessage'])('an empty %s takes no sentence from its error', (name) => {
    const error = Object.assign(new Error('Invalid API key'), { status: 400, code: 'invalid_request_error', [name]: {} });
    expect(normalizeError(error).kind).toBe('authentication');
  });

  it('a record that keeps a failure beside its data is none', () => {
    const error = normalizeError({ status: 429 }).toJSON();
    expect(failureInBody({ error })).not.toBeNull();
    expect(failureInBody({ id: 'm1', title: 'Yesterday', status: 'failed', model: 'x', created: 1, error })).toBeNull();
  });
});

describe('what no waiting helps, behind 429', () => {
  it.each<[string, Kind]>([
    ['Team budget exceeded', 'insufficient-balance'],
    ['You have 0 credits remaining', 'insufficient-balance'],
    ['Workspace ran out of credits.', 'insufficient-balance'],
    ['Your balance has been exhausted', 'insufficient-balance'],
    ['You have reached your spend limit', 'quota-exceeded'],
    ['This model is not included in your plan', 'not-in-plan'],
    // n8n's headline of any 429.
    [
      'The service is receiving too many requests from you\nYou exceeded your current quota, please check your plan.',
      'insufficient-balance',
    ],
    ['You will regain access on 2026-12-01 at 00:00 UTC.', 'quota-exceeded'],
    ['该 API Key 仅限企业编程套餐场景使用', 'not-in-plan'],
    ['You exceeded your current quota.\n* Quota exceeded for metric: x.googleapis.com/r, limit: 0\nPlease retry in 34s.', 'not-in-plan'],
  ])('%s', (message, kind) => {
    const read = normalizeError({ status: 429, body: { error: { message } } });
    expect(read.kind).toBe(kind);
    expect(read.retry).not.toBe('soon');
  });
});

describe('words of an app that are nobody’s failure', () => {
  it.each([
    'Unable to submit request. Please try again later.',
    'Unable to submit request because of the weather.',
    'Throttled under our fair usage policy. Try again in 60 seconds.',
    'Model has not been used in project for 30 days',
    'Tool result missing due to internal error',
    'POST /login is slow today',
  ])('%s', (text) => expect(normalizeError(new Error(text)).kind).toBe('unknown'));

  it('a number behind a capital is no code', () => {
    for (const text of ['Exit Code: 1001', 'Request failed. Code: 1042'])
      expect(normalizeError(new Error(text), { provider: 'minimax' }).kind).toBe('unknown');
    expect(normalizeError('Connection closed (Code: 1002)', { provider: 'minimax' }).kind).toBe('network');
  });

  it('a heading is no sentence, and an error that has a header speaks for itself', () => {
    expect(normalizeError({ header: 'overloaded', title: 'Menu' }).kind).toBe('unknown');
    expect(normalizeError(Object.assign(new Error('type: invalid_api_key'), { header: {} })).kind).toBe('authentication');
  });
});

describe('a time of day', () => {
  const waitOf = (text: string, at = '2026-11-23T12:00:00Z') => {
    const { wait } = normalizeError({ status: 429, body: { error: { message: text } } }, { now: Date.parse(at) });
    return wait && new Date(wait.until).toISOString().slice(0, 16);
  };

  it.each([
    ['5am (America/New_York)', '2026-11-01T04:30:00Z', '2026-11-01T10:00'],
    ['5am (America/New_York)', '2026-03-08T05:30:00Z', '2026-03-08T09:00'],
    ['5am (Europe/Berlin)', '2026-10-24T23:30:00Z', '2026-10-25T04:00'],
    ['11pm (America/New_York)', '2026-11-01T05:00:00Z', '2026-11-02T04:00'],
  ])('%s is of the clocks of then, from %s', (time, at, until) => {
    expect(waitOf(`Usage limit reached · resets ${time}`, at)).toBe(until);
  });

  it('what comes after the next window is another matter', () =>
    expect(waitOf('Limit resets at 15:00 UTC, next window 18:00 UTC')).toBe('2026-11-23T15:00'));

  it.each([
    'resets 9am (America/New_York) tomorrow',
    'resets 9am (America/New_York) next Monday',
    'resets 3pm UTC, Friday',
    'try again at 15:00 UTC+8 tomorrow',
    'support is available 9am-5pm',
    'support is available 9:00am-5:00pm',
  ])('%s is no moment that can be counted to', (text) => {
    expect(waitOf(`Weekly limit reached. ${text}`)).toBeNull();
  });
});
