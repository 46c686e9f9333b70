import { QueryClient } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import { createElement, useLayoutEffect } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { keepAlone } from './hooks/cooldowns-of.js';
import { keepFromRepeating } from './hooks/retry-silently.js';
import { TryAgainProvider } from './index.js';
import type { TryAgainProviderProps } from './index.js';
import { serveInPage } from './testing/serve-in-page.js';
import type { ServeOptions } from './testing/serve-in-page.js';
import type { Simulator } from './testing/create-simulator.js';

/** What `renderWithTryAgain` takes: the simulator's options, the handler's, and the provider's. */
export interface RenderOptions extends ServeOptions, Pick<TryAgainProviderProps, 'viewer' | 'messages' | 'providers' | 'links'> {
  /**
   * Default: a new one, so that tests do not share a cache. Its queries repeat nothing silently, so that a failure shows at
   * once; those of a client you hand in do, as in the app.
   */
  readonly client?: QueryClient | undefined;
}

/** Testing Library's result, and what stands behind the page. */
export interface RenderWithTryAgainResult extends RenderResult {
  /** What the app asked, and `use(scenario)` to let it fail or work from now on. */
  readonly simulator: Simulator;
  /** The app's cache: the one that was given, or the new one. */
  readonly client: QueryClient;
}

/**
 * Testing Library's `render` inside a `TryAgainProvider`, with a real handler and a simulated provider behind the
 * page's `fetch`. Unmounting gives the page its own `fetch` back. The app shares its waits with no other one: what one test
 * was told is nothing to the next, also in a real browser with several tabs.
 *
 * What `providers` names besides is played by nobody: those are asked by the page's own `fetch`, behind which MSW may stand.
 *
 * @example
 * ```tsx
 * const { simulator } = renderWithTryAgain(<App />, { scenario: 'minimax/1008', viewer: 'owner' });
 * expect(await screen.findByText(/balance is used up/)).toBeVisible();
 * simulator.use('none');
 * ```
 */
export function renderWithTryAgain(ui: ReactNode, options: RenderOptions = {}): RenderWithTryAgainResult {
  const { client = createTestClient(), viewer, messages, providers, links, ...serve } = options;
  const { simulator, start, stop } = serveInPage(
    serve,
    providers?.map(({ name }) => name),
  );
  keepAlone(client);
  const Wrapper = ({ children }: { children: ReactNode }): ReactElement => {
    // However it is unmounted, by hand or by Testing Library's clean-up; in StrictMode before any query asks a second time.
    useLayoutEffect(() => {
      start();
      return stop;
    }, []);
    return createElement(TryAgainProvider, { client, viewer, messages, providers, links, basePath: serve.basePath }, children);
  };
  const result: RenderResult = render(ui, { wrapper: Wrapper });
  return { ...result, simulator, client };
}

function createTestClient(): QueryClient {
  const client = new QueryClient();
  keepFromRepeating(client);
  return client;
}
