import type { Dialect, Failure } from './endpoint.js';
import { frame } from './endpoint.js';

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

interface Dressed {
  readonly status: number;
  readonly body: unknown;
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
};

/** A failure that comes after the first frames of a stream that began well. */
export function failureFrame(dialect: Dialect, failure: Failure, requestId: string): string {
  if (dialect !== 'native') return frame(dressFailure[dialect](failure, requestId).body);
  return frame({ data: { audio: '', status: 1 }, trace_id: requestId, base_resp: baseResp(failure) });
}

/** The compatible chat endpoint that hides its failure in a 200, as gateways met it. */
export function chatInTwoHundred(failure: Failure, requestId: string): Dressed {
  return { status: 200, body: { id: requestId, choices: null, created: 0, model: '', usage: null, base_resp: baseResp(failure) } };
}

function baseResp({ code, message }: Failure): { status_code: number; status_msg: string } {
  return { status_code: Number(code), status_msg: message };
}
