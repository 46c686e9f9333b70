import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { WholeApp } from './support/whole-app.js';

/**
 * A small app, whole. In `npm start` it speaks HTTP: page, handler, and the simulator or the real provider where a key
 * is in the environment. In the static build the same handler runs in the page.
 */
const meta = {
  title: 'The whole app',
  component: WholeApp,
  parameters: { wide: true, server: true },
  tags: ['!autodocs'],
} satisfies Meta<typeof WholeApp>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Everything: Story = {};

/** The question is still there when the provider has failed, and the button counts. */
export const WhenItFails: Story = {
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement);
    const question = canvas.getByLabelText<HTMLTextAreaElement>('Your question');
    const written = question.value;
    await step('Kimi allows three requests a minute', async () => {
      await userEvent.selectOptions(canvas.getByLabelText('Let this go wrong'), 'kimi/rpm');
      await userEvent.click(canvas.getByRole('button', { name: 'Ask' }));
      const asked = within(canvas.getByRole('region', { name: 'Question' }));
      await expect(await asked.findByRole('alert', {}, { timeout: 4000 })).toHaveTextContent(/requests? a minute|too many requests/i);
      await expect(question.value).toBe(written);
    });
    await step('all is well again', () => userEvent.selectOptions(canvas.getByLabelText('Let this go wrong'), 'none'));
  },
};
