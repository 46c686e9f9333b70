import { useState } from 'react';
import { ErrorMessage } from '../../src/components/error-message.js';
import type { ProviderError } from '../../src/errors.js';
import { useGalleryWords } from './gallery-words.js';

/** The same failure for both readers. It is made when the story is opened, so that its wait begins then. */
export function BothReaders({ make, label: of }: { make: () => ProviderError; label?: string }) {
  const words = useGalleryWords();
  const [error] = useState(make);
  return (
    <div className="readers">
      {(['user', 'owner'] as const).map((viewer) => (
        <section key={viewer} aria-label={of ? `${of}: ${words[viewer]}` : words[viewer]}>
          <p className="readers-label">{words[viewer]}</p>
          {error.kind === 'aborted' && <p className="readers-nothing">{words.nothing}</p>}
          <ErrorMessage error={error} viewer={viewer} onRetry={() => new Promise((resolve) => setTimeout(resolve, 1500))} />
        </section>
      ))}
    </div>
  );
}
