import { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { serveInPage } from '../../src/testing/serve-in-page.js';
import type { InPageServer } from '../../src/testing/serve-in-page.js';

const servers = new Map<string, InPageServer>();

/** A server in the page, for one demonstration: what it plays is nothing to the others. */
export function demoServer(name: string): InPageServer & { readonly basePath: string } {
  const basePath = `/api/demo/${name}`;
  const server = servers.get(name) ?? serveInPage({ basePath, latency: 400, chunkDelay: 30 });
  servers.set(name, server);
  return { ...server, basePath };
}

/** An app of its own around a demonstration, and a provider that fails as it is told to. */
export function Demo({ name, scenario, children }: { name: string; scenario: string; children: ReactNode }) {
  const [client] = useState(() => new QueryClient());
  const { simulator, basePath } = demoServer(name);
  // Before anything below asks.
  useState(() => simulator.use(scenario));
  useEffect(() => simulator.use(scenario), [simulator, scenario]);
  return (
    <TryAgainProvider client={client} basePath={basePath}>
      {children}
    </TryAgainProvider>
  );
}
