import type { ReactNode } from 'react';
import { ErrorToaster, useErrorToast } from 'tryagain';

/** Once, beside the app. */
export function Page({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <ErrorToaster />
    </>
  );
}

export function SyncButton({ sync }: { sync: () => Promise<void> }) {
  const toast = useErrorToast();
  const run = (): Promise<void> => sync().catch((error: unknown) => void toast(error, { onRetry: run }));
  return <button onClick={() => void run()}>Synchronise</button>;
}
