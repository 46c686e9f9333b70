import { render } from '@testing-library/react';
import { normalizeError } from 'tryagain/errors';
import { expect, test } from 'vitest';
import { ErrorMessage } from '../../src/components/error-message.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { en } from '../../src/messages/en.js';
import { canaries, carriers, escaped } from './leaks-carriers.ts';

test.each(Object.entries(carriers))('S2 S3 no word of it is on the page: %s', (_, carry) => {
  for (const secret of Object.values(canaries)) {
    for (const viewer of ['user', 'owner'] as const) {
      const { baseElement, unmount } = render(
        <TryAgainProvider messages={en} viewer={viewer}>
          <ErrorMessage error={carry(secret)} onRetry={() => undefined} />
        </TryAgainProvider>,
      );
      const { kind } = normalizeError(carry(secret));
      expect(baseElement.querySelector('[data-kind]')?.getAttribute('data-kind')).toBe(kind);
      expect(baseElement.outerHTML).not.toMatch(escaped);
      unmount();
    }
  }
});
