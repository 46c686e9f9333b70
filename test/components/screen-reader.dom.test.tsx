import { virtual } from '@guidepup/virtual-screen-reader';
import { QueryClient } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BalanceBanner } from '../../src/components/balance-banner.js';
import { ErrorMessage } from '../../src/components/error-message.js';
import { ErrorToaster } from '../../src/components/error-toaster.js';
import { ProviderErrorBoundary } from '../../src/components/provider-error-boundary.js';
import { RetryButton } from '../../src/components/retry-button.js';
import { StreamingText } from '../../src/components/streaming-text.js';
import type { StreamedMessage } from '../../src/components/streaming-text.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { VoiceStatus } from '../../src/components/voice-status.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { useErrorToast } from '../../src/hooks/use-error-toast.js';

/** What somebody who sees nothing hears, as a screen reader that is no real one says it: changes of live regions, and no ticking timer. */
const start = Date.parse('2026-11-22T12:00:00Z');
/** In two steps: what is to be gone before anything is spoken is taken away when React draws, which is after each. */
const pass = async (ms: number) => {
  await act(() => vi.advanceTimersByTimeAsync(Math.min(50, ms)));
  await act(() => vi.advanceTimersByTimeAsync(Math.max(0, ms - 50)));
};
const limited = (seconds: number) =>
  new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait: { until: start + seconds * 1000, source: 'header', exact: true } });
/** Alerts that come with their words: each is read out as it comes, which the virtual reader leaves out. */
let alerts: MutationObserver;
let cameAsAlert: string[];
/** A region that is emptied says nothing. */
const announced = async () => [
  ...cameAsAlert,
  ...(await virtual.spokenPhraseLog()).filter((phrase) => /^(?:polite|assertive): ./.test(phrase)),
];

/** The page is there before anything goes wrong on it, as a region that comes with its words is often not read. */
async function open(page: (what: ReactNode) => ReactNode = (what) => what) {
  const { rerender } = render(<main>{page(null)}</main>);
  await virtual.start({ container: document.body });
  await virtual.clearSpokenPhraseLog();
  return (what: ReactNode) => act(async () => rerender(<main>{page(what)}</main>));
}

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  cameAsAlert = [];
  alerts = new MutationObserver((records) => {
    const added = records.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node instanceof HTMLElement);
    const came = added.flatMap((node) => [node, ...node.querySelectorAll<HTMLElement>('*')]).filter(({ role }) => role === 'alert');
    cameAsAlert.push(...came.map((alert) => `assertive: ${alert.innerText ?? alert.textContent}`));
  });
  alerts.observe(document.body, { childList: true, subtree: true });
});
afterEach(async () => {
  alerts.disconnect();
  await virtual.stop();
  vi.useRealTimers();
});

