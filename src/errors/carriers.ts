import { field } from './field.js';
import type { IndexedTable } from './index-table.js';
import { isFailureBody } from './is-failure-body.js';
import { bodyLimit, parseFailure } from './parse-json.js';

export type Getter = (name: string) => unknown;

/** What an object carries that may be, or hold, the failure. */
export interface Carriers {
  readonly values: readonly unknown[];
  /** What a tool said: JSON in it may be anybody's. */
  readonly quoted: readonly unknown[];
  /** One of them is a body: then the object's own message is a client's. */
  readonly body: boolean;
  /** A body is there and cannot be read here and now: a stream, a Blob. */
  readonly unreadable: boolean;
}

/** Fields that carry another failure inside, in order of trust. Requests (`config`, `request`) are never opened. */
export const carrierFields = [
  'lastError',
  'base_resp',
  'error',
  // Tencent's, and DashScope's and iFlytek's over a socket.
  'Response',
  'Error',
  'header',
  'data',
  'response',
  'body',
  'responseBody',
  'details',
  'block',
  'exception',
  'localizedMessage',
  'violations',
  'detail',
  'message',
  'metadata',
  'raw',
  'errors',
  'args',
  'cause',
  'reason',
] as const;
/** Fields that hold a model's own answer as often as a failure: opened only for what is a failure and nothing else. */
export const doubtfulFields = ['value', 'text', 'result', 'output', 'task'] as const;

/** What a failure has beside its own sentence: no body, and the sentence is not a client's. */
const beside: ReadonlySet<string> = new Set(['block', 'exception', 'localizedMessage', 'violations', 'cause', 'header']);

/** A text in these is a sentence, and read as one; a heading is nobody's failure. */
const sentences: ReadonlySet<string> = new Set(['message', 'detail', 'header']);

export function carriersIn(get: Getter, tables: readonly IndexedTable[]): Carriers {
  const values: unknown[] = [];
  let body = false;
  let unreadable = false;
  for (const name of carrierFields) {
    const value = name === 'response' ? responseIn(get) : get(name);
    if (value === null || (typeof value !== 'object' && (typeof value !== 'string' || sentences.has(name)))) continue;
    const inside = readable(value);
    if (inside === null) {
      unreadable = true;
      continue;
    }
    body ||= !beside.has(name) && (typeof value === 'object' || name === 'responseBody');
    values.push(name === 'errors' && Array.isArray(inside) ? inside.at(-1) : inside);
  }
  for (const name of doubtfulFields) {
    const value = get(name);
    const inside = typeof value === 'string' ? parseFailure(value) : value;
    if (isFailureBody(inside, tables)) values.push(inside);
  }
  return { values, quoted: toolTexts(get), body, unreadable };
}

/**
 * What a tool of the Model Context Protocol says of its failure, which it does not always call one. With a role, a type or
 * an id it is a message, or a piece of one: somebody's own words.
 * https://modelcontextprotocol.io/specification/2025-11-25/server/tools#error-handling
 */
function toolTexts(get: Getter): unknown[] {
  const content = get('content');
  if (!Array.isArray(content) || ['role', 'type', 'id'].some((name) => get(name) !== undefined)) return [];
  return content.slice(0, 8).map((part) => field(part, 'text'));
}

/** A response whose body the client has read already, and hands on beside it: ky 2, ofetch. It is not unread then. */
function responseIn(get: Getter): unknown {
  const response = get('response');
  const read = get('data') != null && field(response, 'bodyUsed') === true;
  return read ? { status: field(response, 'status'), headers: field(response, 'headers') } : response;
}

/** Bytes as text; null for what only reading would tell. */
function readable(value: object | string): object | string | null {
  const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  if (ArrayBuffer.isView(bytes)) {
    return new TextDecoder().decode(new Uint8Array(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, bodyLimit)));
  }
  const has = (name: string): boolean => typeof field(value, name) === 'function';
  // A Blob, a stream of the web, a stream of Node.
  return (has('arrayBuffer') && !has('clone')) || has('getReader') || has('pipe') ? null : value;
}
