import { cleanup, render, waitFor } from '@testing-library/react';
import { Profiler, useEffect } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { useChat } from 'tryagain';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** All that a long answer says, there at once, in pieces as a network delivers them. */
function burst(words: number): Response {
  const frame = (content: string, finish_reason: string | null = null): string =>
    `data: ${JSON.stringify({ id: 'chatcmpl-0123456789abcdef', object: 'chat.completion.chunk', created: 1_767_225_600, model: 'kimi-k2.6', choices: [{ index: 0, delta: { content }, finish_reason }], system_fingerprint: 'fpv0_0d3a6a4f' })}\n\n`;
  const text = Array.from({ length: words }, (_, index) => frame(`w${index} `)).join('') + frame('', 'stop');
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, (at += 16_384)));
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

it('P18 40,000 words at once are few commits, and the page answers in between', async () => {
  const answer = burst(40_000);
  vi.stubGlobal('fetch', () => Promise.resolve(answer));
  let commits = 0;
  const Page = () => {
    const { messages, status, sendMessage } = useChat({ provider: 'kimi', model: 'kimi-k2.6' });
    useEffect(() => void sendMessage({ text: 'Go' }), [sendMessage]);
    return (
      <>
        <output>{status}</output>
        {messages.map(({ id, parts }) => (
          <p key={id}>{parts.map(({ text }) => text).join('')}</p>
        ))}
      </>
    );
  };
  let turns = 0;
  const channel = new MessageChannel();
  const turn = (): void => {
    turns += 1;
    channel.port2.postMessage(null);
  };
  channel.port1.onmessage = turn;
  turn();
  const begun = performance.now();
  render(
    <Profiler id="page" onRender={() => (commits += 1)}>
      <Page />
    </Profiler>,
  );
  await waitFor(() => expect(document.querySelector('output')?.textContent).toBe('ready'), { timeout: 10_000 });
  const took = performance.now() - begun;
  channel.port1.close();
  expect(document.querySelectorAll('p')[1]?.textContent?.endsWith('w39999 ')).toBe(true);
  expect(commits).toBeLessThanOrEqual(took / 50 + 5);
  // By time, not by number: a warm machine is through sooner.
  expect(took / turns).toBeLessThan(50);
});
