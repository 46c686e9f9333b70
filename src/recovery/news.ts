import { field } from '../errors/field.js';
import { longestWait } from '../errors/longest-wait.js';
import type { Problem } from '../errors/problem.js';
import { ProviderError } from '../errors/provider-error.js';
import { readProblem } from '../errors/read-problem.js';
import { safeCode } from '../errors/redact.js';
import { isCause } from './cause.js';
import type { Cause } from './cause.js';
import type { Scope } from './scope.js';

/** What cools down, or does no more. */
export type CooldownNews =
  | {
      readonly type: 'cooling';
      readonly scope: Scope;
      readonly error: ProviderError;
      readonly until: number;
      /** Probes that failed without naming a time, one after the other. */
      readonly misses: number;
    }
  /** Until when it would have lasted: one that lasts longer began since, and is not over. */
  | { readonly type: 'over'; readonly scope: Scope; readonly until: number };

/** An account showed that a cause is gone. `at`: when it was read, epoch ms. */
export interface Recovered extends Cause {
  readonly type: 'recovered';
  readonly at: number;
}

/** All that tabs tell each other. */
export type News = CooldownNews | Recovered;

/** Such news on its way to another tab, or to a later visit: words and numbers of ours alone. */
export interface WrittenCooldownNews {
  readonly type: CooldownNews['type'];
  readonly scope: Scope;
  /** Until when, counted from `issuedAt`, ms. Negative: that was before. */
  readonly restMs: number;
  /** When this was written, epoch ms. */
  readonly issuedAt: number;
  readonly misses?: number;
  readonly problem?: Problem;
}

/** So much later than now may be what another tab wrote, ms: two processes round the same clock each by itself. */
const rounding = 100;
const mostMisses = 32;

export function writeNews(news: News): News | WrittenCooldownNews | null {
  return news.type === 'recovered' ? news : writeCooldownNews(news);
}

/** Null where the scope has a word that others would not believe: that one stays this page's own. */
export function writeCooldownNews(news: CooldownNews): WrittenCooldownNews | null {
  const { type, until } = news;
  const scope = readScope(news.scope);
  if (!scope) return null;
  const issuedAt = Date.now();
  const written = { type, scope, restMs: until - issuedAt, issuedAt };
  return news.type === 'cooling' ? { ...written, misses: news.misses, problem: news.error.toJSON() } : written;
}

export function readNews(written: unknown, now: number): News | null {
  return readCooldownNews(written, now) ?? readRecovered(written, now);
}

/** What somebody says, checked field by field; null where it is no news, or news of what has passed. Total. */
export function readCooldownNews(written: unknown, now: number): CooldownNews | null {
  const type = field(written, 'type');
  const scope = readScope(field(written, 'scope'));
  const until = readUntil(written, now);
  if (!scope || until === null) return null;
  if (type === 'over') return { type, scope, until };
  const facts = type === 'cooling' ? readProblem(field(written, 'problem'), now) : null;
  if (!facts || facts.retry === 'never' || until <= now) return null;
  const misses = Math.min(mostMisses, Math.trunc(number(field(written, 'misses')) ?? 0));
  return { type: 'cooling', scope, error: new ProviderError(facts), until, misses: Math.max(0, misses) };
}

/** A word that does not pass is not left out: that would make the cooldown one of everything. */
function readScope(value: unknown): Scope | null {
  const provider = word(field(value, 'provider'));
  const endpoint = word(field(value, 'endpoint'));
  const model = word(field(value, 'model'));
  return typeof provider !== 'string' || endpoint === undefined || model === undefined ? null : { provider, endpoint, model };
}

/** The same of what has recovered. */
export function readRecovered(written: unknown, now: number): Recovered | null {
  const cause = { provider: word(field(written, 'provider')) ?? null, kind: field(written, 'kind') };
  const at = number(field(written, 'at'));
  if (field(written, 'type') !== 'recovered' || !isCause(cause) || at === null) return null;
  return at <= now + rounding && at >= now - longestWait ? { type: 'recovered', provider: cause.provider, kind: cause.kind, at } : null;
}

function word(value: unknown): string | null | undefined {
  return value === null ? null : typeof value === 'string' ? (safeCode(value) ?? undefined) : undefined;
}

function readUntil(written: unknown, now: number): number | null {
  const rest = number(field(written, 'restMs'));
  const issuedAt = number(field(written, 'issuedAt'));
  if (rest === null || issuedAt === null) return null;
  // Written later than now: the clock was set back since, and what is left counts from here.
  const until = (issuedAt > now + rounding ? now : issuedAt) + rest;
  return Math.abs(until - now) <= longestWait ? until : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
