import type { ReadContext } from '../errors/error-table.js';
import type { ProviderError } from '../errors/provider-error.js';
import type { Reader } from './reader.js';

/**
 * The failure an answer to our own request is, or null; then its body stays readable. Nobody reads on in one that is not
 * ok: no clone is made, and what lies behind the first 64 KiB does not hold the connection.
 */
export function failureOf(response: Response, reader: Reader, context: ReadContext): Promise<ProviderError | null> {
  return response.ok ? reader.failureIn(response, context) : reader.readFailure(response, context);
}
