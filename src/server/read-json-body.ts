import { checkJson } from './check-json.js';
import { countValues } from './count-values.js';
import type { Match } from './find-route.js';
import { readBytes } from './read-bytes.js';
import { Refusal } from './refusal.js';
import type { Settings } from './settings.js';
import type { Call } from './start-call.js';

/** More take a second and longer to parse and to look through, and nobody else is answered meanwhile. */
const mostValues = 250_000;

/** A request body that may go to a provider. */
export interface CheckedBody {
  readonly content: string | Uint8Array<ArrayBuffer> | null;
  /** Of the content; null where there is none. */
  readonly type: string | null;
  /** Whether an event stream was asked for. */
  readonly stream: boolean;
  /** The model that is asked for; null where the body names none. */
  readonly model: string | null;
}

/**
 * The JSON body, read under a byte cap and a deadline, every field known. It is written anew: what leaves is what was
 * checked, so two readers cannot see two requests in one text (a key that stands twice, a byte order mark).
 */
export async function readJsonBody(request: Request, match: Match, settings: Settings, call: Call): Promise<CheckedBody> {
  const { body: rule } = match.route;
  if (!rule) return { content: null, type: null, stream: false, model: null };
  if (!/^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(request.headers.get('content-type') ?? '')) {
    throw new Refusal('wrong-type', 'The body has to be JSON in UTF-8, with content-type: application/json.');
  }
  const bytes = await readRequestBytes(request, rule.maxBytes, deadline(settings.limits.requestBodyMs, call));
  if (!bytes) throw new Refusal('text-too-long', `The body is longer than this path takes: ${rule.maxBytes} bytes.`);
  if (countValues(bytes) > mostValues) throw new Refusal('bad-request', `The body holds more than ${mostValues} values.`);
  const fields = checkJson(parse(bytes), match, settings.limits);
  const { stream, model } = fields;
  return {
    content: JSON.stringify(fields),
    type: 'application/json',
    stream: stream === true,
    model: typeof model === 'string' ? model : null,
  };
}

/** Bytes of the request; null when they are more than `maxBytes`, whatever `Content-Length` says. */
export async function readRequestBytes(
  request: Request,
  maxBytes: number,
  within: <T>(step: Promise<T>) => Promise<T>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (request.bodyUsed) throw new Refusal('our-bug', 'The body was read before the handler saw it: authorize has to read a clone.');
  const coding = request.headers.get('content-encoding');
  if (coding !== null && coding !== 'identity') throw new Refusal('wrong-type', 'The body has to come without a content-encoding.');
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) {
    request.body?.cancel().catch(() => undefined);
    return null;
  }
  const bytes = await readBytes(request.body, maxBytes, within).catch((thrown: unknown) => {
    throw thrown instanceof Refusal ? thrown : new Refusal('client-gone', 'The request ended before its body did.', {}, thrown);
  });
  if (bytes?.byteLength === 0) {
    throw new Refusal(
      'bad-request',
      'The body is empty. Where a body parser (express.json, multer) runs before this handler, mount the handler first.',
    );
  }
  return bytes;
}

/** One deadline over all reads. */
function deadline(ms: number, call: Call): <T>(step: Promise<T>) => Promise<T> {
  const until = Date.now() + ms;
  return (step) => orTooSlow(call.within(step), until - Date.now());
}

/** Rejects with 408 when a step takes longer than `ms`. */
export function orTooSlow<T>(step: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal('slow-body', 'The body did not arrive in time.')), Math.max(0, ms));
  });
  return Promise.race([step, tooSlow]).finally(() => clearTimeout(timer));
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    // The exception quotes the body.
    throw new Refusal('bad-request', 'The body is not JSON in UTF-8 (without a byte order mark).');
  }
}
