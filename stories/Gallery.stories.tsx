import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { GalleryPage } from './support/gallery-page.js';
import { askRow, galleryRows } from './support/gallery-rows.js';
import type { AskedRow, GalleryProvider } from './support/gallery-rows.js';

/** Every failure there is, at a glance: the provider's words on one side, ours on the other. */
const meta = {
  title: 'Gallery',
  parameters: { wide: true },
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

/** Longer pieces of a provider's sentence. */
const pieces = (message: string): string[] => message.split(/[.,:;<>]/).filter((piece) => piece.trim().split(' ').length > 3);

const page = (provider: GalleryProvider): Story => ({
  // Asked when it is opened, so that the waits begin then.
  loaders: [async () => ({ rows: await Promise.all(galleryRows(provider).map((row) => askRow(row))) })],
  render: (_args, { loaded }) => <GalleryPage provider={provider} rows={loaded['rows'] as AskedRow[]} />,
  play: async ({ canvasElement, step }) => {
    const rows = galleryRows(provider);
    await step('each row is a card, with a message for the visitor and one for the owner', async () => {
      const cards = within(canvasElement).getAllByRole('article');
      await expect(cards).toHaveLength(rows.length);
      for (const card of cards) await expect(within(card).getAllByRole('alert')).toHaveLength(2);
    });
    await step("the provider's words stand on its own side only", async () => {
      const rest = canvasElement.cloneNode(true) as HTMLElement;
      for (const wire of rest.querySelectorAll('pre')) wire.remove();
      const sentences = rows.flatMap((row) => row.scenarios.flatMap(({ message }) => pieces(message)));
      for (const sentence of sentences) await expect(rest.textContent).not.toContain(sentence);
    });
  },
});

export const Kimi = page('kimi');
export const KimiCode = page('kimi-code');
export const MiniMax: Story = { ...page('minimax'), name: 'MiniMax' };
export const InChinese: Story = { ...page('minimax'), globals: { language: 'zh' } };
export const DarkRightToLeft: Story = {
  ...page('kimi'),
  globals: { theme: 'dark', language: 'ar' },
  play: async ({ canvasElement, step }) => {
    const search = within(canvasElement).getByRole('searchbox');
    const shown = () => within(canvasElement).getAllByRole('article');
    await step('a word of the provider finds its rows, and an empty search all', async () => {
      const all = shown().length;
      await userEvent.type(search, 'overloaded');
      await waitFor(() => expect(shown().length).toBeLessThan(all));
      for (const card of shown()) await expect(card.textContent?.toLowerCase()).toContain('overloaded');
      await userEvent.clear(search);
      await waitFor(() => expect(shown()).toHaveLength(all));
    });
  },
};
