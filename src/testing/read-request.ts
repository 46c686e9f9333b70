import { parseJson } from '../errors/parse-json.js';

/** A request, read to its end. */
export interface ReadRequest {
  readonly method: string;
  readonly url: string;
  /** How it brought its key: `x-api-key` is Anthropic's way, and good on that surface alone. */
  readonly key: 'bearer' | 'x-api-key' | null;
  readonly range: string | null;
  readonly json: unknown;
  readonly form: FormData | null;
  /** The body as text; of a form, its fields and the names and sizes of its files. */
  readonly body: string;
}

export async function readRequest(input: string | URL | Request, init: RequestInit | undefined): Promise<ReadRequest> {
  // Without the signal, which may be of another realm than `Request` (jsdom) and is heard by the simulator itself.
  const request = new Request(input, { ...init, signal: null });
  const bytes = await request.arrayBuffer();
  const contentType = request.headers.get('content-type') ?? '';
  const form = /^multipart\/form-data\b/i.test(contentType) ? await formIn(bytes, contentType) : null;
  const text = form ? '' : new TextDecoder().decode(bytes);
  return {
    method: request.method,
    url: request.url,
    key: keyIn(request.headers),
    range: request.headers.get('range'),
    json: parseJson(text),
    form,
    body: form
      ? [...form].map(([name, value]) => `${name}=${typeof value === 'string' ? value : `${value.name} (${value.size} bytes)`}`).join('\n')
      : text,
  };
}

function keyIn(headers: Headers): ReadRequest['key'] {
  if (/^Bearer\s+\S/i.test(headers.get('authorization') ?? '')) return 'bearer';
  return headers.get('x-api-key')?.trim() ? 'x-api-key' : null;
}

async function formIn(bytes: ArrayBuffer, contentType: string): Promise<FormData | null> {
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  } catch {
    return null;
  }
}
