import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { VoiceStatus } from '../src/components/voice-status.js';
import type { VoiceStatusProps } from '../src/components/voice-status.js';
import type { ProviderError } from '../src/errors.js';
import type { Viewer } from '../src/index.js';
import { useSpeech } from '../src/hooks/use-speech.js';
import { answer, HeardAnswer } from './support/heard-answer.js';
import { makeError, waitOf } from './support/make-error.js';
import { failureControls, failureFacts, playground, useFailureOf, viewerControl } from './support/playground.js';
import type { FailureFacts } from './support/playground.js';
import { createQuietPlayer } from './support/quiet-player.js';
import { playScenario } from './support/simulator-status.js';
import './support/whole-app.css';

type Voice = VoiceStatusProps['speech'];

/** A voice as the hook would hand it over, in the middle of the answer. */
function voice(status: 'idle' | 'loading' | 'speaking' | 'done', position = 1): Voice {
  return { status, error: undefined, pausedBy: undefined, ...at(position) };
}
function paused(pausedBy: 'user' | 'autoplay' | 'system'): Voice {
  return { status: 'paused', error: undefined, pausedBy, ...at(pausedBy === 'autoplay' ? 0 : 1) };
}
function failed(error: ProviderError, position = 2): Voice {
  return { status: 'error', error, pausedBy: undefined, ...at(position) };
}
const at = (position: number) => ({
  sentences: answer,
  position,
  unspoken: answer.slice(position).join(''),
  pause: fn(),
  resume: fn(),
  stop: fn(),
  retry: fn(),
});

const meta = {
  title: 'Components/VoiceStatus',
  component: VoiceStatus,
  args: { speech: voice('speaking') },
  decorators: [
    (Story) => (
      <HeardAnswer>
        <Story />
      </HeardAnswer>
    ),
  ],
} satisfies Meta<typeof VoiceStatus>;
export default meta;

type Story = StoryObj<typeof meta>;

const button = (canvasElement: HTMLElement, name: string) => within(canvasElement).getByRole('button', { name });
const chip = (canvasElement: HTMLElement) => canvasElement.querySelector<HTMLElement>('.tryagain-voice');

interface PlaygroundArgs extends FailureFacts {
  state: 'preparing' | 'speaking' | 'paused' | 'wants a press' | 'failed' | 'done';
  sentence: number;
  viewer: Viewer;
}

/** Turn the controls: how the voice is doing, at which sentence, and what went wrong where it failed. */
export const Playground = playground<PlaygroundArgs>(
  { state: 'failed', sentence: 3, ...failureFacts, provider: 'minimax', viewer: 'user' },
  {
    state: {
      control: 'inline-radio',
      options: ['preparing', 'speaking', 'paused', 'wants a press', 'failed', 'done'],
      description: 'How the voice is doing.',
    },
    sentence: { control: { type: 'range', min: 1, max: answer.length, step: 1 }, description: 'Which sentence it is at.' },
    ...failureControls,
    viewer: viewerControl,
  },
  function Render({ state, sentence, viewer, ...facts }) {
    const failure = useFailureOf(facts);
    const position = sentence - 1;
    const speech = {
      preparing: voice('loading', position),
      speaking: voice('speaking', position),
      paused: paused('user'),
      'wants a press': paused('autoplay'),
      failed: failed(failure, position),
      done: voice('done', answer.length),
    }[state];
    return <VoiceStatus key={state} speech={speech} viewer={viewer} />;
  },
);

export const Preparing: Story = { args: { speech: voice('loading', 0) } };

/** The bars move while there is sound, and rest under reduced motion. */
export const Speaking: Story = {
  play: async ({ canvasElement, args }) => {
    await userEvent.click(button(canvasElement, 'Pause'));
    await expect(args.speech.pause).toHaveBeenCalledOnce();
    await userEvent.click(button(canvasElement, 'Stop'));
    await expect(args.speech.stop).toHaveBeenCalledOnce();
  },
};

/** By the person, or by a key on their keyboard, a call, headphones that were pulled. */
export const Paused: Story = {
  args: { speech: paused('user') },
  play: async ({ canvasElement, args }) => {
    await userEvent.click(button(canvasElement, 'Play'));
    await expect(args.speech.resume).toHaveBeenCalledOnce();
  },
};

