import type { ErrorRow, ErrorTable } from '../errors/error-table.js';
import { openaiCompatibleRows } from './openai-compatible.js';

/**
 * OpenRouter's `error.code` repeats the HTTP status, also inside a 200, and is read as one. What tells failures apart
 * stands in `error.metadata`: `limit_source` says whose limit it was, `error_type` what happened, and `raw` is the answer
 * of the provider behind it, which is read like any other.
 *
 * Source: openrouter.ai/docs/api/reference/errors-and-debugging, openrouter.ai/docs/api_reference/limits
 */
const openrouterRows = [
  // 402, though money is there: what runs at the moment is held back from the balance. Comes with a Retry-After.
  { id: 'in-flight-budget', codes: ['openrouter_in_flight_budget'], kind: 'rate-limited', detail: 'concurrency' },
  { id: 'credits', codes: ['openrouter_credits'], kind: 'insufficient-balance' },
  // Budgets the owner set, with a window of their own: 403 or 402.
  {
    id: 'budget',
    codes: ['openrouter_key_limit', 'openrouter_guardrail_budget', 'openrouter_workspace_budget'],
    kind: 'quota-exceeded',
    limit: { metric: 'usage' },
  },
  {
    id: 'free-per-day',
    codes: ['openrouter_free_tier_daily'],
    alias: /free-models-per-day/i,
    kind: 'quota-exceeded',
    detail: 'per-day',
    limit: { metric: 'usage', window: 'day' },
  },
  { id: 'upstream-limit', codes: ['upstream_provider_shared_pool'], alias: /temporarily rate-limited upstream/i, kind: 'rate-limited' },
  { id: 'credits-for-request', text: /requires more credits, or fewer max_tokens/i, kind: 'insufficient-balance' },
  {
    id: 'moderation',
    codes: ['content_policy_violation'],
    alias: /requires moderation on .{1,60} your input was flagged/i,
    certainty: 'shared',
    kind: 'content-filtered',
    filtered: 'input',
  },
  {
    id: 'no-endpoint',
    text: /^(?:404 )?no (?:allowed providers are available for|endpoints found)/i,
    kind: 'not-found',
    detail: 'model-unavailable',
  },
  { id: 'provider-down', codes: ['provider_unavailable', 'provider_overloaded'], certainty: 'shared', kind: 'overloaded' },
] as const satisfies readonly ErrorRow[];

/** What the reader knows of OpenRouter. */
export const openrouterErrors: ErrorTable = {
  name: 'openrouter',
  // What stands in `raw` is more often OpenAI's dialect than any other.
  rows: [...openrouterRows, ...openaiCompatibleRows],
  requestIdHeaders: ['x-generation-id'],
  ownHeaders: ['x-generation-id'],
};
