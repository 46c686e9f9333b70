import type { Evidence } from './evidence.js';
import type { Kind, Limit, Wait } from './kinds.js';
import { longestWait } from './longest-wait.js';
import { readAllowances } from './read-allowances.js';
import { readHttpDate } from './read-http-date.js';
import { waitInField } from './wait-in-field.js';
import { waitInText } from './wait-in-text.js';

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * Until when the provider asked to wait: header, then a field of the body, then a reset moment or a duration in its
 * sentence, then what the limit itself implies. Null when it said nothing: no number is ever invented.
 */
export function readWait(kind: Kind, { header, waitFields, texts, wrappers }: Evidence, limit: Limit | null, now: number): Wait | null {
  // Moments are the server's: they are meant against the Date it sent, not against our clock.
  const sent = readHttpDate(header('date') ?? '', now) ?? now;
  const told = readAllowances(header, sent).filter(({ ms }) => ms <= longestWait);
  // All that is used up has to come back.
  const used = told.filter(({ left }) => left === 'nothing').sort((a, b) => b.ms - a.ms);
  // Of what is not used up, another than we know may be the one exceeded: it counts where it is the only one told.
  const only = told.length === 1 && /^(?:rate|quota)-/.test(kind) ? told[0] : undefined;
  return (
    wait(retryAfter(header, sent) ?? used[0]?.ms, 'header', now) ??
    wait(
      first(waitFields, ([name, value]) => inField(name, value, sent)),
      'body',
      now,
    ) ??
    floor(
      wait(
        first([...texts, ...wrappers.map(resetAround)], (text) => waitInText(text, sent)),
        'text',
        now,
      ) ?? wait(only?.ms, 'header', now),
      limit,
      now,
    )
  );
}

/** Around it a gateway says when a limit is over, "(reset after 30s)"; what else stands there is a client's own patience. */
function resetAround(text: string): string {
  return /(?<!(?:connection|stream|socket|session|peer) )\bresets? (?:after|in) [^)]{1,24}/i.exec(text)?.[0] ?? '';
}

function retryAfter(header: Evidence['header'], now: number): number | null {
  const value = header('retry-after') ?? '';
  const until = /^\d+$/.test(value) ? now + Number(value) * 1_000 : readHttpDate(value, now);
  return inField('retry_after_ms', header('retry-after-ms'), now) ?? (until && until - now);
}

function inField(name: string, value: unknown, now: number): number | null {
  // A number under this name is a client's option; Google writes "34.074s".
  if (/delay$/i.test(name) && typeof value !== 'string') return null;
  const ms = waitInField(value, now, /(?:at|time)$/i.test(name) ? 'moment' : 'span');
  // "2s" says its unit, whatever the name says.
  return ms && /ms$/i.test(name) && Number(value) >= 0 ? ms / 1_000 : ms;
}

function first<Item>(items: readonly Item[], read: (item: Item) => number | null): number | null {
  for (const item of items) {
    const ms = read(item);
    if (ms !== null) return ms;
  }
  return null;
}

/** "Max RPM: 3, try again after 1 seconds" cannot be meant: three a minute is one in twenty seconds. */
function floor(asked: Wait | null, limit: Limit | null, now: number): Wait | null {
  if (limit?.metric !== 'rpm' || !limit.max) return asked;
  const least = Math.ceil(minute / limit.max);
  return asked && asked.until - now >= least ? asked : { until: now + least, source: 'limit', exact: false };
}

/** What is more than a month is nonsense and becomes a day. */
function wait(ms: number | null | undefined, source: Wait['source'], now: number): Wait | null {
  if (typeof ms !== 'number') return null;
  const believable = ms <= longestWait;
  return { until: now + Math.max(0, believable ? ms : day), source, exact: believable };
}
