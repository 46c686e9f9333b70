import type { ProviderTable } from './providers/define-provider.js';

export { defineProvider } from './providers/define-provider.js';
export type { Balance, Host, PlanUsage, PlanWindow, ProviderTable, Route } from './providers/define-provider.js';
export declare const kimi: ProviderTable;
export declare const kimiCode: ProviderTable;
export declare const minimax: ProviderTable;
