import type { Evidence } from './evidence.js';
import { waitInField } from './wait-in-field.js';

/** One allowance: whether it is used up, and the ms until it comes back. */
export interface Allowance {
  readonly left: 'nothing' | 'something';
  readonly ms: number;
}

/** Where the state of an allowance stands; * is `remaining` and `reset`. OpenAI and Anthropic tell of several. */
const names = [
  'ratelimit-*',
  'x-ratelimit-*',
  'x-ratelimit-*-requests',
  'x-ratelimit-*-tokens',
  'anthropic-ratelimit-unified-*',
  'anthropic-ratelimit-requests-*',
  'anthropic-ratelimit-tokens-*',
].map((name) => [name.replace('*', 'remaining'), name.replace('*', 'reset')] as const);

/** The allowances a response tells of, in whatever spelling. What is malformed was not said. */
export function readAllowances(header: Evidence['header'], now: number): Allowance[] {
  const told = structured(header('ratelimit') ?? '');
  for (const [remaining, reset] of names) {
    const time = header(reset);
    if (time !== null) told.push([header(remaining), time]);
  }
  return told.flatMap(([remaining, reset]): Allowance[] => {
    const ms = waitInField(reset, now, 'either');
    return ms === null ? [] : [{ left: remaining === '0' ? 'nothing' : 'something', ms }];
  });
}

/**
 * `RateLimit: "default";r=0;t=30`, and as it was before draft 8: `limit=100, remaining=0, reset=30`. A structured field
 * (RFC 9651) with one mistake is ignored as a whole.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
function structured(field: string): (string | null | undefined)[][] {
  if (!field) return [];
  const [, ...old] = /^ *limit=\d+, *remaining=(\d+), *reset=(\d+) *$/.exec(field) ?? [];
  if (old.length > 0) return [old];
  const items = field
    .replace(/"[^"\\]*"/g, 'x')
    .split(',')
    .map((item) => item.split(';').map((part) => part.trim()));
  const wellFormed = items.every(([name = '', ...rest]) => /^[a-z*][\w.:/*-]*$/i.test(name) && rest.every((part) => parameter.test(part)));
  return wellFormed ? items.map((parts) => ['r=', 't='].map((key) => parts.find((part) => part.startsWith(key))?.slice(2))) : [];
}

/** A parameter of an item; those that are numbers have to be. */
const parameter = /^(?:[rt]=\d{1,15}|(?![rt](?:=|$))[a-z*][\w.*-]*(?:=[^\s"]+)?)$/;
