import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHandler, toNodeHandler } from 'tryagain/server';
import { createSimulatorServer } from 'tryagain/testing/node';
import type { SimulatorServer } from 'tryagain/testing/node';

export interface Site {
  /** Where the handler answers: an address of its own, because a test has no page. */
  readonly basePath: string;
  readonly simulator: SimulatorServer['simulator'];
  /** Bodies the handler has begun to read, and those whose connection was closed before their end. */
  readonly incoming: { begun: number; broken: number };
  readonly close: () => Promise<void>;
}

/** The handler and, behind it, the simulated providers: two servers on the loopback. */
export async function openSite(origin: string): Promise<Site> {
  const { baseURLs, simulator, close } = await createSimulatorServer();
  const handler = createHandler({
    providers: {
      kimi: { apiKey: 'sk-nobodys-key', baseURL: baseURLs.kimi },
      minimax: { apiKey: 'sk-nobodys-key', baseURL: baseURLs.minimax },
    },
    allowedOrigins: [origin],
    authorize: () => ({ user: 'somebody' }),
  });
  const incoming = { begun: 0, broken: 0 };
  const answer = toNodeHandler(handler);
  const server = createServer((request, response) => {
    if (request.method === 'POST') incoming.begun += 1;
    request.once('close', () => (incoming.broken += request.complete ? 0 : 1));
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    basePath: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/ai`,
    simulator,
    incoming,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await close();
    },
  };
}

/** Resolves as soon as it is so. */
export async function until(condition: () => boolean): Promise<void> {
  const started = performance.now();
  while (!condition()) {
    if (performance.now() - started > 5_000) throw new Error('It did not happen within 5 seconds.');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
