import { field } from '../errors/field.js';
import { checkOrigin } from './check-origin.js';
import { createHandler } from './create-handler.js';
import type { DevProviders } from './dev-providers.js';
import type { HandlerOptions } from './handler-options.js';

/** The simulator's server, as far as this file needs to know it. */
interface DevSimulator {
  readonly simulator: { readonly scenario: string; readonly use: (scenario: string, options?: { readonly times?: number }) => void };
  readonly baseURLs: Readonly<Record<string, string>>;
}

/** What `{basePath}/__simulator` answers: who is real, what goes wrong now, and what else could. */
export interface SimulatorStatus {
  /** By the name of their table. */
  readonly providers: Readonly<Record<string, 'real' | 'simulator'>>;
  /** The one in force; `none`: all is well. */
  readonly scenario: string;
  /** All there are. */
  readonly scenarios: readonly string[];
}

export interface DevSiteOptions extends Omit<DevProviders, 'keyless'> {
  readonly basePath: string;
  /** Providers of the app's own, besides those this package knows. */
  readonly tables: NonNullable<HandlerOptions['tables']>;
  readonly authorize: HandlerOptions['authorize'];
  readonly hostedTools: HandlerOptions['hostedTools'];
  readonly simulator: DevSimulator | null;
  /** Names the simulator knows. */
  readonly scenarios: readonly string[];
  readonly onFailure: NonNullable<HandlerOptions['onFailure']>;
  /** The origins this server is reached at. */
  readonly allowedOrigins: readonly string[];
}

/**
 * What a development server answers under `basePath`: the handler, and beside it `__simulator`, where a page reads and
 * picks what goes wrong.
 *
 * @throws TypeError of `createHandler`.
 */
export function createDevSite(options: DevSiteOptions): (request: Request) => Promise<Response> {
  const { basePath, simulated, simulator, allowedOrigins } = options;
  const handler = createHandler({
    providers: { ...options.real, ...Object.fromEntries(simulated.map(({ name }) => [name, { apiKey: 'sk-simulated-provider' }])) },
    tables: options.tables,
    allowedOrigins,
    authorize: options.authorize,
    ...(options.hostedTools && { hostedTools: options.hostedTools }),
    onFailure: options.onFailure,
    basePath,
    // What a simulator plays can be another thing the next moment.
    cooldowns: simulated.length > 0 ? 'off' : 'on',
    // Led away here rather than by baseURL: so the handler knows the host, and with it the balance's currency.
    fetch: (url, init) => fetch(simulatedAddress(url, options), init),
  });
  const origins = new Set(allowedOrigins);

  return async (request) => {
    if (new URL(request.url).pathname !== `${basePath}/__simulator`) return handler(request);
    try {
      checkOrigin(request.headers, origins);
    } catch {
      return new Response('Ask from a page of this server.', { status: 403 });
    }
    if (request.method !== 'GET' && request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'GET, POST' } });
    const complaint = request.method === 'POST' ? await pick(request, simulator) : null;
    if (complaint !== null) return new Response(complaint, { status: 400 });
    const status: SimulatorStatus = {
      providers: {
        ...Object.fromEntries(simulated.map(({ name }) => [name, 'simulator'] as const)),
        ...Object.fromEntries(Object.keys(options.real).map((name) => [name, 'real'] as const)),
      },
      scenario: simulator?.simulator.scenario ?? 'none',
      scenarios: options.scenarios,
    };
    return new Response(JSON.stringify(status), { headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } });
  };
}

/** Null when it was done, else what to write instead. JSON only: a form of another site's could be sent without asking. */
async function pick(request: Request, simulator: DevSimulator | null): Promise<string | null> {
  const isJson = /^application\/json\b/i.test(request.headers.get('content-type') ?? '');
  const body: unknown = isJson ? await request.json().catch(() => null) : null;
  const name = field(body, 'scenario');
  const times = field(body, 'times');
  if (typeof name !== 'string') return 'Write {"scenario":"none"} as application/json.';
  if (!simulator) return 'Every provider is real: there is no simulator.';
  try {
    simulator.simulator.use(name, times === undefined ? {} : { times: Number(times) });
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : 'There is no such scenario.';
  }
}

function simulatedAddress(url: string, { simulated, simulator }: DevSiteOptions): string {
  for (const { name, hosts } of simulated) {
    const address = simulator?.baseURLs[name];
    if (address !== undefined && url.startsWith(`${hosts[0].baseURL}/`)) return address + url.slice(hosts[0].baseURL.length);
  }
  return url;
}
