import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { once } from 'node:events';
import { createHandler, toNodeHandler } from 'tryagain/server';
import type { HandlerOptions } from 'tryagain/server';

export const keys = {
  openai: 'sk-proj-canary-0123456789abcdef',
  anthropic: 'sk-ant-canary-0123456789abcdef',
  openrouter: 'sk-or-v1-canary-0123456789abcdef',
  deepseek: 'sk-canary-deepseek-0123456789',
} as const;

export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

interface Running {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** An upstream that speaks a provider's wire format, over real HTTP, and what it was asked. */
export async function upstream(answer: (response: ServerResponse, asked: Asked) => void): Promise<Running & { asked: Asked[] }> {
  const asked: Asked[] = [];
  const running = await listen((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const one = { path: request.url ?? '', headers: request.headers, body: text === '' ? null : (JSON.parse(text) as unknown) };
      asked.push(one);
      answer(response, one);
    });
  });
  return { ...running, asked };
}

/** The real handler over real HTTP. */
export function handlerAt(options: Pick<HandlerOptions, 'providers' | 'tables'>): Promise<Running> {
  return listen(toNodeHandler(createHandler({ allowedOrigins: [], authorize: () => ({ user: 'somebody', account: true }), ...options })));
}

async function listen(listener: RequestListener): Promise<Running> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Headers OpenAI puts on every answer. */
export const openaiHeaders = {
  'openai-version': '2020-10-01',
  'openai-organization': 'user-0a1b2c3d4e5f',
  'x-request-id': 'req_0a1b2c3d4e5f60718293a4b5',
} as const;

export const chunk = (delta: object, finish_reason: string | null = null, more: object = {}): string =>
  `data: ${JSON.stringify({
    id: 'chatcmpl-0a1b2c',
    object: 'chat.completion.chunk',
    created: 1_763_812_345,
    model: 'gpt-4o-mini-2024-07-18',
    service_tier: 'default',
    system_fingerprint: 'fp_5796ac6771',
    choices: [{ index: 0, delta, logprobs: null, finish_reason }],
    ...more,
  })}\n\n`;

/** A whole answer in OpenAI's stream: role, words, the end, `[DONE]`. */
export const answerOf = (...words: string[]): string =>
  chunk({ role: 'assistant', content: '', refusal: null }) +
  words.map((content) => chunk({ content })).join('') +
  chunk({}, 'stop') +
  'data: [DONE]\n\n';

export function sendStream(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', ...openaiHeaders }).end(text);
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
