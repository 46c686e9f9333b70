import type { ProviderTable } from '../providers/define-provider.js';
import { kimiCode } from '../providers/kimi-code.js';
import { kimi } from '../providers/kimi.js';
import { minimax } from '../providers/minimax.js';

export type { Balance, PlanUsage, PlanWindow, ProviderTable } from '../providers/define-provider.js';

/** The providers this package knows by itself. */
export const tables: readonly ProviderTable[] = [kimi, kimiCode, minimax];
