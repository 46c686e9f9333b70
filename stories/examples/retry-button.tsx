import { RetryButton } from 'tryagain';

interface SaveFailedProps {
  error: unknown;
  save: () => Promise<void>;
}

export function SaveFailed({ error, save }: SaveFailedProps) {
  return (
    <p>
      This draft is not saved yet. <RetryButton error={error} onRetry={save} />
    </p>
  );
}
