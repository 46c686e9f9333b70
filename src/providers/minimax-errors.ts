import type { ErrorTable } from '../errors/error-table.js';
import { rows } from '../errors/rows.js';

/**
 * Failures of MiniMax. The code decides, whatever the HTTP status: 1008 was seen with 200, 402, 429 and 500. Where
 * each is documented or was seen: `minimaxSources`.
 */
export const minimaxRows = rows([
  ['1000', 'server-error', /^unknown error, \d{1,5}\b/i],
  ['1001', 'timeout'],
  ['1002', 'rate-limited', /trigger rate limit/i],
  ['1004', 'authentication', /login fail\b|token not match group|cookie is missing, log in again/i],
  ['1008', 'insufficient-balance', /^\W{0,4}insufficient balance\b/i],
  ['1013', 'server-error'],
  ['1024', 'server-error'],
  ['1026', 'content-filtered', /input new_sensitive|输入内容涉敏/i, { filtered: 'input' }],
  ['1027', 'content-filtered', /output new_sensitive|输出内容涉敏/i, { filtered: 'output' }],
  ['1028', 'quota-exceeded'],
  ['1030', 'quota-exceeded'],
  ['1033', 'server-error', /mysql failed/i],
  // "token limit" is tokens per minute, not the length of a context.
  ['1039', 'rate-limited', /rate limit exceeded ?\(TPM\)|^token limit$/i, { limit: { metric: 'tpm', window: 'minute' } }],
  ['1041', 'rate-limited', /\bconn limit\b/i, { detail: 'connections', advice: 'contact-provider', limit: { metric: 'concurrency' } }],
  ['1042', 'invalid-input', /invisible character ratio/i, { detail: 'invisible-characters' }],
  ['1043', 'invalid-input', /asr similarity check failed/i, { detail: 'sample-mismatch' }],
  ['1044', 'invalid-input', /clone prompt similarity check failed/i, { detail: 'prompt-mismatch' }],
  ['2013-context', 'context-too-long', /context window exceed/i, { limit: { metric: 'tokens' } }],
  ['2013-model', 'not-found', /not have model|unknown model/i, { detail: 'model-unavailable' }],
  ['2013-audio', 'invalid-input', /audio duration .{0,20}exceeds the limit/i, { detail: 'sample-duration' }],
  [
    '2013-length',
    'invalid-input',
    /(?:\btext too long(?:: (?<current>\d{1,9}) > )?|prompt length (?:not valid|must be less than ))(?:(?<max>\d{1,9})\b)?|lyrics is too short/i,
    { limit: { metric: 'characters' } },
  ],
  ['2013-plan', 'not-in-plan', /token ?plan.{1,20}(?:not (?:currently )?support|不支持)/i, { detail: 'model-unavailable' }],
  ['2013', 'invalid-request', /^\W{0,4}invalid params\b|glyph definition format error|binding: expr_path=/i],
  ['2037', 'invalid-input', /voice duration too (?:short|long)/i, { detail: 'sample-duration' }],
  ['2038', 'permission', null, { detail: 'not-verified' }],
  ['2039', 'conflict', /voice clone voice id duplicate/i, { detail: 'voice-id-taken' }],
  [
    '2042',
    'permission',
    /don't have access to this voice_?id/i,
    { detail: 'voice-not-yours', fixableBy: 'user', advice: 'contact-provider' },
  ],
  ['2045', 'rate-limited', /rate growth limit/i, { detail: 'growth', fixableBy: 'developer' }],
  ['2048', 'invalid-input', /prompt audio too long/i, { detail: 'prompt-too-long' }],
  ['2049', 'authentication', /^\W{0,4}invalid api key\b/i],
  ['2053', 'insufficient-balance'],
  ['2054', 'not-found', /voice id not exist/i, { detail: 'voice-missing', fixableBy: 'user' }],
  // Nothing was ever allowed: "(0/0 used), resets at …" never resets.
  ['2056-never 2067', 'not-in-plan', /\(0\/0 used\)/i],
  ['2056', 'quota-exceeded', /usage limit (?:exceeded|reached)/i, { limit: { metric: 'usage' } }],
  ['2057', 'authentication', /not coding plan token/i],
  ['2061', 'not-in-plan', /token plan not support model/i, { detail: 'model-unavailable' }],
  ['2062-none', 'not-in-plan', /no active .{0,20}subscription/i, { at: 'plan' }],
  ['2062', 'rate-limited', /token plan (?:rate limit reached|速率限制|is designed for)/i],
  ['2064', 'overloaded', /server cluster is currently under high load/i],
  ['2067', 'quota-exceeded', /用量上限/i, { limit: { metric: 'usage' } }],
  ['2153', 'permission', /API is no longer available to new users/i, { detail: 'not-open' }],
  ['2201', 'timeout'],
  ['2202 2206', 'invalid-request'],
  ['2205', 'rate-limited'],
  ['20132', 'invalid-input', /invalid samples or voice_id/i, { detail: 'sample-unusable', advice: 'contact-provider' }],
]);

/** What the reader knows of MiniMax. */
export const minimaxErrors: ErrorTable = {
  name: 'minimax',
  rows: minimaxRows,
  // A text that was empty, or too long: it is left out, the connection and the session stay.
  native: { key: 'base_resp', code: 'status_code', message: 'status_msg', warnings: ['2203', '2204'] },
  // "(1008)" or "(status 2013)" at the end or in the sentence, "[1026]", "2013 - …", "2061-…", "1002, …", "failed: 2067 …", "MiniMax error 1002"
  codeInText: [
    /[(（](?:status )?(\d{4,5})[)）]/g,
    /\b(?:HTTP \d{3} ?\/ ?minimax|minimax error) (\d{4,5})\b/gi,
    /\[(\d{4,5})\]/g,
    /(?:^|[:"']\s?|\berror )(\d{4,5})(?=\s?[-,:] ?\D| [^\d\s])/g,
  ],
  requestIdHeaders: ['minimax-request-id', 'trace-id', 'x-mm-request-id', 'x-request-id'],
  ownHeaders: ['minimax-request-id', 'x-mm-request-id'],
};
