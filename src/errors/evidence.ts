import { isProviderError } from './provider-error.js';
import type { ProviderError, ProviderErrorFacts } from './provider-error.js';
import type { ErrorTable } from './provider-table.js';
import { readProblem } from './read-problem.js';
import { codesInText, messageInText, objectsInText, plainText, statusInText } from './plain-text.js';

/** Everything a thrown value or a body told, gathered before anything is decided. */
export interface Evidence {
  /** An error that was read before, here or in another copy or on our server. */
  readonly known: ProviderError | ProviderErrorFacts | null;
  /** The HTTP status somebody answered with; `http_code` inside a 200 counts. */
  status: number | null;
  /** A status that stood only in a sentence: a client's memory of it. */
  statusInText: number | null;
  /** Structured codes and types, outermost first. */
  readonly codes: string[];
  /** The code of a native body such as `base_resp`, and whose it is. */
  native: { readonly code: string; readonly provider: string } | null;
  /** Plain lines, innermost sentences; what a client wrote around them stands in `wrappers`. */
  readonly texts: string[];
  readonly wrappers: string[];
  /** Names of errors met on the way: `AbortError`, `TimeoutError`, … */
  readonly names: string[];
  header: (name: string) => string | null;
  requestId: unknown;
  waitMs: number | null;
  /** Which field of the request was refused, as OpenAI-shaped bodies tell it. */
  param: string | null;
  /** A response whose body nobody has read: its status may say the opposite of the truth. */
  unread: boolean;
}

/** Bounds of the walk: enough for an error four carriers deep, nothing for a hostile one. */
const mostNodes = 96;
const deepest = 10;

/** Fields that carry another failure inside, in order of trust. Requests (`config`, `request`) are never opened. */
const carriers = [
  'lastError',
  'base_resp',
  'error',
  'data',
  'response',
  'body',
  'responseBody',
  'details',
  'detail',
  'metadata',
  'raw',
  'value',
  'errors',
  'args',
  'cause',
  'reason',
  'text',
] as const;
const sentences = ['message', 'msg', 'status_msg', 'error_description', 'description', 'errorText', 'detail'] as const;
const codeFields = ['code', 'type', 'error_code', 'errorCode', 'status_code', 'status'] as const;
const idFields = ['request_id', 'requestId', 'requestID', 'trace_id', 'requestid'] as const;
/** Words in `type` or `code` that say nothing about the failure. */
const noCodes = new Set(['error', 'object', 'failed', 'string', 'error_type']);

interface Node {
  readonly value: unknown;
  readonly depth: number;
  /** A text inside an error that also has a body: a client's own sentence. */
  readonly wrapper: boolean;
}

/** Walks a value of any shape, breadth first, without recursion; getters that throw and cycles are harmless. */
export function gatherEvidence(thrown: unknown, tables: readonly ErrorTable[], now: number): Evidence {
  const evidence: Evidence = {
    known: null,
    status: null,
    statusInText: null,
    codes: [],
    native: null,
    texts: [],
    wrappers: [],
    names: [],
    header: () => null,
    requestId: null,
    waitMs: null,
    param: null,
    unread: false,
  };
  const seen = new Set<object>();
  const queue: Node[] = [{ value: thrown, depth: 0, wrapper: false }];
  for (let index = 0; index < queue.length && index < mostNodes; index += 1) {
    const node = queue[index];
    if (!node || node.depth > deepest) continue;
    if (typeof node.value === 'string') readText(evidence, queue, node);
    else if (typeof node.value === 'object' && node.value !== null && !seen.has(node.value)) {
      seen.add(node.value);
      const { value } = node;
      // A document comes from another machine and counts from the moment it is read: the two clocks differ.
      const known = isProviderError(value)
        ? value
        : readProblem(
            safe(() => ({ ...value, issuedAt: now })),
            now,
          );
      if (known) return { ...evidence, known };
      readObject(evidence, queue, node.value, node.depth, tables);
    }
  }
  return evidence;
}

