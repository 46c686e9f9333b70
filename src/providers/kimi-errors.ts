import type { ErrorRow, ErrorTable } from '../errors/provider-table.js';

const code = {
  invalid: ['invalid_request_error'],
  quota: ['exceeded_current_quota_error'],
  rate: ['rate_limit_reached_error'],
} as const;

/** Failures of the open platform. Where each is documented or was seen: `kimiSources`. */
export const kimiRows = [
  // One status, one type, five meanings: the sentence decides.
  {
    id: 'token-limit',
    codes: code.invalid,
    text: /exceeded model token limit\s?:?\s?(?<max>\d{1,12})?(?:\s?\(re\s?quested:\s?(?<current>\d{1,12})\))?/i,
    certainty: 'generic',
    kind: 'context-too-long',
    limit: { metric: 'tokens' },
  },
  {
    id: 'input-too-long',
    codes: code.invalid,
    text: /input token length too long/i,
    certainty: 'generic',
    kind: 'context-too-long',
    limit: { metric: 'tokens' },
  },
  { id: 'purpose', codes: code.invalid, text: /invalid purpose/i, certainty: 'generic', kind: 'invalid-request', detail: 'wrong-purpose' },
  {
    id: 'file-too-large',
    codes: code.invalid,
    text: /file size is too large(?:, max file size is (?<max>\d{1,9})\s?(?<unit>[KMG]B))?/i,
    certainty: 'generic',
    kind: 'invalid-input',
    detail: 'file-too-large',
    limit: { metric: 'bytes' },
  },
  { id: 'file-empty', codes: code.invalid, text: /file size is zero/i, certainty: 'generic', kind: 'invalid-input', detail: 'file-empty' },
  {
    id: 'too-many-files',
    codes: code.invalid,
    text: /exceeded the max file count\s?:?\s?(?<max>\d{1,9})?/i,
    certainty: 'generic',
    kind: 'invalid-input',
    detail: 'too-many-files',
    limit: { metric: 'files' },
  },
  {
    id: 'nothing-extracted',
    codes: code.invalid,
    text: /text extract error|没有解析出内容/i,
    certainty: 'generic',
    kind: 'invalid-input',
    detail: 'file-unreadable',
  },
  {
    id: 'message-too-large',
    codes: code.invalid,
    text: /total message size (?<current>\d{1,15}) exceeds limit (?<max>\d{1,15})/i,
    certainty: 'generic',
    kind: 'invalid-input',
    limit: { metric: 'bytes' },
  },
  { id: 'image-unsupported', codes: code.invalid, text: /unsupported image url/i, certainty: 'generic', kind: 'invalid-input' },
  { id: 'content-filter', codes: ['content_filter'], alias: /considered high risk/i, certainty: 'shared', kind: 'content-filtered' },
  {
    id: 'invalid-request',
    codes: code.invalid,
    alias: /^(?:\W|\d{3}\b|error\b){0,8}invalid request:|invalid temperature|reasoning_content is missing|tool_call_id\s{1,2}is not found/i,
    certainty: 'generic',
    kind: 'invalid-request',
  },

  { id: 'model-id', text: /model id does not exist/i, kind: 'not-found', detail: 'model-unavailable' },
  { id: 'invalid-authentication', codes: ['invalid_authentication_error'], alias: /invalid authentication\b/i, kind: 'authentication' },
  { id: 'incorrect-api-key', codes: ['incorrect_api_key_error'], alias: /incorrect api key provided/i, kind: 'authentication' },
  {
    id: 'api-not-open',
    codes: ['permission_denied_error'],
    text: /api you are accessing is not open/i,
    kind: 'permission',
    detail: 'not-open',
    fixableBy: 'developer',
  },
  {
    id: 'other-user',
    codes: ['permission_denied_error'],
    text: /not allowed to get other user info/i,
    kind: 'permission',
    fixableBy: 'developer',
  },
  {
    id: 'model-not-found',
    codes: ['resource_not_found_error'],
    alias: /not found the model/i,
    kind: 'not-found',
    detail: 'model-unavailable',
  },

  { id: 'engine-overloaded', codes: ['engine_overloaded_error'], alias: /engine is currently overloaded/i, kind: 'overloaded' },
  { id: 'account-suspended', codes: code.quota, text: /is suspended/i, kind: 'insufficient-balance', detail: 'account-suspended' },
  { id: 'token-quota', codes: code.quota, text: /exceeded your current token quota/i, kind: 'insufficient-balance' },
  { id: 'quota', codes: code.quota, alias: /exceeded current quota/i, kind: 'insufficient-balance' },
  {
    id: 'concurrency',
    codes: code.rate,
    text: /(?<scope>organization|project) (?:max )?concurrency(?::\s?(?<max>\d{1,9}))?/i,
    kind: 'rate-limited',
    detail: 'concurrency',
    limit: { metric: 'concurrency' },
  },
  {
    id: 'rpm',
    codes: code.rate,
    text: /(?<scope>organization|project) (?:max )?RPM(?: rate limit)?(?::\s?(?<max>\d{1,9}))?/i,
    kind: 'rate-limited',
    limit: { metric: 'rpm', window: 'minute' },
  },
  {
    id: 'tpm',
    codes: code.rate,
    text: /(?<scope>organization|project) (?:max )?TPM(?: rate limit)?,?(?: ?current:\s?(?<current>\d{1,15}))?(?:,\s?limit:\s?(?<max>\d{1,15}))?/i,
    kind: 'rate-limited',
    limit: { metric: 'tpm', window: 'minute' },
  },
  // A day's tokens come back by themselves, but not soon: Kimi calls it a rate limit, people call it a quota.
  {
    id: 'tpd',
    codes: code.rate,
    text: /(?<scope>organization|project) (?:max )?TPD(?: rate limit)?,?(?: ?current:\s?(?<current>\d{1,15}))?(?:,\s?limit:\s?(?<max>\d{1,15}))?/i,
    kind: 'quota-exceeded',
    detail: 'per-day',
    limit: { metric: 'tpd', window: 'day' },
  },
  { id: 'rate-limit', codes: code.rate, kind: 'rate-limited' },

  {
    id: 'extract-failed',
    codes: ['server_error'],
    text: /failed to extract file/i,
    certainty: 'generic',
    kind: 'server-error',
    detail: 'file-unreadable',
    advice: 'contact-provider',
  },
  {
    id: 'invalid-state',
    codes: ['unexpected_output'],
    alias: /invalid state transition/i,
    kind: 'server-error',
    advice: 'contact-provider',
  },
  { id: 'server-error', codes: ['server_error'], certainty: 'generic', kind: 'server-error', advice: 'contact-provider' },
] as const satisfies readonly ErrorRow[];

/** What the reader knows of Kimi: apart from hosts and routes, which no browser needs. */
export const kimiErrors: ErrorTable = {
  name: 'kimi',
  rows: kimiRows,
  requestIdHeaders: ['msh-request-id', 'x-request-id', 'x-msh-trace-id', 'x-trace-id'],
  ownHeaders: ['msh-request-id', 'x-msh-trace-id'],
};
