import { loadEnv, type Connect, type Plugin } from 'vite';
import { checkTables } from './server/check-providers.js';
import { createDevSite, type DevSiteOptions } from './server/create-dev-site.js';
import { rawText } from './server/debug-text.js';
import { findDevProviders, findExposedKeys } from './server/dev-providers.js';
import type { HandlerOptions, ProviderOptions } from './server/handler-options.js';
import { problemResponse } from './server/problem-response.js';
import { Refusal } from './server/refusal.js';
import { toNodeHandler } from './server/to-node-handler.js';
import { createSimulatorServer, type SimulatorServer } from './testing-node.js';
import { scenarios } from './testing.js';

export type { SimulatorStatus } from './server/create-dev-site.js';

/** What `tryagain()` takes. */
export interface TryAgainPluginOptions {
  /** Where the handler is mounted. Default `/api/ai`. */
  readonly basePath?: string;
  /** How the simulated providers fail from the start: `kimi/rpm`. Default `none`: everything works. */
  readonly scenario?: string;
  /** Providers to ask for real, beside those with a key in the environment, and before them. */
  readonly providers?: Readonly<Record<string, ProviderOptions>>;
  /**
   * Tables of further providers, as in `createHandler`: those are never played, only asked for real. With `[openai]` the
   * key is `OPENAI_API_KEY`.
   */
  readonly tables?: HandlerOptions['tables'];
  /** Default: everybody who reaches the dev server is the owner. */
  readonly authorize?: HandlerOptions['authorize'];
  /** As in `createHandler`: the tools of a provider's own that a page may name. Default: none. */
  readonly hostedTools?: HandlerOptions['hostedTools'];
}

const optionNames = [
  'basePath',
  'scenario',
  'providers',
  'tables',
  'authorize',
  'hostedTools',
] as const satisfies readonly (keyof TryAgainPluginOptions)[];

/** Vite's two servers, as far as they are alike. */
interface Site {
  readonly httpServer: { once(event: 'close', listener: () => void): unknown } | null;
  readonly middlewares: Connect.Server;
  readonly config: { readonly mode: string; readonly logger: { info(message: string): void; warn(message: string): void } };
}

/**
 * A server for `vite` and `vite preview` with one line. A provider with a key in the environment or an `.env` file, by
 * its name (`KIMI_API_KEY`, `KIMI_CODE_API_KEY`, `MINIMAX_API_KEY`), is asked for real, at `KIMI_BASE_URL` and the like if
 * they are set; the others are the simulator, a server of its own on the loopback. Vite prints which is which, and
 * what a provider said when it failed, without keys and ids: the page shows none of that.
 *
 * For development only: a build holds nothing of it, only pages on this machine may ask, and with a real key only this
 * machine at all, also under `vite --host`.
 *
 * `GET {basePath}/__simulator` tells what is simulated and how it fails; `POST` of `{ "scenario": "minimax/1008" }`
 * there lets it fail so, with `"times": 1` once.
 *
 * @throws TypeError that names a wrong option; a malformed key stops the server's start.
 * @example
 * ```ts
 * export default defineConfig({ plugins: [react(), tryagain()] });
 * ```
 */
