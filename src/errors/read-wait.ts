import { readHttpDate } from './http-date.js';
import type { Limit, Wait } from './kinds.js';
import { waitInText } from './wait-in-text.js';

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;
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

function inTexts(texts: readonly string[], now: number): Wait | null {
  for (const text of texts) {
    const ms = waitInText(text, now);
    if (ms !== null) return after(ms, 'text', now);
  }
  return null;
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
