import type { ReadContext } from '../errors/error-table.js';
import { field } from '../errors/field.js';
import { isResponse } from '../errors/is-response.js';
import type { ProviderError } from '../errors/provider-error.js';
import type { Reader } from './reader.js';

/**
 * The failure inside a result that nobody threw, or null. `fetch` resolves with a 429, MiniMax fails inside a 200, and
 * people forget to look: a `Response` is looked into, a parsed body is read. Everything else is a result.
 */
export async function failureInResult(result: unknown, reader: Reader, context: ReadContext): Promise<ProviderError | null> {
  if (isWholeResponse(result)) return reader.failureIn(result, context);
  return isPlain(result) && reader.failureInBody(inner(result)) ? reader.failureInBody(result, context) : null;
}

/** Not a test's likeness of one, nor somebody's class with such names: what cannot be asked is a result. */
function isWholeResponse(value: unknown): value is Response {
  return isResponse(value) && typeof field(value, 'ok') === 'boolean' && typeof field(field(value, 'headers'), 'get') === 'function';
}

/**
 * An instance of somebody's class is no parsed body: an `ErrorEvent` too has the type "error". What another window has
 * parsed, or the Node around a Jest, has that one's `Object.prototype`: it, too, has nothing above it.
 */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * A body tells its failure one level down, in `error` or in the provider's own object; an answer has choices and may be
 * one that a filter withheld. What is flat is a frame of a stream, or an app's own data: a log entry of the type "error",
 * a `status_code` of 200.
 */
function inner(body: Record<string, unknown>): unknown {
  const type = body['type'];
  if ('choices' in body || (typeof type === 'string' && type.startsWith('urn:tryagain:'))) return body;
  return Object.fromEntries(Object.entries(body).filter(([, value]) => isPlain(value)));
}
