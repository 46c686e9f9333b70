import type { ProviderError } from '../errors/provider-error.js';

/** What a request is about, and how far a cooldown reaches. Null: all of them. */
export interface Scope {
  readonly provider: string;
  /** The endpoint's word: `chat`, `speech`, `files`. */
  readonly endpoint: string | null;
  readonly model: string | null;
}

/** As much of a scope as a caller knows. */
export interface PartialScope {
  readonly provider: string;
  readonly endpoint?: string | null | undefined;
  readonly model?: string | null | undefined;
}

export function scope({ provider, endpoint = null, model = null }: PartialScope): Scope {
  return { provider, endpoint, model };
}

/** Does a cooldown of this reach stand in the way of that request? What a request does not say, it may be about. */
export function covers(reach: Scope, request: Scope): boolean {
  return (
    reach.provider === request.provider &&
    (reach.endpoint === null || reach.endpoint === request.endpoint) &&
    (reach.model === null || reach.model === request.model)
  );
}

export function keyOf({ provider, endpoint, model }: Scope): string {
  return JSON.stringify([provider, endpoint, model]);
}

/**
 * How far a failure of this request reaches. Money, plans and the limits of an account hold for all of a provider; an
 * engine is a model's; every other limit is taken for the endpoint's, as MiniMax counts speech apart from chat.
 */
export function reachOf({ kind, limit }: ProviderError, request: Scope): Scope {
  if (kind === 'quota-exceeded' || limit?.scope != null) return scope({ provider: request.provider });
  return kind === 'overloaded' ? request : { ...request, model: null };
}

/** Is this cooldown's reach part of what was asked for? */
export function within(reach: Scope, { provider, endpoint = null, model = null }: PartialScope): boolean {
  return reach.provider === provider && (endpoint === null || reach.endpoint === endpoint) && (model === null || reach.model === model);
}
