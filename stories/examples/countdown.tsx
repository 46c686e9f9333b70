import { useCountdown } from 'tryagain';
import type { ProviderError } from 'tryagain/errors';

export function Rest({ error }: { error: ProviderError }) {
  // The second parameter: for the same error it goes on where it was when this component comes back.
  const { seconds, state } = useCountdown(error.retryAt, error);
  return <p>{state === 'waiting' ? `${seconds} seconds` : 'Now'}</p>;
}
