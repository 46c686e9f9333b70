import type { Getter } from './carriers.js';
import type { Evidence } from './evidence.js';
import { field } from './field.js';
import { httpStatus } from './http-status.js';

/** Fields that hold a status as a number. */
export const statusFields = ['status', 'statusCode', 'status_code', 'code'] as const;

/** Notes the status an object has, in whichever of its fields. */
export function readStatus(evidence: Evidence, get: Getter): void {
  // A failure that stands inside a 200 has its status in the body, as a string.
  const inside = httpStatus(get('http_code') ?? get('httpcode'));
  if (inside !== null && (evidence.status ?? 200) < 400) evidence.status = inside;
  for (const name of statusFields) evidence.status ??= httpStatus(get(name));
  evidence.status ??= httpStatus(field(get('$metadata'), 'httpStatusCode'));
  // new-api's way to say what the house behind it answered.
  if (get('code') === 'bad_response_status_code') evidence.status ??= httpStatus(get('param'));
  const own = httpStatus(get('code')) ?? 0;
  if (evidence.status !== null && evidence.status < 400 && own >= 400) evidence.status = own;
}
