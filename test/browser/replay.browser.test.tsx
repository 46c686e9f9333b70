import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { TryAgainProvider } from 'tryagain';
import type { ProviderError } from 'tryagain/errors';
import { describeFailure } from 'tryagain/messages';
import { scenarios } from 'tryagain/testing';
import type { Scenario } from 'tryagain/testing';
import 'tryagain/styles.css';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatProbe, question, SpeechProbe, WholeProbe } from './support/probes.tsx';
import { readers } from './support/readers.tsx';
import { watchAnswers } from './support/watch-answers.ts';
import type { WatchedAnswers } from './support/watch-answers.ts';
import { choose } from './support/watch-requests.ts';

/**
 * Every documented failure, over real HTTP: this page → the dev server's handler → the simulator's own server, and back
 * up to what people see: the visitor and the owner, in each language. What each row is expected to mean stands in the
 * tables; that they are right is another test.
 */
const documented = scenarios.filter(({ documented: page, provider }) => page && provider);
const firstRoute = ({ at }: Scenario): string => (at === 'everywhere' ? 'POST /chat/completions' : (at[0] ?? ''));
const isMetAt = ({ at }: Scenario, route: string): boolean => at === 'everywhere' || at.some((known) => known === route);

const logged: string[] = [];
let answers: WatchedAnswers;

beforeEach(() => {
  logged.length = 0;
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation(
      (...args: unknown[]) =>
        void logged.push(
          args.map((arg) => `${String(arg)} ${JSON.stringify(arg) ?? ''} ${arg instanceof Error ? arg.stack : ''}`).join(' '),
        ),
    );
  }
  answers = watchAnswers();
});
afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  await choose('none');
});

/** Pieces of a provider's sentence, of two words and more: none may be on the page, in an answer or in the console. */
const pieces = (message: string): string[] => {
  const found = message
    .split(/[.,:;<>]/)
    .map((piece) => piece.trim())
    .filter((piece) => piece.includes(' '));
  if (found.length === 0) throw new Error(`Nothing of "${message}" could be looked for.`);
  return found;
};
/** Ids of accounts, and MiniMax's own word for a failure: its frames of sound say `success`. */
const ids = /\borg-|\bak-|\bproj-|status_msg(?!":"success")/i;
/** Codes are for developers: in the document, never on the page. */
const codes = /[a-z]+_[a-z_]+_error|exceeded_current_quota|\b(?:10[0-4]\d|20[1-5]\d|20132)\b/;

/** Lets it fail, and hands back what reached the hook once everybody has it on the screen. */
async function play(scenario: string, probe: (onError: (error: ProviderError) => void) => ReactElement): Promise<ProviderError> {
  await choose(scenario);
  let failure: ProviderError | undefined;
  const { container } = render(<TryAgainProvider>{probe((error) => (failure = error))}</TryAgainProvider>);
  await waitFor(() => expect(container.querySelectorAll('.tryagain-message')).toHaveLength(readers.length), { timeout: 5_000 });
  if (!failure) throw new Error('no failure reached the hook');
  return failure;
}

async function expectTold(scenario: Scenario, failure: ProviderError): Promise<void> {
  const kind = scenario.kind;
  expect(kind).toBeDefined();
  expect(failure.kind).toBe(kind);
  expect(failure.provider).toBe(scenario.provider);
  expect(failure.requestId).not.toBeNull();
  const seconds = /after (\d+) seconds/.exec(scenario.message)?.[1];
  // Three a minute is one in twenty seconds, whatever number stands beside it.
  const least = scenario.row === 'rpm' ? 20 : Number(seconds);
  if (seconds) expect(failure.retryAt).toBeGreaterThan(Date.now() + (least - 4) * 1_000);
  else expect(failure.retryAt).toBeNull();

  for (const { messages, viewer, name } of readers) {
    const { title, action } = describeFailure(failure, messages, viewer);
    const message = within(screen.getByRole('region', { name })).getByText(title).closest('.tryagain-message');
    expect(message?.textContent).toContain(action);
    expect(message?.getAttribute('data-kind')).toBe(kind);
    const button = message?.querySelector('.tryagain-button:not(a)') ?? null;
    expect(button?.getAttribute('data-state') ?? 'ready').toBe(seconds ? 'waiting' : 'ready');
    if (!seconds) continue;
    expect(button?.getAttribute('aria-disabled')).toBe('true');
    expect(button?.textContent).toMatch(/\d/);
  }

  const everywhere = [document.body.innerHTML, await answers.read(), ...logged].join('\n');
  expect(everywhere).not.toMatch(ids);
  expect(document.body.innerText).not.toMatch(codes);
  for (const piece of pieces(scenario.message)) expect(everywhere).not.toContain(piece);
}

describe('a whole answer', () => {
  for (const scenario of documented) {
    const route = firstRoute(scenario);
    it(`${scenario.name} (${route}) is ${scenario.kind}: a sentence and an action for both readers in both languages, and no word of the provider's`, async () => {
      const failure = await play(scenario.name, (onError) => (
        <WholeProbe provider={scenario.provider ?? ''} route={route} onError={onError} />
      ));
      await expectTold(scenario, failure);
    });
  }
});

const said = (role: string): string => document.querySelector(`[data-role="${role}"]`)?.textContent ?? '';

describe('a streamed chat', () => {
  for (const scenario of documented.filter((row) => isMetAt(row, 'POST /chat/completions'))) {
    it(`${scenario.name} instead of the answer is ${scenario.kind}, and the question stays`, async () => {
      const failure = await play(scenario.name, (onError) => <ChatProbe provider={scenario.provider ?? ''} onError={onError} />);
      await expectTold(scenario, failure);
      expect(said('user')).toBe(question);
      expect(said('assistant')).toBe('');
    });

    it(`${scenario.name} in the middle of the answer is ${scenario.kind}, and the words so far stay`, async () => {
      const failure = await play(`${scenario.name}@stream`, (onError) => (
        <ChatProbe provider={scenario.provider ?? ''} onError={onError} />
      ));
      await expectTold(scenario, failure);
      expect(said('user')).toBe(question);
      expect(said('assistant')).toMatch(/\w+ \w+/);
    });
  }
});

describe('streamed speech', () => {
  for (const scenario of documented.filter((row) => row.provider === 'minimax' && isMetAt(row, 'POST /t2a_v2'))) {
    for (const [suffix, moment] of [
      ['', 'instead of the sound'],
      ['@stream', 'in the middle of the sound'],
    ] as const) {
      it(`${scenario.name} ${moment} is ${scenario.kind}, and what was not spoken is kept`, async () => {
        const failure = await play(`${scenario.name}${suffix}`, (onError) => <SpeechProbe provider="minimax" onError={onError} />);
        await expectTold(scenario, failure);
        expect(said('unspoken')).toBe(question);
        expect((await answers.read()).includes('"audio":"')).toBe(suffix !== '');
      });
    }
  }
});

it('both documented tables are here, whole', () => {
  expect(new Set(documented.filter(({ provider }) => provider === 'kimi').map(({ row }) => row)).size).toBe(22);
  expect(new Set(documented.filter(({ provider }) => provider === 'minimax').map(({ row }) => row)).size).toBe(23);
});

it('the click that works: the failure goes, the answer is there', async () => {
  await play('minimax/1000', (onError) => <WholeProbe provider="minimax" route="POST /t2a_v2" onError={onError} />);
  const [button] = screen.getAllByRole('button');
  await choose('none');
  button?.click();
  await screen.findByText('It answered.');
  expect(document.querySelector('.tryagain-message')).toBeNull();
});
