import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { BalanceBanner } from '../src/components/balance-banner.js';
import type { Viewer } from '../src/index.js';
import { AccountState } from './support/account-state.js';
import { makeError } from './support/make-error.js';
import { playground, viewerControl } from './support/playground.js';

const meta = {
  title: 'Components/BalanceBanner',
  component: BalanceBanner,
} satisfies Meta<typeof BalanceBanner>;
export default meta;

type Story = StoryObj<typeof meta>;

interface PlaygroundArgs {
  available: number;
  currency: 'USD' | 'CNY';
  low: number;
  viewer: Viewer;
}

/** A visitor's page asks nobody for the balance: it knows from what was refused. */
const refused = makeError({ kind: 'insufficient-balance' });

/** Turn the controls: at zero it is used up, below `low` the owner is warned, above that there is nothing to see. */
export const Playground = playground<PlaygroundArgs>(
  { available: 3.4, currency: 'USD', low: 5, viewer: 'owner' },
  {
    available: { control: { type: 'range', min: -1, max: 10, step: 0.1 }, description: 'What the account has.' },
    currency: { control: 'inline-radio', options: ['USD', 'CNY'], description: 'What the provider counts in.' },
    low: { control: { type: 'range', min: 0, max: 10, step: 0.5 }, description: 'Below this the owner is warned.' },
    viewer: viewerControl,
  },
  ({ available, currency, low, viewer }) => (
    <AccountState key={`${available}${currency}`} balance={{ available, currency }}>
      <BalanceBanner low={low} viewer={viewer} error={viewer === 'user' && available <= 0 ? refused : null} />
      {(available >= low || (viewer === 'user' && available > 0)) && <p>Enough is left: nothing to see.</p>}
    </AccountState>
  ),
);

/** Nothing left: the owner reads how much, and gets the page to change it and a button to look again. */
export const UsedUp: Story = {
  args: { viewer: 'owner' },
  render: (args) => (
    <AccountState balance={{ available: -0.02 }}>
      <BalanceBanner {...args} />
    </AccountState>
  ),
  play: async ({ canvasElement }) => {
    const region = within(canvasElement).getByRole('region', { name: 'Kimi balance' });
    await expect(region).toHaveTextContent('-$0.02');
  },
};

/** The same for a visitor: a sentence, and nothing of the account. */
export const UsedUpForAVisitor: Story = {
  args: { viewer: 'user' },
  render: (args) => (
    <AccountState balance={{ available: -0.02 }}>
      <BalanceBanner {...args} />
    </AccountState>
  ),
  play: async ({ canvasElement }) => {
    await expect(canvasElement).not.toHaveTextContent('$');
    await expect(within(canvasElement).queryByRole('link')).toBeNull();
  },
};

/** Below the owner's own threshold. */
export const RunningLow: Story = {
  args: { viewer: 'owner', low: 5 },
  render: (args) => (
    <AccountState balance={{ available: 3.4, currency: 'CNY' }}>
      <BalanceBanner {...args} />
    </AccountState>
  ),
};

/** A refusal says that money is gone; how much there is, nobody knows. */
export const ByARefusal: Story = {
  args: { viewer: 'owner', provider: 'minimax', error: makeError({ kind: 'insufficient-balance', provider: 'minimax', code: '1008' }) },
};

/** An unknown balance is not an empty one: nothing to see. */
export const Unknown: Story = {
  args: { viewer: 'owner' },
  render: (args) => (
    <AccountState balance={{ available: null }}>
      <BalanceBanner {...args} />
      <p>An answer nobody understood is no reason for a banner.</p>
    </AccountState>
  ),
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).queryByRole('region')).toBeNull();
  },
};

/** Looks at the balance for real: here the simulator's, which is full, so the banner goes and says so. */
export const ToppedUp: Story = {
  args: { viewer: 'owner', error: makeError({ kind: 'insufficient-balance' }) },
  render: (args) => (
    <>
      <BalanceBanner {...args} />
      <p>Once there is money again, the banner goes.</p>
    </>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const button = await canvas.findByRole('button', { name: "I've topped up" });
    await userEvent.dblClick(button);
    await waitFor(() => expect(canvas.queryByText('Your balance with Kimi is used up.')).toBeNull(), { timeout: 5000 });
    // Once, whoever says it: the banner or what speaks for the whole app.
    const spoken = () => canvas.getAllByRole('status').map(({ textContent }) => textContent);
    await waitFor(() => expect(spoken().filter((text) => text === 'Balance restored.')).toHaveLength(1));
  },
};
