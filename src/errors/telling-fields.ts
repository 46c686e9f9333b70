import { carrierFields, doubtfulFields } from './carriers.js';
import { statusFields } from './read-status.js';
import { waitFields } from './wait-in-field.js';

/** `error_type` and `limit_source` are OpenRouter's, beside a code that only repeats the status. */
export const codeFields = [
  'code',
  'type',
  'error_code',
  'errorCode',
  'error_type',
  'limit_source',
  'reason',
  'status_code',
  'status',
] as const;
export const idFields = ['request_id', 'requestId', 'requestID', 'trace_id', 'requestid'] as const;
export const sentenceFields = [
  'message',
  'msg',
  'status_msg',
  'error_description',
  'description',
  'errorText',
  'errorMessage',
  'error_message',
  'error_msg',
  'fail_reason',
  'messageText',
  'detail',
  'title',
  // Which of Google's quotas it was, where the sentence says only "quota".
  'quotaId',
] as const;

// Bits for what a field may tell of; most bodies have three fields, and there are seventy to ask for.
export const ofAnswer = 1;
export const ofStatus = 2;
export const ofEvent = 4;
export const ofMark = 8;
export const ofCode = 16;
export const ofCarrier = 32;
export const ofId = 64;
export const ofWait = 128;
export const ofSentence = 256;
/** Tells only where it holds a failure. */
export const ofDoubtful = 512;
const tellers = new Map<string, number>();
for (const [index, names] of [
  ['headers', 'responseHeaders'],
  [...statusFields, 'http_code', 'httpcode', '$metadata'],
  ['wasClean', 'name'],
  ['choices', 'output_sensitive', 'input_sensitive'],
  codeFields,
  carrierFields,
  [...idFields, 'param'],
  waitFields,
  sentenceFields,
  doubtfulFields,
].entries())
  for (const name of names) tellers.set(name, (tellers.get(name) ?? 0) | (1 << index));

/** What an object of ours may tell of. */
export function tellingsOf(object: object): number {
  let all = 0;
  for (const name in object) all |= tellers.get(name) ?? 0;
  return all;
}
