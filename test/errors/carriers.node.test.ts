import { isProviderError, normalizeError, originalOf, ProviderError } from 'tryagain/errors';
import type { Kind, Retry } from 'tryagain/errors';
import { describe, expect, test, vi } from 'vitest';

const now = Date.UTC(2026, 10, 22, 12);

/** A failure as it was met in public: what was thrown or read, what it means, and where it was seen. */
type Captured = readonly [what: string, thrown: unknown, kind: Kind, retry: Retry, source: string, waitSeconds?: number];

function reads(captured: readonly Captured[]): void {
  for (const [what, thrown, kind, retry, , waitSeconds] of captured) {
    test(what, () => {
      const error = normalizeError(thrown, { now });
      expect({ kind: error.kind, retry: error.retry }).toEqual({ kind, retry });
      if (waitSeconds !== undefined) expect((error.wait?.until ?? 0) - now).toBe(waitSeconds * 1000);
      expect(originalOf(error)).toBe(thrown);
    });
  }
}

const named = (name: string, message: string, more: object = {}): Error => Object.assign(new Error(message), { name, ...more });
const isNetworkError = 'https://github.com/sindresorhus/is-network-error/blob/main/index.js';
const kimiRpm = {
  message:
    'Your account org-78cd08fac9804d20bac9a1f02fc1e6a5<ak-f94zcrj6ax1111aqsyq1> request reached organization max RPM: 20, please try again after 1 seconds',
  type: 'rate_limit_reached_error',
};
const kimiCli = 'https://github.com/MoonshotAI/kimi-cli/issues/1599';
const balance = { base_resp: { status_code: 1008, status_msg: 'insufficient balance' } };
const modelscope = 'https://github.com/modelscope/modelscope/issues/1691';

describe('fetch that nobody answered', () => {
  reads([
    ['Chrome', new TypeError('Failed to fetch'), 'network', 'soon', isNetworkError],
    ['Chrome, a stream that was cut', new TypeError('network error'), 'network', 'soon', isNetworkError],
    ['Firefox', new TypeError('NetworkError when attempting to fetch resource.'), 'network', 'soon', isNetworkError],
    ['Firefox, a body that was cut', new TypeError('Error in input stream'), 'network', 'soon', 'https://bugzilla.mozilla.org/1561318'],
    ['Safari 17', new TypeError('Load failed'), 'network', 'soon', isNetworkError],
    [
      'Safari, as Sentry rewrites it',
      new TypeError('Load failed (api.example.com)'),
      'network',
      'soon',
      'https://github.com/getsentry/sentry-javascript/issues/18449',
    ],
    ['Safari 16', new TypeError('The Internet connection appears to be offline.'), 'network', 'soon', isNetworkError],
    ['Safari, a lost connection', new TypeError('The network connection was lost.'), 'network', 'soon', isNetworkError],
    ['React Native', new TypeError('Network request failed'), 'network', 'soon', isNetworkError],
    [
      'undici',
      named('TypeError', 'fetch failed', { cause: named('Error', 'getaddrinfo ENOTFOUND api.moonshot.cn', { code: 'ENOTFOUND' }) }),
      'network',
      'soon',
      isNetworkError,
    ],
    [
      'undici, a body that was cut',
      new TypeError('terminated', { cause: named('SocketError', 'other side closed', { code: 'UND_ERR_SOCKET' }) }),
      'network',
      'soon',
      isNetworkError,
    ],
    ['Bun', new TypeError('A network error occurred.'), 'network', 'soon', isNetworkError],
    ['Cloudflare Workers', new Error('Network connection lost.'), 'network', 'soon', isNetworkError],
    [
      'any other TypeError is a mistake of the app',
      new TypeError("Cannot read properties of undefined (reading 'network')"),
      'unknown',
      'never',
      'V8',
    ],
    ['JSON that stops early names nobody', new SyntaxError('Unterminated string in JSON at position 459'), 'unknown', 'never', 'V8'],
  ]);
});

