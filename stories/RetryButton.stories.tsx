import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { RetryButton } from '../src/components/retry-button.js';
import type { RetryButtonProps } from '../src/components/retry-button.js';
import { makeError, waitOf } from './support/make-error.js';
import { aWhile, autoControl, failureControls, failureFacts, playground, useFailureOf } from './support/playground.js';
import type { FailureFacts } from './support/playground.js';

/** The failure is made when the story is opened, so that its wait begins then. */
function Fresh({ make, ...props }: Omit<RetryButtonProps, 'error'> & { make: () => unknown }) {
  const [error] = useState(make);
  return <RetryButton {...props} error={error} />;
}

const meta = {
  title: 'Components/RetryButton',
  component: RetryButton,
  args: { onRetry: fn() },
} satisfies Meta<typeof RetryButton>;
export default meta;

type Story = StoryObj<typeof meta>;

type PlaygroundArgs = FailureFacts & Required<Pick<RetryButtonProps, 'auto'>> & { variant: 'filled' | 'quiet'; words: string };

/** Turn the controls: the wait, whose word it is, and what happens at zero. */
export const Playground = playground<PlaygroundArgs>(
  { ...failureFacts, auto: 'off', variant: 'filled', words: '' },
  {
    ...failureControls,
    auto: autoControl,
    variant: { control: 'inline-radio', options: ['filled', 'quiet'], description: 'How it looks once it is ready.' },
    words: { control: 'text', description: 'Words of your own, its children.' },
  },
  ({ auto, variant, words, ...facts }) => (
    <RetryButton error={useFailureOf(facts)} auto={auto} onRetry={aWhile} data-variant={variant === 'quiet' ? 'quiet' : undefined}>
      {words === '' ? undefined : words}
    </RetryButton>
  ),
);

/** Pressed too early it does nothing, keeps the focus and says how long it still takes. */
export const Waiting: Story = {
  render: (args) => <Fresh {...args} make={() => makeError({ kind: 'rate-limited', wait: waitOf(42) })} />,
  play: async ({ args, canvasElement }) => {
    const canvas = within(canvasElement);
    const button = canvas.getByRole('button', { name: 'Try again' });
    await userEvent.click(button);
    await expect(args.onRetry).not.toHaveBeenCalled();
    await expect(button).toHaveFocus();
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(canvas.getByRole('status')).toHaveTextContent(/^Not yet\. You can try again in \d+ seconds\.$/);
  },
};

/** Not the provider's own moment: about, in coarse steps. */
export const WaitingAbout: Story = {
  render: (args) => <Fresh {...args} make={() => makeError({ kind: 'rate-limited', wait: waitOf(17, false) })} />,
};

export const WaitingLong: Story = {
  render: (args) => <Fresh {...args} make={() => makeError({ kind: 'quota-exceeded', wait: waitOf(5 * 60 * 60) })} />,
};

export const Ready: Story = {
  args: { error: makeError({ kind: 'overloaded' }) },
  play: async ({ args, canvasElement }) => {
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Try again' }));
    await expect(args.onRetry).toHaveBeenCalledTimes(1);
  },
};

/** Somebody has to change something first. */
export const CheckAgain: Story = { args: { error: makeError({ kind: 'insufficient-balance' }) } };

/** Begins by itself at zero, unless somebody stops it: then it is an ordinary countdown. */
export const ByItself: Story = {
  args: { auto: 'at-zero' },
  render: (args) => <Fresh {...args} make={() => makeError({ kind: 'overloaded', wait: waitOf(42) })} />,
  play: async ({ args, canvasElement }) => {
    const canvas = within(canvasElement);
    const button = canvas.getByRole('button', { name: 'Try again' });
    await expect(button).toHaveTextContent(/Trying again in 0:\d\d$/);
    await expect(canvas.getByRole('button', { name: 'Stop' })).toBeVisible();
    await expect(args.onRetry).not.toHaveBeenCalled();
  },
};

