import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { TryAgainProvider } from 'tryagain';
import { en } from 'tryagain/messages';
import { kimi, minimax } from 'tryagain/providers';
import 'tryagain/styles.css';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { appWords } from '../../stories/support/app-words.js';
import { playScenario } from '../../stories/support/simulator-status.js';
import { WholeApp } from '../../stories/support/whole-app.js';

const words = appWords.en;
const soon = { timeout: 10_000 };
const active = () => document.activeElement;
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];

afterEach(async () => {
  cleanup();
  await playScenario('none');
});

/** Each frame in which nothing had the focus, and after what. */
function watchFocus() {
  const lost = new Set<string>();
  let step = 'the beginning';
  let last = '';
  let watching = true;
  const look = () => {
    if (active() === document.body || active() === null) lost.add(`${step}, after ${last}`);
    else last = `${active()?.localName}.${active()?.className} "${active()?.textContent.slice(0, 30)}"`;
    if (watching) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return { lost: () => [...lost], at: (name: string) => void (step = name), stop: () => void (watching = false) };
}

/** As a person does who sees where the focus is: on, or back, until it is there. */
async function tabTo(target: () => Element | null | undefined, direction: 'on' | 'back' = 'on'): Promise<void> {
  for (let press = 0; press < 90; press += 1) {
    if (active() !== null && active() === target()) return;
    await userEvent.keyboard(direction === 'on' ? '{Tab}' : '{Shift>}{Tab}{/Shift}');
  }
  throw new Error(`Tab never came to ${target()?.outerHTML ?? 'it'}.`);
}

it('A2 A6 by keyboard alone: ask, fail, wait, try again, copy, the corner by F8, the banner; the focus is never lost', async () => {
  const links = { kimi: kimi.hosts[0].links, minimax: minimax.hosts[0].links };
  render(
    <TryAgainProvider client={new QueryClient()} viewer="owner" links={links}>
      <WholeApp />
    </TryAgainProvider>,
  );
  const box = () => screen.getByLabelText(words.question);
  const answer = () => document.querySelector('.tryagain-answer');
  const failed = () => document.querySelector('.app-chat .tryagain-message');
  const retry = () => document.querySelector('.app-chat .tryagain-message .tryagain-button[data-state]');
  box().focus();
  const focus = watchFocus();

  focus.at('a question is sent, and fails');
  await playScenario('kimi/concurrency');
  await userEvent.keyboard('Why is the sky blue?{Enter}');
  await waitFor(() => expect(failed()).not.toBeNull(), soon);
  expect(active()).toBe(box());

  focus.at('it is waited for, with the focus on the button');
  await tabTo(retry, 'back');
  const button = active();
  await waitFor(() => expect(button?.getAttribute('data-state')).toBe('ready'), soon);
  expect(active()).toBe(button);

  focus.at('it is tried again');
  await playScenario('none');
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(answer()?.getAttribute('data-state')).toBe('complete'), soon);
  await waitFor(() => expect(failed()).toBeNull(), soon);

  focus.at('a request id is copied');
  await playScenario('kimi/invalid-state');
  await tabTo(box);
  await userEvent.keyboard('And at night?{Enter}');
  await waitFor(() => expect(failed()).not.toBeNull(), soon);
  const copy = () => document.querySelector('.app-chat .tryagain-copy');
  await waitFor(() => expect(copy()).not.toBeNull(), soon);
  await tabTo(copy, 'back');
  const copying = active();
  await userEvent.keyboard('{Enter}');
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(active()).toBe(copying);

  focus.at('a message in the corner is reached by F8, and closed by Esc');
  await playScenario('kimi/invalid-authentication');
  const refresh = () => screen.getByRole('button', { name: words.refresh });
  await waitFor(refresh, soon);
  await tabTo(refresh);
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(all('.tryagain-toast').length).toBeGreaterThan(0), soon);
  await userEvent.keyboard('{F8}');
  expect(active()?.className).toContain('tryagain-toasts');
  await userEvent.keyboard('{Tab}{Escape}');
  await waitFor(() => expect(all('.tryagain-toast')).toHaveLength(0), soon);
  expect(active()?.className).toContain('tryagain-toasts');

  focus.at('the banner goes when the owner has topped up');
  await playScenario('kimi/balance-empty');
  const banner = () => screen.queryByRole('region', { name: 'Kimi balance' });
  const toppedUp = () => {
    const region = banner();
    return region && within(region).queryByRole('button', { name: en.balance.toppedUp });
  };
  await waitFor(() => expect(toppedUp()).not.toBeNull(), soon);
  await tabTo(toppedUp);
  await playScenario('none');
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(document.querySelector('.tryagain-banner')).toBeNull(), soon);
  await new Promise((resolve) => setTimeout(resolve, 300));

  focus.stop();
  expect(focus.lost()).toEqual([]);
}, 60_000);
