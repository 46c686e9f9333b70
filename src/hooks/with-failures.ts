import { CancelledError } from '@tanstack/react-query';
import { failureInResult } from '../requests/failure-in-result.js';
import type { Reader } from '../requests/reader.js';

type Fn = (...args: never[]) => unknown;

interface Wrapping {
  readonly original: Fn;
  readonly wrapped: Fn;
  readonly reader: Reader;
  readonly provider: string | undefined;
}

/** By the original and by the wrapped function: the same question gives the same function, and nothing is wrapped twice. */
const wrappings = new WeakMap<Fn, Wrapping>();

/**
 * The same function, whose failures are `ProviderError`s: what it throws, and a result that is a failure. Every other
 * result is passed on untouched. A function that is wrapped already is wrapped anew around its original when another
 * reader asks, and remembers its provider.
 */
export function withFailures<F extends Fn>(fn: F, reader: Reader, provider?: string): F {
  const known = wrappings.get(fn);
  const named = known?.wrapped === fn ? (provider ?? known.provider) : provider;
  if (known && known.reader === reader && known.provider === named) return known.wrapped as F;
  const original = known?.original ?? fn;
  const wrapping: Wrapping = { original, wrapped: wrap(original, reader, named), reader, provider: named };
  wrappings.set(original, wrapping);
  wrappings.set(wrapping.wrapped, wrapping);
  return wrapping.wrapped as F;
}

/** Arguments go through as they are: TanStack Query sees by the reading of `signal` whether a query can be aborted. */
function wrap(original: Fn, reader: Reader, provider: string | undefined): Fn {
  const context = provider === undefined ? {} : { provider };
  return async (...args) => {
    let result: unknown;
    try {
      result = await original(...args);
    } catch (thrown) {
      throw thrown instanceof CancelledError ? thrown : await reader.readFailure(thrown, context);
    }
    const failure = await failureInResult(result, reader, context);
    if (failure) throw failure;
    return result;
  };
}
