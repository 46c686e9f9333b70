/** What must not get out. Each holds the word, or the digits, that `escaped` looks for. */
export const canaries = {
  key: 'sk-canary0123456789abcdefABCDEF',
  'plan key': 'sk-cp-canary0123456789abcdefABCDEF',
  authorization: 'Bearer canary0123456789.abcdef',
  token: 'eyJhbGciOiJIUzI1Ni-canary.eyJzdWIiOiIxMjM0NTY3ODkwIn0.canary0123',
  organization: 'org-canary0123456789abcdef01234567',
  project: 'proj-canary0123456789abcdef01234567',
  'access key': 'ak-canary0123456789ab',
  'coding access key': 'cak-canary0123456789ab',
  'group id': '1912345678901234567',
  user: 'user_canary0123456789abcdef',
  'e-mail': 'canary.person@example.com',
  prompt: 'My canary has a fever and my doctor is called Smith',
  body: '<html><body>canary: the inner page of a company</body></html>',
  database: 'user=canary_chat_prod_rw database=canary_membership_009',
} as const;

export const escaped = /canary|1912345678901234567/i;

const sentence = (secret: string): string =>
  `Your account ${secret} <${secret}> said: ${secret}; see ${secret}, please try again after 7 seconds`;
const body = (secret: string) => ({
  error: {
    message: sentence(secret),
    type: secret,
    code: secret,
    param: secret,
    metadata: { raw: JSON.stringify({ error: { message: sentence(secret), type: secret } }), flagged_input: secret, provider_name: secret },
  },
  request_id: secret,
  trace_id: secret,
  user_id: secret,
  model: secret,
});
const native = (secret: string) => ({
  base_resp: { status_code: 1008, status_msg: sentence(secret), trace_id: secret },
  trace_id: secret,
  session_id: secret,
  data: { audio: secret },
});
const headers = (secret: string): Record<string, string> => ({
  authorization: secret,
  cookie: secret,
  'msh-org-id': secret,
  'msh-project-id': secret,
  'msh-uid': secret,
  'msh-gid': secret,
  'x-request-id': secret,
  'msh-request-id': secret,
  'trace-id': secret,
  'minimax-request-id': secret,
  'request-id': secret,
  'retry-after': secret,
  ratelimit: secret,
  'content-type': 'application/json',
});
const request = (secret: string) => ({
  url: `https://api.moonshot.ai/v1/files/${encodeURIComponent(secret)}?key=${secret}&GroupId=${secret}`,
  method: 'POST',
  headers: headers(secret),
  data: JSON.stringify({ messages: [{ role: 'user', content: secret }] }),
  body: { messages: [{ content: secret }] },
});

/** An error as some class of somebody's: its name, its words, and all it carries along. */
function errorOf(name: string, secret: string, fields: object): Error {
  const error = Object.assign(new Error(sentence(secret)), fields, { name });
  error.stack = `${name}: ${sentence(secret)}\n    at ask (/srv/${secret}/app.js:1:1)`;
  return error;
}

