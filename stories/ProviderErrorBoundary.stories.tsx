import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, within } from 'storybook/test';
import { ProviderErrorBoundary } from '../src/components/provider-error-boundary.js';
import { makeError } from './support/make-error.js';
import { failingTimes, Models } from './support/models.js';

const meta = {
  title: 'Components/ProviderErrorBoundary',
  component: ProviderErrorBoundary,
} satisfies Meta<typeof ProviderErrorBoundary>;
export default meta;

type Story = StoryObj<typeof meta>;

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
