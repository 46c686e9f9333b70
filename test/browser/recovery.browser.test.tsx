import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { BalanceBanner, ErrorMessage, ProviderErrorBoundary, TryAgainProvider, useChat, useProviderQuery } from 'tryagain';
import { kimi } from 'tryagain/providers';
import 'tryagain/styles.css';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askAt } from './support/ask-at.ts';
import { choose, watchRequests } from './support/watch-requests.ts';

/** Over real HTTP: this page → the dev server's handler → the simulator's own server. */
const links = { kimi: kimi.hosts[0].links };
const chat = 'POST /chat/completions';

let client: QueryClient;
let asked: string[];
beforeEach(() => {
  client = new QueryClient();
  asked = watchRequests();
  // The owner's pages are somebody else's: here they open nothing.
  document.addEventListener('click', stayHere);
});
afterEach(async () => {
  document.removeEventListener('click', stayHere);
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await choose('none');
});

function stayHere(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('a')) event.preventDefault();
}

const times = (what: string) => asked.filter((one) => one === what).length;
const balanceAsked = () => times('GET kimi/users/me/balance');
const chatAsked = () => times('POST kimi/chat/completions');
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function Answer({ name }: { name: string }) {
  const { data, error } = useProviderQuery({ provider: 'kimi', endpoint: 'chat', queryKey: [name], queryFn: () => askAt('kimi', chat) });
  return (
    <>
      {data && <p>{name} answered.</p>}
      <ErrorMessage error={error} />
    </>
  );
}

function Conversation() {
  const { sendMessage, regenerate, error } = useChat({ provider: 'kimi', model: 'kimi-k2.6' });
  return (
    <section aria-label="chat">
      <button type="button" onClick={() => void sendMessage({ text: 'Why is the sky blue?' })}>
        Send
      </button>
      <ErrorMessage error={error} onRetry={() => void regenerate()} />
    </section>
  );
}

/** Everything that can show that money is gone, some of it twice. */
function App() {
  return (
    <main>
      <BalanceBanner />
      <BalanceBanner id="second" />
      <Answer name="Query" />
      <ProviderErrorBoundary>
        <Answer name="Boundary" />
      </ProviderErrorBoundary>
      <Conversation />
    </main>
  );
}

/** What a screen reader hears, in whatever region. */
function listen(): string[] {
  const heard: string[] = [];
  const watch = new MutationObserver((records) => {
    for (const { target } of records) {
      const region = target instanceof Element ? target.closest('output') : target.parentElement?.closest('output');
      if (region?.textContent) heard.push(region.textContent);
    }
  });
  watch.observe(document.body, { childList: true, subtree: true, characterData: true });
  return heard;
}

const banners = () => document.querySelectorAll('.tryagain-banner').length;
const comeBack = () => window.dispatchEvent(new Event('focus'));

async function showEmpty(): Promise<void> {
  await choose('kimi/balance-empty');
  render(
    <TryAgainProvider client={client} viewer="owner" links={links}>
      <App />
    </TryAgainProvider>,
  );
  screen.getByRole('button', { name: 'Send' }).click();
  // Two banners; the chat, the query and the boundary, each with a message.
  await waitFor(() => expect(banners()).toBe(2), { timeout: 5000 });
  await waitFor(() => expect(document.querySelectorAll('.tryagain-message')).toHaveLength(3), { timeout: 5000 });
  await waitFor(() => expect(client.isFetching()).toBe(0));
}

describe('Early recovery over HTTP', () => {
  it('A7 back from the top-up: one request for the balance; banners, boundary and query recover, and it is said once', async () => {
    await showEmpty();
    const [balanceBefore, chatBefore] = [balanceAsked(), chatAsked()];
    for (const link of screen.getAllByRole('link', { name: /^Top up/ })) link.click();
    await choose('none');
    const heard = listen();
    await later(1100);
    comeBack();
    document.dispatchEvent(new Event('visibilitychange'));
    comeBack();

    await screen.findByText('Query answered.', undefined, { timeout: 5000 });
    await screen.findByText('Boundary answered.', undefined, { timeout: 5000 });
    expect(banners()).toBe(0);
    await later(1500);
    expect(balanceAsked() - balanceBefore).toBe(1);
    // The query and the boundary's: a chat is billed, and its button is a person's.
    expect(chatAsked() - chatBefore).toBe(2);
    expect(heard.filter((text) => text === 'Balance restored.')).toHaveLength(1);

    const button = screen.getByRole('button', { name: /again/i });
    expect(button.getAttribute('aria-disabled')).toBeNull();
    button.click();
    await waitFor(() => expect(document.querySelectorAll('.tryagain-message')).toHaveLength(0), { timeout: 5000 });
    expect((await axe.run(document.body, { rules: { region: { enabled: false } } })).violations.map(({ id }) => id)).toEqual([]);
  });

  it('back without having paid: one request, nothing changes and nothing is said; a second return asks nothing', async () => {
    await showEmpty();
    const [balanceBefore, chatBefore] = [balanceAsked(), chatAsked()];
    screen.getAllByRole('link', { name: /^Top up/ })[0]?.click();
    await later(1100);
    await waitFor(() => expect(document.querySelectorAll('output:not(:empty)')).toHaveLength(0), { timeout: 8000 });
    const heard = listen();
    comeBack();
    await waitFor(() => expect(balanceAsked() - balanceBefore).toBe(1));
    comeBack();
    await later(500);
    expect(balanceAsked() - balanceBefore).toBe(1);
    expect(chatAsked()).toBe(chatBefore);
    expect(heard).toEqual([]);
    expect(banners()).toBe(2);
  }, 30_000);

  it('a flicker of the focus as the page opens is no return', async () => {
    await showEmpty();
    const before = balanceAsked();
    screen.getAllByRole('link', { name: /^Top up/ })[0]?.click();
    comeBack();
    await later(300);
    expect(balanceAsked()).toBe(before);
    await later(900);
    comeBack();
    await waitFor(() => expect(balanceAsked()).toBe(before + 1));
  });

  it('"I\'ve topped up" at both banners: one request, and what failed recovers without a link', async () => {
    await showEmpty();
    const before = balanceAsked();
    await choose('none');
    const heard = listen();
    for (const button of screen.getAllByRole('button', { name: "I've topped up" })) button.click();
    await screen.findByText('Boundary answered.', undefined, { timeout: 5000 });
    await screen.findByText('Query answered.', undefined, { timeout: 5000 });
    expect(balanceAsked() - before).toBe(1);
    await later(500);
    expect(heard.filter((text) => text === 'Balance restored.')).toHaveLength(1);
  });
});
