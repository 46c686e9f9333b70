export { accountTables } from '../providers/accounts.js';
export type { AccountTable } from '../providers/accounts.js';
export type { Balance, PlanUsage, PlanWindow, ProviderTable } from '../providers/define-provider.js';
