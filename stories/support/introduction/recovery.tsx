import { QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { BalanceBanner } from '../../../src/components/balance-banner.js';
import { ErrorMessage } from '../../../src/components/error-message.js';
import { TryAgainProvider } from '../../../src/components/try-again-provider.js';
import { useTryAgain } from '../../../src/hooks/try-again-context.js';
import { useProviderQuery } from '../../../src/hooks/use-provider-query.js';
import { demoServer } from '../demo-server.js';

interface Completion {
  choices: { message: { content: string } }[];
}

/** An app without money, beside the page where its owner pays. */
export function Recovery() {
  const [{ client, basePath, simulator }] = useState(() => {
    const server = demoServer('introduction');
    server.simulator.use('kimi/balance-empty');
    return { ...server, client: new QueryClient() };
  });
  const [paid, setPaid] = useState(0);
  return (
    <div className="intro-recovery">
      <div className="intro-window">
        <p className="intro-bar">Your app</p>
        <TryAgainProvider client={client} viewer="owner" links={{}} basePath={basePath}>
          <BalanceBanner provider="kimi" />
          <Suggestion />
        </TryAgainProvider>
      </div>
      <div className="intro-window">
        <p className="intro-bar">The provider’s page</p>
        <p>
          Balance: <output>${paid.toFixed(2)}</output>
        </p>
        <button
          type="button"
          className="tryagain-button"
          data-variant="quiet"
          onClick={() => {
            simulator.use('none');
            setPaid((before) => before + 10);
          }}
        >
          Pay in $10
        </button>
        <button
          type="button"
          className="tryagain-button"
          data-variant="quiet"
          onClick={() => {
            simulator.use('kimi/balance-empty');
            setPaid(0);
            void client.resetQueries();
          }}
        >
          Spend it all
        </button>
      </div>
    </div>
  );
}

function Suggestion() {
  const { basePath } = useTryAgain();
  const question = 'What should I cook with three eggs?';
  const { data, error, isPending, refetch } = useProviderQuery<Completion>({
    provider: 'kimi',
    queryKey: ['suggestion'],
    queryFn: () =>
      fetch(`${basePath}/kimi/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: question }] }),
      }).then((response) => response.json()),
  });
  return (
    <>
      <ErrorMessage error={error} onRetry={refetch} />
      {isPending && <p>One moment…</p>}
      {data && (
        <div className="intro-answer">
          <p>{question}</p>
          <p dir="auto">{data.choices[0]?.message.content}</p>
        </div>
      )}
    </>
  );
}
