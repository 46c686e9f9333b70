import { attempt } from './field.js';

/** The most of one body that is looked at, in characters or bytes. */
export const bodyLimit = 65_536;

/** What a JSON text stands for; undefined where it is none. The parser's own exception quotes the text: it is never kept. */
export function parseJson(text: string): unknown {
  return attempt(() => JSON.parse(text) as unknown);
}

/** The same of a failure's text, up to `bodyLimit`, where it is an object, an array or a string: a bare number or `null` is no failure. */
export function parseFailure(text: string): unknown {
  const json = text.slice(0, bodyLimit).trim();
  return /^[{["]/.test(json) ? parseJson(json) : undefined;
}
