import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { QuotaBanner } from '../src/components/quota-banner.js';
import type { PlanWindow, Viewer } from '../src/index.js';
import { AccountState, planWindow } from './support/account-state.js';
import { makeError, waitOf } from './support/make-error.js';
import { playground, viewerControl } from './support/playground.js';

const meta = {
  title: 'Components/QuotaBanner',
  component: QuotaBanner,
} satisfies Meta<typeof QuotaBanner>;
export default meta;

type Story = StoryObj<typeof meta>;

interface PlaygroundArgs {
  left: number;
  window: PlanWindow['window'];
  resetsIn: number;
  warnAt: number;
  viewer: Viewer;
}

/** Turn the controls: at zero the allowance is used up, up to `warnAt` the owner is warned. */
export const Playground = playground<PlaygroundArgs>(
  { left: 0.08, window: '5h', resetsIn: 2, warnAt: 0.1, viewer: 'owner' },
  {
    left: { control: { type: 'range', min: 0, max: 1, step: 0.01 }, description: 'The part of the window that is left.' },
    window: { control: 'inline-radio', options: ['5h', 'day', 'week', 'month'], description: 'Which window of the plan.' },
    resetsIn: { control: { type: 'range', min: 1, max: 200, step: 1 }, description: 'Hours until it is full again.' },
    warnAt: { control: { type: 'range', min: 0, max: 0.5, step: 0.05 }, description: 'From what part left the owner is warned.' },
    viewer: viewerControl,
  },
  ({ left, window, resetsIn, warnAt, viewer }) => (
    <AccountState
      key={`${left}${window}${resetsIn}`}
      windows={() => [planWindow(left, { window, resetsAt: Date.now() + resetsIn * 3_600_000 })]}
    >
      <QuotaBanner warnAt={warnAt} viewer={viewer} error={viewer === 'user' && left === 0 ? refused(resetsIn * 3_600) : null} />
      {(viewer === 'owner' ? left > warnAt : left > 0) && <p>Enough is left: nothing to see.</p>}
    </AccountState>
  ),
);

export const UsedUp: Story = {
  args: { viewer: 'owner' },
  render: (args) => (
    <AccountState windows={() => [planWindow(0), planWindow(0.61, { window: 'week' })]}>
      <QuotaBanner {...args} />
    </AccountState>
  ),
};

/** A visitor reads when it works again. Their page asks nobody about the plan: it knows from what was refused. */
export const UsedUpForAVisitor: Story = {
  args: { viewer: 'user' },
  render: function Render(args) {
    const [error] = useState(() => refused(2 * 60 * 60));
    return <QuotaBanner {...args} error={error} />;
  },
};

/** Nearly used up: for the owner only, from a tenth left on. */
export const NearlyUsedUp: Story = {
  args: { viewer: 'owner' },
  render: (args) => (
    <AccountState windows={() => [planWindow(0.08), planWindow(0.61, { window: 'week' })]}>
      <QuotaBanner {...args} />
    </AccountState>
  ),
};

/** Kimi Code counts: the owner reads how much is used of how much. A visitor reads no number of the account. */
export const WithCounts: Story = {
  args: { viewer: 'owner', provider: 'kimi-code' },
  render: (args) => (
    <AccountState windows={() => [planWindow(0.08, { name: null, used: 1840, max: 2000 })]}>
      <QuotaBanner {...args} />
    </AccountState>
  ),
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByRole('region')).toHaveTextContent('1,840 of 2,000 used.');
  },
};

/** Whoever has seen enough of it puts it off: until the next window, or until the allowance is used up. */
export const PutOff: Story = {
  args: { viewer: 'owner' },
  render: (args) => (
    <AccountState windows={() => [planWindow(0.08)]}>
      <QuotaBanner {...args} />
      <p>What can be put off does not shout.</p>
    </AccountState>
  ),
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Not now' }));
    await waitFor(() => expect(canvasElement.querySelector('.tryagain-banner')).toBeNull());
    // The next Tab goes on from where the banner was.
    await expect(canvasElement.contains(document.activeElement)).toBe(true);
  },
};

/** Where a plan counts several things apart, the banner says which. */
export const OneOfSeveral: Story = {
  args: { viewer: 'owner' },
  render: (args) => (
    <AccountState windows={() => [planWindow(0.84), planWindow(0, { name: 'video', window: 'week' })]}>
      <QuotaBanner {...args} />
    </AccountState>
  ),
};

/** Goes by itself at the moment of the reset. */
export const ComesBack: Story = {
  args: { viewer: 'user' },
  render: function Render(args) {
    const [error] = useState(() => refused(2));
    return (
      <>
        <QuotaBanner {...args} error={error} />
        <p>Two seconds, then it is gone.</p>
      </>
    );
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const title = () => canvasElement.querySelector('.tryagain-title');
    await waitFor(() => expect(title()).toHaveTextContent('This app has reached its 5-hour limit'));
    await waitFor(() => expect(title()).toBeNull(), { timeout: 5000 });
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('You can try again now.'));
  },
};

/** Ambiguous numbers are not shown: nothing to see. */
export const Unknown: Story = {
  args: { viewer: 'owner' },
  render: (args) => (
    <AccountState windows={() => [planWindow(null, { max: 1500 })]}>
      <QuotaBanner {...args} />
      <p>Whether 1,500 is what was used or what is left, nobody knows.</p>
    </AccountState>
  ),
};

function refused(seconds: number) {
  return makeError({
    kind: 'quota-exceeded',
    provider: 'minimax',
    code: '2056',
    limit: { metric: 'usage', max: null, current: null, window: '5h', scope: null },
    wait: waitOf(seconds),
  });
}
