import type { ErrorRow, ErrorTable } from '../errors/error-table.js';
import { openaiCompatibleRows } from './openai-compatible.js';

/**
 * Codes only OpenAI uses. All of the first four come with the type `insufficient_quota` and status 429, and mean two
 * things: money that is gone, and a month's limit that comes back.
 *
 * Source: developers.openai.com/docs/guides/error-codes,
 * help.openai.com/en/articles/6614457-troubleshooting-api-usage-and-spend-limits
 */
const openaiRows = [
  { id: 'credit-balance', codes: ['credit_balance_exhausted'], kind: 'insufficient-balance' },
  {
    id: 'project-spend-limit',
    codes: ['project_spend_limit_exceeded'],
    kind: 'quota-exceeded',
    limit: { metric: 'usage', window: 'month', scope: 'project' },
  },
  {
    id: 'spend-limit',
    codes: ['organization_spend_limit_exceeded'],
    kind: 'quota-exceeded',
    limit: { metric: 'usage', window: 'month', scope: 'organization' },
  },
  // The limit OpenAI set, not the owner: its support can raise it.
  {
    id: 'usage-limit',
    codes: ['organization_usage_limit_exceeded'],
    kind: 'quota-exceeded',
    advice: 'contact-provider',
    limit: { metric: 'usage', window: 'month', scope: 'organization' },
  },
  // Where the server stands, not the person: nobody in front of the page can change it.
  { id: 'region', codes: ['unsupported_country_region_territory'], kind: 'permission', fixableBy: 'developer' },
  { id: 'overloaded', codes: ['server_is_overloaded'], certainty: 'shared', kind: 'overloaded' },
  {
    id: 'prompt-flagged',
    codes: ['invalid_prompt'],
    text: /prompt was flagged/i,
    certainty: 'shared',
    kind: 'content-filtered',
    filtered: 'input',
  },
] as const satisfies readonly ErrorRow[];

/** What the reader knows of OpenAI. */
export const openaiErrors: ErrorTable = {
  name: 'openai',
  rows: [...openaiRows, ...openaiCompatibleRows],
  requestIdHeaders: ['x-request-id'],
  // `openai-processing-ms` is sent by Azure, too.
  ownHeaders: ['openai-organization', 'openai-version'],
};
