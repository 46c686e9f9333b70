import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { readCases } from './support/introduction/cases.js';
import type { Case } from './support/introduction/cases.js';
import { Introduction as Page } from './support/introduction/introduction.js';

const meta = { title: 'Introduction', parameters: { wide: true } } satisfies Meta;
export default meta;

export const Introduction: StoryObj<typeof meta> = {
  // The one below is tested: it is this page, and somebody who uses it.
  tags: ['!test'],
  // Asked when it is opened, so that the waits begin then.
  loaders: [async () => ({ cases: await readCases() })],
  render: (_args, { loaded }) => <Page cases={loaded['cases'] as Case[]} />,
};

/** Not in the sidebar: a visitor finds the page as it begins. */
export const Visited: StoryObj<typeof meta> = {
  ...Introduction,
  tags: ['!dev', 'test'],
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement);
    await step('another failure is picked, and read in words', async () => {
      await userEvent.click(canvas.getByRole('radio', { name: 'The money is gone' }));
      const after = within(canvas.getByRole('region', { name: 'What people read' }));
      await expect(after.getByRole('alert')).not.toHaveTextContent('1008');
    });
    await step('the owner pays, says so, and everything is free together', async () => {
      const story = within(canvas.getByRole('region', { name: 'Paid, and everything goes on' }));
      await story.findByRole('region', { name: 'Kimi balance' }, { timeout: 8000 });
      await story.findByRole('alert', {}, { timeout: 8000 });
      await userEvent.click(story.getByRole('button', { name: 'Pay in $10' }));
      await userEvent.click(story.getByRole('button', { name: "I've topped up" }));
      await expect(await story.findByText(/three eggs/i, {}, { timeout: 8000 })).toBeVisible();
      await waitFor(() => expect(story.queryByRole('alert')).toBeNull());
      await waitFor(() => expect(canvasElement.querySelector('.tryagain-banner')).toBeNull());
    });
  },
};
