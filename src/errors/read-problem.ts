import { details, kinds, limitMetrics, limitScopes, limitWindows, waitSources } from './kinds.js';
import type { Kind, Limit, Wait } from './kinds.js';
import type { ProviderErrorFacts } from './provider-error.js';
import { safeCode, safeId } from './redact.js';

/** The longest wait we believe: 32 days, so that a monthly window still fits. */
const longestWait = 32 * 24 * 60 * 60 * 1000;

/** From when a document's wait counts: from when it was written, or, between two clocks, from its arrival. */
type Counting = 'from-issue' | 'on-arrival';

const strictness = ['soon', 'after-reset', 'never'] as const;

/** Reads a problem document field by field; null when it is none. Total: whatever came from a network or a storage. */
export function readProblem(value: unknown, now: number, counting: Counting = 'from-issue'): ProviderErrorFacts | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const document = value as Record<string, unknown>;
  const kind = safeRead(document, 'kind');
  if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind) || safeRead(document, 'type') !== `urn:tryagain:${kind}`) return null;
  const own = kinds[kind as Kind].retry;
  const said = oneOf(strictness, document['retry']) ?? own;
  return {
    kind: kind as Kind,
    provider: safeCode(document['provider']),
    code: safeCode(document['code']),
    status: status(document['providerStatus']),
    // Nobody's word makes a failure more hopeful than its kind.
    retry: strictness.indexOf(said) > strictness.indexOf(own) ? said : own,
    wait: wait(document, now, counting),
    limit: limit(document['limit']),
    filtered: oneOf(['input', 'output'], document['filtered']),
    fixableBy: oneOf(['user', 'owner', 'developer', 'provider'], document['fixableBy']) ?? kinds[kind as Kind].fixableBy,
    detail: oneOf(details, document['detail']),
    advice: oneOf(['contact-provider'], document['advice']),
    requestId: safeId(document['requestId']),
  };
}

function safeRead(document: Record<string, unknown>, name: string): unknown {
  try {
    return document[name];
  } catch {
    return undefined;
  }
}

function wait(document: Record<string, unknown>, now: number, counting: Counting): Wait | null {
  const ms = document['waitMs'];
  const source = oneOf(waitSources, document['waitSource']);
  if (typeof ms !== 'number' || !(ms >= 0) || !source) return null;
  const issuedAt = document['issuedAt'];
  const from = counting === 'from-issue' && typeof issuedAt === 'number' && issuedAt > 0 && issuedAt < now ? issuedAt : now;
  return { until: from + Math.min(ms, longestWait), source, exact: document['waitExact'] === true };
}

function limit(value: unknown): Limit | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Record<string, unknown>;
  const metric = oneOf(limitMetrics, fields['metric']);
  if (!metric) return null;
  return {
    metric,
    max: count(fields['max']),
    current: count(fields['current']),
    window: oneOf(limitWindows, fields['window']),
    scope: oneOf(limitScopes, fields['scope']),
  };
}

function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | null {
  return words.find((word) => word === value) ?? null;
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

function status(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599 ? value : null;
}
