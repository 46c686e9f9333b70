import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import {
  ProviderErrorBoundary,
  RetryButton,
  StreamingText,
  TryAgainProvider,
  UsageMeter,
  useBalance,
  useChat,
  useCountdown,
  usePlanUsage,
  useProviderQuery,
} from 'tryagain';
import { normalizeError } from 'tryagain/errors';
import { en } from 'tryagain/messages';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { choose } from './support/watch-requests.ts';

/** The pieces that no other file here meets over real HTTP. */
beforeEach(() => choose('none'));
afterEach(async () => {
  cleanup();
  await choose('none');
});

function Models() {
  const { data } = useProviderQuery({
    queryKey: ['models'],
    queryFn: ({ signal }): Promise<{ data: unknown[] }> => fetch('/api/ai/kimi/models', { signal }).then((response) => response.json()),
  });
  return <p>{data ? `${data.data.length} models` : 'Loading'}</p>;
}

it('a query throws to its boundary, and one click brings boundary and query back', async () => {
  await choose('kimi/invalid-authentication');
  render(
    <TryAgainProvider viewer="owner">
      <ProviderErrorBoundary>
        <Models />
      </ProviderErrorBoundary>
    </TryAgainProvider>,
  );
  const button = await screen.findByRole('button');
  expect(document.querySelector('.tryagain-message')?.getAttribute('data-kind')).toBe('authentication');
  await choose('none');
  button.click();
  await screen.findByText(/^\d+ models$/);
});

function Account() {
  const balance = useBalance();
  const plan = usePlanUsage();
  return (
    <>
      <p data-testid="balance">{balance.data && `${balance.data.available} ${balance.data.currency}`}</p>
      {plan.data?.windows.map((window, index) => (
        <UsageMeter key={index} window={window} />
      ))}
    </>
  );
}

it('money with the currency of the host that was asked, and a meter for each window of the plan', async () => {
  render(
    <TryAgainProvider viewer="owner">
      <Account />
    </TryAgainProvider>,
  );
  await waitFor(() => expect(screen.getByTestId('balance').textContent).toMatch(/^\d+\.\d\d USD$/));
  const meters = await screen.findAllByRole('meter');
  expect(meters.length).toBeGreaterThan(1);
  for (const meter of meters) expect(Number(meter.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
});

function Waiting({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { seconds, state } = useCountdown(normalizeError(error).retryAt);
  return (
    <>
      <p data-testid="seconds">{`${seconds} ${state}`}</p>
      <RetryButton error={error} onRetry={onRetry} />
    </>
  );
}

it('the button and a countdown of one’s own show the wait of a real answer, and are ready in the same moment', async () => {
  await choose('kimi/concurrency');
  const response = await fetch('/api/ai/kimi/models');
  const error = normalizeError(await response.json());
  const asked = error.retryAt ?? 0;
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(5);
  let calls = 0;
  render(<Waiting error={error} onRetry={() => (calls += 1)} />);
  const button = await screen.findByRole('button');
  await waitFor(() => expect(button.getAttribute('data-state')).toBe('waiting'));
  act(() => button.click());
  expect(calls).toBe(0);
  await waitFor(() => expect(button.getAttribute('data-state')).toBe('ready'), { timeout: 15_000 });
  expect(Date.now()).toBeGreaterThanOrEqual(asked);
  expect(screen.getByTestId('seconds').textContent).toBe('0 ready');
  act(() => button.click());
  expect(calls).toBe(1);
}, 20_000);

function Chat() {
  const { messages, sendMessage } = useChat({ provider: 'kimi', model: 'kimi-k2.6' });
  return (
    <>
      <button onClick={() => void sendMessage({ text: 'Why is the sky blue?' })}>Send</button>
      {messages
        .filter(({ role }) => role === 'assistant')
        .map((message) => (
          <StreamingText key={message.id} message={message} />
        ))}
    </>
  );
}

it('an answer is shown while it comes, and told twice: that it began, and that it is whole', async () => {
  render(
    <TryAgainProvider>
      <Chat />
    </TryAgainProvider>,
  );
  screen.getByRole('button').click();
  await waitFor(() => expect(document.querySelector('.tryagain-answer')?.getAttribute('data-state')).toBe('streaming'));
  await screen.findByText(en.answer.started);
  await waitFor(() => expect(document.querySelector('.tryagain-answer')?.getAttribute('data-state')).toBe('complete'), { timeout: 15_000 });
  await screen.findByText(en.answer.complete);
  expect(document.querySelector('.tryagain-answer-parts')?.textContent?.length).toBeGreaterThan(100);
}, 20_000);