describe('an end that somebody wanted', () => {
  const dom = (name: string, message: string): DOMException => new DOMException(message, name);
  const html = 'https://dom.spec.whatwg.org/#interface-AbortSignal';
  reads([
    ['an abort', dom('AbortError', 'signal is aborted without reason'), 'aborted', 'never', html],
    ['a time limit', dom('TimeoutError', 'signal timed out'), 'timeout', 'soon', html],
    ['a time limit of Node', dom('TimeoutError', 'The operation was aborted due to timeout'), 'timeout', 'soon', html],
    ['a reason that is a string says nothing', 'the person left the page', 'unknown', 'never', html],
    [
      'openai 7 puts an AbortError behind its own time limit',
      named('Error', 'Request timed out.', { cause: dom('AbortError', 'This operation was aborted') }),
      'timeout',
      'soon',
      'https://github.com/openai/openai-node/blob/master/src/core/error.ts',
    ],
    [
      'an abort that mentions a time limit of before stays an abort',
      named('AbortError', 'This operation was aborted', { cause: new Error('the last call timed out') }),
      'aborted',
      'never',
      html,
    ],
    [
      'axios, its own time limit',
      named('AxiosError', 'timeout of 400ms exceeded', { code: 'ECONNABORTED', isAxiosError: true }),
      'timeout',
      'soon',
      'https://github.com/axios/axios/blob/v1.x/lib/core/AxiosError.js',
    ],
    [
      'axios, canceled',
      named('CanceledError', 'canceled', { code: 'ERR_CANCELED' }),
      'aborted',
      'never',
      'https://github.com/axios/axios/blob/v1.x/lib/cancel/CanceledError.js',
    ],
    [
      'axios, a body that was cut behind a 200',
      named('AxiosError', 'stream has been aborted', { code: 'ERR_BAD_RESPONSE', response: { status: 200, headers: {} } }),
      'network',
      'soon',
      'https://github.com/axios/axios/issues/6935',
    ],
  ]);
});

describe('errors around errors', () => {
  const exception = { error: kimiRpm };
  reads([
    [
      'a chain of causes',
      new Error('chat failed', { cause: new Error('call failed', { cause: exception }) }),
      'rate-limited',
      'soon',
      kimiCli,
      3,
    ],
    [
      'an AggregateError: its last',
      new AggregateError([new Error('first'), exception], 'All promises were rejected'),
      'rate-limited',
      'soon',
      kimiCli,
      3,
    ],
    [
      'a RetryError of the AI SDK: its last attempt',
      named('AI_RetryError', 'Failed after 3 attempts. Last error: insufficient balance', {
        reason: 'maxRetriesExceeded',
        errors: [exception, balance],
        lastError: named('AI_APICallError', 'insufficient balance', { statusCode: 200, responseBody: JSON.stringify(balance) }),
      }),
      'insufficient-balance',
      'never',
      modelscope,
    ],
    [
      'AI_TypeValidationError with a chunk that failed',
      named('AI_TypeValidationError', 'Type validation failed', { value: { choices: null, ...balance } }),
      'insufficient-balance',
      'never',
      'https://github.com/CherryHQ/cherry-studio/issues/11287',
    ],
    [
      'AI_NoOutputGeneratedError says to look elsewhere',
      named('AI_NoOutputGeneratedError', 'No output generated. Check the stream for errors.'),
      'unknown',
      'never',
      'https://github.com/vercel/ai',
    ],
    ['AI SDK UI: the body of a route as a message', new Error(JSON.stringify(exception)), 'rate-limited', 'soon', kimiCli, 3],
    ['AI SDK UI: a route without onError', new Error('An error occurred.'), 'unknown', 'never', 'https://github.com/vercel/ai'],
  ]);

  test('a body that was read already and stands beside its response is no unread one (ky 2, ofetch)', async () => {
    const response = new Response('<html><head><title>502 Bad Gateway</title></head></html>', { status: 502 });
    const data = await response.text();
    const error = named('HTTPError', 'Request failed with status code 502 Bad Gateway', { response, data });
    expect(normalizeError(error)).toMatchObject({ kind: 'server-error', status: 502, retry: 'soon' });
    expect(normalizeError(named('HTTPError', 'x', { response }))).toMatchObject({ kind: 'server-error', retry: 'never' });
  });
});

