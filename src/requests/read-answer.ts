import type { ReadContext } from '../errors/error-table.js';
import { parseJson } from '../errors/parse-json.js';
import { ProviderError } from '../errors/provider-error.js';
import { failureOf } from './failure-of.js';
import type { Reader } from './reader.js';

/**
 * The JSON of an answer.
 *
 * @throws ProviderError for the failure it is, also inside a 200, and for what is no JSON.
 */
export async function readAnswer(response: Response, reader: Reader, context: ReadContext): Promise<unknown> {
  const failure = await failureOf(response, reader, context);
  if (failure) throw failure;
  return parseJson(await response.text()) ?? notAnAnswer(response.status);
}

/** A 200 that does not say what was asked for: the front page of an app, where no handler is mounted. */
export function notAnAnswer(status: number | null): never {
  throw new ProviderError({ kind: 'unknown', code: 'empty-answer', status });
}
