import { carrierFields, carriersIn, isResponse } from './carriers.js';
import type { Carriers, Getter } from './carriers.js';
import { attempt, field } from './field.js';
import { filterMark } from './filter-mark.js';
import type { Filtered } from './kinds.js';
import { codesInText, messageInText, objectsInText, plainText, statusInText } from './plain-text.js';
import { isProviderError } from './provider-error.js';
import type { ProviderError } from './provider-error.js';
import type { ProviderErrorFacts } from './provider-error-facts.js';
import type { ErrorTable } from './provider-table.js';
import { httpStatus } from './http-status.js';
import { readProblem } from './read-problem.js';
import { waitFields } from './wait-in-field.js';

/** Everything a thrown value or a body told, gathered before anything is decided. */
export interface Evidence {
  /** An error that was read before, here or in another copy or on our server. */
  known: ProviderError | ProviderErrorFacts | null;
  /** The HTTP status somebody answered with; `http_code` inside a 200 counts. */
  status: number | null;
  /** A status that stood only in a sentence: a client's memory of it. */
  statusInText: number | null;
  /** Codes and types to compare with rows, outermost first; names of errors are among them. */
  readonly codes: string[];
  /** Those of them that stood in a field of the failure itself: only these may be passed on where no row knows them. */
  readonly fields: string[];
  /** The code of a native body such as `base_resp`, and whose it is. */
  native: { readonly code: string; readonly provider: string } | null;
  /** Plain lines, innermost sentences; what a client wrote around them stands in `wrappers`. */
  readonly texts: string[];
  readonly wrappers: string[];
  /** Names of errors met on the way: `AbortError`, `TimeoutError`, … */
  readonly names: string[];
  header: (name: string) => string | null;
  /** Some header tells of an allowance: else the many names they have need not be asked for. */
  allowances: boolean;
  requestId: unknown;
  /** Fields that may say when to come back, by name, outermost first. */
  readonly waitFields: (readonly [name: string, value: unknown])[];
  /** Which field of the request was refused, as OpenAI-shaped bodies tell it. */
  param: string | null;
  /** What was asked for, as far as the caller said. */
  endpoint: string | null;
  /** Which side a filter marked, where nobody called that a failure. */
  filtered: Filtered | null;
  /** A body nobody could read: its status may say the opposite of the truth. */
  unread: boolean;
  /** JSON stood inside the sentence of a failure that has a code of its own: it may be a quotation. */
  quotes: boolean;
}

/** `open`: take JSON out of sentences, the rule. `closed`: read them as sentences only. */
export type Quotations = 'open' | 'closed';

/** Bounds of the walk: enough for an error four carriers deep, nothing for a hostile one. */
const mostNodes = 96;
const deepest = 10;

/** Words in `type` or `code` that say nothing about the failure. */
const noCodes = new Set(['error', 'object', 'failed', 'string', 'error_type']);

interface Node {
  readonly value: unknown;
  readonly depth: number;
  /** `wrapper`: a client's own sentence around a failure. `coded`: the sentence of a failure that has a code itself. */
  readonly role: 'failure' | 'wrapper' | 'coded';
  /** Found inside a sentence: its words may be anybody's. */
  readonly quoted: boolean;
  /** `parsed`: made by us of a bounded text, so that its fields may be gone through; a stranger's may be a million. */
  readonly origin: Origin;
}

export type Origin = 'thrown' | 'parsed';

/** Walks a value of any shape, breadth first, without recursion; getters that throw and cycles are harmless. */
export function gatherEvidence(
  thrown: unknown,
  tables: readonly ErrorTable[],
  now: number,
  quotations: Quotations,
  origin: Origin,
): Evidence {
  const evidence: Evidence = {
    known: null,
    status: null,
    statusInText: null,
    codes: [],
    fields: [],
    native: null,
    texts: [],
    wrappers: [],
    names: [],
    header: () => null,
    allowances: false,
    requestId: null,
    waitFields: [],
    param: null,
    endpoint: null,
    filtered: null,
    unread: false,
    quotes: false,
  };
  const seen = new Set<object>();
  const queue: Node[] = [{ value: thrown, depth: 0, role: 'failure', quoted: false, origin }];
  for (let index = 0; index < queue.length && index < mostNodes; index += 1) {
    const node = queue[index];
    if (!node || node.depth > deepest) continue;
    const { value } = node;
    if (typeof value === 'string') readText(evidence, queue, node, value, quotations);
    else if (Array.isArray(value)) {
      // Google streams a list of one failure; reporters collect several.
      for (const item of value.slice(0, 8)) queue.push({ ...node, value: item, depth: node.depth + 1 });
    } else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value);
      // A document comes from another machine and counts from the moment it is read: the two clocks differ.
      const known = isProviderError(value) ? value : node.quoted ? null : readProblem(value, now, 'on-arrival');
      if (known) {
        evidence.known = known;
        return evidence;
      }
      readObject(evidence, queue, value, node, tables);
    }
  }
  return evidence;
}

