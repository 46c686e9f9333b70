import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, within } from 'storybook/test';
import { UsageMeter } from '../src/components/usage-meter.js';
import { planWindow } from './support/account-state.js';

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
