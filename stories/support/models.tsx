import { useProviderQuery } from '../../src/hooks/use-provider-query.js';
import { makeError } from './make-error.js';

/** A list that fails as often as it is told to, then is there. */
export function failingTimes(failures: number, failure = () => makeError({ kind: 'authentication' })): () => Promise<string[]> {
  let asked = 0;
  return async () => {
    asked += 1;
    if (asked <= failures) throw failure();
    return ['kimi-k2.6', 'kimi-latest'];
  };
}

export function Models({ queryFn }: { queryFn: () => Promise<string[]> }) {
  const models = useProviderQuery({ queryKey: ['story', 'models'], queryFn });
  return <ul>{models.data?.map((model) => <li key={model}>{model}</li>) ?? <li>Loading</li>}</ul>;
}