/** The browser wants a press before there may be sound. That is no failure, and the one thing to do is plain. */
export const WaitsForAPress: Story = {
  args: { speech: paused('autoplay') },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByRole('status')).toHaveTextContent('Press play to listen.');
  },
};

/** It counts to the provider's own moment, then goes on with the sentence that failed. */
export const FailedWithAWait: Story = {
  args: { speech: failed(makeError({ kind: 'rate-limited', provider: 'minimax', wait: waitOf(42) })) },
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByText('Reading aloud stopped.')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: /Try again/ }));
    await expect(args.speech.retry).not.toHaveBeenCalled();
    await userEvent.click(button(canvasElement, 'Close'));
    await expect(args.speech.stop).toHaveBeenCalledOnce();
  },
};

/** At its first sentence there is nothing to go on with: it says what helps. */
export const FailedAtTheBeginning: Story = {
  args: { speech: failed(makeError({ kind: 'overloaded', provider: 'minimax' }), 0) },
  play: async ({ canvasElement, args }) => {
    await userEvent.click(button(canvasElement, 'Try again'));
    await expect(args.speech.retry).toHaveBeenCalledOnce();
  },
};

/** Trying again would only fail again: no button promises anything. */
export const FailedForGood: Story = {
  args: { speech: failed(makeError({ kind: 'content-filtered', provider: 'minimax', code: '1026', filtered: 'input' })) },
};

/** For the owner: the page to change it, and a button to look again. */
export const FailedForWantOfMoney: Story = {
  args: { viewer: 'owner', speech: failed(makeError({ kind: 'insufficient-balance', provider: 'minimax', code: '1008' })) },
};

/** The same for a visitor: nothing of the account. */
export const FailedForAVisitor: Story = {
  args: { viewer: 'user', speech: failed(makeError({ kind: 'insufficient-balance', provider: 'minimax', code: '1008' })) },
  play: async ({ canvasElement }) => {
    await expect(canvasElement).not.toHaveTextContent('MiniMax');
    await expect(within(canvasElement).queryByRole('link')).toBeNull();
  },
};

/** It says so for five seconds, and goes. */
export const Done: Story = { args: { speech: voice('done', answer.length) } };

/** Nothing was asked for: nothing to see. */
export const Idle: Story = {
  args: { speech: voice('idle', 0) },
  play: async ({ canvasElement }) => {
    await expect(chip(canvasElement)).toBeNull();
  },
};

/**
 * The hook and the chip together, without a sound: MiniMax fails in the middle of the answer, the voice waits there, and
 * goes on with the sentence that failed.
 */
export const FailsAndGoesOn: Story = {
  parameters: { server: true },
  render: function Render(args) {
    const speech = useSpeech({ player: createQuietPlayer });
    return (
      <>
        <div>
          <button type="button" className="tryagain-button" data-variant="quiet" onClick={() => speech.speak(answer.join(''))}>
            Listen
          </button>
        </div>
        <VoiceStatus {...args} speech={speech} />
      </>
    );
  },
  play: async ({ canvasElement, step }) => {
    const soon = { timeout: 8000 };
    const becomes = (state: string) => waitFor(() => expect(chip(canvasElement)).toHaveAttribute('data-state', state), soon);
    await playScenario('none');
    await step('it speaks, because somebody pressed', async () => {
      await expect(chip(canvasElement)).toBeNull();
      await userEvent.click(button(canvasElement, 'Listen'));
      await becomes('speaking');
    });
    await step('MiniMax fails on the way: it waits at that sentence', async () => {
      await playScenario('minimax/1024');
      await becomes('failed');
      await expect(within(canvasElement).getByText('Reading aloud stopped.')).toBeVisible();
    });
    await step('it goes on', async () => {
      await playScenario('none');
      await userEvent.click(within(canvasElement).getByRole('button', { name: 'Try again' }));
      await becomes('speaking');
      // Who was on the button that went is on the one that came.
      await expect(button(canvasElement, 'Pause')).toHaveFocus();
      await becomes('done');
    });
  },
};