/** However often it is pressed until the promise settles, it is one request. */
export const Retrying: Story = {
  args: { error: makeError({ kind: 'overloaded' }), onRetry: fn(() => new Promise<never>(() => undefined)) },
  play: async ({ args, canvasElement }) => {
    const button = within(canvasElement).getByRole('button');
    await userEvent.tripleClick(button);
    await expect(args.onRetry).toHaveBeenCalledTimes(1);
    await expect(button).toHaveAttribute('data-state', 'retrying');
    await expect(button).toHaveFocus();
  },
};

export const InYourWords: Story = {
  render: (args) => (
    <Fresh {...args} make={() => makeError({ kind: 'rate-limited', wait: waitOf(75) })}>
      Send it again
    </Fresh>
  ),
};

/** Two seconds after it has worked it is an ordinary button again. Where the error goes with its message, so does this. */
export const Done: Story = {
  args: { onRetry: fn(() => Promise.resolve('an answer')) },
  play: async ({ canvasElement }) => {
    const button = within(canvasElement).getByRole('button', { name: 'Try again' });
    await userEvent.click(button);
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'done'));
    await expect(button).toHaveTextContent(/Done$/);
    await expect(button).toHaveFocus();
    await expect(button).toHaveAccessibleName('Try again');
    await expect(within(canvasElement).getByRole('status')).toHaveTextContent(/^Done$/);
  },
};

/** The four pictures before a label have one size and one place. */
export const EveryState: Story = {
  render: (args) => (
    <div style={{ display: 'grid', gap: '0.75rem', justifyItems: 'start' }}>
      <Fresh {...args} make={() => makeError({ kind: 'rate-limited', wait: waitOf(42) })} />
      <Fresh {...args} make={() => makeError({ kind: 'rate-limited', wait: waitOf(17, false) })} />
      <RetryButton {...args} />
      <RetryButton onRetry={() => new Promise<never>(() => undefined)} className="runs" />
      <RetryButton onRetry={() => Promise.resolve()} className="works" />
    </div>
  ),
  play: async ({ canvasElement }) => {
    const find = (name: string) => canvasElement.querySelector(`.${name}`);
    await userEvent.click(find('runs') ?? canvasElement);
    await userEvent.click(find('works') ?? canvasElement);
    await waitFor(() => expect(find('works')).toHaveAttribute('data-state', 'done'));
    const marks = [...canvasElement.querySelectorAll('.tryagain-mark, .tryagain-spinner')].map((mark) => mark.getBoundingClientRect());
    await expect(marks).toHaveLength(5);
    // Their centres, as one of them turns.
    await expect(new Set(marks.map(({ left, right }) => Math.round(left + right))).size).toBe(1);
  },
};

/** Your design system's button, with what it looks like; the ring and the rest of the wait come behind its own words. */
export const YourOwnButton: Story = {
  render: (args) => (
    <Fresh {...args} asChild make={() => makeError({ kind: 'rate-limited', wait: waitOf(42) })}>
      <button
        type="button"
        style={{ font: 'inherit', padding: '0.5em 1em', border: '2px solid', borderRadius: 99, background: 'none', color: 'inherit' }}
      >
        Ask once more
      </button>
    </Fresh>
  ),
  play: async ({ args, canvasElement }) => {
    const button = within(canvasElement).getByRole('button', { name: 'Ask once more' });
    await expect(button).not.toHaveClass('tryagain-button');
    await expect(button).toHaveAttribute('data-state', 'waiting');
    await expect(button).toHaveTextContent(/Ask once more · Try again in 0:\d\d$/);
    await userEvent.click(button);
    await expect(args.onRetry).not.toHaveBeenCalled();
    await expect(button).toHaveFocus();
  },
};

/** A link becomes a button: it is reached and pressed by keys, and its address is not followed. */
export const YourOwnLink: Story = {
  render: (args) => (
    <RetryButton {...args} asChild>
      {/* oxlint-disable-next-line jsx-a11y/anchor-is-valid -- the button gives it a role, a tabindex and keys */}
      <a style={{ color: 'inherit', cursor: 'pointer' }}>Load the list again</a>
    </RetryButton>
  ),
  play: async ({ args, canvasElement }) => {
    await userEvent.tab();
    await expect(within(canvasElement).getByRole('button', { name: 'Load the list again' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect(args.onRetry).toHaveBeenCalledTimes(1);
  },
};
