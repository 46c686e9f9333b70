import { field } from './field.js';

/** A response, also one of another window or of a library that brings its own. */
export function isResponse(value: unknown): value is Response {
  const has = (name: string, type: string): boolean => typeof field(value, name) === type;
  return has('clone', 'function') && has('text', 'function') && has('status', 'number');
}
