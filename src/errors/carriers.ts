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

export function carriersIn(get: Getter, tables: readonly ErrorTable[]): Carriers {
  const values: unknown[] = [];
  let bodies = 0;
  let unreadable = false;
  for (const field of fields) {
    const value = field === 'response' ? responseIn(get) : get(field);
    if (value === undefined || value === null || (field === 'detail' && typeof value === 'string')) continue;
    if (typeof value !== 'object' && typeof value !== 'string') continue;
    const body = readable(value);
    if (body === null) {
      unreadable = true;
      continue;
    }
    if (field !== 'cause' && (typeof value === 'object' || field === 'responseBody')) bodies += 1;
    if (Array.isArray(body)) values.push(...(field === 'errors' ? body.slice(-1) : body.slice(0, 8)));
    else values.push(body);
  }
  for (const field of doubtful) {
    const value = get(field);
    const body = typeof value === 'string' ? safely(() => JSON.parse(value.slice(0, bodyLimit)) as unknown) : value;
    if (isFailureBody(body, tables)) values.push(body);
  }
  return { values, bodies, unreadable };
}

/** A response whose body the client has read already, and hands on beside it: ky 2, ofetch. It is not unread then. */
function responseIn(get: Getter): unknown {
  const response = get('response');
  return safely(() => (get('data') != null && isUsed(response) ? { status: response.status, headers: response.headers } : response));
}

function isUsed(value: unknown): value is Response {
  return typeof value === 'object' && value !== null && 'bodyUsed' in value && value.bodyUsed === true;
}

/** Bytes as text; null for what only reading would tell. */
function readable(value: object | string): object | string | null {
  if (typeof value === 'string') return value;
  if (ArrayBuffer.isView(value)) return decode(new Uint8Array(value.buffer, value.byteOffset, Math.min(value.byteLength, bodyLimit)));
  if (value instanceof ArrayBuffer) return decode(new Uint8Array(value, 0, Math.min(value.byteLength, bodyLimit)));
  const has = (name: string): boolean => typeof safely(() => (value as Record<string, unknown>)[name]) === 'function';
  // A Blob, a stream of the web, a stream of Node.
  return (has('arrayBuffer') && !has('clone')) || has('getReader') || has('pipe') ? null : value;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

export function isResponse(get: Getter): boolean {
  return typeof get('clone') === 'function' && typeof get('text') === 'function' && typeof get('status') === 'number';
}

/** Getters and proxies may throw: then there is nothing there. */
export function safely<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
