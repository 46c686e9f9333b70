import { createRoot } from 'react-dom/client';
import { ErrorMessage, RetryButton, TryAgainProvider } from 'tryagain';
import { useModels } from './use-models';
import './app.css';

function Models() {
  const { error, refetch } = useModels();
  return (
    <div className="mx-auto grid max-w-xl gap-6 p-6">
      <ErrorMessage
        error={error}
        onRetry={refetch}
        className="rounded-none border-dashed data-[retry=soon]:bg-amber-50 dark:data-[retry=soon]:bg-amber-950"
      />
      {error && (
        <p>
          Not there yet.{' '}
          <RetryButton
            error={error}
            onRetry={refetch}
            className="rounded-full data-[state=waiting]:cursor-wait data-[state=ready]:bg-emerald-700"
          />
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
