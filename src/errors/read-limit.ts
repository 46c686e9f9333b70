import type { Choice } from './choose-row.js';
import type { Limit } from './kinds.js';

const bytesPer: Readonly<Record<string, number>> = { KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };

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
  const usage = row.limit.metric === 'usage' ? usageIn(texts) : null;
  const unit = bytesPer[groups['unit']?.toUpperCase() ?? ''] ?? 1;
  const max = number(groups['max']);
  return {
    metric: row.limit.metric,
    max: usage?.max ?? (max === null ? (row.limit.max ?? null) : max * unit),
    current: usage?.current ?? number(groups['current']),
    window: row.limit.window ?? usage?.window ?? null,
    scope: scope(groups['scope']) ?? row.limit.scope ?? null,
  };
}

/** "(3/3 used)", "5-hour usage limit". */
function usageIn(texts: readonly string[]): Pick<Limit, 'max' | 'current' | 'window'> {
  const counts = texts.map((text) => /\((\d{1,15})\/(\d{1,15}) used\)/i.exec(text)).find((found) => found);
  return {
    current: number(counts?.[1]),
    max: number(counts?.[2]),
    window: windows.find(([pattern]) => texts.some((text) => pattern.test(text)))?.[1] ?? null,
  };
}

function scope(word: string | undefined): Limit['scope'] {
  const lower = word?.toLowerCase();
  return lower === 'organization' || lower === 'project' ? lower : null;
}

function number(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits.replaceAll(',', ''));
}
