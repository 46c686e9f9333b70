const originals = new WeakMap<object, unknown>();

/** Remembers what an error was made of. Not as `cause`: every logger prints that, and `structuredClone` copies it. */
export function keepOriginal<Failure extends object>(error: Failure, original: unknown): Failure {
  originals.set(error, original);
  return error;
}

/**
 * What was thrown or answered before it became a `ProviderError`: for developers only, it may hold prompts, ids and
 * keys. Undefined for anything else, and for an error that came over the network.
 */
export function originalOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? originals.get(error) : undefined;
}
