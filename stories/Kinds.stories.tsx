import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { kinds } from '../src/errors.js';
import type { Kind } from '../src/errors.js';
import { KindOverview } from './support/kind-overview.js';
import { KindPage } from './support/kind-page.js';
import { shelvesOf } from './support/kind-rows.js';
import { variantsOf } from './support/kind-variants.js';

/** A page for each kind, made from the tables: what it means, who can do something, what people read, which codes lead to it. */
const meta = {
  title: 'Kinds',
  parameters: { wide: true },
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const page = (kind: Kind): Story => ({
  render: () => <KindPage kind={kind} />,
  play: async ({ canvasElement, step }) => {
    await step('each row that leads here stands here', async () => {
      const shown = Array.from(canvasElement.querySelectorAll<HTMLElement>('[data-row]'), ({ dataset }) => dataset['row']);
      await expect(shown).toEqual(shelvesOf(kind).flatMap(({ rows }) => rows.map(({ id }) => id)));
    });
    await step('each way it reads is shown to a visitor and to the owner', async () => {
      const alerts = within(canvasElement).queryAllByRole('alert');
      await expect(alerts).toHaveLength(kind === 'aborted' ? 0 : 2 * variantsOf(kind).length);
    });
  },
});

export const AllKinds: Story = {
  render: () => <KindOverview />,
  play: async ({ canvasElement }) => {
    const links = Array.from(canvasElement.querySelectorAll('a'), (link) => link.getAttribute('href'));
    await expect(links).toEqual(Object.keys(kinds).map((kind) => `./?path=/story/kinds--${kind}`));
  },
};

export const Authentication = page('authentication');
export const Permission = page('permission');
export const InsufficientBalance = page('insufficient-balance');
export const QuotaExceeded = page('quota-exceeded');
export const NotInPlan = page('not-in-plan');
export const RateLimited = page('rate-limited');
export const Overloaded = page('overloaded');
export const ServerError = page('server-error');
export const Timeout = page('timeout');
export const Network = page('network');
export const ContentFiltered = page('content-filtered');
export const ContextTooLong = page('context-too-long');
export const InvalidInput = page('invalid-input');
export const InvalidRequest = page('invalid-request');
export const NotFound = page('not-found');
export const Conflict = page('conflict');
export const Aborted = page('aborted');
export const Unknown = page('unknown');