describe('what clients in other languages wrote', () => {
  reads([
    [
      'Python openai',
      `Error code: 429 - {'error': {'message': '${kimiRpm.message}', 'type': 'rate_limit_reached_error'}}`,
      'rate-limited',
      'soon',
      kimiCli,
      3,
    ],
    [
      'Python openai, MiniMax',
      new Error(
        "Error code: 429 - {'error': {'http_code': '429', 'message': 'insufficient balance (1008)', 'type': 'insufficient_balance_error'}, 'request_id': 'xxxx'}",
      ),
      'insufficient-balance',
      'never',
      modelscope,
    ],
    [
      'go-openai',
      'error, status code: 429, status: 429 Too Many Requests, message: Provider returned error',
      'rate-limited',
      'soon',
      'https://github.com/sashabaranov/go-openai/blob/master/error.go',
    ],
    [
      'go-openai, a membership',
      "error, status code: 402, message: We're unable to verify your membership benefits at this time. Please ensure your membership is active.",
      'insufficient-balance',
      'never',
      'https://www.kimi.com/code/docs/en/kimi-code/error-reference.html',
    ],
    [
      'LiteLLM',
      'litellm.BadRequestError: MoonshotException - thinking is enabled but reasoning_content is missing in assistant tool call message at index 52',
      'invalid-request',
      'never',
      'https://github.com/HKUDS/nanobot/issues/1014',
    ],
    [
      'LiteLLM, an empty account behind a RateLimitError',
      'litellm.RateLimitError: MoonshotException - Your account org-x is suspended due to insufficient balance, please recharge your account',
      'insufficient-balance',
      'never',
      'public code: a test of a client of LiteLLM',
    ],
    [
      'LangChain, a wrapped 401',
      new Error(
        '401 Incorrect API key provided: sk-QWXTR***************************************k3Lm.\n\nTroubleshooting URL: https://js.langchain.com/docs/troubleshooting/errors/MODEL_AUTHENTICATION/\n',
      ),
      'authentication',
      'never',
      'https://github.com/continuedev/continue/issues/10343',
    ],
    [
      'aiohttp',
      "Failed to get models: 401, message='Unauthorized', url='https://api.moonshot.cn/v1/models'",
      'authentication',
      'never',
      'https://github.com/MoonshotAI/kimi-cli/issues/1250',
    ],
    [
      'httpx',
      'RemoteProtocolError: peer closed connection without sending complete message body (incomplete chunked read)',
      'network',
      'soon',
      'https://github.com/encode/httpcore',
    ],
    [
      'Rust reqwest',
      'Error reqwest::Error { kind: Request, source: hyper_util::client::legacy::Error(Connect, Custom { kind: UnexpectedEof, error: "tls handshake eof" }) }',
      'network',
      'soon',
      'https://github.com/MoonshotAI/Kimi-K2/issues/62',
    ],
  ]);
});

