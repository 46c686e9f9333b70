import { useState } from 'react';
import { BalanceBanner, ErrorMessage, TryAgainProvider, useCooldown, useProviderQuery } from 'tryagain';

export interface AppProps {
  /** The tab's name, which is what it asks the model. */
  readonly name: string;
  readonly how: 'hold' | 'fail';
  /** Who looks: the owner sees the balance, too. */
  readonly viewer?: 'user' | 'owner';
  /** A failure the page is born with, as a server renders one. */
  readonly failure?: unknown;
}

/** One question to a model, what stands in its way, and what has cooled down. */
export function App({ failure = null, viewer = 'user', ...asking }: AppProps) {
  return (
    <TryAgainProvider viewer={viewer}>
      {viewer === 'owner' && <BalanceBanner />}
      <Question {...asking} />
      <Rest />
      <ErrorMessage error={failure} onRetry={() => undefined} viewer="owner" />
    </TryAgainProvider>
  );
}

function Question({ name, how }: Pick<AppProps, 'name' | 'how'>) {
  const [isAsked, setAsked] = useState(false);
  const { data, error, refetch } = useProviderQuery({
    queryKey: ['answer'],
    queryFn: ({ signal }) => ask(name, signal),
    provider: 'kimi',
    endpoint: 'chat',
    cooldown: how,
    enabled: isAsked,
    retry: false,
  });
  return (
    <>
      <button id="ask" onClick={() => setAsked(true)}>
        Ask
      </button>
      <p id="answer">{data}</p>
      <div id="failure">
        <ErrorMessage error={error} onRetry={() => refetch()} />
      </div>
    </>
  );
}

function Rest() {
  const { state, seconds, until } = useCooldown('kimi');
  return (
    <p id="rest" data-state={state} data-until={until ?? undefined}>
      {seconds}
    </p>
  );
}

async function ask(name: string, signal: AbortSignal): Promise<string> {
  const response = await fetch('/api/ai/kimi/chat/completions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: name }] }),
    signal,
  });
  return response.ok ? 'answered' : Promise.reject(response);
}
