import { isProviderError } from './provider-error.js';
import type { ErrorTable } from './provider-table.js';
import { readProblem } from './read-problem.js';

/** What may stand beside `error` in a body that is nothing but a failure. */
const beside = new Set([
  'error',
  'type',
  'status',
  'code',
  'message',
  'request_id',
  'requestId',
  'base_resp',
  'trace_id',
  'user_id',
  'title',
  'detail',
]);

/**
 * Is this parsed body, or frame, a failure and nothing else? Strict: an app's own `{ error: … }` beside its data is no
 * business of ours.
 */
export function isFailureBody(body: unknown, tables: readonly ErrorTable[]): boolean {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  if (isProviderError(body) || readProblem(body, 0)) return true;
  const fields = body as Record<string, unknown>;
  for (const { native } of tables) {
    const inner = native && (fields[native.key] ?? (native.code in fields && native.message in fields ? fields : undefined));
    if (native && typeof inner === 'object' && inner !== null && failing((inner as Record<string, unknown>)[native.code])) return true;
  }
  if (fields['event'] === 'task_failed') return true;
  const error = fields['error'];
  if (fields['type'] === 'error') return typeof error === 'object' || typeof fields['message'] === 'string';
  if (typeof error !== 'object' || error === null) return false;
  const { message, type, code } = error as Record<string, unknown>;
  return (
    typeof message === 'string' &&
    (type !== undefined || code !== undefined || Object.keys(fields).length === 1) &&
    Object.keys(fields).every((key) => beside.has(key))
  );
}

function failing(code: unknown): boolean {
  return (typeof code === 'number' && code !== 0) || (typeof code === 'string' && /^-?[1-9]\d*$/.test(code));
}