describe('a virtual screen reader', () => {
  it.each([
    ['a button', 30, 3, (error: ProviderError) => <RetryButton error={error} onRetry={vi.fn()} />],
    ['a button', 300, 5, (error: ProviderError) => <RetryButton error={error} onRetry={vi.fn()} />],
    ['a message', 30, 3, (error: ProviderError) => <ErrorMessage error={error} onRetry={vi.fn()} />],
    ['a message', 300, 5, (error: ProviderError) => <ErrorMessage error={error} onRetry={vi.fn()} />],
  ] as const)(
    'A1 M16 hears of %s that waits %i seconds at most %i times, last that one can try again now',
    async (_, seconds, most, ui) => {
      const show = await open();
      await show(ui(limited(seconds)));
      for (let second = 0; second < seconds + 5; second += 1) await act(() => vi.advanceTimersByTimeAsync(1000));
      const heard = await announced();
      expect(heard.length).toBeGreaterThanOrEqual(2);
      expect(heard.length).toBeLessThanOrEqual(most);
      expect(heard.at(-1)).toBe('polite: You can try again now.');
    },
  );

  it('A7 hears a banner once when it comes, once when it changes, and once that the balance is restored', async () => {
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
    const set = (available: number) =>
      act(
        async () =>
          void client.setQueryData(['tryagain', 'balance', 'kimi', '/api/ai'], { available, cash: null, voucher: null, currency: 'USD' }),
      );
    const show = await open((what) => (
      <TryAgainProvider client={client} viewer="owner">
        {what}
      </TryAgainProvider>
    ));
    await set(0.4);
    await show(<BalanceBanner low={1} />);
    await pass(10_000);
    await set(0);
    await pass(10_000);
    await set(20);
    await pass(10_000);
    expect(await announced()).toEqual([
      'polite: Your balance with Kimi is running low. $0.40 is left. Top up before it is used up.',
      'polite: Your balance with Kimi is used up. Your balance is $0.00. Top up to continue.',
      'polite: Balance restored.',
    ]);
  });

  it('A8 hears of an answer of a hundred words a second that it began, and that it is complete', async () => {
    const answer = (text: string, state: 'streaming' | 'done'): StreamedMessage => ({ parts: [{ type: 'text', text, state }] });
    const show = await open();
    let text = 'One';
    for (let word = 0; word < 100; word += 1) {
      text += ` word${word}`;
      await show(<StreamingText message={answer(text, 'streaming')} />);
      await pass(10);
    }
    await show(<StreamingText message={answer(text, 'done')} />);
    await pass(10_000);
    expect(await announced()).toEqual(['polite: Answering', 'polite: Answer complete']);
  });

  it('A8 hears of an answer that breaks that it began, and why it ended', async () => {
    const half = (state: 'streaming' | 'done'): StreamedMessage => ({
      parts: [{ type: 'text', text: 'Half', state }],
      metadata: { finishReason: null },
    });
    const show = await open();
    await show(<StreamingText message={half('streaming')} />);
    await pass(1000);
    const failure = new ProviderError({ kind: 'network', code: 'stream-ended-early', detail: 'stream-cut' });
    await show(
      <>
        <StreamingText message={half('done')} />
        <ErrorMessage error={failure} onRetry={vi.fn()} />
      </>,
    );
    await pass(10_000);
    const heard = await announced();
    expect(heard).toHaveLength(2);
    expect(heard).toContain('polite: Answering');
    expect(heard[0]).toMatch(/^assertive: .*The answer was cut off: the connection broke\..*Try again to get the whole answer\./);
  });

  it('A9 hears the fallback of a boundary once', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const failure = new ProviderError({ kind: 'overloaded', provider: 'kimi' });
    function Broken(): ReactNode {
      throw failure;
    }
    const show = await open((what) => <ProviderErrorBoundary resetKeys={[what]}>{what}</ProviderErrorBoundary>);
    await show(<Broken />);
    await pass(10_000);
    const heard = await announced();
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatch(/^assertive: .*The AI service is very busy right now\./);
    vi.restoreAllMocks();
  });

  it('A13 hears a voice that fails once, with its wait, then when it may go on; nothing while it speaks', async () => {
    const show = await open();
    const press = () => undefined;
    const at = { sentences: ['One. ', 'Two.'], position: 1, unspoken: 'Two.', pause: press, resume: press, stop: press, retry: press };
    for (const status of ['loading', 'speaking'] as const) {
      await show(<VoiceStatus speech={{ ...at, status, error: undefined, pausedBy: undefined }} />);
      await pass(1000);
    }
    expect(await announced()).toEqual([]);
    await show(<VoiceStatus speech={{ ...at, status: 'error', error: limited(32), pausedBy: undefined }} />);
    await pass(40_000);
    const [first, ...later] = await announced();
    expect(first).toMatch(/^polite: .*Reading aloud stopped\. .*30 seconds/);
    expect(later).toEqual(['polite: You can try again in 10 seconds.', 'polite: You can try again now.']);
  });

  it('R17 hears a hundred failures of one cause in a second once', async () => {
    const fns = new Set<ReturnType<typeof useErrorToast>>();
    function App() {
      fns.add(useErrorToast());
      return <ErrorToaster />;
    }
    const show = await open();
    await show(<App />);
    for (let index = 0; index < 100; index += 1) {
      await act(async () => void [...fns][0]?.(new ProviderError({ kind: 'overloaded', provider: 'kimi' })));
      await pass(10);
    }
    await pass(20_000);
    const heard = await announced();
    // One region, in three pieces.
    expect(heard).toEqual([
      'polite: Notification',
      'polite: The AI service is very busy right now.',
      "polite: It's nothing you did. Try again now or in a few minutes.",
    ]);
  });
});
