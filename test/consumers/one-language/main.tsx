import { createRoot } from 'react-dom/client';
import { ErrorMessage, TryAgainProvider, useProviderQuery } from 'tryagain';
import { zh } from 'tryagain/messages';
import 'tryagain/styles.css';

function Models() {
  const models = useProviderQuery({
    queryKey: ['models'],
    queryFn: ({ signal }): Promise<{ data: { id: string }[] }> => fetch('/api/ai/kimi/models', { signal }).then((r) => r.json()),
  });
  return <ErrorMessage error={models.error} onRetry={models.refetch} />;
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <TryAgainProvider messages={zh} viewer="owner">
    <Models />
  </TryAgainProvider>,
);
