import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { once } from 'node:events';
import { field } from '../errors/field.js';
import { simulate } from './create-simulator.js';
import type { Simulator } from './create-simulator.js';
import type { PlayedProvider } from './endpoint.js';
import { baseURLs } from './endpoints.js';
import { checkOptions, serverOptions } from './options.js';
import type { SimulatorOptions } from './options.js';
import { scenarios } from './scenarios.js';
import { filesOrigin } from './speech-files.js';

/** What `createSimulatorServer` takes. */
export interface SimulatorServerOptions extends SimulatorOptions {
  /** A port on 127.0.0.1. Default: any free one. */
  readonly port?: number;
}

/** A simulator that listens. */
export interface SimulatorServer {
  /** `http://127.0.0.1:PORT`. The first segment of a path is the provider's real host: `/api.moonshot.ai/v1/…`. */
  readonly url: string;
  /** Picks what goes wrong, and knows what was asked. */
  readonly simulator: Simulator;
  /** What to write where a provider's `baseURL` is asked for. */
  readonly baseURLs: Readonly<Record<PlayedProvider, string>>;
  /** Ends every connection, also those in the middle of an answer. May be called twice. */
  readonly close: () => Promise<void>;
}

const maxScenarioBytes = 1024;
const hosts = new Set([...Object.values(baseURLs).flat(), filesOrigin].map((url) => new URL(url).host));

/**
 * The simulator as an HTTP server on loopback, for programs that can be given a base URL and no `fetch`. A broken
 * connection is really broken, and a client that goes away stops the answer.
 *
 * `GET /scenario` says what goes wrong and what could; `POST /scenario` with `{ "name": "kimi/rpm" }` changes it, with `"times": 1` beside it
 * for one request. Both are open to pages of this machine.
 *
 * @throws TypeError that names the option; the system's error when the port is taken.
 * @example
 * ```ts
 * const { baseURLs, close } = await createSimulatorServer();
 * const handler = createHandler({ providers: { kimi: { apiKey: 'sk-simulated', baseURL: baseURLs.kimi } }, … });
 * ```
 */
export async function createSimulatorServer(options: SimulatorServerOptions = {}): Promise<SimulatorServer> {
  const { port = 0, ...simulatorOptions } = checkOptions('createSimulatorServer', options, serverOptions);
  const simulator = simulate(simulatorOptions, () => local(filesOrigin));
  const server = createServer((request, response) => {
    answer(simulator, request, response).catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`;
  let closed: Promise<void> | null = null;
  const local = (address: string): string => address.replace('https://', `${url}/`);
  return {
    url,
    simulator,
    baseURLs: { kimi: local(baseURLs.kimi[0]), 'kimi-code': local(baseURLs['kimi-code'][0]), minimax: local(baseURLs.minimax[0]) },
    close: () =>
      (closed ??= new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      })),
  };
}

async function answer(simulator: Simulator, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '/'] = (request.url ?? '/').split('?');
  if (path === '/scenario') return pick(simulator, request, response);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const method = request.method ?? 'GET';
  const body = await bytesOf(request);
  const address = `https:/${request.url ?? '/'}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !hosts.has(url.host)) {
    return say(response, 404, { message: `The first segment of the path must be a provider's host: ${[...hosts].join(', ')}.` });
  }
  const headers = new Headers();
  for (const name of ['authorization', 'content-type', 'x-api-key', 'range'] as const) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const answered = await simulator.fetch(url, { method, headers, signal: gone.signal, ...(body.length > 0 && { body }) });
  await send(answered, response, gone.signal);
}

/** As fast as the client reads, and no faster. An answer that breaks takes its connection with it. */
async function send(answered: Response, response: ServerResponse, gone: AbortSignal): Promise<void> {
  response.writeHead(answered.status, [...answered.headers].flat());
  response.flushHeaders();
  const reader = answered.body?.getReader();
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    if (!response.write(chunk.value)) await once(response, 'drain', { signal: gone });
  }
  response.end();
}

async function pick(simulator: Simulator, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { origin } = request.headers;
  if (origin !== undefined) {
    if (!/^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/.test(origin))
      return say(response, 403, { message: 'Pages of this machine only.' });
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-allow-methods', 'GET, POST');
    response.setHeader('access-control-allow-headers', 'content-type');
    response.setHeader('vary', 'origin');
  }
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  if (request.method === 'POST') {
    try {
      const body: unknown = JSON.parse(new TextDecoder().decode(await bytesOf(request, maxScenarioBytes)));
      const name = field(body, 'name');
      const times = field(body, 'times');
      if (typeof name !== 'string') throw new TypeError('name must be a name of a scenario, such as { "name": "kimi/rpm" }.');
      simulator.use(name, times === undefined ? {} : { times: Number(times) });
    } catch (error) {
      return say(response, 400, { message: error instanceof TypeError ? error.message : 'Send JSON such as { "name": "kimi/rpm" }.' });
    }
  }
  say(response, 200, { name: simulator.scenario, scenarios: scenarios.map(({ name }) => name) });
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

async function bytesOf(request: IncomingMessage, max = Infinity): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > max) throw new TypeError(`The body is longer than ${max} bytes.`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
