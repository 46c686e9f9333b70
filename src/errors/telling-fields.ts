import { carrierFields, doubtfulFields } from './carriers.js';
import { statusFields } from './read-status.js';
import { waitFields } from './wait-in-field.js';

/** `error_type` and `limit_source` are OpenRouter's, beside a code that only repeats the status. */
export const codeFields = [
  'code',
  'Code',
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
  'Message',
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

const namesOf: readonly (readonly [bit: number, names: readonly string[]])[] = [
  [ofAnswer, ['headers', 'responseHeaders']],
  [ofStatus, [...statusFields, 'http_code', 'httpcode', '$metadata']],
  [ofEvent, ['wasClean', 'name']],
  [ofMark, ['choices', 'output_sensitive', 'input_sensitive']],
  [ofCode, codeFields],
  [ofCarrier, carrierFields],
  [ofId, [...idFields, 'param']],
  [ofWait, waitFields],
  [ofSentence, sentenceFields],
  [ofDoubtful, [...doubtfulFields, 'content']],
];
const bitsOf = new Map<string, number>();
for (const [bit, names] of namesOf) for (const name of names) bitsOf.set(name, (bitsOf.get(name) ?? 0) | bit);

/** What the fields of an object of ours may tell of: the bits of all of them. */
export function tellingsOf(object: object): number {
  let tellings = 0;
  for (const name in object) tellings |= bitsOf.get(name) ?? 0;
  return tellings;
}
