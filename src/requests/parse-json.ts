import { attempt } from '../errors/field.js';

/** A parser's message quotes what it could not read; undefined says as much. */
export function parseJson(text: string): unknown {
  return attempt(() => JSON.parse(text) as unknown);
}
