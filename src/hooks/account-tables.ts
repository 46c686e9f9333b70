import { accountTables } from '../requests/tables.js';
import type { AccountTable } from '../requests/tables.js';

export type { Balance, PlanUsage, PlanWindow } from '../requests/tables.js';

/** Whether a provider tells what is left. `useBalance` and `usePlanUsage` throw where it does not. */
export function tells(provider: string, part: 'balance' | 'plan', tables: readonly AccountTable[]): boolean {
  return [...tables, ...accountTables].find(({ name }) => name === provider)?.[part] !== undefined;
}
