import { attempt, field } from './field.js';
import { isWithheld } from './filter-mark.js';
import type { IndexedTable } from './index-table.js';
import { isProviderError } from './provider-error.js';
import { readProblem } from './read-problem.js';

/** What may stand beside `error` in a body that is nothing but a failure. */
const beside = new Set([
  'error',
  'type',
  'status',
  'code',
  'message',
  'http_code',
  'request_id',
  'requestId',
  'base_resp',
  'trace_id',
  'session_id',
  'event',
  'user_id',
  'title',
  'detail',
  // A gateway's chunk that carries an error.
  'id',
  'object',
  'created',
  'model',
  'provider',
  'choices',
]);

/** What a tool's result has, of the Model Context Protocol. */
const ofTool = new Set(['isError', 'content', 'structuredContent', '_meta']);

/**
 * Is this parsed body, or frame, a failure and nothing else? Strict: an app's own `{ error: … }` beside its data is no
 * business of ours.
 */
export function isFailureBody(body: unknown, tables: readonly IndexedTable[]): boolean {
  // What refuses to be looked at is nothing that came over a network.
  return attempt(() => isFailureAlone(body, tables)) === true;
}

function isFailureAlone(body: unknown, tables: readonly IndexedTable[]): boolean {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  if (isProviderError(body) || readProblem(body, 0)) return true;
  for (const { native, codes } of tables) {
    if (!native) continue;
    // The replies about an account, and what a relay passes on, stand one deeper.
    for (const reply of [body, field(body, 'data'), field(body, 'output')])
      if (failing(field(field(reply, native.key), native.code), native, codes)) return true;
    // Bare, as some clients hand it on. Under 1000 it is somebody's HTTP status: { status_code: 200, status_msg: 'OK' }.
    if (field(body, native.message) !== undefined && Number(field(body, native.code)) >= 1000) return true;
  }
  if (isWithheld(body)) return true;
  const keys = Object.keys(body);
  if (field(body, 'isError') === true && Array.isArray(field(body, 'content')) && keys.every((key) => ofTool.has(key))) return true;
  if (!keys.every((key) => beside.has(key))) return false;
  if (field(body, 'event') === 'task_failed') return true;
  const error = field(body, 'error');
  if (keys.length === 1 && readProblem(error, 0)) return true;
  const named = field(body, 'type') === 'error';
  if (typeof error !== 'object' || error === null) return named && error !== null && typeof field(body, 'message') === 'string';
  if (named) return true;
  const coded = ['type', 'code'].some((name) => field(error, name) !== undefined);
  return typeof field(error, 'message') === 'string' && (coded || keys.length === 1);
}

function failing(code: unknown, { warnings }: NonNullable<IndexedTable['native']>, known: IndexedTable['codes']): boolean {
  if (warnings?.includes(String(code))) return false;
  return (typeof code === 'number' && code !== 0) || (typeof code === 'string' && (known.has(code) || /^-?[1-9]\d*$/.test(code)));
}
