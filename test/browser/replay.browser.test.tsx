import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { useEffect, useRef } from 'react';
import { ErrorMessage, TryAgainProvider, useProviderMutation } from 'tryagain';
import type { ProviderError } from 'tryagain/errors';
import { describeFailure, en } from 'tryagain/messages';
import { kimi, minimax } from 'tryagain/providers';
import { scenarios } from 'tryagain/testing';
import 'tryagain/styles.css';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askAt } from './support/ask-at.ts';

/**
 * Every documented failure, over real HTTP: this page → the dev server's handler → the simulator's own server, and back
 * up to what a person sees. What each row is expected to mean stands in the tables; that they are right is another test.
 */
const documented = scenarios.filter(({ documented: page, provider }) => page && provider);

async function choose(scenario: string): Promise<void> {
  const response = await fetch('/api/ai/__simulator', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scenario }),
  });
  if (!response.ok) throw new Error(`The simulator did not take ${scenario}: ${response.status}`);
}

const bodies: string[] = [];
const logged: string[] = [];

beforeEach(() => {
  bodies.length = 0;
  logged.length = 0;
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => void logged.push(args.map(String).join(' ')));
  }
});
afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  await choose('none');
});

function Probe({ provider, route, onError }: { provider: string; route: string; onError: (error: ProviderError) => void }) {
  const { mutate, mutateAsync, error, isSuccess } = useProviderMutation({
    provider,
    mutationFn: async () => {
      const response = await askAt(provider, route);
      bodies.push(JSON.stringify([...response.headers]), await response.clone().text());
      return response;
    },
  });
  const asked = useRef(false);
  useEffect(() => {
    if (!asked.current) mutate();
    asked.current = true;
  }, [mutate]);
  useEffect(() => {
    if (error) onError(error);
  }, [error, onError]);
  return (
    <>
      {isSuccess && <p>It answered.</p>}
      <ErrorMessage error={error} onRetry={() => mutateAsync()} />
    </>
  );
}

/** Longer pieces of a provider's sentence: none may be on the page. */
const pieces = (message: string): string[] => message.split(/[.,:;<>]/).filter((piece) => piece.trim().split(' ').length > 3);
const ids = /\borg-|\bak-|\bproj-|base_resp|status_msg/i;
/** Codes are for developers: in the document, never on the page. */
const codes = /[a-z]+_[a-z_]+_error|exceeded_current_quota|\b(?:10[0-4]\d|20[1-5]\d|20132)\b/;

for (const viewer of ['user', 'owner'] as const) {
  describe(`what the ${viewer} sees`, () => {
    for (const scenario of documented) {
      const provider = scenario.provider ?? '';
      const row = [...kimi.rows, ...minimax.rows].find(({ id }) => id === scenario.row);
      const route = scenario.at === 'everywhere' ? 'POST /chat/completions' : (scenario.at[0] ?? '');
      it(`${scenario.name} (${route}) is ${row?.kind}: a sentence, an action, and no word of the provider's`, async () => {
        await choose(scenario.name);
        let failure: ProviderError | undefined;
        const { container } = render(
          <TryAgainProvider viewer={viewer}>
            <Probe provider={provider} route={route} onError={(error) => (failure = error)} />
          </TryAgainProvider>,
        );
        await waitFor(() => expect(container.querySelector('.tryagain-message')).not.toBeNull(), { timeout: 5_000 });
        if (!failure) throw new Error('no failure reached the hook');

        expect(failure.kind).toBe(row?.kind);
        expect(failure.provider).toBe(provider);
        expect(failure.requestId).not.toBeNull();
        const { title, action } = describeFailure(failure, en, viewer);
        const message = screen.getByText(title).closest('.tryagain-message');
        expect(message?.textContent).toContain(action);
        expect(message?.getAttribute('data-kind')).toBe(row?.kind);

        const seconds = /after (\d+) seconds/.exec(scenario.message)?.[1];
        const button = message?.querySelector('.tryagain-button') ?? null;
        if (seconds) {
          expect(failure.retryAt).toBeGreaterThan(Date.now() + (Number(seconds) - 1.5) * 1_000);
          expect(button?.getAttribute('data-state')).toBe('waiting');
          expect(button?.getAttribute('aria-disabled')).toBe('true');
          expect(button?.textContent).toMatch(/\d/);
        } else {
          expect(failure.retryAt).toBeNull();
          expect(button?.getAttribute('data-state') ?? 'ready').toBe('ready');
        }

        const everywhere = [document.body.innerHTML, ...bodies, ...logged].join('\n');
        expect(everywhere).not.toMatch(ids);
        expect(document.body.innerText).not.toMatch(codes);
        for (const piece of pieces(scenario.message)) expect(everywhere).not.toContain(piece);
      });
    }
  });
}

it('both documented tables are here, whole', () => {
  expect(new Set(documented.filter(({ provider }) => provider === 'kimi').map(({ row }) => row)).size).toBe(22);
  expect(new Set(documented.filter(({ provider }) => provider === 'minimax').map(({ row }) => row)).size).toBe(23);
});

it('the click that works: the failure goes, the answer is there', async () => {
  await choose('minimax/1000');
  render(
    <TryAgainProvider>
      <Probe provider="minimax" route="POST /t2a_v2" onError={() => undefined} />
    </TryAgainProvider>,
  );
  const button = await screen.findByRole('button');
  await choose('none');
  button.click();
  await screen.findByText('It answered.');
  expect(document.querySelector('.tryagain-message')).toBeNull();
});
