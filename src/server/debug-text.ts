import { redact } from '../errors/redact.js';
import type { Settings } from './settings.js';

/** Under the development switch: what the provider said, without keys and ids. Else null. */
export function debugText(original: unknown, { development, providers }: Settings): string | null {
  if (development !== 'raw-text') return null;
  const text = textOf(original);
  if (text === null) return null;
  // Struck out by value as well as by shape: a key may look like anything.
  const withoutKeys = [...providers.values()].reduce((rest, { apiKey }) => rest.replaceAll(apiKey, '[redacted]'), text.slice(0, 8192));
  return redact(withoutKeys);
}

function textOf(original: unknown): string | null {
  if (typeof original === 'string') return original;
  if (original instanceof Error) return `${original.name}: ${original.message}`;
  const body: unknown = typeof original === 'object' && original !== null && 'body' in original ? original.body : null;
  if (typeof body === 'string') return body;
  return typeof body === 'object' && body !== null && !(body instanceof ReadableStream) ? JSON.stringify(body) : null;
}
