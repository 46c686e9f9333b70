import { useRef, useState } from 'react';
import { ErrorMessage } from '../../src/components/error-message.js';
import { useCooldown } from '../../src/hooks/use-cooldown.js';
import { useProviderQuery } from '../../src/hooks/use-provider-query.js';
import { makeError, waitOf } from './make-error.js';
import './cooldown.css';

type Asked = 'kimi' | 'minimax';
const labels = { kimi: 'Kimi', minimax: 'MiniMax' } as const;

interface PanelProps {
  provider: Asked;
  name: string;
  ask: () => Promise<string>;
}

/** One of several that ask the same provider and know nothing of each other. */
function Panel({ provider, name, ask }: PanelProps) {
  const { data, error, refetch } = useProviderQuery({ provider, queryKey: [provider, name], queryFn: ask, retry: false });
  return (
    <section className="cooldown-panel" aria-label={name}>
      <h3>{name}</h3>
      <ErrorMessage error={error} onRetry={refetch} />
      {data !== undefined && <p>{data}</p>}
    </section>
  );
}

/** A page whose parts ask one provider, and what they have sent. */
export function OneWait({ waitSeconds, provider = 'kimi' }: { waitSeconds: number; provider?: Asked }) {
  const [shown, setShown] = useState(1);
  const [sent, setSent] = useState(0);
  const calls = useRef(0);
  const cooldown = useCooldown(provider);
  const ask = async () => {
    calls.current += 1;
    setSent(calls.current);
    if (calls.current === 1) throw makeError({ kind: 'rate-limited', provider, wait: waitOf(waitSeconds) });
    return 'It answered.';
  };
  return (
    <div className="cooldown-page">
      <p>
        Requests sent: <output>{sent}</output>. {labels[provider]}{' '}
        {cooldown.state === 'waiting' ? `cools down for ${cooldown.seconds}\u00a0s` : 'may be asked'}.
      </p>
      <div className="cooldown-panels">
        {['Models', 'Summary', 'Suggestions'].slice(0, shown).map((name) => (
          <Panel key={name} provider={provider} name={name} ask={ask} />
        ))}
      </div>
      <div className="cooldown-actions">
        <button type="button" className="tryagain-button" data-variant="quiet" onClick={() => setShown((count) => Math.min(3, count + 1))}>
          Ask for one more thing
        </button>
        <button type="button" className="tryagain-button" data-variant="quiet" onClick={cooldown.clear}>
          The cause is gone
        </button>
      </div>
    </div>
  );
}
