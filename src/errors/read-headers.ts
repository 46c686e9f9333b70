import type { Evidence } from './evidence.js';
import { attempt, field } from './field.js';

/** An iterator of a stranger's may have no end. */
const mostHeaders = 200;

/** Adds an answer's headers to those that are known; what was found first holds. */
export function readHeaders(evidence: Evidence, headers: unknown): void {
  const own = typeof headers === 'object' && headers !== null && attempt(() => lookUp(headers));
  if (!own) return;
  const before = evidence.header;
  evidence.header = (name) => {
    const value = before(name) ?? own(name);
    return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 512).trim() : null;
  };
}

/** A Headers object, or a record whose names come in any case. */
function lookUp(headers: object): (name: string) => unknown {
  const asked = 'get' in headers && typeof headers.get === 'function';
  if (asked && !(Symbol.iterator in headers)) return (name) => attempt(() => (headers as Headers).get(name));
  // Some thirty names are looked for: walking them all once is cheaper than asking for each.
  const record = new Map<string, unknown>();
  let seen = 0;
  const isFull = (name: string, value: unknown) => {
    record.set(name.toLowerCase(), value);
    return (seen += 1) > mostHeaders;
  };
  if (asked) {
    for (const [name, value] of headers as Headers) if (isFull(name, value)) break;
    // Name by name: a record may be inherited, huge, or throw at one of them.
  } else for (const name in headers) if (isFull(name, field(headers, name))) break;
  return (name) => record.get(name);
}
