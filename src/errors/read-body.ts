import { bodyLimit, codesInText, messageInText, plainText } from './plain-text.js';
import type { ErrorTable } from './provider-table.js';

/** A response nobody has read: thrown itself, or carried by an error. */
export function unreadResponse(thrown: unknown): Response | null {
  for (const candidate of [thrown, property(thrown, 'response')]) {
    if (typeof Response === 'function' && candidate instanceof Response && !candidate.bodyUsed && !candidate.body?.locked) return candidate;
  }
  return null;
}

/** A failure is said at once. A body that stays open longer than this, ms, is read as far as it got. */
const patience = 2_000;

/** The beginning of a body as text; `part`: it was cut, broke off, stayed open or was read by somebody before. */
export interface Head {
  readonly text: string;
  readonly read: 'whole' | 'part';
}

/** The first 64 KiB of a body; the rest is cancelled. The original stays readable. */
export async function readHead(response: Response): Promise<Head> {
  let text = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, patience, 'late');
  });
  try {
    if (response.bodyUsed) return { text, read: 'part' };
    const reader = response.clone().body?.getReader();
    if (!reader) return { text, read: 'whole' };
    const decoder = new TextDecoder();
    let bytes = 0;
    while (bytes < bodyLimit) {
      const next = await Promise.race([reader.read(), late]);
      if (next === 'late') break;
      if (next.done) return { text: text + decoder.decode(), read: 'whole' };
      text += decoder.decode(next.value.subarray(0, bodyLimit - bytes), { stream: true });
      bytes += next.value.byteLength;
    }
    // The clone only: cancelling it leaves the other half of the body to whoever holds the response. Not awaited: a
    // cloned body's cancel settles only when the other half is done, too.
    void reader.cancel().catch(() => undefined);
  } catch {
    // A body that breaks off still has said what it had said.
  } finally {
    clearTimeout(timer);
  }
  return { text, read: isWholeJson(text) ? 'whole' : 'part' };
}

function isWholeJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
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
    return tail.length < bodyLimit ? JSON.parse(head + tail) : (nativeAtTheEnd(tail, tables) ?? failureAtTheHead(head));
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

/** `{"error":{…` as the first field of a long body. Its sentence is long then, and its code behind it may be lost. */
function failureAtTheHead(head: string): unknown {
  if (!/^\s{0,64}\{\s{0,64}"(?:error|type)"\s{0,8}:/.test(head)) return undefined;
  const line = plainText(head);
  const [type] = codesInText(line);
  return { error: { message: messageInText(line) ?? line, ...(type !== undefined && { type }) } };
}

function property(value: unknown, name: string): unknown {
  try {
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  } catch {
    return undefined;
  }
}