function readText(evidence: Evidence, queue: Node[], { value, depth, wrapper }: Node): void {
  const raw = value as string;
  const objects = objectsInText(raw);
  for (const object of objects) queue.push({ value: object, depth: depth + 1, wrapper: false });
  const text = plainText(raw);
  if (!text) return;
  evidence.statusInText ??= statusInText(text);
  if (objects.length > 0) {
    // The sentence of the failure is inside; what stands around it is a client's.
    if (!/^[{["]|^(?:event|data):/.test(text)) evidence.wrappers.push(text);
    return;
  }
  evidence.codes.push(...codesInText(text).filter((code) => !noCodes.has(code.toLowerCase())));
  evidence.param ??= /["']param["']\s?:\s?["'](\w{1,40})["']/.exec(text)?.[1] ?? null;
  const inner = messageInText(text);
  if (inner) evidence.texts.push(inner);
  (wrapper ? evidence.wrappers : evidence.texts).push(text);
}

function readObject(evidence: Evidence, queue: Node[], object: object, depth: number, tables: readonly ErrorTable[]): void {
  const get = (name: string): unknown => safe(() => (object as Record<string, unknown>)[name]);
  const name = get('name');
  if (typeof name === 'string' && (object instanceof Error || /(?:Error|Exception)$/.test(name))) evidence.names.push(name);

  readHeaders(evidence, get);
  readNative(evidence, object, get, tables);
  for (const field of codeFields) readCode(evidence, field, get(field));
  readStatus(evidence, get);
  for (const field of idFields) evidence.requestId ??= text(get(field));
  const param = get('param');
  if (typeof param === 'string') evidence.param ??= param;
  readWaitFields(evidence, get);

  const body = carriers.map((field) => [field, get(field)] as const).filter(([, value]) => value !== undefined && value !== null);
  const carries = body.some(([field, value]) => field !== 'cause' && (typeof value === 'object' || field === 'responseBody'));
  for (const field of sentences) {
    const sentence = get(field);
    if (typeof sentence === 'string') queue.push({ value: sentence, depth: depth + 1, wrapper: carries && object instanceof Error });
  }
  for (const [field, value] of body) {
    if (field === 'detail' && typeof value === 'string') continue;
    if (field === 'errors' && Array.isArray(value)) queue.push({ value: value.at(-1), depth: depth + 1, wrapper: false });
    else if (Array.isArray(value)) for (const item of value.slice(0, 8)) queue.push({ value: item, depth: depth + 1, wrapper: false });
    else if (typeof value === 'object' || typeof value === 'string') queue.push({ value, depth: depth + 1, wrapper: false });
    if (field === 'error' && typeof value === 'string' && /^[a-z][a-z_]{3,60}$/.test(value)) evidence.codes.push(value);
  }
}

function readHeaders(evidence: Evidence, get: (name: string) => unknown): void {
  const headers = get('headers') ?? get('responseHeaders');
  if (typeof headers !== 'object' || headers === null) return;
  const before = evidence.header;
  const read = (name: string): string | null => {
    const value = safe(() =>
      'get' in headers && typeof headers.get === 'function' ? (headers.get as (name: string) => unknown)(name) : valueOf(headers, name),
    );
    return typeof value === 'string' ? value.slice(0, 512) : typeof value === 'number' ? String(value) : null;
  };
  evidence.header = (name) => before(name) ?? read(name);
}

function valueOf(headers: object, name: string): unknown {
  const key = Object.keys(headers)
    .slice(0, 200)
    .find((candidate) => candidate.toLowerCase() === name);
  return key === undefined ? undefined : (headers as Record<string, unknown>)[key];
}

function readNative(evidence: Evidence, object: object, get: (name: string) => unknown, tables: readonly ErrorTable[]): void {
  for (const { name, native } of tables) {
    if (!native || evidence.native) continue;
    const body = get(native.key) ?? (safe(() => native.code in object && native.message in object) ? object : undefined);
    if (typeof body !== 'object' || body === null) continue;
    const code = safe(() => (body as Record<string, unknown>)[native.code]);
    const digits = typeof code === 'number' || typeof code === 'string' ? String(code) : '';
    if (/^[1-9]\d{2,5}$/.test(digits)) evidence.native = { code: digits, provider: name };
  }
}

function readCode(evidence: Evidence, field: string, value: unknown): void {
  if (typeof value === 'number' && Number.isInteger(value) && value > 599) evidence.codes.push(String(value));
  if (typeof value !== 'string' || value.length > 64 || noCodes.has(value.toLowerCase())) return;
  if (/^[1-5]\d\d$/.test(value)) return;
  if (field === 'status' && !/^[A-Z_]{4,40}$/.test(value)) return;
  if (/^[\w.-]+$/.test(value)) evidence.codes.push(value);
}

function readStatus(evidence: Evidence, get: (name: string) => unknown): void {
  // A failure that stands inside a 200 has its status in the body, as a string.
  const inside = httpStatus(get('http_code') ?? get('httpcode'));
  if (inside !== null && (evidence.status ?? 200) < 400) evidence.status = inside;
  for (const field of ['status', 'statusCode', 'status_code', 'code'] as const) evidence.status ??= httpStatus(get(field));
  const ok = evidence.status !== null && evidence.status < 400;
  const own = httpStatus(get('code'));
  if (ok && own !== null && own >= 400) evidence.status = own;
  if (safe(() => isResponse(get)) && get('bodyUsed') === false) evidence.unread = true;
}

function isResponse(get: (name: string) => unknown): boolean {
  return typeof get('clone') === 'function' && typeof get('text') === 'function' && typeof get('status') === 'number';
}

function httpStatus(value: unknown): number | null {
  const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599 ? status : null;
}

function readWaitFields(evidence: Evidence, get: (name: string) => unknown): void {
  const ms = get('retry_after_ms');
  const seconds = get('retry_after') ?? get('retry_after_seconds');
  const delay = get('retryDelay');
  if (typeof ms === 'number' && ms >= 0) evidence.waitMs ??= ms;
  if (typeof seconds === 'number' && seconds >= 0) evidence.waitMs ??= seconds * 1000;
  // Google's RetryInfo writes a duration as "34.074s".
  if (typeof delay === 'string' && /^\d{1,9}(?:\.\d{1,9})?s$/.test(delay)) evidence.waitMs ??= Number.parseFloat(delay) * 1000;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Getters and proxies may throw: then there is nothing there. */
function safe<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
