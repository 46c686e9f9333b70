import type { ErrorRow, ErrorTable } from '../errors/provider-table.js';

/**
 * Failures of MiniMax. The code decides, whatever the HTTP status: 1008 was seen with 200, 402, 429 and 500. Where
 * each is documented or was seen: `minimaxSources`.
 */
export const minimaxRows = [
  { id: '1000', codes: ['1000'], alias: /^unknown error, \d{1,5}\b/i, kind: 'server-error' },
  { id: '1001', codes: ['1001'], kind: 'timeout' },
  { id: '1002', codes: ['1002'], alias: /trigger rate limit|rate limit exceeded ?\(RPM\)/i, kind: 'rate-limited' },
  { id: '1004', codes: ['1004'], alias: /login fail\b|token not match group|cookie is missing, log in again/i, kind: 'authentication' },
  { id: '1008', codes: ['1008'], alias: /^\W{0,4}insufficient balance\b/i, kind: 'insufficient-balance' },
  { id: '1013', codes: ['1013'], kind: 'server-error' },
  { id: '1024', codes: ['1024'], kind: 'server-error' },
  { id: '1026', codes: ['1026'], alias: /input new_sensitive|输入内容涉敏/i, kind: 'content-filtered', filtered: 'input' },
  { id: '1027', codes: ['1027'], alias: /output new_sensitive|输出内容涉敏/i, kind: 'content-filtered', filtered: 'output' },
  { id: '1028', codes: ['1028'], kind: 'quota-exceeded' },
  { id: '1030', codes: ['1030'], kind: 'quota-exceeded' },
  { id: '1033', codes: ['1033'], alias: /mysql failed/i, kind: 'server-error' },
  // "token limit" is tokens per minute, not the length of a context.
  { id: '1039', codes: ['1039'], alias: /rate limit exceeded ?\(TPM\)/i, kind: 'rate-limited', limit: { metric: 'tpm', window: 'minute' } },
  {
    id: '1041',
    codes: ['1041'],
    alias: /\bconn limit\b/i,
    kind: 'rate-limited',
    detail: 'connections',
    advice: 'contact-provider',
    limit: { metric: 'concurrency' },
  },
  { id: '1042', codes: ['1042'], alias: /invisible character ratio/i, kind: 'invalid-input', detail: 'invisible-characters' },
  { id: '1043', codes: ['1043'], alias: /asr similarity check failed/i, kind: 'invalid-input', detail: 'sample-mismatch' },
  { id: '1044', codes: ['1044'], alias: /clone prompt similarity check failed/i, kind: 'invalid-input', detail: 'prompt-mismatch' },
  { id: '2013-context', codes: ['2013'], text: /context window exceeds limit/i, kind: 'context-too-long', limit: { metric: 'tokens' } },
  {
    id: '2013-model',
    codes: ['2013'],
    text: /not have model|unknown model/i,
    kind: 'not-found',
    detail: 'model-unavailable',
  },
  { id: '2013-audio', codes: ['2013'], text: /audio duration .{0,20}exceeds the limit/i, kind: 'invalid-input', detail: 'sample-duration' },
  { id: '2013', codes: ['2013'], alias: /^\W{0,4}invalid params\b|glyph definition format error/i, kind: 'invalid-request' },
  { id: '2037', codes: ['2037'], alias: /voice duration too (?:short|long)/i, kind: 'invalid-input', detail: 'sample-duration' },
  { id: '2038', codes: ['2038'], kind: 'permission' },
  { id: '2039', codes: ['2039'], alias: /voice clone voice id duplicate/i, kind: 'conflict', detail: 'voice-id-taken' },
  {
    id: '2042',
    codes: ['2042'],
    alias: /don't have access to this voice_?id/i,
    kind: 'permission',
    detail: 'voice-not-yours',
    fixableBy: 'user',
    advice: 'contact-provider',
  },
  { id: '2045', codes: ['2045'], alias: /rate growth limit/i, kind: 'rate-limited', detail: 'growth', fixableBy: 'developer' },
  { id: '2048', codes: ['2048'], alias: /prompt audio too long/i, kind: 'invalid-input', detail: 'prompt-too-long' },
  { id: '2049', codes: ['2049'], alias: /^\W{0,4}invalid api key\b/i, kind: 'authentication' },
  { id: '2053', codes: ['2053'], alias: /insufficient credit/i, kind: 'insufficient-balance' },
  { id: '2054', codes: ['2054'], alias: /voice id not exist/i, kind: 'not-found' },
  // Nothing was ever allowed: "(0/0 used), resets at …" never resets.
  { id: '2056-never', codes: ['2056', '2067'], text: /\(0\/0 used\)/i, kind: 'not-in-plan' },
  {
    id: '2056',
    codes: ['2056'],
    alias:
      /usage limit exceeded|(?:daily|weekly|5-hour|monthly) usage limit reached|token plan usage limit reached|usage limit reached for/i,
    kind: 'quota-exceeded',
    limit: { metric: 'usage' },
  },
  { id: '2061', codes: ['2061'], alias: /token plan not support model/i, kind: 'not-in-plan', detail: 'model-unavailable' },
  { id: '2062-none', codes: ['2062'], text: /no active .{0,20}subscription/i, kind: 'not-in-plan' },
  { id: '2062', codes: ['2062'], alias: /token plan rate limit reached|Token Plan 速率限制/i, kind: 'rate-limited' },
  { id: '2064', codes: ['2064'], alias: /server cluster is currently under high load/i, kind: 'overloaded' },
  { id: '2067', codes: ['2067'], alias: /用量上限/i, kind: 'quota-exceeded', limit: { metric: 'usage' } },
  { id: '2153', codes: ['2153'], kind: 'permission', detail: 'not-open' },
  { id: '2201', codes: ['2201'], kind: 'timeout' },
  { id: '2202', codes: ['2202', '2206'], kind: 'invalid-request' },
  { id: '2205', codes: ['2205'], kind: 'rate-limited' },
  {
    id: '20132',
    codes: ['20132'],
    alias: /invalid samples or voice_id/i,
    kind: 'invalid-input',
    detail: 'sample-unusable',
    advice: 'contact-provider',
  },
] as const satisfies readonly ErrorRow[];

/** What the reader knows of MiniMax. */
export const minimaxErrors: ErrorTable = {
  name: 'minimax',
  rows: minimaxRows,
  // A text that was empty, or too long: it is left out, the connection and the session stay.
  native: { key: 'base_resp', code: 'status_code', message: 'status_msg', warnings: ['2203', '2204'] },
  // "(1008)" at the end or in the sentence, "[1026]", "2013 - …", "2061-…", "1002, …", "failed: 2067 …"
  codeInText: [/\((\d{4,5})\)/g, /\[(\d{4,5})\]/g, /(?:^|[:"']\s?)(\d{4,5})(?=\s?[-,:] ?\D| [^\d\s])/g],
  requestIdHeaders: ['minimax-request-id', 'trace-id', 'x-mm-request-id', 'x-request-id'],
  ownHeaders: ['minimax-request-id', 'x-mm-request-id'],
};
