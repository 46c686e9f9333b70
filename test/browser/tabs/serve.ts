import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { ProviderError } from 'tryagain/errors';
import { createHandler, toNodeHandler } from 'tryagain/server';
import { createSimulatorServer } from 'tryagain/testing/node';
import { build } from 'vite';
import { App } from './app.tsx';

interface Sent {
  /** Which tab asked. */
  readonly name: string;
  /** When its request left for the provider, epoch ms. */
  readonly at: number;
}

/** The app's script, in React's development build unless told otherwise: only that one complains of every mismatch. */
export async function bundle(
  main = new URL('./main.tsx', import.meta.url),
  mode: 'development' | 'production' = 'development',
): Promise<string> {
  const source = new URL('../../../src/', import.meta.url).pathname;
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    mode,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    oxc: { jsx: { runtime: 'automatic', development: mode === 'development' } },
    resolve: {
      alias: [
        { find: /^tryagain$/, replacement: `${source}index.ts` },
        { find: /^tryagain\/(.*)$/, replacement: `${source}$1.ts` },
      ],
    },
    build: { write: false, minify: false, rollupOptions: { input: main.pathname } },
  });
  const [output] = [result].flat();
  const script = output && 'output' in output ? output.output[0].code : null;
  if (!script) throw new Error('Nothing was built.');
  return script;
}

/** Page → handler → a provider's own server, all over HTTP on loopback. Answers can be held back. */
export async function serve(script: string) {
  const provider = await createSimulatorServer();
  const apiKey = 'sk-nobodys-key-for-the-simulator';
  const sent: Sent[] = [];
  let gate = Promise.resolve();
  let open = (): void => undefined;
  let failure: unknown;

  const page = (address: URL): string => {
    const props = {
      name: address.searchParams.get('name') ?? '',
      how: address.searchParams.get('how') === 'hold' ? 'hold' : 'fail',
      viewer: address.searchParams.get('viewer') === 'owner' ? 'owner' : 'user',
    } as const;
    const rendered =
      address.pathname === '/rendered' ? renderToString(createElement(App, { ...props, failure: ProviderError.fromJSON(failure) })) : '';
    const given = JSON.stringify(rendered ? { ...props, failure } : props).replaceAll('"', '&quot;');
    return `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><div id="root" data-props="${given}">${rendered}</div><script type="module" src="/app.js"></script>`;
  };
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const handler = createHandler({
    providers: { kimi: { apiKey, baseURL: provider.baseURLs.kimi } },
    allowedOrigins: [url],
    authorize: () => ({ user: 'visitor', account: true }),
    // What keeps a tab from asking is to be the tab itself.
    cooldowns: 'off',
    async fetch(input, init) {
      const request = new Request(input, init);
      const isQuestion = request.method === 'POST';
      const { messages } = (isQuestion ? await request.clone().json() : { messages: [{ content: 'balance' }] }) as {
        messages: [{ content: string }];
      };
      sent.push({ name: messages[0].content, at: Date.now() });
      await gate;
      return fetch(request);
    },
  });
  const answer = toNodeHandler(handler);
  server.on('request', (request, response) => {
    const address = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (address.pathname.startsWith('/api/ai/')) return answer(request, response);
    const [type, body] = address.pathname === '/app.js' ? ['text/javascript', script] : ['text/html', page(address)];
    response.writeHead(200, { 'content-type': type }).end(body);
  });

  return {
    url,
    simulator: provider.simulator,
    sent,
    /** What is asked from now on is answered when `release` is called. */
    hold: () => {
      gate = new Promise((resolve) => (open = resolve));
    },
    release: () => open(),
    /** The failure `/rendered` shows, as a document. */
    render: (problem: unknown) => void (failure = problem),
    /** Ends every connection in the middle of what it says. */
    cut: () => server.closeAllConnections(),
    close: async () => {
      open();
      await provider.close();
      server.close();
      server.closeAllConnections();
    },
  };
}
