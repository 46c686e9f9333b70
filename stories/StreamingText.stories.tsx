import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect, useState } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { StreamingText } from '../src/components/streaming-text.js';
import type { StreamedMessage } from '../src/components/streaming-text.js';
import { playground } from './support/playground.js';

const thought = 'The user asks about the colour of the sky. I should give the main idea first, then one example.';
const text =
  'Sunlight holds every colour. On its way through the air the blue part is scattered most, so blue reaches you from everywhere.\n\nIn the evening the light comes from the side. It has lost its blue by then, and what is left is red.';

const message = (parts: StreamedMessage['parts'], finishReason?: string | null): StreamedMessage => ({
  parts,
  metadata: finishReason === undefined ? {} : { finishReason },
});

const meta = {
  title: 'Components/StreamingText',
  component: StreamingText,
  args: {
    message: message(
      [
        { type: 'reasoning', text: thought, state: 'done' },
        { type: 'text', text, state: 'done' },
      ],
      'stop',
    ),
  },
  decorators: [
    (Story) => (
      <div style={{ maxWidth: '38rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof StreamingText>;
export default meta;

type Story = StoryObj<typeof meta>;

interface PlaygroundArgs {
  words: number;
  ending: 'whole' | 'cut' | 'to come';
  thoughts: 'shown' | 'none';
}

/** Turn the controls: how far it came, and how it ended. */
export const Playground = playground<PlaygroundArgs>(
  { words: 30, ending: 'to come', thoughts: 'shown' },
  {
    words: { control: { type: 'range', min: 0, max: 45, step: 1 }, description: 'How many words have come.' },
    ending: {
      control: 'inline-radio',
      options: ['to come', 'whole', 'cut'],
      description: 'More is to come, it is whole, or it ended before its end.',
    },
    thoughts: { control: 'inline-radio', options: ['shown', 'none'], description: 'What the model thought is folded away in front.' },
  },
  ({ words, ending, thoughts }) => {
    const said = {
      type: 'text',
      text: text
        .split(/(?<= |\n\n)/)
        .slice(0, words)
        .join(''),
      state: ending === 'to come' ? 'streaming' : 'done',
    };
    const parts = thoughts === 'shown' ? [{ type: 'reasoning', text: thought, state: 'done' }, said] : [said];
    return <StreamingText message={message(parts, ending === 'cut' ? null : 'stop')} />;
  },
);

/** All of it is there, and what the model thought can be unfolded. */
export const Complete: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByText(/Thoughts|思考过程/));
    await expect(canvas.getByText(thought)).toBeVisible();
  },
};

export const Thinking: Story = { args: { message: message([{ type: 'reasoning', text: thought, state: 'streaming' }]) } };

/** Words arrive; those who listen hear that it began, and not each of them. */
export const Streaming: Story = {
  render: function Render(args) {
    const [length, setLength] = useState(24);
    useEffect(() => {
      if (length >= text.length) return undefined;
      const timer = setTimeout(() => setLength(length + 9), 60);
      return () => clearTimeout(timer);
    }, [length]);
    const all = length >= text.length;
    const parts = [{ type: 'text', text: text.slice(0, length), state: all ? 'done' : 'streaming' }];
    return <StreamingText {...args} message={message(parts, all ? 'stop' : undefined)} />;
  },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(within(canvasElement).getByRole('status')).toHaveTextContent(/Answering|正在回答/));
    await expect(canvasElement.querySelector('[aria-busy="true"]')).not.toBeNull();
  },
};

/** It ended before its end: the text stays, and does not look finished. */
export const Cut: Story = { args: { message: message([{ type: 'text', text: text.slice(0, 171), state: 'done' }], null) } };

/** Markup of a provider's is text as well. */
export const NeverMarkup: Story = {
  args: {
    message: message([{ type: 'text', text: '<b>bold</b> [a link](https://example.com)\n  two spaces in front', state: 'done' }], 'stop'),
  },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('b, a')).toBeNull();
  },
};
