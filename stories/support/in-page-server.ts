import { createHandler } from '../../src/server.js';
import { createSimulator, scenarios } from '../../src/testing.js';
import { basePath } from './simulator-status.js';
import type { SimulatorStatus } from './simulator-status.js';

/**
 * Where no dev server answers (the static build, the story tests) the same handler answers in the page, with the
 * simulator behind it. Nothing leaves the page.
 */
export function installInPageServer(): void {
  const simulator = createSimulator({ latency: 350 });
  const handler = createHandler({
    providers: Object.fromEntries(['kimi', 'kimi-code', 'minimax'].map((name) => [name, { apiKey: 'sk-simulated-provider' }])),
    allowedOrigins: [location.origin],
    authorize: () => ({ user: 'visitor', account: true }),
    basePath,
    fetch: simulator.fetch,
  });
  const original = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname, origin } = new URL(request.url);
    if (origin !== location.origin || !pathname.startsWith(`${basePath}/`)) return original(input, init);
    if (pathname !== `${basePath}/__simulator`) return handler(request);
    if (request.method === 'POST') simulator.use(String(((await request.json()) as { scenario?: unknown }).scenario));
    const status: SimulatorStatus = {
      providers: { kimi: 'simulator', 'kimi-code': 'simulator', minimax: 'simulator' },
      scenario: simulator.scenario,
      scenarios: ['none', ...scenarios.map(({ name }) => name)],
    };
    return Response.json(status);
  };
}