describe('gateways', () => {
  const openrouter = (raw: string, code: number): object => ({
    error: { message: 'Provider returned error', code, metadata: { raw, provider_name: 'Moonshot AI', is_byok: true } },
    user_id: 'user_2z4xm5LomaIHfsnVqMhFsWrVrGY',
  });
  const nginx = (status: string): string =>
    `<html>\r\n<head><title>${status}</title></head>\r\n<body>\r\n<center><h1>${status}</h1></center>\r\n<hr><center>nginx/1.25.5</center>\r\n</body>\r\n</html>\r\n`;
  const page = 'nginx, as shipped';
  reads([
    [
      'OpenRouter: the provider’s own words in metadata.raw',
      openrouter(JSON.stringify({ error: kimiRpm }), 429),
      'rate-limited',
      'soon',
      'https://github.com/decolua/9router/issues/772',
      3,
    ],
    [
      'OpenRouter: a refusal in metadata.raw',
      openrouter(
        '{"error":{"message":"Invalid request: tools.function.parameters is not a valid moonshot flavored json schema, details: \\u003cAt path \'properties.designSystem\'\\u003e","type":"invalid_request_error"}}',
        400,
      ),
      'invalid-request',
      'never',
      'https://github.com/decolua/9router/issues/772',
    ],
    [
      'an agent’s log entry, whose sentence stands in a field of its own',
      JSON.stringify({
        sdkType: 'assistant',
        error: 'authentication_failed',
        isApiErrorMessage: false,
        messageText:
          'Failed to authenticate. API Error: 403 {"error":{"type":"permission_error","message":"You\'ve reached your usage limit for this billing cycle. Your quota will be refreshed in the next cycle."},"type":"error"}',
      }),
      'quota-exceeded',
      'after-reset',
      'https://github.com/NanmiCoder/cc-haha/issues/1208',
    ],
    [
      'OpenRouter: its own sentence in metadata.raw',
      openrouter('z-ai/glm-5.3-flash is temporarily rate-limited upstream. Please retry shortly', 429),
      'rate-limited',
      'soon',
      'https://github.com/open-webui/computer/issues/293',
    ],
    [
      'OpenRouter: a raw that is no JSON any more',
      '400 {"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{"detail":"moonshotai/Kimi-K2-Instruct on chutes does not currently support: [\'tools\']"}","provider_name":"Chutes"}}}',
      'invalid-request',
      'never',
      'https://github.com/microsoft/vscode/issues/256166',
    ],
    [
      'one-api: a used-up quota of its own',
      "An error occurred: Error code: 403 - {'error': {'message': 'user quota is not enough (request id: 202502281247138307582052662997)', 'type': 'v_api_error', 'param': '', 'code': 'insufficient_user_quota'}}",
      'insufficient-balance',
      'never',
      'https://github.com/popjane/free_chatgpt_api/issues/78',
    ],
    [
      'one-api around Kimi',
      "400 Invalid request: the message at position 4 with role 'assistant' must not be empty (request id: 2025011303374215804122836717847)",
      'invalid-request',
      'never',
      'https://github.com/labring/FastGPT/issues/3575',
    ],
    ['nginx 502', { status: 502, body: nginx('502 Bad Gateway') }, 'server-error', 'soon', page],
    ['nginx 504', { status: 504, body: nginx('504 Gateway Time-out') }, 'timeout', 'soon', page],
    ['nginx 413', { status: 413, body: nginx('413 Request Entity Too Large') }, 'invalid-input', 'never', page],
    ['nginx 502, as a string', `502 ${nginx('502 Bad Gateway')}`, 'server-error', 'soon', page],
    [
      'Cloudflare 524',
      { status: 524, body: 'error code: 524' },
      'timeout',
      'soon',
      'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/error-524/',
    ],
    [
      'Cloudflare 1015',
      { status: 429, body: 'error code: 1015' },
      'rate-limited',
      'soon',
      'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/error-1015/',
    ],
    [
      'JSON-RPC around a failure',
      { jsonrpc: '2.0', id: 7, error: { code: -32603, message: 'Internal error', data: { error: kimiRpm } } },
      'rate-limited',
      'soon',
      'https://www.jsonrpc.org/specification#error_object',
      3,
    ],
    [
      'MCP, a tool that failed',
      { content: [{ type: 'text', text: 'API Error: 2061-your current token plan not support model, speech-2.6-hd' }], isError: true },
      'not-in-plan',
      'never',
      'https://github.com/MiniMax-AI/MiniMax-MCP/issues/55',
    ],
    [
      'MCP, the same in its JSON-RPC answer',
      {
        jsonrpc: '2.0',
        id: 3,
        result: { content: [{ type: 'text', text: `API Error: ${JSON.stringify(balance)}` }], isError: true },
      },
      'insufficient-balance',
      'never',
      'https://modelcontextprotocol.io/specification/2025-11-25/server/tools#error-handling',
    ],
    [
      'MCP, a tool that failed and says it did not',
      { content: [{ type: 'text', text: 'Failed to perform search: API Error: 2049-invalid api key Trace-Id: abc' }], isError: false },
      'authentication',
      'never',
      'public code: the tools of MiniMax’s coding plan',
    ],
    [
      'MCP, a tool that failed and does not say so',
      { content: [{ type: 'text', text: 'Failed to generate video: API Error: usage limit exceeded' }] },
      'quota-exceeded',
      'after-reset',
      'public code: the tools of MiniMax',
    ],
    [
      'an agent’s event around its message',
      {
        type: 'message_end',
        message: { stopReason: 'error', errorMessage: '429 {"error":{"type":"rate_limit_error","message":"已达到 Token Plan 用量上限"}}' },
      },
      'quota-exceeded',
      'after-reset',
      'public code: the events of an agent',
    ],
    [
      'an agent’s event, and the failure in the next line',
      '{"role":"meta","type":"turn.step.retrying","error_name":"APIConnectionError","error_message":"Connection error."}\nerror: failed to run prompt: provider.api_error: 403 You\'ve reached your usage limit for this billing cycle.\n',
      'quota-exceeded',
      'after-reset',
      'public code: the output of Kimi Code',
    ],
    [
      'a relay’s answer around MiniMax’s',
      {
        output: { base_resp: { status_code: 2054, status_msg: 'voice id not exist' } },
        request_id: '09c19313-2c20-93fd-b022-49b2b5d80000',
      },
      'not-found',
      'never',
      'public code: the answers of a relay',
    ],
    [
      'new-api about the house behind it',
      { message: '', type: 'upstream_error', param: '524', code: 'bad_response_status_code' },
      'timeout',
      'soon',
      'https://github.com/QuantumNous/new-api/issues/556',
    ],
    [
      'MCP, a line that broke',
      new Error('MCP error -32603: fetch failed'),
      'network',
      'soon',
      'public code: a debug log of a coding agent',
    ],
  ]);
});

