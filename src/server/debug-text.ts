import { attempt, field } from '../errors/field.js';
import { redact } from '../errors/redact.js';
import type { Settings } from './settings.js';

const mostCauses = 4;

/** Under the development switch: what the provider said, without keys and ids. Else null. */
export function debugText(original: unknown, { development, providers }: Settings): string | null {
  return development === 'raw-text'
    ? rawText(
        original,
        [...providers.values()].map(({ apiKey }) => apiKey),
      )
    : null;
}

/** The text of whatever was thrown or answered, without `keys` and ids; null where it has none. */
export function rawText(original: unknown, keys: readonly string[]): string | null {
  const text = attempt(() => textOf(original)) ?? null;
  if (text === null) return null;
  // Struck out by value as well as by shape: a key may look like anything.
  return redact(keys.reduce((rest, key) => rest.replaceAll(key, '[redacted]'), text.slice(0, 8192)));
}

function textOf(original: unknown): string | null {
  if (typeof original === 'string') return original;
  if (original instanceof Error) return [original.name, original.message, ...causesOf(original)].join(': ');
  const body: unknown = typeof original === 'object' && original !== null && 'body' in original ? original.body : null;
  if (typeof body === 'string') return body;
  return typeof body === 'object' && body !== null && !(body instanceof ReadableStream) ? JSON.stringify(body) : null;
}

/** Of a `fetch` that failed only these say why: the name is unknown, nobody listens there, the certificate is not trusted. */
function causesOf({ cause }: Error, depth = 0): string[] {
  if (!(cause instanceof Error) || depth >= mostCauses) return [];
  const code = field(cause, 'code');
  return [cause.message || (typeof code === 'string' ? code : cause.name), ...causesOf(cause, depth + 1)];
}
