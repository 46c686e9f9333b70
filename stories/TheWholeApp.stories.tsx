import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { ar } from '../src/messages/ar.js';
import { en } from '../src/messages/en.js';
import { ja } from '../src/messages/ja.js';
import { zh } from '../src/messages/zh.js';
import { appWords } from './support/app-words.js';
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
} satisfies Meta<typeof WholeApp>;
export default meta;

type Story = StoryObj<typeof meta>;

const soon = { timeout: 8000 };
const question = 'What should I cook with three eggs?';

/** What a person does and sees. */
function visit(canvasElement: HTMLElement, language: unknown) {
  const canvas = within(canvasElement);
  const tables = { en, zh, ja, ar };
  const name = language === 'zh' || language === 'ja' || language === 'ar' ? language : 'en';
  const words = { ...appWords[name], ...tables[name] };
  const box = () => within(canvas.getByLabelText(words.question).closest('form') ?? canvasElement);
  return {
    canvas,
    words,
    box,
    pick: (scenario: string) => userEvent.selectOptions(canvas.getByLabelText(words.scenario), scenario),
    ask: async () => {
      await userEvent.type(canvas.getByLabelText(words.question), question);
      await userEvent.click(box().getByRole('button', { name: words.send }));
    },
    answer: () => canvasElement.querySelector<HTMLElement>('.tryagain-answer'),
    conversation: () => canvas.getByRole('list', { name: words.conversation }),
  };
}

export const Everything: Story = {};

/** Word by word, with what the model thought, and it can be heard. */
export const ItAnswers: Story = {
  play: async ({ canvasElement, globals, step }) => {
    const { canvas, words, pick, ask, answer, conversation } = visit(canvasElement, globals['language']);
    await pick('none');
    await step('a question is asked', ask);
    await waitFor(() => expect(answer()).toHaveAttribute('data-state', 'streaming'), soon);
    await expect(canvas.getByRole('button', { name: words.stop })).toBeVisible();
    await waitFor(() => expect(answer()).toHaveAttribute('data-state', 'complete'), soon);
    await expect(canvas.getByText(words.answer.thoughts)).toBeVisible();
    await expect(conversation()).toHaveTextContent(question);
    await expect(canvas.getByRole('button', { name: words.listen })).toBeVisible();
  },
};

/** What came stays, and one click lets the provider go on where it stopped. */
export const ItFailsInTheMiddle: Story = {
  play: async ({ canvasElement, globals, step }) => {
    const { canvas, words, pick, ask, answer, conversation } = visit(canvasElement, globals['language']);
    let kept = '';
    await step('the connection is cut in the middle of the answer', async () => {
      await pick('any/cut');
      await ask();
      await expect(await canvas.findByRole('alert', {}, soon)).toBeVisible();
      kept = answer()?.textContent ?? '';
      await expect(answer()).toHaveAttribute('data-state', 'cut');
      await expect(kept.length).toBeGreaterThan(40);
      await expect(conversation()).toHaveTextContent(question);
    });
    await step('one click continues', async () => {
      await pick('none');
      await userEvent.click(canvas.getByRole('button', { name: words.actions.retry }));
      await waitFor(() => expect(answer()).toHaveAttribute('data-state', 'complete'), soon);
      await expect(answer()?.textContent).toContain(kept);
      await waitFor(() => expect(canvas.queryByRole('alert')).toBeNull(), soon);
    });
  },
};

/** Who changes who answers, while nobody does, asks the other with one click. */
export const AnotherOneAnswers: Story = {
  play: async ({ canvasElement, globals, step }) => {
    const { canvas, words, box, pick, ask, answer, conversation } = visit(canvasElement, globals['language']);
    await step('Kimi is silent', async () => {
      await pick('any/stall');
      await ask();
      await expect(await canvas.findByText(words.waiting, {}, soon)).toBeVisible();
    });
    await step('MiniMax is asked instead', async () => {
      await pick('none');
      await userEvent.selectOptions(box().getByLabelText(words.who), 'minimax');
      await expect(await canvas.findByText(words.unanswered, {}, soon)).toBeVisible();
      await expect(conversation()).toHaveTextContent(question);
      await userEvent.click(canvas.getByRole('button', { name: words.askAgain }));
      await waitFor(() => expect(answer()).toHaveAttribute('data-state', 'complete'), soon);
    });
  },
};

