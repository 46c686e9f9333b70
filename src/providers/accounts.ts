import type { ProviderTable } from './define-provider.js';
import { readKimiBalance } from './read-kimi-balance.js';
import { readKimiPlan } from './read-kimi-plan.js';
import { readMinimaxPlan } from './read-minimax-plan.js';

/** What a browser has to know to ask how an account stands; hosts and routes are the server's. */
export type AccountTable = Pick<ProviderTable, 'name' | 'balance' | 'plan'>;

export const kimiAccount = { balance: { path: '/users/me/balance', read: readKimiBalance } } as const;
export const kimiCodeAccount = { plan: { path: '/usages', read: readKimiPlan } } as const;
export const minimaxAccount = { plan: { path: '/token_plan/remains', read: readMinimaxPlan } } as const;

/** Those of the providers this package knows by itself. */
export const accountTables: readonly AccountTable[] = [
  { name: 'kimi', ...kimiAccount },
  { name: 'kimi-code', ...kimiCodeAccount },
  { name: 'minimax', ...minimaxAccount },
];
