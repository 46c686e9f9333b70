import type { ErrorRow, ErrorTable } from '../errors/error-table.js';

const invalid = { codes: ['invalid_request_error'], certainty: 'generic' } as const;
const rate = { codes: ['rate_limit_error'], certainty: 'generic' } as const;

/**
 * Failures whose sentence says more than their type. The types themselves (`authentication_error`, `billing_error`,
 * `overloaded_error`, `request_too_large`, …) are read without a table: others speak this dialect, too.
 *
 * Source: platform.claude.com/docs/en/api/errors, platform.claude.com/docs/en/api/rate-limits
 */
const anthropicRows = [
  // In `error.details.error_code`, under rate_limit_error and without a Retry-After: the month's limit is reached.
  {
    id: 'spend-limit-enforced',
    codes: ['enforced_spend_limit_reached'],
    kind: 'quota-exceeded',
    limit: { metric: 'usage', window: 'month', scope: 'organization' },
  },
  { id: 'credit-balance', ...invalid, text: /credit balance is too low/i, kind: 'insufficient-balance' },
  {
    id: 'spend-limit',
    ...invalid,
    text: /reached your specified (?:workspace )?API usage limits/i,
    kind: 'quota-exceeded',
    limit: { metric: 'usage', window: 'month' },
  },
  {
    id: 'prompt-too-long',
    ...invalid,
    text: /prompt is too long(?:: (?<current>\d{1,12}) tokens > (?<max>\d{1,12}) maximum)?/i,
    kind: 'context-too-long',
    limit: { metric: 'tokens' },
  },
  {
    id: 'context-limit',
    ...invalid,
    text: /exceed context limit: (?:\d{1,12} \+ \d{1,12} > (?<max>\d{1,12}))?/i,
    kind: 'context-too-long',
    limit: { metric: 'tokens' },
  },
  {
    id: 'output-filtered',
    ...invalid,
    text: /output blocked by content filtering policy/i,
    kind: 'content-filtered',
    filtered: 'output',
  },
  {
    id: 'model-not-found',
    codes: ['not_found_error'],
    text: /^model: [\w.:@/-]{1,120}$/i,
    certainty: 'generic',
    kind: 'not-found',
    detail: 'model-unavailable',
  },
  // A subscription without it: no wait changes that.
  { id: 'long-context-not-included', ...rate, text: /extra usage is required for long context/i, kind: 'not-in-plan' },
  {
    id: 'tokens-per-day',
    ...rate,
    text: /exceeded your daily rate limit/i,
    kind: 'quota-exceeded',
    detail: 'per-day',
    limit: { metric: 'tpd', window: 'day' },
  },
  {
    id: 'connections',
    ...rate,
    text: /number of concurrent connections has exceeded/i,
    kind: 'rate-limited',
    detail: 'connections',
    limit: { metric: 'concurrency' },
  },
  {
    id: 'tokens-per-minute',
    ...rate,
    text: /rate limit (?:for your organization )?of (?<max>[\d,]{1,15}) (?:input |output )?tokens per minute/i,
    kind: 'rate-limited',
    limit: { metric: 'tpm', window: 'minute' },
  },
] as const satisfies readonly ErrorRow[];

/** What the reader knows of Anthropic. */
export const anthropicErrors: ErrorTable = {
  name: 'anthropic',
  rows: anthropicRows,
  // Others who speak the dialect send `request-id` as well, so it names nobody.
  requestIdHeaders: ['request-id'],
  ownHeaders: ['anthropic-organization-id', 'anthropic-ratelimit-requests-limit', 'anthropic-ratelimit-unified-status'],
};
