import type { Choice } from './choose-row.js';
import type { Limit } from './kinds.js';

const windows: readonly (readonly [RegExp, Limit['window']])[] = [
  [/\b5[- ]hours?\b|\/ ?5h\b|5 ?小时/i, '5h'],
  [/\bdaily\b|\bper day\b|每日|每天/i, 'day'],
  [/\bweekly\b|\b7-day\b|每周/i, 'week'],
  [/\bmonthly\b|每月/i, 'month'],
];

/** The limit a failure named: what the row knows, and the numbers its sentence tells. */
export function readLimit({ row, match }: Choice, texts: readonly string[]): Limit | null {
  if (!row?.limit) return null;
  const groups = match?.groups ?? {};
  const usage = row.limit.metric === 'usage' ? usageIn(texts.join('\n')) : null;
  const perUnit = 1024 ** (['K', 'M', 'G'].indexOf(groups['unit']?.charAt(0).toUpperCase() ?? '') + 1);
  const max = number(groups['max']);
  const current = number(groups['current']);
  return {
    metric: row.limit.metric,
    max: usage?.max ?? (max === null ? (row.limit.max ?? null) : max * perUnit),
    // What was sent and what was asked for count together: a part that fits is not what was too long.
    current: usage?.current ?? (row.kind === 'context-too-long' && max !== null && current !== null && current <= max ? null : current),
    window: row.limit.window ?? usage?.window ?? null,
    scope: scope(groups['scope']) ?? row.limit.scope ?? null,
  };
}

/** "(3/3 used)", "5-hour usage limit". */
function usageIn(text: string): Pick<Limit, 'max' | 'current' | 'window'> {
  const [, current, max] = /\((\d{1,15})\/(\d{1,15}) used\)/i.exec(text) ?? [];
  return { current: number(current), max: number(max), window: windows.find(([pattern]) => pattern.test(text))?.[1] ?? null };
}

function scope(word: string | undefined): Limit['scope'] {
  const lower = word?.toLowerCase();
  return lower === 'organization' || lower === 'project' ? lower : null;
}

function number(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits.replaceAll(',', ''));
}
