import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ErrorMessage } from '../../src/components/error-message.js';
import { RetryButton } from '../../src/components/retry-button.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { ProviderError } from '../../src/errors/provider-error.js';

/** What of a page's text stands beside each other, where no rule of ours puts a gap there. */
const gapBefore = (element: Element | null) => element?.previousSibling?.textContent;

it.each(['user', 'owner'] as const)('without our style sheet there is a space between the buttons that the %s gets', (viewer) => {
  const { container } = render(
    <TryAgainProvider viewer={viewer} links={{ kimi: { topUp: 'https://example.com/pay' } }}>
      <ErrorMessage error={new ProviderError({ kind: 'insufficient-balance', provider: 'kimi' })} onRetry={() => undefined} />
    </TryAgainProvider>,
  );
  const [, second] = container.querySelectorAll('.tryagain-actions > *');
  expect(gapBefore(second ?? null)).toBe(' ');
});

it('without our style sheet there is a space between a mark and its label, and before the button that stops', () => {
  const error = new ProviderError({ kind: 'overloaded', wait: { until: Date.now() + 60_000, source: 'header', exact: true } });
  const { container } = render(<RetryButton auto="at-zero" error={error} onRetry={() => undefined} />);
  expect(container.querySelector('.tryagain-mark')?.nextSibling?.textContent).toBe(' ');
  expect(gapBefore(container.querySelector('.tryagain-stop'))).toBe(' ');
});

it('a button in a sentence puts no space before what follows it', () => {
  const { container } = render(
    <p>
      Or <RetryButton onRetry={() => undefined} />, please.
    </p>,
  );
  expect(container.textContent).toBe('Or  Try again, please.');
});
