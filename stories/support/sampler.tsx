import { useState } from 'react';
import { ErrorMessage } from '../../src/components/error-message.js';
import { RetryButton } from '../../src/components/retry-button.js';
import { UsageMeter } from '../../src/components/usage-meter.js';
import { planWindow } from './account-state.js';
import { makeError, waitOf } from './make-error.js';
import { aWhile } from './playground.js';

/** One of each hue, a button and a meter: enough to see a look. */
export function Sampler() {
  const [facts] = useState(() => ({
    wait: makeError({ kind: 'rate-limited', wait: waitOf(42) }),
    user: makeError({ kind: 'content-filtered', filtered: 'input' }),
    owner: makeError({ kind: 'insufficient-balance' }),
    other: makeError({ kind: 'invalid-request' }),
    window: planWindow(0.36),
  }));
  return (
    <div style={{ display: 'grid', gap: '1em' }}>
      <ErrorMessage error={facts.wait} onRetry={aWhile} />
      <ErrorMessage error={facts.user} onRetry={aWhile} />
      <ErrorMessage error={facts.owner} onRetry={aWhile} />
      <ErrorMessage error={facts.other} onRetry={aWhile} />
      <p style={{ margin: 0 }}>
        <RetryButton error={null} onRetry={aWhile} />
      </p>
      <UsageMeter window={facts.window} />
    </div>
  );
}
