import type { Kind } from './kinds.js';

const byStatus: Readonly<Record<number, Kind>> = {
  401: 'authentication',
  402: 'insufficient-balance',
  403: 'permission',
  404: 'not-found',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  413: 'invalid-input',
  429: 'rate-limited',
  451: 'content-filtered',
  499: 'aborted',
  503: 'overloaded',
  504: 'timeout',
  522: 'timeout',
  524: 'timeout',
  529: 'overloaded',
};

/** What a status alone means; null for one that is no failure. The weakest evidence but one. */
export function kindOfStatus(status: number | null): Kind | null {
  if (status === null || status < 400 || status > 599) return null;
  return byStatus[status] ?? (status < 500 ? 'invalid-request' : 'server-error');
}
