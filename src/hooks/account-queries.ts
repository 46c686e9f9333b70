import { balanceRequest, planRequest } from '../requests/account.js';
import type { AccountRequest } from '../requests/account.js';
import type { Balance, PlanUsage } from '../requests/tables.js';
import type { Curable } from '../recovery/cause.js';

/** What a provider may tell of an account. */
export type AccountPart = 'balance' | 'plan';

/** What each part shows to be over. */
export const curedBy: Readonly<Record<AccountPart, Curable>> = { balance: 'insufficient-balance', plan: 'quota-exceeded' };
export const toldBy: Readonly<Record<Curable, AccountPart>> = { 'insufficient-balance': 'balance', 'quota-exceeded': 'plan' };

const shared = {
  // It is cheap, and how one finds out that the cause of a cooldown is gone.
  cooldown: 'ignore',
  staleTime: 60_000,
  // A warning that is an hour old warns of nothing. Of an app's own queries many are dear; this one is not.
  refetchOnWindowFocus: true,
} as const;

/** @throws TypeError when the provider is unknown or has no balance to read. */
export const balanceQuery = (request: AccountRequest) => accountQuery('balance', request, balanceRequest(request));

/** @throws TypeError when the provider is unknown or has no plan to read. */
export const planQuery = (request: AccountRequest) => accountQuery('plan', request, planRequest(request));

function accountQuery<Answer>(part: AccountPart, { provider, basePath }: AccountRequest, ask: (signal: AbortSignal) => Promise<Answer>) {
  return {
    ...shared,
    provider,
    endpoint: part,
    queryKey: ['tryagain', part, provider, basePath],
    queryFn: ({ signal }: { signal: AbortSignal }) => ask(signal),
  };
}

/** Null where no number is known. */
export function isBalanceFine(balance: Balance | undefined): boolean | null {
  const available = balance?.available ?? null;
  return available === null ? null : available > 0;
}

/** Null where the plan says nothing that could be understood. */
export function isPlanFine(plan: PlanUsage | undefined): boolean | null {
  const known = (plan?.windows ?? []).filter(({ remaining }) => remaining !== null);
  return known.length === 0 ? null : known.every(({ remaining }) => remaining !== null && remaining > 0);
}
