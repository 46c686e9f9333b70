import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, within } from 'storybook/test';
import { ProviderErrorBoundary } from '../src/components/provider-error-boundary.js';
import { AccountState } from './support/account-state.js';
import { makeError, waitOf } from './support/make-error.js';
import { failingTimes, Models } from './support/models.js';
import { failureControls, failureFacts, playground } from './support/playground.js';
import type { FailureFacts } from './support/playground.js';

const meta = {
  title: 'Components/ProviderErrorBoundary',
  component: ProviderErrorBoundary,
} satisfies Meta<typeof ProviderErrorBoundary>;
export default meta;

type Story = StoryObj<typeof meta>;

type PlaygroundArgs = FailureFacts & { failures: number };

/** Turn the controls: what the list below throws, and how often. Then press its button. */
export const Playground = playground<PlaygroundArgs>(
  { ...failureFacts, kind: 'overloaded', wait: 5, failures: 2 },
  {
    ...failureControls,
    failures: { control: { type: 'range', min: 0, max: 5, step: 1 }, description: 'How often it fails before it works.' },
  },
  (args) => <FailingAs key={JSON.stringify(args)} {...args} />,
);

function FailingAs({ failures, kind, provider, wait, moment }: PlaygroundArgs) {
  const [queryFn] = useState(() =>
    failingTimes(failures, () => makeError({ kind, provider, wait: wait > 0 ? waitOf(wait, moment === 'exact') : null })),
  );
  return (
    <AccountState>
      <ProviderErrorBoundary>
        <Models queryFn={queryFn} />
      </ProviderErrorBoundary>
    </AccountState>
  );
}

/** Made above the boundary, so that it remembers how often it was asked. */
function FailingModels({ failures }: { failures: number }) {
  const [queryFn] = useState(() => failingTimes(failures));
  return (
    <ProviderErrorBoundary>
      <Models queryFn={queryFn} />
    </ProviderErrorBoundary>
  );
}

/** A query without data throws here; trying again asks again, and only for what failed below. */
export const AQueryThatRecovers: Story = {
  render: () => <FailingModels failures={1} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Check again' }));
    await expect(await canvas.findByText('kimi-k2.6')).toBeVisible();
  },
};

/** It fails again: the same message again, and no loop. */
export const AQueryThatStaysBroken: Story = { render: () => <FailingModels failures={Infinity} /> };

function Broken(): never {
  throw makeError({ kind: 'not-found', detail: 'model-unavailable' });
}

/** What can't be repaired by repeating may still be tried: the children are gone, so there is always a way back. */
export const AComponentThatThrows: Story = { args: { children: <Broken /> } };

/** The props are those of react-error-boundary. */
export const AFallbackOfYourOwn: Story = {
  args: {
    children: <Broken />,
    fallbackRender: ({ resetErrorBoundary }) => (
      <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0.75rem 1rem' }}>
        The list of models isn't here today.
        <button type="button" className="tryagain-button" onClick={() => resetErrorBoundary()}>
          Look again
        </button>
      </div>
    ),
  },
};
