import { createRoot } from 'react-dom/client';
import { ErrorMessage, ProviderErrorBoundary, TryAgainProvider, useProviderMutation, useProviderQuery } from 'tryagain';
import 'tryagain/styles.css';

interface Model {
  id: string;
}

function Models() {
  const models = useProviderQuery({
    queryKey: ['models'],
    queryFn: ({ signal }): Promise<{ data: Model[] }> => fetch('/api/ai/kimi/models', { signal }).then((r) => r.json()),
    select: (answer) => answer.data.map((model) => model.id),
  });
  return <p data-testid="models">{models.data?.join(', ') ?? 'Loading'}</p>;
}

function Ask() {
  const ask = useProviderMutation({
    mutationFn: (question: string): Promise<{ choices: { message: { content: string } }[] }> =>
      fetch('/api/ai/kimi/chat/completions', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: question }] }),
      }).then((r) => r.json()),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate('Why is the sky blue?');
      }}
    >
      <button>Ask</button>
      <p data-testid="answer">{ask.data?.choices[0]?.message.content}</p>
      <ErrorMessage error={ask.error} onRetry={() => ask.mutateAsync(ask.variables ?? '')} />
    </form>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <TryAgainProvider viewer="owner">
    <ProviderErrorBoundary>
      <Models />
    </ProviderErrorBoundary>
    <Ask />
  </TryAgainProvider>,
);
