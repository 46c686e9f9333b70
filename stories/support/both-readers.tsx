import { useState } from 'react';
import { ErrorMessage } from '../../src/components/error-message.js';
import type { ProviderError } from '../../src/errors.js';

const readers = [
  ['user', 'What a visitor reads'],
  ['owner', 'What the owner reads'],
] as const;

/** The same failure for both readers. It is made when the story is opened, so that its wait begins then. */
export function BothReaders({ make, label: of }: { make: () => ProviderError; label?: string }) {
  const [error] = useState(make);
  return (
    <div className="readers">
      {readers.map(([viewer, label]) => (
        <section key={viewer} aria-label={of ? `${of}: ${label}` : label}>
          <p className="readers-label">{label}</p>
          <ErrorMessage error={error} viewer={viewer} onRetry={() => new Promise((resolve) => setTimeout(resolve, 1500))} />
        </section>
      ))}
    </div>
  );
}
