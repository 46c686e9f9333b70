import { createRoot } from 'react-dom/client';
import { ErrorMessage, RetryButton, TryAgainProvider } from 'tryagain';
import { Button } from './components/ui/button';
import { useModels } from './use-models';
import './shadcn.css';

function Models() {
  const { error, refetch } = useModels();
  return (
    <div className="min-h-screen bg-background p-6 text-foreground">
      <ErrorMessage error={error} onRetry={refetch} />
      {error && (
        <p className="mt-6 flex flex-wrap items-center gap-3 text-card-foreground">
          Not there yet.
          <RetryButton asChild error={error} onRetry={refetch}>
            <Button variant="outline">Ask again</Button>
          </RetryButton>
          <Button variant="outline">Another button</Button>
        </p>
      )}
    </div>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <TryAgainProvider>
    <Models />
  </TryAgainProvider>,
);
