import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHandler, toNodeHandler, type HandlerOptions } from 'tryagain/server';
import { keys, origin, question } from './support.ts';

const servers: Server[] = [];

/** A server on the loopback; `closeServers` ends it. */
export async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function closeServers(): Promise<void> {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const handlerAt = (baseURL: string, options: Partial<HandlerOptions> = {}) =>
  createHandler({
    providers: { kimi: { apiKey: keys.kimi, baseURL }, minimax: { apiKey: keys.minimax, baseURL } },
    allowedOrigins: [origin],
    authorize: () => ({ user: 'somebody' }),
    ...options,
  });

/** page → handler → provider, all over real sockets. */
export async function chain(provider: RequestListener, options: Partial<HandlerOptions> = {}): Promise<string> {
  return listen(toNodeHandler(handlerAt(await listen(provider), options)));
}

export const chatAt = (base: string, more: object = {}, init: RequestInit = {}) =>
  fetch(`${base}/api/ai/kimi/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ ...question, ...more }),
    ...init,
  });