/** Between two readings of one text: no phrase may begin in the one and end in the other. */
const between = ' ¦ ';

function readText(evidence: Evidence, queue: Node[], node: Node, raw: string, quotations: Quotations): void {
  const { values, place } = objectsInText(raw);
  const open = (found: readonly unknown[], quoted: boolean): void => {
    for (const value of found) queue.push({ value, depth: node.depth + 1, role: 'failure', quoted, origin: 'parsed' });
  };
  // Nothing is a sentence where all of it is JSON; only a status is looked for in it, where nobody answered.
  if (place === 'whole' && evidence.status !== null) {
    open(values, node.quoted);
    return;
  }
  // A terminal breaks a word where its line ends: read as it stands, and joined again.
  const joined = raw.includes('\n') ? raw.slice(0, 8192).replace(/(\S)\r?\n {0,8}(?=\S)/g, '$1') : null;
  const parts = joined === null ? [plainText(raw)] : [plainText(raw), plainText(joined)];
  const text = parts.join(between);
  if (evidence.status === null) evidence.statusInText ??= statusInText(text);
  const quotation = values.length > 0 && place === 'quoted' && node.role === 'coded';
  evidence.quotes ||= quotation;
  if (values.length > 0 && !(quotation && quotations === 'closed')) {
    open(values, node.quoted || place === 'quoted');
    // The sentence of the failure is inside; what stands around it is a client's.
    if (place === 'quoted') evidence.wrappers.push(text);
    return;
  }
  if (!text) return;
  if (node.role === 'coded' && quotations === 'closed') {
    evidence.texts.push(text);
    return;
  }
  if (node.role !== 'coded' && joined !== null) open(objectsInText(joined).values, true);
  const ends = raw.length > 4096 ? `${text} ${plainText(raw.slice(-2048))}` : text;
  for (const code of codesInText(ends)) if (isCode(code)) evidence.codes.push(code);
  if (/["'] ?:/.test(text)) {
    evidence.param ??= /["']param["']\s?:\s?["'](\w{1,40})["']/.exec(text)?.[1] ?? null;
    const inner = parts.flatMap((part) => messageInText(part) ?? []).join(between);
    if (inner) evidence.texts.push(inner);
  }
  (node.role === 'wrapper' ? evidence.wrappers : evidence.texts).push(text);
}

/** `error_type` and `limit_source` are OpenRouter's, beside a code that only repeats the status. */
const codeFields = ['code', 'type', 'error_code', 'errorCode', 'error_type', 'limit_source', 'status_code', 'status'] as const;
const sentences = [
  'message',
  'msg',
  'status_msg',
  'error_description',
  'description',
  'errorText',
  'errorMessage',
  'messageText',
  'detail',
] as const;
const idFields = ['request_id', 'requestId', 'requestID', 'trace_id', 'requestid'] as const;
const statusFields = ['http_code', 'httpcode', 'status', 'statusCode', 'status_code', 'code', '$metadata'] as const;

// Bits for what a field may tell of; most bodies have three fields, and there are seventy to ask for.
const ofAnswer = 1;
const ofStatus = 2;
const ofEvent = 4;
const ofMark = 8;
const ofCode = 16;
const ofCarrier = 32;
const ofId = 64;
const ofWait = 128;
const ofSentence = 256;
const tellers = new Map<string, number>();
for (const [index, names] of [
  ['headers', 'responseHeaders'],
  statusFields,
  ['clone', 'wasClean', 'isTrusted', 'name'],
  ['choices', 'output_sensitive', 'input_sensitive'],
  codeFields,
  carrierFields,
  [...idFields, 'param'],
  waitFields,
  sentences,
].entries())
  for (const name of names) tellers.set(name, (tellers.get(name) ?? 0) | (1 << index));

/** What an object of ours may tell of. */
function told(object: object): number {
  let all = 0;
  for (const name in object) all |= tellers.get(name) ?? 0;
  return all;
}

function readObject(
  evidence: Evidence,
  queue: Node[],
  object: object,
  { depth, quoted, origin }: Node,
  tables: readonly ErrorTable[],
): void {
  const all = origin === 'parsed' ? told(object) : -1;
  const get: Getter = (name) => field(object, name);
  const text = (name: string): string | null => {
    const value = get(name);
    return typeof value === 'string' ? value : null;
  };
  if (all & ofAnswer) readHeaders(evidence, get('headers') ?? get('responseHeaders'));
  if (all & ofStatus) readStatus(evidence, get);
  if (all & ofEvent) {
    if (isResponse(get)) {
      evidence.unread = true;
      return;
    }
    // A socket's close event and the like: `type` and `code` are the browser's.
    const closed = typeof get('wasClean') === 'boolean';
    if (closed || typeof get('isTrusted') === 'boolean') {
      evidence.names.push(closed ? 'CloseEvent' : 'Event');
      return;
    }
    const name = text('name') ?? '';
    if (name.length <= 64 && (object instanceof Error || /(?:Error|Exception)$/.test(name))) evidence.names.push(name);
  }
  readNative(evidence, object, tables);
  const mark = all & ofMark ? filterMark(object) : null;
  if (mark) {
    evidence.codes.push(mark.code);
    evidence.filtered ??= mark.filtered;
  }
  let coded = false;
  if (all & ofCode) {
    for (const name of codeFields) {
      const code = codeIn(name, get(name));
      if (code === null) continue;
      coded = true;
      evidence.codes.push(code);
      if (!quoted) evidence.fields.push(code);
    }
  }
  let carriers: Carriers | null = null;
  if (all & ofCarrier) {
    carriers = carriersIn(get, tables);
    evidence.unread ||= carriers.unreadable;
    const code = codeIn('error', text('error'));
    if (code !== null) evidence.codes.push(code);
  }
  if (all & ofId) {
    if (!quoted) for (const name of idFields) evidence.requestId ??= text(name);
    evidence.param ??= text('param');
  }
  if (all & ofWait) for (const name of waitFields) if (get(name) !== undefined) evidence.waitFields.push([name, get(name)]);

  const role = object instanceof Error && carriers && carriers.bodies > 0 ? 'wrapper' : coded ? 'coded' : 'failure';
  if (all & ofSentence) {
    for (const name of sentences) {
      const value = text(name);
      if (value !== null) queue.push({ value, depth: depth + 1, role, quoted, origin });
    }
  }
  for (const value of carriers?.values ?? []) queue.push({ value, depth: depth + 1, role: 'failure', quoted, origin });
}

function readHeaders(evidence: Evidence, headers: unknown): void {
  const own = typeof headers === 'object' && headers !== null && attempt(() => headerReader(evidence, headers));
  if (!own) return;
  const before = evidence.header;
  evidence.header = (name) => {
    const value = before(name) ?? own(name);
    return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 512) : null;
  };
}

/** A Headers object, or a record whose names come in any case; only so many of them are looked at. */
function headerReader(evidence: Evidence, headers: object): (name: string) => unknown {
  const asked = 'get' in headers && typeof headers.get === 'function';
  if (asked && !(Symbol.iterator in headers)) {
    evidence.allowances = true;
    return (name) => attempt(() => (headers as Headers).get(name));
  }
  // Some thirty names are looked for: walking them all once is cheaper than asking for each.
  const record = new Map<string, unknown>();
  let seen = 0;
  const full = (key: string, value: unknown) => {
    const name = key.toLowerCase();
    evidence.allowances ||= name.includes('ratelimit');
    record.set(name, value);
    return (seen += 1) > 200;
  };
  if (asked) {
    for (const [key, value] of headers as Headers) if (full(key, value)) break;
    // Name by name: a record may be inherited, huge, or throw at one of them.
  } else for (const key in headers) if (full(key, field(headers, key))) break;
  return (name) => record.get(name);
}

function readNative(evidence: Evidence, object: object, tables: readonly ErrorTable[]): void {
  for (const { name, native } of tables) {
    if (!native) continue;
    const bare = field(object, native.message) === undefined ? undefined : object;
    const code = field(field(object, native.key) ?? bare, native.code);
    if (typeof code !== 'number' && typeof code !== 'string') continue;
    const digits = String(code);
    if (/^[1-9]\d{2,5}$/.test(digits)) evidence.native ??= { code: digits, provider: name };
  }
}

function codeIn(field: string, value: unknown): string | null {
  if (typeof value === 'number') return Number.isInteger(value) && value > 599 && value < 1e6 ? String(value) : null;
  if (typeof value !== 'string' || !isCode(value) || httpStatus(value) !== null) return null;
  return field === 'status' && !/^[A-Z_]{4,40}$/.test(value) ? null : value;
}

function isCode(value: string): boolean {
  return /^[\w.-]{3,64}$/.test(value) && !noCodes.has(value.toLowerCase());
}

function readStatus(evidence: Evidence, get: Getter): void {
  // A failure that stands inside a 200 has its status in the body, as a string.
  const inside = httpStatus(get('http_code') ?? get('httpcode'));
  if (inside !== null && (evidence.status ?? 200) < 400) evidence.status = inside;
  for (const name of ['status', 'statusCode', 'status_code', 'code']) evidence.status ??= httpStatus(get(name));
  evidence.status ??= httpStatus(field(get('$metadata'), 'httpStatusCode'));
  const own = httpStatus(get('code')) ?? 0;
  if (evidence.status !== null && evidence.status < 400 && own >= 400) evidence.status = own;
}
