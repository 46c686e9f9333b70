import type { Fault } from './scenario.js';

/** Nothing more comes, and the connection stays open. */
export const silence = Symbol('silence');
/** The connection breaks. */
export const broken = Symbol('broken');

/** An answer as it will go out. */
export interface Wire {
  readonly status: number;
  readonly contentType: string;
  /** In place of those its provider puts on every answer. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly chunks: readonly (string | Uint8Array | typeof silence | typeof broken)[];
  /** The same answer as one JSON, where it is a stream. */
  readonly whole?: unknown;
}

const eventStream = 'text/event-stream; charset=utf-8';
const json = 'application/json; charset=utf-8';
const page =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.25.5</center>\r\n</body>\r\n</html>\r\n';

export function jsonWire(status: number, body: unknown): Wire {
  return { status, contentType: json, chunks: [JSON.stringify(body)] };
}

export function streamWire(frames: readonly string[], whole: unknown): Wire {
  return { status: 200, contentType: eventStream, chunks: frames, whole };
}

/** The first half: of the frames of a stream, of the letters or bytes of anything else. */
export function firstHalf({ chunks }: Wire): (string | Uint8Array)[] {
  const parts = chunks.filter((chunk) => typeof chunk !== 'symbol');
  if (parts.length === 1) return parts.map((part) => part.slice(0, Math.ceil(part.length / 2)));
  return parts.slice(0, Math.ceil(parts.length / 2));
}

/** What each fault makes of an answer; null: the request never arrives. */
export const faults: Readonly<Record<Fault, (wire: Wire) => Wire | null>> = {
  offline: () => null,
  'html-502': () => ({ status: 502, contentType: 'text/html', chunks: [page] }),
  'html-200': () => ({
    status: 200,
    contentType: 'text/html',
    chunks: ['<!doctype html><title>Welcome</title><p>Sign in to this network.</p>'],
  }),
  stall: (wire) => ({ ...wire, chunks: [silence] }),
  'stall-later': (wire) => ({ ...wire, chunks: [...firstHalf(wire), silence] }),
  cut: (wire) => ({ ...wire, chunks: firstHalf(wire) }),
  empty: (wire) => ({ ...wire, status: 200, chunks: [] }),
  reset: (wire) => ({ ...wire, chunks: [...firstHalf(wire), broken] }),
  'json-for-stream': (wire) => (wire.whole === undefined ? wire : jsonWire(200, wire.whole)),
  'malformed-frame': (wire) => {
    const half = firstHalf(wire);
    if (wire.whole === undefined) return { ...wire, chunks: [...half, '{{'] };
    const name = /^event:[^\n]{0,64}\n/.exec(String(half.at(-1)))?.[0] ?? '';
    return { ...wire, chunks: [...half, `${name}data: {"id":"chatcmpl-","choices":[{"ind\n\n`, ...wire.chunks.slice(half.length)] };
  },
  withheld: (wire) => ({ ...wire, chunks: wire.chunks.map((chunk) => (typeof chunk === 'string' ? withhold(chunk) : chunk)) }),
};

/**
 * The same JSON or event without its words, and with the marks both providers leave: how a choice ended, and MiniMax's
 * `output_sensitive` beside a `status_code` of 0. What has no choices, such as speech, is as it was.
 */
function withhold(chunk: string): string {
  const [, before = '', json = '', after = ''] = /^((?:event:[^\n]{0,64}\n)?(?:data: ?)?)(\{.*\})(\s*)$/s.exec(chunk) ?? [];
  if (!json.includes('"choices"')) return chunk;
  const body = JSON.parse(json) as { choices: readonly Record<string, unknown>[] };
  const silent = (words: unknown) => (words === undefined ? undefined : { ...(words as object), content: '' });
  const choices = body.choices.map((choice) => ({
    ...choice,
    delta: silent(choice['delta']),
    message: silent(choice['message']),
    ...(choice['finish_reason'] != null && { finish_reason: 'content_filter' }),
  }));
  return `${before}${JSON.stringify({ ...body, choices, ...('output_sensitive' in body && { output_sensitive: true }) })}${after}`;
}
