'use client';
import { ErrorMessage, useProviderMutation } from 'tryagain';
import { summarise } from './actions';

export function Summary({ of }: { of: string }) {
  const { data, error, mutateAsync } = useProviderMutation({ provider: 'kimi', mutationFn: () => summarise(of) });
  return (
    <section>
      <button onClick={() => void mutateAsync().catch(() => undefined)}>Summarise</button>
      <ErrorMessage error={error} onRetry={() => mutateAsync()} />
      <p>{data?.summary}</p>
    </section>
  );
}
