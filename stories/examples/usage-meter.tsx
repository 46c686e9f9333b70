import { ErrorMessage, UsageMeter, usePlanUsage } from 'tryagain';

export function Plan() {
  const { data, error, refetch } = usePlanUsage({ provider: 'minimax' });
  return (
    <>
      <ErrorMessage error={error} onRetry={refetch} />
      {data?.windows.map((window) => (
        <UsageMeter key={`${window.name} ${window.window}`} window={window} />
      ))}
    </>
  );
}
