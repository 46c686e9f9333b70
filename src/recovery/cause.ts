/** What an account can show to be over. Money opens no rate limit, and a plan with room left may still lack a model. */
export type Curable = 'insufficient-balance' | 'quota-exceeded';

export interface Cause {
  readonly provider: string;
  readonly kind: Curable;
}

const curable: ReadonlySet<unknown> = new Set<Curable>(['insufficient-balance', 'quota-exceeded']);

export function isCause<What extends { readonly provider: string | null; readonly kind: unknown }>(what: What): what is What & Cause {
  return what.provider !== null && curable.has(what.kind);
}
