import type { ErrorTable } from '../errors/error-table.js';
import { rows } from '../errors/rows.js';

const generic = { certainty: 'generic' } as const;

/** "organization max RPM: 3", "project TPM rate limit, current: 1410, limit: 100". */
const reached = (metric: string): RegExp =>
  new RegExp(
    `(?<scope>organization|project)(?:-level)? (?:max )?${metric}(?: (?:rate )?limit)?,?(?: ?current:\\s?(?<current>\\d{1,15}))?(?:(?:,|\\.{3})\\s?limit)?(?::\\s?(?<max>\\d{1,15}))?`,
    'i',
  );

/** Failures of the open platform. Where each is documented or was seen: `kimiSources`. */
export const kimiRows = rows([
  // One status, one type, five meanings: the sentence decides.
  [
    'token-limit invalid_request_error',
    'context-too-long',
    /exceeded model token limit\s?:?\s?(?<max>\d{1,12})?(?:\s?\(re\s?quested:\s?(?<current>\d{1,12})\))?/i,
    { ...generic, limit: { metric: 'tokens' } },
  ],
  ['input-too-long invalid_request_error', 'context-too-long', /input token length too long/i, { ...generic, limit: { metric: 'tokens' } }],
  ['purpose invalid_request_error', 'invalid-request', /invalid purpose/i, { ...generic, detail: 'wrong-purpose' }],
  [
    'file-too-large invalid_request_error',
    'invalid-input',
    /file size is too large(?:, max file size is (?<max>\d{1,9})\s?(?<unit>[KMG]B))?/i,
    { ...generic, detail: 'file-too-large', limit: { metric: 'bytes' } },
  ],
  ['file-empty invalid_request_error', 'invalid-input', /file size is zero/i, { ...generic, detail: 'file-empty' }],
  [
    'too-many-files invalid_request_error',
    'invalid-input',
    /exceeded the max file count\s?:?\s?(?<max>\d{1,9})?/i,
    { ...generic, detail: 'too-many-files', limit: { metric: 'files' } },
  ],
  [
    'nothing-extracted invalid_request_error',
    'invalid-input',
    /text extract error|没有解析出内容/i,
    { ...generic, detail: 'file-without-text' },
  ],
  [
    'message-too-large invalid_request_error',
    'invalid-input',
    /total message size (?<current>\d{1,15}) exceeds limit (?<max>\d{1,15})/i,
    { ...generic, limit: { metric: 'bytes' } },
  ],
  ['image-unsupported invalid_request_error', 'invalid-input', /unsupported image url/i, generic],
  ['content-filter content_filter', 'content-filtered', /considered high\b/i, { certainty: 'shared' }],
  [
    'invalid-request invalid_request_error',
    'invalid-request',
    /^(?:\W|\d{3}\b|error\b){0,8}invalid request:|invalid temperature|reasoning_content is missing|tool_call_id\s{1,2}is not found/i,
    generic,
  ],

  ['model-id', 'not-found', /model id does not exist/i, { detail: 'model-unavailable' }],
  ['invalid-authentication invalid_authentication_error', 'authentication', /invalid authentication\b/i],
  ['incorrect-api-key incorrect_api_key_error', 'authentication', /incorrect api key provided/i],
  [
    'api-not-open permission_denied_error',
    'permission',
    /api you are accessing is not open/i,
    { detail: 'not-open', fixableBy: 'developer' },
  ],
  ['other-user permission_denied_error', 'permission', null, { text: /not allowed to get other user info/i, fixableBy: 'developer' }],
  ['model-not-found resource_not_found_error', 'not-found', /not found the model/i, { detail: 'model-unavailable' }],

  // Behind the type of a rate limit, too: no waiting fills an account.
  ['inactive', 'insufficient-balance', /is not active, please check your account balance/i],
  ['engine-overloaded engine_overloaded_error', 'overloaded', /engine is currently overloaded|和Kimi聊的人太多|Kimi有点累/i],
  ['account-suspended exceeded_current_quota_error', 'insufficient-balance', /is suspended/i, { detail: 'account-suspended' }],
  ['token-quota exceeded_current_quota_error', 'insufficient-balance', /exceeded your current token quota/i],
  ['quota exceeded_current_quota_error', 'insufficient-balance', /exceeded current quota/i],
  [
    'concurrency rate_limit_reached_error',
    'rate-limited',
    reached('concurrency'),
    { detail: 'concurrency', limit: { metric: 'concurrency' } },
  ],
  ['rpm rate_limit_reached_error', 'rate-limited', reached('RPM'), { limit: { metric: 'rpm', window: 'minute' } }],
  // How it was called in 2024.
  [
    'requests rate_limit_reached_error',
    'rate-limited',
    /reached max request: (?<max>\d{1,15})/i,
    { limit: { metric: 'rpm', window: 'minute' } },
  ],
  ['tpm rate_limit_reached_error', 'rate-limited', reached('TPM'), { limit: { metric: 'tpm', window: 'minute' } }],
  // A day's tokens come back by themselves, but not soon: Kimi calls it a rate limit, people call it a quota.
  ['tpd rate_limit_reached_error', 'quota-exceeded', reached('TPD'), { detail: 'per-day', limit: { metric: 'tpd', window: 'day' } }],
  ['rate-limit rate_limit_reached_error', 'rate-limited'],

  [
    'extract-failed server_error',
    'server-error',
    /failed to extract file/i,
    { ...generic, detail: 'file-unreadable', advice: 'contact-provider' },
  ],
  ['invalid-state unexpected_output', 'server-error', /invalid state transition/i, { advice: 'contact-provider' }],
  ['server-error server_error', 'server-error', null, { ...generic, advice: 'contact-provider' }],
]);

/** What the reader knows of Kimi: apart from hosts and routes, which no browser needs. */
export const kimiErrors: ErrorTable = {
  name: 'kimi',
  rows: kimiRows,
  requestIdHeaders: ['msh-request-id', 'x-request-id', 'x-msh-trace-id', 'x-trace-id'],
  ownHeaders: ['msh-request-id', 'x-msh-trace-id'],
};
