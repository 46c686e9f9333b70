import type { Limit } from '../errors/kinds.js';
import { fill } from './fill.js';
import type { Messages } from './messages.js';

const sizes = [
  ['gigabyte', 1024 ** 3],
  ['megabyte', 1024 ** 2],
  ['kilobyte', 1024],
  ['byte', 1],
] as const;

/** The limit with its unit, "3 requests a minute", "100 MB"; null when its number is not known. */
export function writeLimit(limit: Limit | null, { locale, limits }: Messages): string | null {
  if (!limit || limit.max === null || limit.metric === 'usage') return null;
  if (limit.metric === 'bytes') return writeBytes(limit.max, locale);
  const forms = limits[limit.metric];
  const form = forms[new Intl.PluralRules(locale).select(limit.max)] ?? forms.other;
  return fill(form, { count: new Intl.NumberFormat(locale).format(limit.max) });
}

function writeBytes(bytes: number, locale: string): string {
  const [unit, size] = sizes.find(([, least]) => bytes >= least) ?? ['byte', 1];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(bytes / size);
}
