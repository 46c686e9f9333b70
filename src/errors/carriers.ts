import { attempt, field } from './field.js';
import { isFailureBody } from './is-failure-body.js';
import { bodyLimit } from './plain-text.js';
import type { ErrorTable } from './provider-table.js';

export type Getter = (name: string) => unknown;

/** What an object carries that may be, or hold, the failure. */
export interface Carriers {
  readonly values: readonly unknown[];
  /** How many of them are bodies: then the object's own message is a client's. */
  readonly bodies: number;
  /** A body is there and cannot be read here and now: a stream, a Blob. */
  readonly unreadable: boolean;
}

/** Fields that carry another failure inside, in order of trust. Requests (`config`, `request`) are never opened. */
const fields = [
  'lastError',
  'base_resp',
  'error',
  'data',
  'response',
  'body',
  'responseBody',
  'details',
  'detail',
  'metadata',
  'raw',
  'errors',
  'args',
  'cause',
  'reason',
] as const;
/** Fields that hold a model's own answer as often as a failure: opened only for what is a failure and nothing else. */
const doubtful = ['value', 'text'] as const;

/** All of them. */
export const carrierFields: readonly string[] = [...fields, ...doubtful];

export function carriersIn(get: Getter, tables: readonly ErrorTable[]): Carriers {
  const values: unknown[] = [];
  let bodies = 0;
  let unreadable = false;
  for (const name of fields) {
    const value = name === 'response' ? responseIn(get) : get(name);
    if (value === undefined || value === null || (name === 'detail' && typeof value === 'string')) continue;
    if (typeof value !== 'object' && typeof value !== 'string') continue;
    const body = readable(value);
    if (body === null) {
      unreadable = true;
      continue;
    }
    if (name !== 'cause' && (typeof value === 'object' || name === 'responseBody')) bodies += 1;
    if (Array.isArray(body)) values.push(...(name === 'errors' ? body.slice(-1) : body.slice(0, 8)));
    else values.push(body);
  }
  for (const name of doubtful) {
    const value = get(name);
    if (value === undefined) continue;
    const body = typeof value === 'string' ? attempt(() => JSON.parse(value.slice(0, bodyLimit)) as unknown) : value;
    if (isFailureBody(body, tables)) values.push(body);
  }
  return { values, bodies, unreadable };
}

/** A response whose body the client has read already, and hands on beside it: ky 2, ofetch. It is not unread then. */
function responseIn(get: Getter): unknown {
  const response = get('response');
  const read = get('data') != null && field(response, 'bodyUsed') === true;
  return read ? { status: field(response, 'status'), headers: field(response, 'headers') } : response;
}

/** Bytes as text; null for what only reading would tell. */
function readable(value: object | string): object | string | null {
  if (typeof value === 'string') return value;
  const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  if (ArrayBuffer.isView(bytes)) {
    return new TextDecoder().decode(new Uint8Array(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, bodyLimit)));
  }
  const has = (name: string): boolean => typeof field(value, name) === 'function';
  // A Blob, a stream of the web, a stream of Node.
  return (has('arrayBuffer') && !has('clone')) || has('getReader') || has('pipe') ? null : value;
}

export function isResponse(get: Getter): boolean {
  return typeof get('clone') === 'function' && typeof get('text') === 'function' && typeof get('status') === 'number';
}
