import { keepOriginal, originalOf } from '../errors/original-of.js';
import { ProviderError } from '../errors/provider-error.js';

/** What each twin was made of. */
const firsts = new WeakMap<object, object>();

/**
 * The same failure, for somebody else whom it stops. What repeats an action is told apart by the failure's object: two
 * actions that were handed the same one would be taken for one.
 */
export function twinOf(error: ProviderError): ProviderError {
  const twin = keepOriginal(new ProviderError(error), originalOf(error));
  firsts.set(twin, firstOf(error));
  return twin;
}

/** The one that happened; itself where it is no twin. */
export function firstOf(error: object): object {
  return firsts.get(error) ?? error;
}
