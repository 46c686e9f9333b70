import { carriersIn } from './carriers.js';
import type { Getter } from './carriers.js';
import type { Evidence } from './evidence.js';
import { field, wordOf } from './field.js';
import { filterMark } from './filter-mark.js';
import type { Finding } from './finding.js';
import { httpStatus } from './http-status.js';
import type { IndexedTable } from './index-table.js';
import { isCode } from './is-code.js';
import { isResponse } from './is-response.js';
import { readHeaders } from './read-headers.js';
import { readStatus } from './read-status.js';
import {
  codeFields,
  idFields,
  ofAnswer,
  ofCarrier,
  ofCode,
  ofDoubtful,
  ofEvent,
  ofId,
  ofMark,
  ofSentence,
  ofStatus,
  ofWait,
  sentenceFields,
  tellingsOf,
} from './telling-fields.js';
import { waitFields } from './wait-in-field.js';

/** Notes what an object's own fields tell, and returns its sentences and what it carries. */
export function readObject(evidence: Evidence, { quoted, origin }: Finding, object: object, tables: readonly IndexedTable[]): Finding[] {
  // A stranger's object may have a million fields: it is asked for each of ours instead.
  const tellings = origin === 'parsed' ? tellingsOf(object) : -1;
  const get: Getter = (name) => field(object, name);
  const text = (name: string): string | null => {
    const value = get(name);
    return typeof value === 'string' ? value : null;
  };
  if (tellings & ofAnswer) readHeaders(evidence, get('headers') ?? get('responseHeaders'));
  if (tellings & ofStatus) readStatus(evidence, get);
  if (tellings & ofEvent) {
    if (isResponse(object)) {
      evidence.unread = true;
      return [];
    }
    // A socket's close event and the like: `type` and `code` are the browser's.
    const closed = typeof get('wasClean') === 'boolean';
    if (closed || typeof get('isTrusted') === 'boolean') {
      evidence.names.push(closed ? 'CloseEvent' : 'Event');
      return [];
    }
    const name = text('name') ?? '';
    if (name.length <= 64 && (object instanceof Error || /(?:Error|Exception)$/.test(name))) evidence.names.push(name);
  }
  for (const table of tables) {
    const code = nativeCode(object, table);
    if (code !== null) evidence.native ??= { code, provider: table.name };
  }
  const mark = tellings & ofMark ? filterMark(object) : null;
  if (mark) {
    evidence.codes.push(mark.code);
    evidence.filtered ??= mark.filtered;
  }
  let coded = false;
  if (tellings & ofCode) {
    for (const name of codeFields) {
      const code = codeIn(name, get(name));
      if (code === null) continue;
      coded = true;
      evidence.codes.push(code);
      if (!quoted) evidence.fieldCodes.push(code);
    }
  }
  const carriers = tellings & (ofCarrier | ofDoubtful) ? carriersIn(get, tables) : null;
  if (carriers) {
    evidence.unread ||= carriers.unreadable;
    const code = codeIn('error', text('error'));
    if (code !== null) evidence.codes.push(code);
  }
  if (tellings & ofId) {
    if (!quoted) for (const name of idFields) evidence.requestId ??= text(name);
    if (/^(?:prompt|messages)$/.test(text('param') ?? '')) evidence.filtered ??= 'input';
  }
  if (tellings & ofWait) for (const name of waitFields) if (get(name) !== undefined) evidence.waitFields.push([name, get(name)]);

  const inside: Finding[] = [];
  if (tellings & ofSentence) {
    const role = object instanceof Error && carriers?.body ? 'wrapper' : coded ? 'coded' : 'failure';
    for (const name of sentenceFields) {
      const value = text(name);
      if (value !== null) inside.push({ value, role, quoted, origin });
    }
  }
  for (const value of carriers?.values ?? []) inside.push({ value, role: 'failure', quoted, origin });
  for (const value of carriers?.quoted ?? []) inside.push({ value, role: 'failure', quoted: true, origin });
  return inside;
}

function nativeCode(object: object, { native, codes }: IndexedTable): string | null {
  if (!native) return null;
  const bare = field(object, native.message) === undefined ? undefined : object;
  const code = wordOf(field(field(object, native.key) ?? bare, native.code));
  // Under 1000 it is an HTTP status; a word is anybody's unless a row knows it.
  return codes.has(code) || /^[1-9]\d{3,5}$/.test(code) ? code : null;
}

function codeIn(name: string, value: unknown): string | null {
  // An app's own word may stand there, too, or a person's.
  const constant = name === 'status' || name === 'reason';
  if (typeof value === 'number') return name !== 'reason' && Number.isInteger(value) && value > 599 && value < 1e6 ? String(value) : null;
  if (typeof value !== 'string' || !isCode(value) || httpStatus(value) !== null) return null;
  return constant && !/^[A-Z_]{4,40}$/.test(value) ? null : value;
}
