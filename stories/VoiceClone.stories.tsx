import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { CloneForm } from './support/clone-form.js';
import { Demo } from './support/demo-server.js';
import { playground } from './support/playground.js';
import { playScenario } from './support/simulator-status.js';
import './support/whole-app.css';

/**
 * `useVoiceClone` in a small form: a recording and a name become a voice. What is wrong stands at the field that can
 * change it, and what was sent already is not sent again.
 */
const meta = {
  title: 'Hooks/useVoiceClone',
  component: CloneForm,
  parameters: { server: true },
  decorators: [
    (Story) => (
      <div className="app" data-plain="">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof CloneForm>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Pick what goes wrong, then send. */
export const Playground = playground<{ scenario: string }>(
  { scenario: 'minimax/2039' },
  {
    scenario: {
      control: 'select',
      options: ['none', 'minimax/2039', 'minimax/2037', 'minimax/1043', 'minimax/2038', 'minimax/1008', 'any/offline'],
      description: 'How the simulated provider answers.',
    },
  },
  ({ scenario }) => (
    <Demo name="clone" scenario={scenario}>
      <CloneForm />
    </Demo>
  ),
);

const soon = { timeout: 8000 };
const copy = (canvasElement: HTMLElement) => userEvent.click(canvasElement.querySelector('.app-send') ?? canvasElement);
const invalid = (canvasElement: HTMLElement) => canvasElement.querySelector('[aria-invalid="true"]');

export const Empty: Story = {};

export const Ready: Story = {
  play: async ({ canvasElement }) => {
    await playScenario('none');
    const name = within(canvasElement).getByDisplayValue('MyVoice01');
    await userEvent.clear(name);
    await userEvent.type(name, `Voice${Date.now()}`);
    await copy(canvasElement);
    await waitFor(() => expect(canvasElement.querySelector('output:not([style])')).toHaveTextContent(/Voice\d+/), soon);
  },
};

/** 2039: another voice has this name. */
export const TheNameIsTaken: Story = {
  play: async ({ canvasElement }) => {
    await playScenario('minimax/2039');
    await copy(canvasElement);
    await waitFor(() => expect(invalid(canvasElement)).toHaveValue('MyVoice01'), soon);
    await expect(invalid(canvasElement)).toHaveAccessibleDescription(/already exists|已经/);
    await playScenario('none');
  },
};

/** 2037: the recording is too short or too long. */
export const TheRecordingIsTooShort: Story = {
  play: async ({ canvasElement }) => {
    await playScenario('minimax/2037');
    await copy(canvasElement);
    await waitFor(() => expect(invalid(canvasElement)).toHaveAttribute('type', 'file'), soon);
    await playScenario('none');
  },
};

/** 1043: what is folded away unfolds where the message has to stand. */
export const TheWordsDoNotMatch: Story = {
  play: async ({ canvasElement }) => {
    await playScenario('minimax/1043');
    await userEvent.click(canvasElement.querySelector('summary') ?? canvasElement);
    await userEvent.type(canvasElement.querySelector('.app-more input[type="text"]') ?? canvasElement, 'Hello');
    await userEvent.click(canvasElement.querySelector('summary') ?? canvasElement);
    await copy(canvasElement);
    await waitFor(() => expect(invalid(canvasElement)).toHaveValue('Hello'), soon);
    await expect(canvasElement.querySelector('details')).toHaveAttribute('open');
    await playScenario('none');
  },
};

/** 2038: the account may not copy voices at all. No field can change that. */
export const NotAllowed: Story = {
  play: async ({ canvasElement }) => {
    await playScenario('minimax/2038');
    await copy(canvasElement);
    await expect(await within(canvasElement).findByRole('alert', {}, soon)).toBeVisible();
    await expect(invalid(canvasElement)).toBeNull();
    await playScenario('none');
  },
};
