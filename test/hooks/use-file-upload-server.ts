import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProviderErrorFacts } from 'tryagain/errors';
import { ProviderError } from 'tryagain/errors';

export interface Stub {
  readonly basePath: string;
  /** `POST /kimi/files`, oldest first. */
  readonly asked: string[];
  /** The next request whose path ends like this fails like that. */
  readonly failNext: (path: string, facts: ProviderErrorFacts) => void;
  /** The next request whose path ends like this is never answered. */
  readonly hangNext: (path: string) => void;
  readonly close: () => Promise<void>;
}

const base = { status_code: 0, status_msg: 'success' };
const answers: Readonly<Record<string, unknown>> = {
  '/kimi/files': { id: 'file-1', filename: 'notes.txt', bytes: 10 },
  '/acme/files': { id: 'file-2', filename: 'notes.txt', bytes: 10 },
  '/minimax/files/upload': { file: { file_id: 11 }, base_resp: base },
  '/minimax/voice_clone': { input_sensitive: false, demo_audio: '', base_resp: base },
};

/**
 * What the handler answers, over a real socket. The handler itself cannot run where jsdom has replaced `FormData`: the
 * tests in node and in Chromium have it.
 */
export async function openStub(origin: string): Promise<Stub> {
  const asked: string[] = [];
  const failures = new Map<string, ProviderError>();
  const hanging = new Set<string>();
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace('/api/ai', '');
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-allow-headers', 'content-type');
    response.setHeader('access-control-allow-credentials', 'true');
    request.resume().on('end', () => {
      if (request.method === 'OPTIONS') return response.writeHead(204).end();
      asked.push(`${request.method} ${path}`);
      if (hanging.delete(path)) return undefined;
      const failure = failures.get(path)?.toJSON();
      failures.delete(path);
      if (failure) return response.writeHead(failure.status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(failure));
      if (path.endsWith('/content')) return response.writeHead(200, { 'content-type': 'text/plain' }).end('Some text.');
      return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers[path]));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    basePath: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/ai`,
    asked,
    failNext: (path, facts) => void failures.set(path, new ProviderError(facts)),
    hangNext: (path) => void hanging.add(path),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
