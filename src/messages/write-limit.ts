import type { Limit } from '../errors/kinds.js';
import { fill } from './fill.js';
import type { Messages } from './messages.js';
import { writeCount, writeUnit } from './write-number.js';

const sizes = [
  ['gigabyte', 1024 ** 3],
  ['megabyte', 1024 ** 2],
  ['kilobyte', 1024],
  ['byte', 1],
] as const;

type Counted = readonly [of: keyof Messages['limits'], rate?: keyof Messages['rates']];

/** What a metric counts, and how often. No sentence names a number of files, and usage has none. */
const counts: Readonly<Record<Exclude<Limit['metric'], 'bytes'>, Counted | null>> = {
  rpm: ['requests', 'minute'],
  tpm: ['tokens', 'minute'],
  tpd: ['tokens', 'day'],
  concurrency: ['requests', 'once'],
  tokens: ['tokens'],
  characters: ['characters'],
  files: null,
  usage: null,
};

/** The limit with its unit, "3 requests a minute", "100 MB"; null when its number is not known. */
export function writeLimit(limit: Limit | null, { locale, direction, limits, rates }: Messages): string | null {
  if (!limit || limit.max === null) return null;
  if (limit.metric === 'bytes') return writeBytes(limit.max, locale, direction);
  const counted = counts[limit.metric];
  if (!counted) return null;
  const [of, rate] = counted;
  const written = writeCount(limit.max, limits[of], locale);
  return rate ? fill(rates[rate], { limit: written }) : written;
}

function writeBytes(bytes: number, locale: string, direction: Messages['direction']): string {
  const [unit, size] = sizes.find(([, least]) => bytes >= least) ?? ['byte', 1];
  // "م.ب" is a word hardly anybody knows: abbreviated in Latin letters only.
  const unitDisplay = size === 1 || direction === 'rtl' ? 'long' : 'short';
  return writeUnit(bytes / size, locale, unit, { unitDisplay, maximumFractionDigits: 1 });
}
