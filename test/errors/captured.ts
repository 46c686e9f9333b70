import type { Kind } from 'tryagain/errors';
import { namesInWords, codeInWords } from '../../src/errors/in-words.js';
import { corpus } from '../support/corpus.ts';

/** One failure as it came over the wire, and where it is documented or was seen. Ids that were somebody's are fakes of the same shape. */
export interface Captured {
  /** The row that reads it. */
  readonly row: string;
  /** Null: it did not come as a response. */
  readonly status: number | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** `frame`: parsed, of a stream or a socket. `error`: all an app saw was an Error with this message. Default: a response. */
  readonly as?: 'response' | 'frame' | 'error';
  readonly body: string;
  /** A page, a thread or a file. "public code": a capture that a public repository quotes, found by its text. */
  readonly source: string;
  /** What it is read as where nobody named the provider and the sentence is anybody's. Default: the row's kind. */
  readonly unnamed?: Kind;
  /** What it means, as somebody judged who did not look at the rows. */
  readonly means?: readonly Kind[];
}

/** `{"error":{"type","message"}}`, OpenAI's way. */
export function openai(row: string, status: number, type: string, message: string, source: string): Captured {
  return { row, status, body: JSON.stringify({ error: { message, type } }), source };
}

/** A native failure inside a 200. */
export function native(row: string, status_code: number, status_msg: string, source: string, status = 200): Captured {
  return { row, status, body: JSON.stringify({ base_resp: { status_code, status_msg } }), source };
}

/** All that was left of it: a sentence. */
export function sentence(row: string, body: string, source: string): Captured {
  return { row, status: null, as: 'error', body, source };
}

/** One of the failures people reported in public. */
export function reported(row: string, id: string, unnamed?: Kind): Captured {
  const found = corpus.find((entry) => entry.id === id);
  if (!found) throw new Error(`No ${id} in test/corpus.`);
  const { status, headers, transport, source } = found;
  const body = typeof found.body === 'string' ? found.body : JSON.stringify(found.body);
  const as = transport === 'sdk-string' ? 'error' : transport === 'http' && status !== null ? 'response' : 'frame';
  const means = [found.expect.kind, ...found.expect.accept];
  return { row, status: as === 'response' ? status : null, headers, as, body, source, means, ...(unnamed && { unnamed }) };
}

/** The page's own sentences with something for each placeholder. */
export function documented(
  rows: readonly { readonly row: string; readonly status: number; readonly code: string; readonly messages: readonly string[] }[],
  source: string,
  write: (row: string, status: number, code: string, message: string) => Captured,
): Captured[] {
  return rows.flatMap(({ row, status, code, messages }) =>
    messages.map((message) => ({ ...write(row, status, code, fill(message)), source })),
  );
}

const filled: Readonly<Record<string, string>> = {
  'organization-id': 'org-0a1b2c3d4e5f60718293a4b5c6d7e8f9',
  organization_id: 'org-0a1b2c3d4e5f60718293a4b5c6d7e8f9',
  'ak-id': 'ak-abcdefghij0123456789',
  token_credit: '31275',
  Concurrency: '2',
  RPM: '3',
  time: '1',
  current_tpm: '510000',
  max_tpm: '500000',
  current_tpd: '1500321',
  max_tpd: '1500000',
  max_model_length: '262144',
  max_file_count: '1000',
  'model-id': 'kimi-k9',
  error_details: 'messages must not be empty',
  error: 'unknown format',
};

/** A documented sentence with all that the provider fills in. */
export function fill(message: string): string {
  return message.replace(/\{([\w-]+)\}/g, (all, name: string) => filled[name] ?? all);
}

/** The alternatives of a pattern: what stands between its `|` outside of brackets. */
export function alternatives(pattern: RegExp): RegExp[] {
  const found = [''];
  let depth = 0;
  let inClass = false;
  const add = (text: string): void => void found.push((found.pop() ?? '') + text);
  for (let index = 0; index < pattern.source.length; index += 1) {
    const character = pattern.source.charAt(index);
    if (character === '|' && depth === 0 && !inClass) {
      found.push('');
      continue;
    }
    add(character);
    if (character === '\\') add(pattern.source.charAt((index += 1)));
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (!inClass && character === '(') depth += 1;
    else if (!inClass && character === ')') depth -= 1;
  }
  return found.map((source) => new RegExp(source, pattern.flags));
}

/** Every sentence in a body, on one line each, also from JSON inside JSON. */
export function sentencesIn(body: string): string[] {
  const found: string[] = [];
  const queue: unknown[] = [body];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (typeof next === 'string') {
      const line = next.replace(/\s+/g, ' ').trim();
      found.push(line, namesInWords(line), codeInWords(line));
      if (/^[{["]/.test(next)) {
        try {
          queue.push(JSON.parse(next));
        } catch {
          // A sentence that only begins like JSON.
        }
      }
    } else if (typeof next === 'object' && next !== null) queue.push(...Object.values(next));
  }
  return found;
}
