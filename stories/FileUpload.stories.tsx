import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { FileForm } from './support/file-form.js';
import { Demo } from './support/demo-server.js';
import { playground } from './support/playground.js';
import { playScenario } from './support/simulator-status.js';
import './support/whole-app.css';

/**
 * `useFileUpload` in a small form: a file is sent, with progress, and the text in it comes back. What is wrong stands
 * at the field that can change it, and a file that is at the provider already is not sent again.
 */
const meta = {
  title: 'Hooks/useFileUpload',
  component: FileForm,
  parameters: { server: true },
  decorators: [
    (Story) => (
      <div className="app" data-plain="">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof FileForm>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Pick what goes wrong, then send. */
export const Playground = playground<{ scenario: string }>(
  { scenario: 'kimi/engine-overloaded' },
  {
    scenario: {
      control: 'select',
      options: ['none', 'kimi/engine-overloaded', 'kimi/rpm', 'kimi/nothing-extracted', 'any/offline'],
      description: 'How the simulated provider answers.',
    },
  },
  ({ scenario }) => (
    <Demo name="files" scenario={scenario}>
      <FileForm />
    </Demo>
  ),
);

const soon = { timeout: 8000 };
const file = (canvasElement: HTMLElement) =>
  canvasElement.querySelector<HTMLInputElement>('input[type="file"]') ?? document.createElement('input');

async function choose(canvasElement: HTMLElement, chosen: File) {
  await userEvent.upload(file(canvasElement), chosen);
}

export const Empty: Story = {};

export const Read: Story = {
  play: async ({ canvasElement }) => {
    await playScenario('none');
    await choose(canvasElement, new File(['The sky is blue.'], 'sky.txt', { type: 'text/plain' }));
    await waitFor(() => expect(canvasElement.querySelector('.app-read')).toHaveTextContent('The sky is blue.'), soon);
  },
};

/** Known before anything is sent. */
export const NothingInIt: Story = {
  play: async ({ canvasElement }) => {
    await playScenario('none');
    await choose(canvasElement, new File([], 'empty.txt', { type: 'text/plain' }));
    await waitFor(() => expect(file(canvasElement)).toBeInvalid(), soon);
    await expect(within(canvasElement).getByRole('alert')).toHaveTextContent(/nothing in this file|没有内容|空/);
  },
};

/** Nobody who chooses another file can change this: the message stands alone, and the same file is sent once more. */
export const TheProviderIsBusy: Story = {
  play: async ({ canvasElement }) => {
    await playScenario('kimi/engine-overloaded');
    await choose(canvasElement, new File(['The sky is blue.'], 'sky.txt', { type: 'text/plain' }));
    await expect(await within(canvasElement).findByRole('alert', {}, soon)).toBeVisible();
    await expect(file(canvasElement)).not.toBeInvalid();
    await playScenario('none');
  },
};