describe('JSON that went through something', () => {
  const inText = JSON.stringify({ error: kimiRpm });
  const terminal =
    "LLM provider error: Error code: 429 - {'error': {'message': 'Your account org-78cd08fac9804d20bac9a1f02fc1e6a5<ak-f94zcrj6ax1111aqsyq1> request reached organization max RPM: 2\n0, please try a\ngain after 1 seconds', 'type': 'rate_limit_reached_error'}}";
  reads([
    [
      'inside a sentence',
      `API Error (429 ${inText}) · Retrying in 60 seconds… (attempt 1/10)`,
      'rate-limited',
      'soon',
      'https://github.com/LLM-Red-Team/kimi-cc/issues/41',
      3,
    ],
    ['inside JSON', JSON.stringify({ error: inText }), 'rate-limited', 'soon', kimiCli, 3],
    ['inside JSON inside JSON', JSON.stringify({ message: JSON.stringify({ error: inText }) }), 'rate-limited', 'soon', kimiCli, 3],
    ['cut off', inText.slice(0, -30), 'rate-limited', 'soon', kimiCli, 3],
    ['broken by a terminal’s line ends', terminal, 'rate-limited', 'soon', kimiCli],
    ['bytes', { body: new TextEncoder().encode(JSON.stringify(balance)) }, 'insufficient-balance', 'never', modelscope],
    ['an SSE frame', `data: ${inText}\n\n`, 'rate-limited', 'soon', kimiCli, 3],
    [
      'an SSE frame with its name',
      `event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n`,
      'overloaded',
      'soon',
      'https://platform.claude.com/docs/en/api/errors',
    ],
    [
      'a whole SSE text, the failure last',
      `data: {"choices":[{"delta":{"content":"Hello"}}]}\n\n: ping\n\ndata: ${JSON.stringify(balance)}\n\n`,
      'insufficient-balance',
      'never',
      'https://github.com/CherryHQ/cherry-studio/issues/11287',
    ],
    [
      'a frame of MiniMax’s WebSocket',
      { event: 'task_failed', base_resp: { status_code: 1004, status_msg: 'invalid api key' } },
      'authentication',
      'never',
      'https://platform.minimax.io/docs/api-reference/speech-t2a-websocket',
    ],
    [
      'the same, as the event that brought it',
      JSON.stringify({ event: 'task_failed', base_resp: { status_code: 1004, status_msg: 'invalid api key' } }),
      'authentication',
      'never',
      'https://platform.minimax.io/docs/api-reference/speech-t2a-websocket',
    ],
    [
      'a socket that closed',
      { type: 'close', code: 1006, reason: '', wasClean: false },
      'network',
      'soon',
      'https://websockets.spec.whatwg.org/',
    ],
  ]);
});

describe('two providers that share a type', () => {
  // Kimi's open platform and its coding plan both say rate_limit_reached_error: of a minute, and of five hours or a month.
  const plan = (message: string): object => ({ status: 429, body: { error: { type: 'rate_limit_reached_error', message } } });
  const page = 'https://www.kimi.com/code/docs/en/kimi-code/error-reference.html';
  reads([
    [
      'a used-up period of the coding plan, whoever is named',
      plan("You've reached your usage limit for this period. Your quota will be refreshed in the next period."),
      'quota-exceeded',
      'after-reset',
      page,
    ],
    [
      'a used-up month of it',
      plan("You've reached kimi monthly usage limit for this billing cycle. Your quota will be refreshed in the next cycle."),
      'quota-exceeded',
      'after-reset',
      'https://github.com/NousResearch/hermes-agent/issues/36276',
    ],
    ['a minute of the open platform', plan(kimiRpm.message), 'rate-limited', 'soon', kimiCli, 3],
  ]);
});

describe('a ProviderError', () => {
  const known = normalizeError({ error: kimiRpm }, { provider: 'kimi', now });

  test('from the network is the same error again', () => {
    const arrived = normalizeError(new Error(JSON.stringify(known)), { now });
    expect(arrived).toMatchObject({ kind: 'rate-limited', provider: 'kimi', code: 'rate_limit_reached_error', limit: known.limit });
    expect(normalizeError({ status: 429, body: JSON.stringify(known) }, { now }).kind).toBe('rate-limited');
  });

  test('inside another error is found and handed on', () => {
    expect(normalizeError(new TypeError('fetch failed', { cause: known }))).toBe(known);
  });

  test('from another copy of this package is one', async () => {
    vi.resetModules();
    const copy = await import('../../src/errors.js');
    expect(copy.ProviderError).not.toBe(ProviderError);
    const theirs = copy.normalizeError({ error: kimiRpm }, { provider: 'kimi', now });
    expect(theirs).not.toBeInstanceOf(ProviderError);
    expect(isProviderError(theirs)).toBe(true);
    expect(normalizeError(theirs)).toBe(theirs);
    expect(normalizeError(new Error('chat failed', { cause: theirs }))).toBe(theirs);
  });
});
