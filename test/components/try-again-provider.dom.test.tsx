import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useMessages } from '../../src/components/messages-context.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { useTryAgain } from '../../src/hooks/try-again-context.js';
import { en } from '../../src/messages.js';

const seen: { client: QueryClient; viewer: string; basePath: string; locale: string; links: object }[] = [];
function Probe() {
  const { viewer, basePath, links } = useTryAgain();
  seen.push({ client: useQueryClient(), viewer, basePath, links, locale: useMessages().locale });
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
    render(
      <TryAgainProvider viewer="owner" basePath="/ai" links={links} messages={{ ...en, locale: 'en-GB' }}>
        <TryAgainProvider viewer="user">
          <Probe />
        </TryAgainProvider>
      </TryAgainProvider>,
    );
    expect(last()).toMatchObject({ viewer: 'user', basePath: '/ai', locale: 'en-GB', links });
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
