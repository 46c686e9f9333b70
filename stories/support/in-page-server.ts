import { scenarios } from '../../src/testing.js';
import { serveInPage } from '../../src/testing/serve-in-page.js';
import { basePath } from './simulator-status.js';
import type { SimulatorStatus } from './simulator-status.js';

/**
 * Where no dev server answers (the static build, the story tests) the same handler answers in the page, with the
 * simulator behind it. Nothing leaves the page.
 */
export function installInPageServer(): void {
  const { simulator } = serveInPage({ basePath, latency: 300, chunkDelay: 15 });
  const inPage = window.fetch;
  window.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (new URL(address, location.href).pathname !== `${basePath}/__simulator`) return inPage(input, init);
    const request = new Request(input, init);
    if (request.method === 'POST') simulator.use(String(((await request.json()) as { scenario?: unknown }).scenario));
    const status: SimulatorStatus = {
      providers: { kimi: 'simulator', 'kimi-code': 'simulator', minimax: 'simulator' },
      scenario: simulator.scenario,
      scenarios: ['none', ...scenarios.map(({ name }) => name)],
    };
    return Response.json(status);
  };
}
