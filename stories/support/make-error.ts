import { ProviderError } from '../../src/errors.js';
import type { Wait } from '../../src/errors.js';

type Facts = ConstructorParameters<typeof ProviderError>[0];

/** A failure as the reader would hand it over: of Kimi's, with a request id, unless something else is said. */
export function makeError(facts: Facts): ProviderError {
  return new ProviderError({ provider: 'kimi', requestId: 'req_8f2c71d94e0b', ...facts });
}

/** A wait that begins now. */
export function waitOf(seconds: number, exact = true): Wait {
  return { until: Date.now() + seconds * 1000, source: exact ? 'header' : 'limit', exact };
}