export function tryagain(options: TryAgainPluginOptions = {}): Plugin {
  const stranger = Object.keys(options).find((name) => !optionNames.some((known) => known === name));
  if (stranger !== undefined)
    throw new TypeError(`tryagain(): the option "${stranger}" is unknown. Write one of: ${optionNames.join(', ')}.`);
  const { basePath = '/api/ai', scenario = 'none', authorize = () => ({ user: 'developer', account: true }) } = options;
  if (basePath === '' || basePath === '/')
    throw new TypeError("tryagain(): basePath is the root, where Vite's own pages are. Write it like '/api/ai'.");
  let env: Readonly<Record<string, string>> = {};
  // Of servers in middleware mode, which have no `close` to listen to. Oldest first: a restart opens before it closes.
  const unowned: (() => Promise<void>)[] = [];

  async function mount(site: Site): Promise<void> {
    const { tables = [] } = options;
    checkTables(tables);
    const { real, simulated, keyless } = findDevProviders(options.providers, tables, env);
    // Of who has no key yet, too: the page is to work without it.
    const hostedTools =
      options.hostedTools &&
      Object.fromEntries(Object.entries(options.hostedTools).filter(([name]) => !keyless.some((other) => other.name === name)));
    let simulator: SimulatorServer | null = null;
    const { logger, mode } = site.config;
    const onFailure: DevSiteOptions['onFailure'] = (error, original) => {
      // A test lets things fail on purpose.
      if (error.kind !== 'aborted' && mode !== 'test') logger.warn(`  tryagain  ${error.message}${quoted(original, real)}`);
    };
    const names = ['none', ...scenarios.map(({ name }) => name)];
    const siteAt = (allowedOrigins: readonly string[]) =>
      createDevSite({
        real,
        simulated,
        simulator,
        basePath,
        authorize,
        hostedTools,
        onFailure,
        allowedOrigins,
        tables,
        scenarios: names,
      });

    // Made at once, so that a wrong key stops the start and not the first request; the port is known only then.
    let answer = siteAt([]);
    if (simulated.length > 0) simulator = await createSimulatorServer({ scenario });
    const close = () => simulator?.close() ?? Promise.resolve();
    if (site.httpServer) site.httpServer.once('close', () => void close());
    else unowned.push(close);
    let port: number | undefined;
    const toNode = toNodeHandler((request) => answer(request));
    const refuse = toNodeHandler(async () => {
      const { error, title, status } = new Refusal('other-origin', 'tryagain(): with a real key only this machine may ask, as localhost.');
      onFailure(error, title);
      return problemResponse(error, { account: false, title, status });
    });
    site.middlewares.use((incoming, outgoing, next) => {
      if (!(incoming.originalUrl ?? incoming.url ?? '').startsWith(`${basePath}/`)) return next();
      if (Object.keys(real).length > 0 && !isFromHere(incoming)) return refuse(incoming, outgoing);
      if (incoming.socket.localPort !== port) {
        port = incoming.socket.localPort;
        answer = siteAt(loopbackOrigins(port, 'encrypted' in incoming.socket));
      }
      toNode(incoming, outgoing);
    });
    const list = [
      ...Object.keys(real).map((name) => `${name} (real)`),
      ...simulated.map(({ name }) => `${name} (simulated)`),
      ...keyless.map(({ name, variable }) => `${name} (no key: ${variable})`),
    ];
    logger.info(`  tryagain  ${basePath}: ${list.join(', ')}`);
    for (const name of findExposedKeys(tables, env)) {
      logger.warn(`  tryagain  VITE_${name} is written into the page, where everybody reads it. Call it ${name}, and take a new key.`);
    }
  }

  return {
    name: 'tryagain',
    apply: (_config, { command, mode }) => command === 'serve' && mode !== 'test',
    configResolved(config) {
      env = loadEnv(config.mode, config.envDir || config.root, '');
    },
    configureServer: mount,
    configurePreviewServer: mount,
    closeBundle: () => unowned.shift()?.(),
  };
}

/** What a provider said, on one line of the terminal; empty where it said nothing. */
function quoted(original: unknown, real: Readonly<Record<string, ProviderOptions>>): string {
  const text = rawText(
    original,
    Object.values(real).flatMap(({ apiKey }) => apiKey?.trim() ?? []),
  );
  // A stranger's control characters could move the cursor.
  return text === null ? '' : `: ${text.replaceAll(/[\s\p{Cc}]+/gu, ' ').slice(0, 300)}`;
}

/**
 * `vite --host` opens the page to the network; the key and the balance behind it stay here. A tunnel comes from this
 * machine, but under another name.
 */
function isFromHere({ socket, headers }: Connect.IncomingMessage): boolean {
  const host = headers.host ?? String(headers[':authority']);
  return (
    /^(?:::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '') && /^(?:(?:[\w-]+\.)*localhost|127\.[\d.]+|\[::1\])(?::\d+)?$/i.test(host)
  );
}

/** This machine by all its names. */
function loopbackOrigins(port: number | undefined, secure: boolean): readonly string[] {
  return ['localhost', '127.0.0.1', '[::1]'].map((host) => new URL(`${secure ? 'https' : 'http'}://${host}:${port ?? 80}`).origin);
}
