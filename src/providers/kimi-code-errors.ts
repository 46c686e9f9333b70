import type { ErrorRow, ErrorTable } from '../errors/provider-table.js';
import { kimiRows } from './kimi-errors.js';

/**
 * What the coding plan adds. One type, `access_terminated_error` (`permission_error` on its Anthropic surface), means
 * a closed door, a used-up window or a ban: the sentence decides. Where each was seen: `kimiCodeSources`.
 */
export const kimiCodeRows = [
  {
    id: 'coding-agents-only',
    codes: ['access_terminated_error', 'permission_error'],
    text: /only available for coding agents/i,
    kind: 'permission',
    detail: 'coding-agents-only',
    fixableBy: 'developer',
  },
  { id: 'month', text: /monthly usage limit/i, kind: 'quota-exceeded', limit: { metric: 'usage', window: 'month' } },
  {
    id: 'week',
    text: /weekly \(7-day\) usage limit/i,
    kind: 'quota-exceeded',
    limit: { metric: 'usage', window: 'week' },
  },
  {
    id: 'period',
    text: /5-hour usage limit|usage limit for this period/i,
    kind: 'quota-exceeded',
    limit: { metric: 'usage', window: '5h' },
  },
  // "Billing cycle" was seen while the 5-hour window was the one used up: no window is read out of it.
  { id: 'cycle', text: /usage limit for this billing cycle/i, kind: 'quota-exceeded', limit: { metric: 'usage' } },
  { id: 'usage', text: /you've reached your usage limit/i, kind: 'quota-exceeded', limit: { metric: 'usage' } },
  { id: 'concurrent', text: /concurrent request limit/i, kind: 'rate-limited', detail: 'concurrency', limit: { metric: 'concurrency' } },
  { id: 'too-many-requests', text: /receiving too many requests/i, kind: 'rate-limited' },
  // With a 401, though the key is fine: the plan never had the model, or not so much of it.
  {
    id: 'plan',
    text: /current (?:subscription does not have access to|plan supports only)/i,
    kind: 'not-in-plan',
    detail: 'model-unavailable',
  },
  { id: 'membership', text: /verify your membership benefits/i, kind: 'insufficient-balance' },
  { id: 'account-unknown', text: /^(?:\W|\d{3}\b){0,8}unauthenticated:|未找到该账号/i, kind: 'authentication' },
  { id: 'terminated', codes: ['access_terminated_error'], alias: /access terminated/i, kind: 'permission' },
  { id: 'url-refused', text: /\(security_risk\)/i, kind: 'permission', fixableBy: 'user' },
  { id: 'method-not-found', text: /^method not found$/i, kind: 'not-found' },
] as const satisfies readonly ErrorRow[];

/** What the reader knows of the coding plan. */
export const kimiCodeErrors: ErrorTable = {
  name: 'kimi-code',
  rows: [...kimiCodeRows, ...kimiRows],
  requestIdHeaders: ['x-trace-id', 'msh-request-id', 'x-request-id'],
};
