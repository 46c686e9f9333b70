import { checkModel } from './check-json.js';
import { checkParts } from './check-parts.js';
import type { Match } from './find-route.js';
import { orTooSlow, readRequestBytes, type CheckedBody } from './read-json-body.js';
import { quote, Refusal } from './refusal.js';
import type { Settings } from './settings.js';
import type { Call } from './start-call.js';

/** Written anew, a hundred megabytes of line breaks take half a minute. */
const longestWord = 10_000;

/**
 * The upload, read under a byte cap and written anew when it holds nothing but its known fields, each once. Each piece
 * has its own deadline: a large file on a slow line is no attack.
 */
export async function readFormBody(request: Request, { provider, route }: Match, settings: Settings, call: Call): Promise<CheckedBody> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type))
    throw new Refusal('wrong-type', 'The body has to be a form, with content-type: multipart/form-data.');
  const { fields = [], maxBytes = 0 } = route.body ?? {};
  const bytes = await readRequestBytes(request, maxBytes, (step) => orTooSlow(call.within(step), settings.limits.requestBodyMs));
  if (!bytes) throw new Refusal('file-too-large', `The upload is larger than this path takes: ${maxBytes} bytes.`);

  const boundary = /;\s*boundary="?([\w'()+,./:=?-]{1,70})"?\s*(?:;|$)/i.exec(type)?.[1];
  if (boundary === undefined) throw new Refusal('bad-request', 'The content-type of the form names no boundary.');
  checkParts(bytes, boundary);
  // Of two boundaries the parser has to take the same one. In quotes only where it must be: not each runtime's takes them.
  const named = /^[\w'+.-]+$/.test(boundary) ? boundary : `"${boundary}"`;
  const headers = { 'content-type': `multipart/form-data; boundary=${named}` };
  const form = await new Response(bytes, { headers }).formData().catch(() => {
    throw new Refusal('bad-request', 'The body is no form that can be read.');
  });
  const seen = new Set<string>();
  for (const [name, value] of form) {
    if (!fields.includes(name)) throw new Refusal('bad-request', `The field ${quote(name)} is unknown here. Known: ${fields.join(', ')}.`);
    if (seen.has(name)) throw new Refusal('bad-request', `The field "${name}" stands twice.`);
    if ((name === 'file') !== (typeof value !== 'string')) throw new Refusal('bad-request', `The field "${name}" is of the wrong type.`);
    if (typeof value === 'string' && value.length > longestWord)
      throw new Refusal('bad-request', `The field "${name}" is longer than ${longestWord} characters.`);
    seen.add(name);
  }
  const model = form.get('model') ?? undefined;
  checkModel({ model }, route, provider.models);
  // As bytes: a `fetch` of the app's own, such as undici's behind a proxy, knows no form but its own.
  const written = new Response(form);
  // Asked first: Bun no longer knows it once the body is read.
  const writtenType = written.headers.get('content-type');
  return {
    content: new Uint8Array(await written.arrayBuffer()),
    type: writtenType,
    stream: false,
    model: typeof model === 'string' ? model : null,
  };
}
