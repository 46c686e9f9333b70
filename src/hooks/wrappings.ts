import type { Reader } from '../requests/reader.js';
import type { WhileCooling } from '../recovery/cooldowns.js';
import { scope } from '../recovery/scope.js';
import type { Scope } from '../recovery/scope.js';

export type Fn = (...args: never[]) => unknown;

/** Whom a function asks, and what it does while that one cools down. */
export interface Asking {
  readonly provider?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly model?: string | undefined;
  readonly cooldown?: WhileCooling | undefined;
}

export interface Wrapping {
  readonly original: Fn;
  readonly wrapped: Fn;
  readonly reader: Reader;
  readonly asking: Asking;
}

/** By the original and by the wrapped function: the same question gives the same function, and nothing is wrapped twice. */
export const wrappings = new WeakMap<Fn, Wrapping>();

/** How a function's failures are read, and whom it asks; undefined where it is none of ours. */
export function wrappingOf(fn: unknown): Pick<Wrapping, 'reader' | 'asking'> | undefined {
  const known = typeof fn === 'function' ? wrappings.get(fn as Fn) : undefined;
  // By itself the original is the app's: its failures stay as they are.
  return known?.wrapped === fn ? known : undefined;
}

/** Null where nobody says whom a function asks. */
export function scopeOf({ provider, endpoint, model }: Asking): Scope | null {
  return provider === undefined ? null : scope({ provider, endpoint, model });
}
