import { field } from './field.js';
import { httpStatus } from './http-status.js';
import { details, kinds, limitMetrics, limitScopes, limitWindows, waitSources } from './kinds.js';
import type { Kind, Limit, Wait } from './kinds.js';
import { longestWait } from './longest-wait.js';
import type { ProviderErrorFacts } from './provider-error-facts.js';
import { safeCode, safeId } from './redact.js';

/** From when a document's wait counts: from when it was written, or, between two clocks, from its arrival. */
type Counting = 'from-issue' | 'on-arrival';

const strictness = ['soon', 'after-reset', 'never'] as const;

/** Reads a problem document field by field; null when it is none. Total: whatever came from a network or a storage. */
export function readProblem(document: unknown, now: number, counting: Counting = 'from-issue'): ProviderErrorFacts | null {
  const kind = field(document, 'kind');
  if (!isKind(kind) || field(document, 'type') !== `urn:tryagain:${kind}`) return null;
  const word = <Word extends string>(words: readonly Word[], name: string): Word | null => oneOf(words, field(document, name));
  const { retry, fixableBy } = kinds[kind];
  const said = word(strictness, 'retry') ?? retry;
  return {
    kind,
    provider: safeCode(field(document, 'provider')),
    code: safeCode(field(document, 'code')),
    status: httpStatus(field(document, 'providerStatus')),
    // Nobody's word makes a failure more hopeful than its kind.
    retry: strictness.indexOf(said) > strictness.indexOf(retry) ? said : retry,
    wait: wait(document, now, counting),
    limit: limit(field(document, 'limit')),
    filtered: word(['input', 'output'], 'filtered'),
    fixableBy: word(['user', 'owner', 'developer', 'provider'], 'fixableBy') ?? fixableBy,
    // Whoever reads this has just been answered: it was not their line that broke, but one beyond the sender.
    detail: word(details, 'detail') ?? (kind === 'network' && counting === 'on-arrival' ? 'from-server' : null),
    advice: word(['contact-provider'], 'advice'),
    requestId: safeId(field(document, 'requestId')),
  };
}

function isKind(word: unknown): word is Kind {
  return typeof word === 'string' && Object.hasOwn(kinds, word);
}

function wait(document: unknown, now: number, counting: Counting): Wait | null {
  const ms = count(field(document, 'waitMs'));
  const source = oneOf(waitSources, field(document, 'waitSource'));
  if (ms === null || !source) return null;
  const issuedAt = count(field(document, 'issuedAt'));
  const from = counting === 'from-issue' && issuedAt && issuedAt < now ? issuedAt : now;
  return { until: from + Math.min(ms, longestWait), source, exact: field(document, 'waitExact') === true };
}

function limit(value: unknown): Limit | null {
  const metric = oneOf(limitMetrics, field(value, 'metric'));
  return (
    metric && {
      metric,
      max: count(field(value, 'max')),
      current: count(field(value, 'current')),
      window: oneOf(limitWindows, field(value, 'window')),
      scope: oneOf(limitScopes, field(value, 'scope')),
    }
  );
}

function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | null {
  return words.find((word) => word === value) ?? null;
}

function count(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value < Infinity ? value : null;
}
