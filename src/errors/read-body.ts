import { codesInText, messageInText } from './codes-in-text.js';
import type { ErrorTable } from './error-table.js';
import { field } from './field.js';
import { isResponse } from './is-response.js';
import { bodyLimit, parseFailure } from './parse-json.js';
import { plainText } from './plain-text.js';

/** A response nobody has read: thrown itself, or carried by an error. */
export function unreadResponse(thrown: unknown): Response | null {
  const response = [thrown, field(thrown, 'response')].find(isResponse);
  if (!response || field(response, 'bodyUsed') !== false) return null;
  const body = field(response, 'body');
  // A stream of Node, in node-fetch's response, is read in another way, and some have no stream.
  return body === null || (typeof field(body, 'getReader') === 'function' && !field(body, 'locked')) ? response : null;
}

/** A failure is said at once. A body that stays open longer than this, ms, is read as far as it got. */
const patience = 2_000;

/** The beginning of a body as text; `part`: it was cut, broke off, stayed open or was read by somebody before. */
export interface Head {
  readonly text: string;
  readonly read: 'whole' | 'part';
}

/** Stateless as it is used here, and dear to make. Made late: a Jest with jsdom has none, and would not load this file. */
let decoder: TextDecoder | undefined;

/**
 * The first 64 KiB of a body. `keep`: the response stays readable, at five times the cost in Node. `use`: it does not;
 * what lies behind is cancelled, and the connection is free.
 */
export async function readHead(response: Response, after: 'keep' | 'use'): Promise<Head> {
  const pieces: Uint8Array[] = [];
  let read: Head['read'] = 'part';
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const reader = (after === 'keep' ? response.clone() : response).body?.getReader();
    if (!reader) return { text: '', read: 'whole' };
    // Not awaited: a clone's cancel settles only when the other half of the body is done, too.
    const leave = (): undefined => void reader.cancel().catch(() => undefined);
    let late = false;
    // A read that waits ends when the body is left: that is cheaper than a race at every piece.
    timer = setTimeout(() => {
      late = true;
      leave();
    }, patience);
    let size = 0;
    while (size < bodyLimit) {
      const next = await reader.read();
      if (next.done) {
        if (!late) read = 'whole';
        break;
      }
      pieces.push(next.value.subarray(0, bodyLimit - size));
      size += next.value.byteLength;
    }
    if (size >= bodyLimit) leave();
  } catch {
    // A body that breaks off still has said what it had said.
  } finally {
    clearTimeout(timer);
  }
  decoder ??= new TextDecoder();
  const text = decoder.decode(pieces.length === 1 ? pieces[0] : new Uint8Array(pieces.flatMap((piece) => [...piece])));
  return { text, read: read === 'part' && parseFailure(text) !== undefined ? 'whole' : read };
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
    const last: string[] = [];
    let kept = 0;
    for (;;) {
      const { done, value } = await reader.read();
      const piece = done ? decoder.decode() : decoder.decode(value, { stream: true });
      if (head.length < bodyLimit) head += piece;
      else {
        last.push(piece);
        kept += piece.length;
      }
      // Whole pieces go: cutting a string at each of them would copy it each time.
      while (kept - (last[0]?.length ?? kept) >= bodyLimit) kept -= last.shift()?.length ?? 0;
      if (done) break;
    }
    const tail = last.join('').slice(-bodyLimit);
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
