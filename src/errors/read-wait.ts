import { readHttpDate } from './http-date.js';
import type { Limit, Wait } from './kinds.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** A month's window is the longest that comes back by itself; more than this is nonsense and becomes a day. */
const longest = 32 * day;

export interface WaitEvidence {
  readonly header: (name: string) => string | null;
  /** Numbers a body gave in a field of its own, already in ms. */
  readonly bodyMs: number | null;
  /** Plain lines of the provider's, not the client's around it. */
  readonly texts: readonly string[];
  readonly limit: Limit | null;
}

/**
 * Until when the provider asked to wait: header, then a field of the body, then a reset moment or a duration in its
 * sentence, then what the limit itself implies. Null when it said nothing: no number is ever invented.
 */
export function readWait(evidence: WaitEvidence, now: number): Wait | null {
  return inHeader(evidence.header, now) ?? inBody(evidence.bodyMs, now) ?? floor(inTexts(evidence.texts, now), evidence.limit, now);
}

function inHeader(header: WaitEvidence['header'], now: number): Wait | null {
  const ms = header('retry-after-ms')?.trim();
  if (ms && /^\d{1,15}$/.test(ms)) return after(Number(ms), 'header', now);
  const value = header('retry-after')?.trim();
  if (!value) return null;
  if (/^\d{1,15}$/.test(value)) return after(Number(value) * second, 'header', now);
  const date = readHttpDate(value, now);
  if (date === null) return null;
  // The server's clock, not ours: the date is meant against the Date it sent.
  const sent = header('date');
  return after(date - ((sent && readHttpDate(sent.trim(), now)) || now), 'header', now);
}

function inBody(ms: number | null, now: number): Wait | null {
  return ms === null ? null : after(ms, 'body', now);
}

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|milli|毫秒)/i, 1],
  [/^(?:s|秒)/i, second],
  [/^(?:mo)/i, 30 * day],
  [/^(?:m|分)/i, minute],
  [/^(?:h|小时|小時)/i, hour],
  [/^(?:d|天|日)/i, day],
];

const unit = '(?:milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)';
const amount = `\\d{1,9}(?:\\.\\d{1,6})? ?${unit}\\b`;
const chineseAmount = '\\d{1,9}(?:\\.\\d{1,3})? ?(?:毫秒|秒钟?|分钟?|个?小时|天)';

const durations: readonly RegExp[] = [
  new RegExp(
    `\\b(?:try again|retry|wait|available|resets?|reset)(?: again)?(?: after| in| for)? (?:about |at least )?(${amount}(?:,? (?:and )?${amount}){0,3})`,
    'i',
  ),
  new RegExp(`(${chineseAmount}(?: ?${chineseAmount}){0,3}) ?(?:后|以后|之后)`),
];

const isoMoment = /\bresets?(?: at| on|:)? (\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|UTC|GMT|[+-]\d\d:?\d\d)\b/i;
const clockTime = /\bresets? at (\d{1,2}):(\d\d) ?(?:UTC|GMT)\b/i;

function inTexts(texts: readonly string[], now: number): Wait | null {
  for (const text of texts) {
    const moment = resetMoment(text, now);
    if (moment !== null) return after(moment - now, 'text', now);
    for (const pattern of durations) {
      const found = pattern.exec(text)?.[1];
      if (found) return after(duration(found), 'text', now);
    }
  }
  return null;
}

function resetMoment(text: string, now: number): number | null {
  const iso = isoMoment.exec(text);
  if (iso?.[1] && iso[2]) {
    const zone = /^(?:Z|UTC|GMT)$/i.test(iso[2]) ? 'Z' : iso[2];
    const time = Date.parse(`${iso[1].replace(' ', 'T')}${zone}`);
    return Number.isNaN(time) ? null : time;
  }
  const clock = clockTime.exec(text);
  if (!clock) return null;
  const [hours, minutes] = [Number(clock[1]), Number(clock[2])];
  if (hours > 23 || minutes > 59) return null;
  const midnight = now - (now % day);
  const today = midnight + hours * hour + minutes * minute;
  // A time of day without a date is the next one.
  return today > now ? today : today + day;
}

function duration(text: string): number {
  let total = 0;
  for (const [, number, word] of text.matchAll(/(\d+(?:\.\d+)?) ?个?([a-z]+|[\u4e00-\u9fff]+)/gi)) {
    total += Number(number) * (units.find(([pattern]) => pattern.test(word ?? ''))?.[1] ?? 0);
  }
  return total;
}

/** "Max RPM: 3, try again after 1 seconds" cannot be meant: three a minute is one in twenty seconds. */
function floor(wait: Wait | null, limit: Limit | null, now: number): Wait | null {
  if (limit?.metric !== 'rpm' || !limit.max) return wait;
  const least = Math.ceil(minute / limit.max);
  return wait && wait.until - now >= least ? wait : { until: now + least, source: 'limit', exact: false };
}

function after(ms: number, source: Wait['source'], now: number): Wait {
  const believable = ms <= longest;
  return { until: now + Math.max(0, believable ? ms : day), source, exact: believable };
}
