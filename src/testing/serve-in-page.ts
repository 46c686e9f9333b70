import { createHandler } from '../server/create-handler.js';
import { createSimulator } from './create-simulator.js';
import { nativeBody } from './native-body.js';
import { requestInPage } from './request-in-page.js';
import { filesOrigin } from './speech-files.js';
import type { Simulator } from './create-simulator.js';
import type { SimulatorOptions } from './options.js';

export interface ServeOptions extends SimulatorOptions {
  /** Default `/api/ai`. */
  readonly basePath?: string;
  /** What the visitor may see: `owner` reads balance and plan. Default `owner`. */
  readonly visitor?: 'user' | 'owner';
}

/** Names of providers that stand under `basePath` as well and are answered by the page's own `fetch`: nobody plays them here. */
type Elsewhere = readonly string[];

/** A handler and a simulated provider that answer the page's own `fetch`. */
export interface InPageServer {
  readonly simulator: Simulator;
  /** Gives the page its own `fetch` back. */
  readonly stop: () => void;
  /** Answers again after `stop`. It answers from the beginning. */
  readonly start: () => void;
}

/**
 * Lets `fetch` and uploads of this page, or of this test, be answered by a real handler with the simulator behind it, without a
 * server: everything under `basePath`, the clips whose addresses it gave, and nothing else.
 *
 * @example
 * ```ts
 * const { simulator, stop } = serveInPage({ scenario: 'minimax/1008' });
 * await fetch('/api/ai/minimax/models'); // 402, a problem document
 * stop();
 * ```
 */
export function serveInPage(
  { basePath = '/api/ai', visitor = 'owner', ...options }: ServeOptions = {},
  elsewhere: Elsewhere = [],
): InPageServer {
  const simulator = createSimulator(options);
  const apiKey = 'sk-nobodys-key-for-the-simulator';
  const providers = { kimi: { apiKey }, 'kimi-code': { apiKey }, minimax: { apiKey } };
  const handler = createHandler({
    providers,
    allowedOrigins: [],
    authorize: () => ({ user: 'visitor', account: visitor === 'owner' }),
    basePath,
    cooldowns: 'off',
    fetch: simulator.fetch,
  });
  const pageFetch = globalThis.fetch;
  const PageRequest = globalThis.XMLHttpRequest;
  const base = globalThis.location?.href ?? 'http://localhost/';
  const isOurs = (address: string | URL): boolean => {
    const url = new URL(address, base);
    if (url.origin !== new URL(base).origin || !url.pathname.startsWith(`${basePath}/`)) return false;
    const [name = ''] = url.pathname.slice(basePath.length + 1).split('/');
    return Object.hasOwn(providers, name) || !elsewhere.includes(name);
  };
  const answer: typeof fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : input;
    if (new URL(address, base).origin === filesOrigin) return simulator.fetch(input, init);
    if (!isOurs(address)) return pageFetch(input, init);
    const { signal = input instanceof Request ? input.signal : null, body, ...rest } = init ?? {};
    const parts = body === undefined ? rest : { ...rest, body: (await nativeBody(body)) ?? null };
    const request = new Request(input instanceof Request ? input : new URL(address, base), parts);
    return abortable(signal, () => handler(request));
  };
  // A Node has none; a page's uploads go by it, because `fetch` tells no progress.
  const OurRequest = typeof PageRequest === 'function' ? requestInPage(PageRequest, isOurs, answer) : undefined;
  const start = () => {
    setGlobal('fetch', answer);
    if (OurRequest) setGlobal('XMLHttpRequest', OurRequest);
  };
  start();
  return {
    simulator,
    start,
    stop: () => {
      if (globalThis.fetch === answer) setGlobal('fetch', pageFetch);
      if (OurRequest && globalThis.XMLHttpRequest === OurRequest) setGlobal('XMLHttpRequest', PageRequest);
    },
  };
}

/** By its definition: a mock of the network (MSW) leaves a property that cannot be assigned to. */
function setGlobal<Name extends 'fetch' | 'XMLHttpRequest'>(name: Name, value: (typeof globalThis)[Name]): void {
  Object.defineProperty(globalThis, name, { value, configurable: true, enumerable: true, writable: true });
}

/** Apart from the Request: jsdom's AbortSignal is not the one that Node's Request takes. */
function abortable(signal: AbortSignal | null, answer: () => Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal?.reason ?? new DOMException('This operation was aborted', 'AbortError'));
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort, { once: true });
    answer()
      .then(resolve, reject)
      .finally(() => signal?.removeEventListener('abort', abort));
  });
}
