import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ErrorMessage } from '../../src/components/error-message.js';
import { useMessages } from '../../src/components/messages-context.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { useTryAgain } from '../../src/hooks/try-again-context.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { en, zh } from '../../src/messages.js';
import type { Messages } from '../../src/messages.js';
import { defineProvider } from '../../src/providers.js';

const seen: { client: QueryClient; viewer: string; basePath: string; locale: string; links: object; tables: object }[] = [];
function Probe() {
  const { viewer, basePath, links, tables } = useTryAgain();
  seen.push({ client: useQueryClient(), viewer, basePath, links, tables, locale: useMessages().locale });
  return <p>here</p>;
}
const last = () => {
  const value = seen.at(-1);
  if (!value) throw new Error('nothing was rendered');
  return value;
};

describe('TryAgainProvider', () => {
  it('makes one query client of its own, once', () => {
    const { rerender } = render(
      <TryAgainProvider>
        <Probe />
      </TryAgainProvider>,
    );
    const { client } = last();
    rerender(
      <TryAgainProvider viewer="owner">
        <Probe />
      </TryAgainProvider>,
    );
    expect(last().client).toBe(client);
    expect(last().viewer).toBe('owner');
  });

  it('uses the client of a QueryClientProvider above, and the one it is given before that', () => {
    const [outer, given] = [new QueryClient(), new QueryClient()];
    render(
      <QueryClientProvider client={outer}>
        <TryAgainProvider>
          <Probe />
        </TryAgainProvider>
      </QueryClientProvider>,
    );
    expect(last().client).toBe(outer);
    render(
      <QueryClientProvider client={outer}>
        <TryAgainProvider client={given}>
          <Probe />
        </TryAgainProvider>
      </QueryClientProvider>,
    );
    expect(last().client).toBe(given);
  });

  it('inherits what it does not say itself', () => {
    const links = { kimi: { topUp: 'https://example.com' } };
    const providers = [
      defineProvider({ name: 'moon', label: 'Moon Ltd', hosts: [{ baseURL: 'https://moon.example/v1', links: {} }], routes: [], rows: [] }),
    ];
    render(
      <TryAgainProvider viewer="owner" basePath="/ai" links={links} providers={providers} messages={{ ...en, locale: 'en-GB' }}>
        <TryAgainProvider viewer="user">
          <Probe />
        </TryAgainProvider>
      </TryAgainProvider>,
    );
    expect(last()).toMatchObject({ viewer: 'user', basePath: '/ai', locale: 'en-GB', links, tables: providers });
  });

  it('a provider has the name that the language gives it, or else that of its table', () => {
    const providers = [
      defineProvider({
        name: 'moon',
        label: 'Moon Ltd',
        hosts: [{ baseURL: 'https://api.moon.example/v1', links: {} }],
        routes: [],
        rows: [],
      }),
    ];
    const failed = new ProviderError({ kind: 'server-error', provider: 'moon' });
    const ui = (messages: Messages) => (
      <TryAgainProvider viewer="owner" providers={providers} messages={messages}>
        <ErrorMessage error={failed} />
      </TryAgainProvider>
    );
    const { rerender } = render(ui({ ...zh, providers: { moon: '月亮' } }));
    expect(screen.getByText('月亮那边出了问题。')).toBeVisible();
    rerender(ui(zh));
    expect(screen.getByText('Moon Ltd 那边出了问题。')).toBeVisible();
  });

  it('without one, everything has its default', () => {
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Probe />
      </QueryClientProvider>,
    );
    expect(last()).toMatchObject({ viewer: 'user', basePath: '/api/ai', locale: 'en' });
    expect(screen.getByText('here')).toBeVisible();
  });
});