/** The owner tops up, says so, and goes on. */
export const TheMoneyIsGone: Story = {
  play: async ({ canvasElement, globals, step }) => {
    const { canvas, words, pick, ask, answer } = visit(canvasElement, globals['language']);
    await step('the balance is used up', async () => {
      await pick('kimi/balance-empty');
      await ask();
      const banner = within(await canvas.findByRole('region', { name: words.balance.label.replace('{provider}', 'Kimi') }, soon));
      // It fades in.
      await waitFor(() => expect(banner.getByRole('button', { name: words.balance.toppedUp })).toBeVisible(), soon);
      await expect(await canvas.findByText(words.unanswered, {}, soon)).toBeVisible();
    });
    await step('the owner has topped up', async () => {
      await pick('none');
      await userEvent.click(canvas.getByRole('button', { name: words.balance.toppedUp }));
      await waitFor(() => expect(canvasElement.querySelector('.tryagain-banner[data-kind="insufficient-balance"]')).toBeNull(), soon);
      await userEvent.click(canvas.getByRole('button', { name: words.askAgain }));
      await waitFor(() => expect(answer()).toHaveAttribute('data-state', 'complete'), soon);
    });
  },
};

/** Only the owner can do something, and a visitor tells them in one press. What came stands in the owner's own view. */
export const AVisitorTellsTheOwner: Story = {
  globals: { viewer: 'user' },
  play: async ({ canvasElement, globals, step }) => {
    const { canvas, words, pick, ask } = visit(canvasElement, globals['language']);
    await step('the key is refused', async () => {
      await pick('kimi/invalid-authentication');
      await ask();
    });
    const button = await canvas.findByRole('button', { name: words.actions.tellOwner }, soon);
    await userEvent.click(button);
    await waitFor(() => expect(button).toHaveTextContent(words.actions.done), soon);
    await pick('none');
  },
};

/** It became too long: another begins with the question that was too much, and what was said stays. */
export const TheConversationIsTooLong: Story = {
  play: async ({ canvasElement, globals, step }) => {
    const { canvas, words, pick, ask, answer } = visit(canvasElement, globals['language']);
    await pick('none');
    await ask();
    await waitFor(() => expect(answer()).toHaveAttribute('data-state', 'complete'), soon);
    const said = answer()?.textContent ?? '';
    await step('one question too many', async () => {
      await pick('kimi/input-too-long');
      await ask();
      await expect(await canvas.findByText(words.comesAlong, {}, soon)).toBeVisible();
    });
    await step('another conversation', async () => {
      await userEvent.click(canvas.getByRole('button', { name: words.anew }));
      await expect(canvas.getByLabelText(words.question)).toHaveValue(question);
      await userEvent.click(canvas.getByText(words.earlier));
      // Without what is only heard: it says that an answer is coming.
      await expect(answer()?.textContent).toContain(said.slice(0, 400));
    });
    await pick('none');
  },
};

/** The voice fails beside the text: one chip, and the answer is there all the same. */
export const TheVoiceFails: Story = {
  play: async ({ canvasElement, globals, step }) => {
    const { canvas, words, pick, ask, answer } = visit(canvasElement, globals['language']);
    await pick('none');
    await ask();
    await waitFor(() => expect(answer()).toHaveAttribute('data-state', 'complete'), soon);
    await step('the voice is asked for, and MiniMax is too busy', async () => {
      await pick('minimax/1002');
      await userEvent.click(canvas.getByRole('button', { name: words.listen }));
      await waitFor(() => expect(canvasElement.querySelector('.tryagain-voice[data-state="failed"]')).toBeVisible(), soon);
      await expect(answer()).toHaveAttribute('data-state', 'complete');
    });
    await pick('none');
  },
};

/** What nobody waits for fails in the corner; what was known before stays, and says how old it is. */
export const InTheBackground: Story = {
  globals: { viewer: 'owner' },
  play: async ({ canvasElement, globals, step }) => {
    const { canvas, words, pick } = visit(canvasElement, globals['language']);
    await pick('none');
    await waitFor(() => expect(canvasElement.querySelector('.app-amount')).toBeVisible(), soon);
    await step('the balance is asked for again, with a key that is refused now', async () => {
      await pick('kimi/invalid-authentication');
      await userEvent.click(await canvas.findByRole('button', { name: words.refresh }, soon));
      await waitFor(() => expect(canvasElement.ownerDocument.querySelectorAll('.tryagain-toast')).toHaveLength(1), soon);
      await expect(canvasElement.querySelector('.app-amount')).toBeVisible();
    });
    await pick('none');
  },
};
