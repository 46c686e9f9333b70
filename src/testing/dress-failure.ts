import type { Dialect, Failure, MessagesDialect } from './endpoint.js';
import { eventFrame, frame } from './endpoint.js';

/** MiniMax's words for a status, on the endpoints that have one. Source: platform.minimax.io, speech-to-text errors */
const types: Readonly<Record<number, string>> = {
  400: 'bad_request_error',
  401: 'authorized_error',
  402: 'insufficient_balance_error',
  403: 'permission_error',
  413: 'invalid_request_error',
  422: 'unprocessable_entity_error',
  429: 'rate_limit_error',
};

/** Anthropic's words for a status, as both providers use them there. */
const anthropicTypes: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'invalid_request_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  422: 'invalid_request_error',
  429: 'rate_limit_error',
};

interface Dressed {
  readonly status: number;
  readonly body: object;
}

/** A failure in the words of the endpoint that was asked. */
export const dressFailure: Readonly<Record<Dialect, (failure: Failure, requestId: string) => Dressed>> = {
  kimi: ({ status, code, message }) => ({ status, body: { error: { message, type: code } } }),
  openai: ({ status, code, message }, requestId) => ({
    status,
    body: {
      type: 'error',
      error: { type: types[status] ?? 'server_error', message: `${message} (${code})`, http_code: String(status) },
      request_id: requestId,
    },
  }),
  native: (failure, requestId) => ({ status: 200, body: { trace_id: requestId, base_resp: baseResp(failure) } }),
  'minimax-messages': ({ status: usual, code, message }, requestId) => {
    // An empty balance is a 500 here, which SDKs retry. Source: github.com/MiniMax-AI/MiniMax-M2/issues/62
    const status = code === '1008' ? 500 : usual;
    // A refused key has no code in its sentence. Source: github.com/Kilo-Org/kilocode/issues/3773
    const said = status === 401 ? message : `${message} (${code})`;
    return {
      status,
      body: { type: 'error', error: { type: anthropicTypes[status] ?? 'api_error', message: said }, request_id: requestId },
    };
  },
  // Kimi's own types, and nothing around them. Source: github.com/LLM-Red-Team/kimi-cc/issues/19 and 41
  'kimi-messages': ({ status, code, message }) => ({ status, body: { error: { message, type: code } } }),
  // Source: github.com/earendil-works/pi/issues/3494, github.com/NanmiCoder/cc-haha/issues/1208
  'kimi-code-messages': ({ status, message }) => ({
    status,
    body: { error: { type: anthropicTypes[status] ?? 'api_error', message }, type: 'error' },
  }),
};

/** A failure that comes after the first frames of a stream that began well. */
export function failureFrame(dialect: Dialect, failure: Failure, requestId: string): string {
  const { body } = dressFailure[dialect](failure, requestId);
  if (isMessages(dialect)) return eventFrame('error', body);
  if (dialect !== 'native') return frame(body);
  return frame({ data: { audio: '', status: 1 }, trace_id: requestId, base_resp: baseResp(failure) });
}

function isMessages(dialect: Dialect): dialect is MessagesDialect {
  return dialect.endsWith('-messages');
}

/** The compatible chat endpoint that hides its failure in a 200, as gateways met it. */
export function chatInTwoHundred(failure: Failure, requestId: string): Dressed {
  return { status: 200, body: { id: requestId, choices: null, created: 0, model: '', usage: null, base_resp: baseResp(failure) } };
}

function baseResp({ code, message }: Failure): { status_code: number; status_msg: string } {
  return { status_code: Number(code), status_msg: message };
}
