import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { Ask } from './support/ask.js';
import { Demo } from './support/demo-server.js';
import { playground } from './support/playground.js';
import './support/whole-app.css';

const meta = {
  title: 'Hooks/useChat',
  component: Ask,
  args: { provider: 'kimi' },
  decorators: [
    (Story) => (
      <div className="app" data-plain="">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Ask>;
export default meta;

type Story = StoryObj<typeof meta>;

interface PlaygroundArgs {
  scenario: string;
  provider: 'kimi' | 'minimax';
}

/** Pick what goes wrong, then ask. */
export const Playground = playground<PlaygroundArgs>(
  { scenario: 'any/cut', provider: 'kimi' },
  {
    scenario: {
      control: 'select',
      options: [
        'none',
        'any/cut',
        'any/reset',
        'any/offline',
        'kimi/rpm',
        'kimi/engine-overloaded@stream',
        'minimax/1008',
        'minimax/1027@stream',
      ],
      description: 'How the simulated provider answers.',
    },
    provider: { control: 'inline-radio', options: ['kimi', 'minimax'], description: 'Who is asked.' },
  },
  ({ scenario, provider }) => (
    <Demo name="chat" scenario={scenario}>
      <Ask key={provider} provider={provider} />
    </Demo>
  ),
);

/** The answer is cut, what came stays, and one press lets the provider go on where it stopped. */
export const CutAndContinued: Story = {
  render: ({ provider }) => (
    <Demo name="chat-cut" scenario="any/cut">
      <Ask provider={provider} />
    </Demo>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole('button', { name: 'Ask' }));
    await waitFor(() => expect(canvasElement.querySelector('.tryagain-answer')).toHaveAttribute('data-state', 'cut'), { timeout: 8000 });
    await expect(await canvas.findByRole('alert')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible();
  },
};
