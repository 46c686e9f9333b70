import type { WaitEvidence } from './read-wait.js';
import { waitInField } from './wait-in-field.js';

/** One allowance, what is left of it, and the ms until it comes back. */
export interface Allowance {
  readonly left: 'nothing' | 'something';
  readonly ms: number;
}

/** Where the state of an allowance stands: * is `remaining` and `reset`. OpenAI, Cerebras and Anthropic tell several. */
const names = [
  'ratelimit-*',
  'x-ratelimit-*',
  'x-rate-limit-*',
  'x-ratelimit-*-requests',
  'x-ratelimit-*-tokens',
  'x-ratelimit-*-requests-day',
  'x-ratelimit-*-tokens-minute',
  'anthropic-ratelimit-unified-*',
  'anthropic-ratelimit-requests-*',
  'anthropic-ratelimit-tokens-*',
  'anthropic-ratelimit-input-tokens-*',
  'anthropic-ratelimit-output-tokens-*',
];

/** The allowances a response tells of, in whatever spelling. What is malformed was not said. */
export function readRateLimits(header: WaitEvidence['header'], now: number): Allowance[] {
  const pairs = structured(header('ratelimit') ?? '');
  for (const name of names) pairs.push([header(name.replace('*', 'remaining')), header(name.replace('*', 'reset'))]);
  return pairs.flatMap(([remaining, reset]) => {
    const ms = waitInField(reset, now, 'either');
    return ms === null ? [] : [{ left: /^0(?:\.0)?$/.test(remaining?.trim() ?? '') ? 'nothing' : 'something', ms }];
  });
}

type Pair = [remaining: string | null | undefined, reset: string | null | undefined];

/**
 * `RateLimit: "default";r=0;t=30`, and as it was before draft 8: `limit=100, remaining=0, reset=30`. A structured field
 * (RFC 9651) with one mistake is ignored as a whole.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
function structured(field: string): Pair[] {
  const old = /^limit=\d+, *remaining=(\d+), *reset=(\d+)$/.exec(field.trim());
  if (old) return [[old[1], old[2]]];
  const pairs: Pair[] = [];
  for (const item of field.replace(/"[^"\\]*"/g, 'x').split(',')) {
    const [name = '', ...rest] = item.trim().split(';');
    if (!/^[a-z*][\w.:/*-]*$/i.test(name)) return [];
    const values = new Map<string, string>();
    for (const parameter of rest) {
      const [, key, value] = /^ *([a-z*][\w.*-]*)(?:=([^\s"=,]+=*))?$/.exec(parameter) ?? [];
      if (!key || (/^[rt]$/.test(key) && !/^\d{1,15}$/.test(value ?? ''))) return [];
      values.set(key, value ?? '');
    }
    if (values.has('r')) pairs.push([values.get('r'), values.get('t')]);
  }
  return pairs;
}
