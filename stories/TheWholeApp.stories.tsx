import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { WholeApp } from './support/whole-app.js';

/**
 * A small app, whole: it streams its answers and speaks them, reads files, copies a voice, and says what is left of the
 * money. Pick what should go wrong at its top. In `npm start` it speaks HTTP: page, handler, and the simulator, or the
 * real provider where a key is in the environment. In the static build the same handler runs in the page.
 */
const meta = {
  title: 'The whole app',
  component: WholeApp,
  parameters: { wide: true, server: true },
  tags: ['!autodocs'],
} satisfies Meta<typeof WholeApp>;
export default meta;

type Story = StoryObj<typeof meta>;

const soon = { timeout: 8000 };
const question = 'What should I cook with three eggs?';

/** What a person does and sees. */
function visit(canvasElement: HTMLElement) {
  const canvas = within(canvasElement);
  const askButton = () => {
    const box = canvas.getByLabelText('Your question').closest('form');
    return within(box ?? canvasElement).getByRole('button', { name: 'Ask' });
  };
  return {
    canvas,
    pick: (scenario: string) => userEvent.selectOptions(canvas.getByLabelText('Let this go wrong'), scenario),
    ask: async () => {
      await userEvent.type(canvas.getByLabelText('Your question'), question);
      await userEvent.click(askButton());
    },
    answer: () => canvasElement.querySelector<HTMLElement>('.tryagain-answer'),
    conversation: () => canvas.getByRole('list', { name: 'Conversation' }),
  };
}

export const Everything: Story = {};

/** Word by word, with what the model thought, and it can be heard. */
export const ItAnswers: Story = {
  play: async ({ canvasElement, step }) => {
    const { canvas, pick, ask, answer, conversation } = visit(canvasElement);
    await pick('none');
    await step('a question is asked', ask);
    await waitFor(() => expect(answer()).toHaveAttribute('data-state', 'streaming'), soon);
    await expect(canvas.getByRole('button', { name: 'Stop' })).toBeVisible();
    await waitFor(() => expect(answer()).toHaveAttribute('data-state', 'complete'), soon);
    await expect(canvas.getByText('Thoughts')).toBeVisible();
    await expect(conversation()).toHaveTextContent(question);
    await expect(canvas.getByRole('button', { name: 'Listen' })).toBeVisible();
  },
};

/** What came stays, and one click lets the provider go on where it stopped. */
export const ItFailsInTheMiddle: Story = {
  play: async ({ canvasElement, step }) => {
    const { canvas, pick, ask, answer, conversation } = visit(canvasElement);
    let kept = '';
    await step('the connection is cut in the middle of the answer', async () => {
      await pick('any/cut');
      await ask();
      await expect(await canvas.findByText(/stopped before/i, {}, soon)).toBeVisible();
      kept = answer()?.textContent ?? '';
      await expect(answer()).toHaveAttribute('data-state', 'cut');
      await expect(kept.length).toBeGreaterThan(40);
      await expect(conversation()).toHaveTextContent(question);
    });
    await step('one click continues', async () => {
      await pick('none');
      await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
      await waitFor(() => expect(answer()).toHaveAttribute('data-state', 'complete'), soon);
      await expect(answer()?.textContent).toContain(kept);
      await expect(canvas.queryByRole('alert')).toBeNull();
    });
  },
};

/** The owner tops up, says so, and goes on. */
export const TheMoneyIsGone: Story = {
  play: async ({ canvasElement, step }) => {
    const { canvas, pick, ask, answer } = visit(canvasElement);
    await step('the balance is used up', async () => {
      await pick('kimi/balance-empty');
      await ask();
      const banner = within(await canvas.findByRole('region', { name: 'Kimi balance' }, soon));
      // It fades in.
      await waitFor(() => expect(banner.getByRole('button', { name: "I've topped up" })).toBeVisible(), soon);
      await expect(await canvas.findByText('Your question is kept.', {}, soon)).toBeVisible();
    });
    await step('the owner has topped up', async () => {
      await pick('none');
      await userEvent.click(canvas.getByRole('button', { name: "I've topped up" }));
      await waitFor(() => expect(canvasElement.querySelector('.tryagain-banner[data-kind="insufficient-balance"]')).toBeNull(), soon);
      await userEvent.click(canvas.getByRole('button', { name: 'Ask again' }));
      await waitFor(() => expect(answer()).toHaveAttribute('data-state', 'complete'), soon);
    });
  },
};

/** The voice fails beside the text: one line, and the answer is there all the same. */
export const TheVoiceFails: Story = {
  play: async ({ canvasElement, step }) => {
    const { canvas, pick, ask, answer } = visit(canvasElement);
    await pick('none');
    await ask();
    await waitFor(() => expect(answer()).toHaveAttribute('data-state', 'complete'), soon);
    await step('the voice is asked for, and MiniMax is too busy', async () => {
      await pick('minimax/1002');
      await userEvent.click(canvas.getByRole('button', { name: 'Listen' }));
      await waitFor(() => expect(canvasElement.querySelector('.app-voice-failure [role="alert"]')).toBeVisible(), soon);
      await expect(answer()).toHaveAttribute('data-state', 'complete');
    });
    await pick('none');
  },
};
