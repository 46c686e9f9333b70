import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { createHandler, toNodeHandler } from 'tryagain/server';
import type { HandlerOptions } from 'tryagain/server';
import { createChat } from '../../src/requests/chat/create-chat.ts';
import type { Chat, ChatOptions } from '../../src/requests/chat/chat.ts';
import { textOf } from '../../src/requests/chat/chat-message.ts';

export interface RawServer {
  readonly url: string;
  /** Every request's body, parsed. */
  readonly asked: Record<string, unknown>[];
  /** Requests whose client left before the answer was whole. */
  readonly left: () => number;
  readonly close: () => Promise<void>;
}

/** A provider that answers as the test says, over real HTTP. */
export async function rawServer(
  answer: (response: ServerResponse, body: Record<string, unknown>, request: IncomingMessage) => void | Promise<void>,
): Promise<RawServer> {
  const asked: Record<string, unknown>[] = [];
  let left = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    response.on('close', () => {
      if (!response.writableFinished) left += 1;
    });
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
      asked.push(body);
      void answer(response, body, request);
    });
  });
  return { asked, left: () => left, ...(await listen(server)) };
}

/** The real handler, over real HTTP, in front of a provider at `baseURL`. */
export async function handlerServer(
  baseURL: string,
  limits: HandlerOptions['limits'] = {},
): Promise<{ url: string; close: () => Promise<void> }> {
  const provider = { apiKey: 'sk-canary-0123456789abcdef', baseURL };
  const handler = createHandler({
    providers: { kimi: provider, minimax: provider },
    allowedOrigins: [],
    authorize: () => ({ user: 'somebody', account: true }),
    limits,
  });
  return listen(createServer(toNodeHandler(handler)));
}

async function listen(server: ReturnType<typeof createServer>, port = 0): Promise<{ url: string; close: () => Promise<void> }> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const eventStream = { 'content-type': 'text/event-stream' } as const;

export const frame = (data: unknown): string => `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
export const delta = (content: string | null, finish_reason: string | null = null, more: object = {}): string =>
  frame({ object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content, ...more }, finish_reason }] });
export const thought = (reasoning_content: string): string => delta(null, null, { reasoning_content });
export const done = frame('[DONE]');

/** A chat that flushes at once, so that a test sees every word. */
export function chatAt(basePath: string, options: Partial<ChatOptions> = {}): Chat {
  return createChat({ provider: 'kimi', model: 'kimi-k2.6', basePath, throttle: 0, ...options });
}

/** The texts of a conversation: `user: …`, `assistant: …`. */
export function script(chat: Chat): string[] {
  return chat.getSnapshot().messages.map((message) => `${message.role}: ${textOf(message)}`);
}

/** Resolves once the chat is in this state. Not by a subscription: a chat without an id ends with its last reader. */
export async function until(chat: Chat, reached: (state: ReturnType<Chat['getSnapshot']>) => boolean): Promise<void> {
  while (!reached(chat.getSnapshot())) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** An answer made in place, in pieces of so many bytes: real connections glue pieces together as they like. */
export function streamOf(text: string | Uint8Array, chunkBytes = Infinity, type = 'text/event-stream'): Response {
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
  return new Response(body, { headers: { 'content-type': type } });
}
