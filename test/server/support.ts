import { expect } from 'vitest';
import { createHandler, type HandlerOptions } from 'tryagain/server';
import { createSimulator } from 'tryagain/testing';

/** Keys that must never be seen outside a request to their provider. */
export const keys = {
  kimi: 'sk-canary-kimi-0123456789abcdef',
  'kimi-code': 'sk-canary-code-0123456789abcdef',
  minimax: 'sk-api-canary-minimax-0123456789',
} as const;

export const origin = 'https://app.example';

export interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** A handler whose provider is a function, and what that function was asked. */
export function handlerWith(answer: (sent: Sent) => Response | Promise<Response>, options: Partial<HandlerOptions> = {}) {
  const sent: Sent[] = [];
  const handler = createHandler({
    providers: { kimi: { apiKey: keys.kimi }, 'kimi-code': { apiKey: keys['kimi-code'] }, minimax: { apiKey: keys.minimax } },
    allowedOrigins: [origin],
    authorize: () => ({ user: 'somebody', account: true }),
    fetch: async (url, init) => {
      sent.push({ url, init });
      return answer({ url, init });
    },
    ...options,
  });
  return { handler, sent };
}

/** A handler in front of the simulator. */
export function simulated(scenario = 'none', options: Partial<HandlerOptions> = {}) {
  const simulator = createSimulator({ scenario, chunkDelay: 0 });
  return { simulator, ...handlerWith(({ url, init }) => simulator.fetch(url, init), options) };
}

export const ok = () => Response.json({ ok: true });

export function get(path: string, headers: Record<string, string> = {}): Request {
  return new Request(`https://app.example/api/ai${path}`, { headers });
}

export function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(`https://app.example/api/ai${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
  });
}

export const question = { model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Hello' }] };
export const chat = (more: object = {}, headers: Record<string, string> = {}) =>
  post('/kimi/chat/completions', { ...question, ...more }, headers);
export const speech = (more: object = {}) =>
  post('/minimax/t2a_v2', { model: 'speech-2.8-hd', text: 'Hello', voice_setting: { voice_id: 'English_expressive_narrator' }, ...more });

/** A response's problem document, as plain data. */
export async function problemOf(
  response: Response,
): Promise<Record<string, unknown> & { kind: string; code: string | null; title: string }> {
  const document: unknown = await response.json();
  return document as Record<string, unknown> & { kind: string; code: string | null; title: string };
}

export function stream(text: string | Uint8Array, chunkBytes = Infinity): Response {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  let offset = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (offset >= bytes.length) return controller.close();
      const end = Math.min(bytes.length, offset + chunkBytes);
      controller.enqueue(bytes.slice(offset, end));
      offset = end;
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

/** Expects a refusal of ours with this status, and that nobody was asked. Returns its sentence. */
export function refusing({ handler, sent }: ReturnType<typeof handlerWith>) {
  return async (request: Request, status: number): Promise<string> => {
    const before = sent.length;
    const response = await handler(request);
    expect(response.status).toBe(status);
    expect(sent.length).toBe(before);
    const problem = await problemOf(response);
    expect(problem).toMatchObject({
      provider: null,
      status,
      type: `urn:tryagain:${problem.kind}`,
      error: { message: problem.title, type: problem.kind },
    });
    return problem.title;
  };
}

export const json = (body: unknown, init: ResponseInit = {}) => Response.json(body, init);
export const kimiRate = {
  error: {
    type: 'rate_limit_reached_error',
    message:
      'Your account org-0a1b2c3d4e5f60718293a4b5c6d7e8f9<ak-abcdefghij0123456789> request reached organization max RPM: 3, please try again after 30 seconds',
  },
};
