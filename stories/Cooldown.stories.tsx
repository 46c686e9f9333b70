import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { AccountState } from './support/account-state.js';
import { OneWait } from './support/one-wait.js';
import { playground } from './support/playground.js';

const meta = { title: 'Hooks/useCooldown', component: OneWait, args: { waitSeconds: 20 } } satisfies Meta<typeof OneWait>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Ask for more while the provider cools down: nothing is sent, and every button shows the same second. */
export const Playground = playground<{ waitSeconds: number }>(
  { waitSeconds: 20 },
  { waitSeconds: { control: { type: 'range', min: 1, max: 120, step: 1 }, description: 'How long the first request is told to wait.' } },
  ({ waitSeconds }) => (
    <AccountState key={waitSeconds}>
      <OneWait waitSeconds={waitSeconds} />
    </AccountState>
  ),
);

/** The first request was told to wait. The others are not sent: they answer at once with the same error, and all buttons count together. */
export const OneWaitForAll: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByRole('region', { name: 'Models' });
    await userEvent.click(canvas.getByRole('button', { name: 'Ask for one more thing' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Ask for one more thing' }));
    await waitFor(() => expect(canvas.getAllByRole('timer')).toHaveLength(3));
    await expect(new Set(canvas.getAllByRole('timer').map((timer) => timer.textContent)).size).toBe(1);
    await expect(canvas.getByText('1')).toBeVisible();
  },
};

/** Somebody says that the cause is gone: every button is ready, long before the time. */
export const GoneEarly: Story = {
  args: { waitSeconds: 3_000 },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByRole('timer');
    await userEvent.click(canvas.getByRole('button', { name: 'The cause is gone' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Try again' }));
    await expect(await canvas.findByText('It answered.')).toBeVisible();
  },
};
