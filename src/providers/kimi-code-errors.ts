import type { ErrorTable } from '../errors/error-table.js';
import { rows } from '../errors/rows.js';
import { kimiRows } from './kimi-errors.js';

/**
 * What the coding plan adds. One type, `access_terminated_error` (`permission_error` on its Anthropic surface), means
 * a closed door, a used-up window or a ban: the sentence decides. Where each was seen: `kimiCodeSources`.
 */
export const kimiCodeRows = rows([
  [
    'coding-agents-only access_terminated_error permission_error',
    'permission',
    /only available for coding agents/i,
    { detail: 'coding-agents-only', fixableBy: 'developer' },
  ],
  ['month', 'quota-exceeded', /monthly usage limit/i, { limit: { metric: 'usage', window: 'month' } }],
  ['week', 'quota-exceeded', /weekly \(7-day\) usage limit/i, { limit: { metric: 'usage', window: 'week' } }],
  ['period', 'quota-exceeded', /5-hour usage limit|usage limit for this period/i, { limit: { metric: 'usage', window: '5h' } }],
  // "Billing cycle" was seen while the 5-hour window was the one used up: no window is read out of it.
  ['cycle', 'quota-exceeded', /usage limit for this billing cycle/i, { limit: { metric: 'usage' } }],
  ['usage', 'quota-exceeded', /you've reached your usage limit/i, { limit: { metric: 'usage' } }],
  ['concurrent', 'rate-limited', /concurrent request limit/i, { detail: 'concurrency', limit: { metric: 'concurrency' } }],
  ['too-many-requests', 'rate-limited', /we.re receiving too many requests/i],
  // With a 401, though the key is fine: the plan never had the model, or not so much of it.
  ['plan', 'not-in-plan', /current (?:subscription does not have access to|plan supports only)/i, { detail: 'model-unavailable' }],
  // With a 401, too, though the key is fine.
  ['context', 'context-too-long', /supports only \d{1,5}K context/i, { limit: { metric: 'tokens' } }],
  ['membership', 'insufficient-balance', /verify your membership benefits/i, { detail: 'membership' }],
  ['account-unknown', 'authentication', /^(?:\W|\d{3}\b){0,8}unauthenticated:|未找到该账号/i],
  ['terminated', 'permission', /access terminated/i, { detail: 'account-closed' }],
  // The same type with a sentence nobody has seen: which of its three meanings it has is not known.
  ['access access_terminated_error', 'permission'],
  ['url-refused', 'invalid-input', /\(security_risk\)|url is in blacklist|request failed: 403 verify page/i],
  ['image-refused', 'content-filtered', /moderation request error: 非法输入/i, { filtered: 'input' }],
  ['method-not-found', 'not-found', /^method not found$/i],
]);

/** What the reader knows of the coding plan. */
export const kimiCodeErrors: ErrorTable = {
  name: 'kimi-code',
  rows: [...kimiCodeRows, ...kimiRows],
  requestIdHeaders: ['x-trace-id', 'msh-request-id', 'x-request-id'],
};
