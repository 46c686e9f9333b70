import type { ReadContext } from '../errors/error-table.js';
import type { ProviderError } from '../errors/provider-error.js';
import { isOffline, offline } from './own-failures.js';
import type { Reader } from './reader.js';

/** The failure a request ended with. A line that is down is told apart from a server that does not answer. */
export async function readThrown(thrown: unknown, reader: Reader, context: ReadContext): Promise<ProviderError> {
  const failure = await reader.readFailure(thrown, context);
  return failure.kind === 'network' && failure.status === null && isOffline() ? offline() : failure;
}
