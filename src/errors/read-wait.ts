import { readHttpDate } from './http-date.js';
import type { Kind, Limit, Wait } from './kinds.js';
import { readRateLimits } from './rate-limits.js';
import { longest, waitInField } from './wait-in-field.js';
import { waitInText } from './wait-in-text.js';

const minute = 60_000;
const day = 24 * 60 * minute;

export interface WaitEvidence {
  readonly kind: Kind;
  readonly header: (name: string) => string | null;
  /** Fields of bodies by their names, in the order they were met. */
  readonly fields: readonly (readonly [name: string, value: unknown])[];
  /** Plain lines of the provider's, not the client's around it. */
  readonly texts: readonly string[];
  readonly limit: Limit | null;
}

/**
 * Until when the provider asked to wait: header, then a field of the body, then a reset moment or a duration in its
 * sentence, then what the limit itself implies. Null when it said nothing: no number is ever invented.
 */
export function readWait({ kind, header, fields, texts, limit }: WaitEvidence, now: number): Wait | null {
  // Moments are the server's: they are meant against the Date it sent, not against our clock.
  const sent = readHttpDate(header('date')?.trim() ?? '', now) ?? now;
  const allowances = readRateLimits(header, sent).filter(({ ms }) => ms <= longest);
  const used = allowances.filter(({ left }) => left === 'nothing').map(({ ms }) => ms);
  const inHeader = retryAfter(header, sent) ?? (used.length > 0 ? Math.max(...used) : null);
  if (inHeader !== null) return after(inHeader, 'header', now);
  const inBody = first(fields, ([name, value]) => inField(name, value, sent));
  if (inBody !== null) return after(inBody, 'body', now);
  const inText = first(texts, (text) => waitInText(text, sent));
  if (inText !== null) return floor(after(inText, 'text', now), limit, now);
  // An allowance that is not used up may be another one than was exceeded: it counts where it is the only one told.
  const only = allowances.length === 1 && /^(?:rate|quota)-/.test(kind) ? allowances[0] : undefined;
  return floor(only ? after(only.ms, 'header', now) : null, limit, now);
}

function retryAfter(header: WaitEvidence['header'], now: number): number | null {
  const ms = header('retry-after-ms')?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(ms)) return Number(ms);
  const value = header('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  const date = readHttpDate(value, now);
  return date === null ? null : date - now;
}

function inField(name: string, value: unknown, now: number): number | null {
  // A number under this name is a client's option; Google writes "34.074s".
  if (/delay$/i.test(name) && typeof value !== 'string') return null;
  const ms = waitInField(value, now, /(?:at|time)$/i.test(name) ? 'moment' : 'span');
  return ms === null ? null : /ms$/i.test(name) ? ms / 1_000 : ms;
}

function first<Item>(items: readonly Item[], read: (item: Item) => number | null): number | null {
  for (const item of items) {
    const ms = read(item);
    if (ms !== null) return ms;
  }
  return null;
}

/** "Max RPM: 3, try again after 1 seconds" cannot be meant: three a minute is one in twenty seconds. */
function floor(wait: Wait | null, limit: Limit | null, now: number): Wait | null {
  if (limit?.metric !== 'rpm' || !limit.max) return wait;
  const least = Math.ceil(minute / limit.max);
  return wait && wait.until - now >= least ? wait : { until: now + least, source: 'limit', exact: false };
}

/** What is more than a month is nonsense and becomes a day. */
function after(ms: number, source: Wait['source'], now: number): Wait {
  const believable = ms <= longest;
  return { until: now + Math.max(0, believable ? ms : day), source, exact: believable };
}
