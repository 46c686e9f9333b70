import { field } from '../errors/field.js';
import type { PlanUsage, PlanWindow } from './define-provider.js';
import { amount, items } from './read-fields.js';

/** `current_weekly_status` of a plan that counts no weeks. */
const unlimited = 3;

/**
 * Reads `{ model_remains: [{ model_name, current_interval_*, current_weekly_* }] }`, also nested in `data`. Percent
 * fields are the ones to trust: whether `*_usage_count` is what was used or what is left, its own readers disagree, so
 * `used` stays null. Times are epoch ms.
 *
 * Source: github.com/MiniMax-AI/cli, src/commands/quota; a live reply of 2026-07-19
 */
export function readMinimaxPlan(body: unknown): PlanUsage | null {
  const models = field(body, 'model_remains') ?? field(field(body, 'data'), 'model_remains');
  const windows = items(models).flatMap((entry) => {
    const name = field(entry, 'model_name');
    const shared = { name: typeof name === 'string' && name.length <= 64 ? name : null, used: null };
    return [
      { ...shared, window: '5h', ...numbers(entry, 'current_interval', field(entry, 'end_time')) },
      ...(field(entry, 'current_weekly_status') === unlimited
        ? []
        : [{ ...shared, window: 'week', ...numbers(entry, 'current_weekly', field(entry, 'weekly_end_time')) } as const]),
    ] satisfies PlanWindow[];
  });
  const known = windows.filter((window) => window.remaining !== null || window.max !== null);
  return known.length ? { windows: known } : null;
}

function numbers(entry: unknown, prefix: string, end: unknown): Pick<PlanWindow, 'remaining' | 'max' | 'resetsAt'> {
  const percent = amount(field(entry, `${prefix}_remaining_percent`));
  const max = amount(field(entry, `${prefix}_total_count`));
  const resetsAt = amount(end);
  return {
    remaining: percent === null ? null : Math.min(1, Math.max(0, percent / 100)),
    max: max !== null && max > 0 ? max : null,
    resetsAt: resetsAt !== null && resetsAt > 0 ? resetsAt : null,
  };
}
