import type { Meta, StoryObj } from '@storybook/react-vite';
import { useMemo, useState } from 'react';
import { expect, within } from 'storybook/test';
import { UsageMeter } from '../src/components/usage-meter.js';
import type { PlanWindow } from '../src/index.js';
import { planWindow } from './support/account-state.js';
import { playground } from './support/playground.js';

const meta = {
  title: 'Components/UsageMeter',
  component: UsageMeter,
  args: { window: planWindow(0.84) },
  decorators: [
    (Story) => (
      <div style={{ maxWidth: '24rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof UsageMeter>;
export default meta;

type Story = StoryObj<typeof meta>;

interface PlaygroundArgs {
  left: number;
  numbers: 'clear' | 'ambiguous';
  window: PlanWindow['window'];
  name: string;
  resetsIn: number;
  warnAt: number;
}

/** Turn the controls: what is left, of which window, and when it is full again. */
export const Playground = playground<PlaygroundArgs>(
  { left: 0.42, numbers: 'clear', window: '5h', name: 'general', resetsIn: 2, warnAt: 0.1 },
  {
    left: { control: { type: 'range', min: 0, max: 1, step: 0.01 }, description: 'The part that is left.' },
    numbers: {
      control: 'inline-radio',
      options: ['clear', 'ambiguous'],
      description: 'Ambiguous: nobody knows what is left, and no bar pretends to.',
    },
    window: { control: 'inline-radio', options: ['5h', 'day', 'week', 'month'], description: 'Which window of the plan.' },
    name: { control: 'text', description: 'What the provider counts in it.' },
    resetsIn: { control: { type: 'range', min: 0, max: 200, step: 1 }, description: 'Hours until it is full again. 0: it did not say.' },
    warnAt: { control: { type: 'range', min: 0, max: 0.5, step: 0.05 }, description: 'From what part it counts as low.' },
  },
  function Meter({ left, numbers, window, name, resetsIn, warnAt }) {
    const resetsAt = useMemo(() => (resetsIn > 0 ? Date.now() + resetsIn * 3_600_000 : null), [resetsIn]);
    return <UsageMeter warnAt={warnAt} window={planWindow(numbers === 'clear' ? left : null, { window, name, resetsAt })} />;
  },
);

export const Fine: Story = {
  play: async ({ canvasElement }) => {
    const meter = within(canvasElement).getByRole('meter', { name: '5-hour limit general' });
    await expect(meter).toHaveAttribute('aria-valuenow', '84');
  },
};
export const Low: Story = { args: { window: planWindow(0.08) } };
export const Empty: Story = { args: { window: planWindow(0) } };
/** The provider's numbers can be read in two ways: there is no bar then. */
export const Unknown: Story = { args: { window: planWindow(null, { max: 1500 }) } };

/** A plan, whole. */
export const Plan: Story = {
  render: function Render() {
    const [windows] = useState(() => [
      planWindow(0.84),
      planWindow(0.07, { window: 'week', resetsAt: Date.now() + 4 * 86_400_000 }),
      planWindow(0, { name: 'video' }),
      planWindow(null, { name: 'music', window: 'month', resetsAt: null }),
    ]);
    return (
      <div style={{ display: 'grid', gap: '1.25rem' }}>
        {windows.map((window) => (
          <UsageMeter key={`${window.name} ${window.window}`} window={window} />
        ))}
      </div>
    );
  },
};