const thrownBy = (run: () => unknown): unknown => {
  try {
    run();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('Nothing was thrown.');
};

/** Every shape in which a failure arrives, with the secret in every place it has. */
export const carriers: Readonly<Record<string, (secret: string) => unknown>> = {
  'a sentence': sentence,
  'a body as text': (secret) => JSON.stringify(body(secret)),
  'a body cut off': (secret) => JSON.stringify(body(secret)).slice(0, -20),
  'a body': body,
  'a native body': native,
  'a frame of a socket': (secret) => ({ event: 'task_failed', ...native(secret) }),
  'a piece of a stream': (secret) => `event: error\ndata: ${JSON.stringify(body(secret))}\n\ndata: ${secret}\n\n`,
  'an Error with a chain of causes': (secret) =>
    new Error(sentence(secret), { cause: new Error(secret, { cause: { ...body(secret), cause: secret } }) }),
  'an error named by the secret': (secret) => errorOf(secret, secret, { code: secret, type: secret, status: 429 }),
  'an error of openai': (secret) =>
    errorOf('Error', secret, {
      status: 429,
      headers: new Headers({ 'x-request-id': 'x', ...visible(headers(secret)) }),
      requestID: secret,
      error: body(secret).error,
      code: secret,
      param: secret,
      type: secret,
    }),
  'an error of anthropic': (secret) =>
    errorOf('RateLimitError', secret, { status: 429, error: { type: 'error', ...body(secret) }, requestID: secret }),
  'an APICallError': (secret) =>
    errorOf('AI_APICallError', secret, {
      url: request(secret).url,
      requestBodyValues: request(secret).body,
      statusCode: 401,
      responseHeaders: headers(secret),
      responseBody: JSON.stringify(body(secret)),
      data: body(secret),
    }),
  'a RetryError': (secret) => {
    const last = errorOf('AI_APICallError', secret, {
      statusCode: 429,
      requestBodyValues: secret,
      responseBody: JSON.stringify(native(secret)),
    });
    return errorOf('AI_RetryError', secret, { reason: 'maxRetriesExceeded', errors: [last], lastError: last });
  },
  'a TypeValidationError': (secret) => errorOf('AI_TypeValidationError', secret, { value: native(secret), cause: new TypeError(secret) }),
  'an error of axios': (secret) =>
    errorOf('AxiosError', secret, {
      isAxiosError: true,
      code: 'ERR_BAD_REQUEST',
      config: request(secret),
      request: request(secret),
      response: { status: 403, statusText: secret, data: body(secret), headers: headers(secret), config: request(secret) },
    }),
  'an error of ky': (secret) =>
    errorOf('HTTPError', secret, {
      request: request(secret),
      options: request(secret),
      response: { status: 500, url: request(secret).url },
      data: body(secret),
    }),
  'an error of ofetch': (secret) =>
    errorOf('FetchError', secret, {
      request: secret,
      options: request(secret),
      status: 402,
      statusText: secret,
      data: native(secret),
      cause: new Error(secret),
    }),
  'an AggregateError': (secret) => new AggregateError([new Error(secret), body(secret)], secret),
  'a DOMException': (secret) => new DOMException(sentence(secret), 'NetworkError'),
  'an abort with a reason': (secret) => thrownBy(() => AbortSignal.abort(sentence(secret)).throwIfAborted()),
  'an abort with a body for a reason': (secret) => thrownBy(() => AbortSignal.abort(body(secret)).throwIfAborted()),
  'JSON-RPC': (secret) => ({ jsonrpc: '2.0', id: secret, error: { code: -32_000, message: sentence(secret), data: body(secret) } }),
  'the result of a tool': (secret) => ({
    content: [
      { type: 'text', text: sentence(secret) },
      { type: 'text', text: secret },
    ],
    isError: true,
    _meta: body(secret),
  }),
  'a document that only looks like ours': (secret) => ({
    type: 'urn:tryagain:overloaded',
    kind: 'overloaded',
    title: secret,
    provider: secret,
    code: secret,
    requestId: secret,
    detail: secret,
    advice: secret,
    filtered: secret,
    retry: secret,
    limit: { metric: 'rpm', max: secret, current: secret, window: secret, scope: secret, note: secret },
    waitMs: secret,
    debug: secret,
  }),
};

/** Headers may hold Latin-1 only, in one line. */
function visible(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, value.replace(/[^ -~]/g, '?')]));
}

/** The same as answers of a server. */
export const responses: Readonly<Record<string, (secret: string) => Response>> = {
  'a refusal in JSON': (secret) =>
    new Response(JSON.stringify(body(secret)), { status: 429, statusText: 'Too Many', headers: visible(headers(secret)) }),
  'a failure inside a 200': (secret) => new Response(JSON.stringify(native(secret)), { headers: visible(headers(secret)) }),
  'a page': (secret) =>
    new Response(`<!doctype html><title>${secret}</title>${secret}`, { status: 502, headers: { 'content-type': 'text/html' } }),
  'plain text': (secret) => new Response(secret, { status: 500 }),
};
