import { field } from '../errors/field.js';
import type { PlanUsage, PlanWindow } from './define-provider.js';
import { amount, items, moment } from './read-fields.js';

/**
 * Reads the coding plan's `{ usage, limits: [{ window, detail }] }`: `usage` is the 7-day window, `limits` the shorter
 * ones. Numbers arrive as strings.
 *
 * Source: github.com/MoonshotAI/kimi-code, packages/oauth/src/managed-usage.ts
 */
export function readKimiPlan(body: unknown): PlanUsage | null {
  const week = planWindow('week', field(body, 'usage'));
  const shorter = items(field(body, 'limits')).map((entry) => {
    const minutes =
      field(field(entry, 'window'), 'timeUnit') === 'TIME_UNIT_MINUTE' ? amount(field(field(entry, 'window'), 'duration')) : null;
    return planWindow(minutes === 300 ? '5h' : 'day', field(entry, 'detail'));
  });
  const windows = [...shorter, week].filter((entry) => entry !== null);
  return windows.length ? { windows } : null;
}

function planWindow(window: PlanWindow['window'], usage: unknown): PlanWindow | null {
  const max = amount(field(usage, 'limit'));
  const remaining = amount(field(usage, 'remaining'));
  if (max === null || max <= 0) return null;
  const used = amount(field(usage, 'used')) ?? (remaining === null ? null : max - remaining);
  const left = remaining ?? (used === null ? null : max - used);
  return {
    name: null,
    window,
    max,
    used,
    remaining: left === null ? null : Math.min(1, Math.max(0, left / max)),
    resetsAt: moment(field(usage, 'resetTime')),
  };
}
