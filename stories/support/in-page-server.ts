import { scenarios } from '../../src/testing.js';
import { serveInPage } from '../../src/testing/serve-in-page.js';
import { basePath } from './simulator-status.js';
import type { SimulatorStatus } from './simulator-status.js';

/**
 * Where no dev server answers (the static build, the story tests) the same handler answers in the page, with the
 * simulator behind it. Nothing leaves the page.
 */
export function installInPageServer(): void {
  const { simulator } = serveInPage({ latency: 350, basePath });
  const answer = window.fetch;
  window.fetch = async (input, init) => {
    const { pathname, origin } = new URL(input instanceof Request ? input.url : input, location.href);
    if (origin !== location.origin || pathname !== `${basePath}/__simulator`) return answer(input, init);
    if (typeof init?.body === 'string') simulator.use(String((JSON.parse(init.body) as { scenario?: unknown }).scenario));
    const status: SimulatorStatus = {
      providers: { kimi: 'simulator', 'kimi-code': 'simulator', minimax: 'simulator' },
      scenario: simulator.scenario,
      scenarios: ['none', ...scenarios.map(({ name }) => name)],
    };
    return Response.json(status);
  };
}
