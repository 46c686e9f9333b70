import { ErrorMessage, useProviderMutation } from 'tryagain';
import 'tryagain/styles.css';

export function Summary({ summarise }: { summarise: () => Promise<string> }) {
  const { data, error, mutateAsync } = useProviderMutation({ mutationFn: summarise });
  return (
    <section>
      <button onClick={() => void mutateAsync().catch(() => undefined)}>Summarise</button>
      <ErrorMessage error={error} onRetry={() => mutateAsync()} />
      <p>{data}</p>
    </section>
  );
}
