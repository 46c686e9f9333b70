import { QueryClient } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import naughty from 'big-list-of-naughty-strings';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { BalanceBanner } from '../../src/components/balance-banner.js';
import { ErrorMessage } from '../../src/components/error-message.js';
import { ErrorToaster } from '../../src/components/error-toaster.js';
import { QuotaBanner } from '../../src/components/quota-banner.js';
import { StreamingText } from '../../src/components/streaming-text.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { UsageMeter } from '../../src/components/usage-meter.js';
import { normalizeError } from '../../src/errors.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { useErrorToast } from '../../src/hooks/use-error-toast.js';
import { describeFailure, en } from '../../src/messages.js';

const texts: readonly string[] = naughty;
const plain = 'plain-4711';
const viewers = ['user', 'owner'] as const;

/** What a provider can say, wherever it can say it: each text in the place of each of these. */
const failuresOf = (text: string): readonly unknown[] => [
  new ProviderError({ kind: 'server-error', provider: text, code: text, requestId: text, advice: 'contact-provider' }),
  new ProviderError({ kind: 'insufficient-balance', provider: text, code: text }),
  { status: 404, body: { error: { type: 'resource_not_found_error', message: `Not found the model ${text} or Permission denied` } } },
  { status: 429, body: { error: { type: text, message: text, code: text, param: text } } },
  {
    status: 500,
    headers: { 'x-request-id': text, 'retry-after': text },
    body: { request_id: text, error: { type: 'server_error', message: text } },
  },
  { base_resp: { status_code: text, status_msg: text } },
];
/** Those of which something is shown: a request id, a code. */
const shownOf = (text: string) => failuresOf(text).filter((_, place) => place === 0 || place === 4);
const planOf = (name: string) => ({ name, window: '5h', used: null, max: null, remaining: 0, resetsAt: null }) as const;

function inPage(page: ReactNode, client = new QueryClient()) {
  return render(
    <TryAgainProvider client={client} viewer="owner" links={{ kimi: { topUp: 'https://example.com/pay' } }}>
      {page}
    </TryAgainProvider>,
  );
}

/** What could run, load or lead away, and what nobody of us wrote. */
function dangers(root: HTMLElement): string[] {
  const elements = [...root.querySelectorAll('*')];
  const ours = /^(?:div|span|p|button|a|svg|path|circle|g|section|output|bdi|code|details|summary|dl|dt|dd|time|ol|li|ul|h\d|main)$/;
  return elements.flatMap((element) => [
    ...(ours.test(element.localName) ? [] : [`<${element.localName}>`]),
    ...[...element.attributes]
      .filter(
        ({ name, value }) =>
          /^on/i.test(name) || /^(?:src|srcdoc|srcset|action|formaction)$/i.test(name) || /^\s*(?:javascript|data|vbscript):/i.test(value),
      )
      .map(({ name, value }) => `${name}=${value}`),
    ...(element.localName === 'a' && element.getAttribute('href') !== 'https://example.com/pay'
      ? [`to ${element.getAttribute('href')}`]
      : []),
  ]);
}

describe('S4 naughty strings are text, wherever a provider can put them', () => {
  it('S4 a message, a type, a code, a model, a provider, a request id', () => {
    const alert = vi.spyOn(window, 'alert').mockImplementation(() => undefined);
    const { container: page } = inPage(
      texts.map((text, index) =>
        shownOf(text).map((error, place) => <ErrorMessage key={`${index} ${place}`} error={error} onRetry={vi.fn()} />),
      ),
    );
    expect(page.querySelectorAll('[role="alert"]').length).toBe(texts.length * 2);
    expect(dangers(page)).toEqual([]);
    expect(alert).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it.each(viewers)('S4 the sentences the %s reads do not change with what a provider says', (viewer) => {
    const read = (text: string) => failuresOf(text).map((error) => describeFailure(normalizeError(error), en, viewer, { now: null }));
    const usual = new Set(read(plain).flatMap(({ title, action }) => [title, action]));
    // "Too many requests" may stand in a list of strings, and is then believed: the sentence is ours all the same.
    const table = JSON.stringify(en);
    const strange = texts.flatMap((text) => read(text).flatMap(({ title, action }) => [title, action])).filter((said) => !usual.has(said));
    const ours = (said: string) =>
      table.includes(said.replaceAll('The AI service', '{service}')) ||
      table.includes(said.replaceAll('The AI service', '{provider}')) ||
      table.includes(said.replaceAll(en.times.soon, '{time}')) ||
      table.includes(said);
    expect(strange.filter((said) => !ours(said))).toEqual([]);
  });

  it('S4 a currency, the name of a window, an answer and what the model thought', () => {
    const clients = texts.map((text) => {
      const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
      client.setQueryData(['tryagain', 'balance', 'kimi', '/api/ai'], { available: 0, cash: null, voucher: null, currency: text });
      client.setQueryData(['tryagain', 'plan', 'minimax', '/api/ai'], { windows: [planOf(text), planOf('other')] });
      return client;
    });
    for (const [index, client] of clients.entries()) {
      const text = texts[index] ?? '';
      const { container, unmount } = inPage(
        <>
          <BalanceBanner />
          <QuotaBanner />
          <UsageMeter window={planOf(text)} />
          <StreamingText
            message={{
              parts: [
                { type: 'reasoning', text, state: 'done' },
                { type: 'text', text, state: 'done' },
              ],
            }}
          />
        </>,
        client,
      );
      expect(dangers(container), text).toEqual([]);
      unmount();
    }
  });

  it('S4 a message in the corner', () => {
    const fns = new Set<ReturnType<typeof useErrorToast>>();
    function App() {
      fns.add(useErrorToast());
      return <ErrorToaster />;
    }
    inPage(<App />);
    // Three fit on the screen at a time.
    for (let from = 0; from < texts.length; from += 3) {
      act(() => texts.slice(from, from + 3).forEach((text) => void [...fns][0]?.(failuresOf(text)[0], { onRetry: vi.fn() })));
    }
    expect(document.querySelectorAll('.tryagain-toast').length).toBe(3);
    expect(dangers(document.body)).toEqual([]);
  });
});
