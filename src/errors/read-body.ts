import { bodyLimit } from './plain-text.js';
import type { ErrorTable } from './provider-table.js';

/** A response nobody has read: thrown itself, or carried by an error. */
export function unreadResponse(thrown: unknown): Response | null {
  for (const candidate of [thrown, property(thrown, 'response')]) {
    if (candidate instanceof Response && !candidate.bodyUsed) return candidate;
  }
  return null;
}

/** The first 64 KiB of a body, as text; the rest is cancelled. Empty when it cannot be read. The original stays readable. */
export async function readHead(response: Response): Promise<string> {
  let text = '';
  try {
    const reader = response.clone().body?.getReader();
    if (!reader) return '';
    const decoder = new TextDecoder();
    let bytes = 0;
    while (bytes < bodyLimit) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value.subarray(0, bodyLimit - bytes), { stream: true });
      bytes += value.byteLength;
    }
    // The clone only: cancelling it leaves the other half of the body to whoever holds the response. Not awaited: a
    // cloned body's cancel settles only when the other half is done, too.
    void reader.cancel().catch(() => undefined);
  } catch {
    // A body that breaks off still has said what it had said.
  }
  return text;
}

/**
 * A JSON body, parsed. Of one over 128 KiB only the ends are kept: a native answer holds minutes of audio in hex, and
 * says in its last field whether it is a failure.
 */
export async function readWhole(response: Response, tables: readonly ErrorTable[]): Promise<unknown> {
  try {
    const reader = response.clone().body?.getReader();
    if (!reader) return undefined;
    const decoder = new TextDecoder();
    let head = '';
    let tail = '';
    for (;;) {
      const { done, value } = await reader.read();
      const piece = done ? decoder.decode() : decoder.decode(value, { stream: true });
      if (head.length < bodyLimit) head += piece;
      else tail = (tail + piece).slice(-bodyLimit);
      if (done) break;
    }
    return tail.length < bodyLimit ? JSON.parse(head + tail) : nativeAtTheEnd(tail, tables);
  } catch {
    return undefined;
  }
}

function nativeAtTheEnd(tail: string, tables: readonly ErrorTable[]): unknown {
  for (const { native } of tables) {
    const at = native ? tail.lastIndexOf(`"${native.key}"`) : -1;
    const object = at < 0 ? null : /^"[\w-]+"\s{0,8}:\s{0,8}(\{[^{}]{0,4096}\})/.exec(tail.slice(at));
    if (native && object?.[1]) return { [native.key]: JSON.parse(object[1]) as unknown };
  }
  return undefined;
}

function property(value: unknown, name: string): unknown {
  try {
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  } catch {
    return undefined;
  }
}
