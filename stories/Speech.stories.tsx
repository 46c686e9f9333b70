import type { Meta } from '@storybook/react-vite';
import { Demo } from './support/demo-server.js';
import { ReadAloud } from './support/read-aloud.js';
import { playground } from './support/playground.js';
import './support/whole-app.css';

const meta = {
  title: 'Hooks/useSpeech',
  component: ReadAloud,
  decorators: [
    (Story) => (
      <div className="app" data-plain="">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof ReadAloud>;
export default meta;

/** Pick what goes wrong, then listen: the simulated voice is a tone. */
export const Playground = playground<{ scenario: string }>(
  { scenario: 'minimax/1002' },
  {
    scenario: {
      control: 'select',
      options: ['none', 'minimax/1002', 'minimax/1002@stream', 'minimax/1008', 'minimax/2054', 'any/offline'],
      description: 'How the simulated provider answers.',
    },
  },
  ({ scenario }) => (
    <Demo name="speech" scenario={scenario}>
      <ReadAloud />
    </Demo>
  ),
);
