import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { ErrorMessage } from '../src/components/error-message.js';
import { ErrorToaster } from '../src/components/error-toaster.js';
import { useErrorToast } from '../src/hooks/use-error-toast.js';
import type { ErrorToastOptions } from '../src/hooks/use-error-toast.js';
import { makeError, waitOf } from './support/make-error.js';
import { aWhile, failureControls, failureFacts, playground, useFailureOf } from './support/playground.js';
import type { FailureFacts } from './support/playground.js';

const meta = {
  title: 'Components/ErrorToaster',
  component: ErrorToaster,
  // One corner a page: on the page of documentation each story has a page of its own.
  parameters: { docs: { story: { inline: false, iframeHeight: 440 } } },
  decorators: [
    (Story, { parameters }) => (
      <div style={{ minHeight: parameters['inThePage'] ? '13rem' : '26rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof ErrorToaster>;
export default meta;

type Story = StoryObj<typeof meta>;

type PlaygroundArgs = FailureFacts & { button: 'with' | 'without' };

const controlled = playground<PlaygroundArgs>(
  { ...failureFacts, button: 'with' },
  {
    ...failureControls,
    button: {
      control: 'inline-radio',
      options: ['with', 'without'],
      description: 'With `onRetry` it has a button, and stays until it is closed.',
    },
  },
  ({ button, ...facts }) => {
    const error = useFailureOf(facts);
    return (
      <>
        <Failing label="Let it fail" fail={() => [[error, button === 'with' ? { onRetry: aWhile } : {}]]} />
        <ErrorToaster />
      </>
    );
  },
);

/** Turn the controls, then press. Press again, and the same cause is counted. */
export const Playground = {
  ...controlled,
  // In the page itself, or its controls would not reach it: its corner is the canvas's there.
  parameters: { ...controlled.parameters, inThePage: true, docs: { ...controlled.parameters['docs'], story: { inline: true } } },
};

function Failing({ label, fail }: { label: string; fail: () => [error: unknown, options?: ErrorToastOptions][] }) {
  const toast = useErrorToast();
  return (
    <button type="button" className="tryagain-button" onClick={() => fail().forEach((one) => toast(...one))}>
      {label}
    </button>
  );
}

const press: Story['play'] = async ({ canvasElement }) => {
  await userEvent.click(within(canvasElement).getByRole('button'));
  await waitFor(() => expect(canvasElement.querySelector('.tryagain-toast')).not.toBeNull());
};

/** Something the app did by itself: told in a pause, and gone after eight seconds. */
export const InTheBackground: Story = {
  render: (args) => (
    <>
      <Failing label="Synchronise" fail={() => [[makeError({ kind: 'overloaded' })]]} />
      <ErrorToaster {...args} />
    </>
  ),
  play: press,
};

const repeat = fn();

/** A person waits for it: told at once, with a button that keeps the provider's time, and it stays. */
export const WithAButton: Story = {
  render: (args) => (
    <>
      <Failing label="Save" fail={() => [[makeError({ kind: 'rate-limited', wait: waitOf(42) }), { onRetry: repeat }]]} />
      <ErrorToaster {...args} />
    </>
  ),
  play: press,
};

/** The same cause is counted where it stands. */
export const Repeated: Story = {
  render: (args) => (
    <>
      <Failing
        label="Fail a hundred times"
        fail={() => Array.from({ length: 100 }, () => [makeError({ kind: 'network', provider: null })])}
      />
      <ErrorToaster {...args} />
    </>
  ),
  play: async (context) => {
    await press(context);
    await expect(context.canvasElement.querySelectorAll('.tryagain-toast')).toHaveLength(1);
    await expect(context.canvasElement).toHaveTextContent('×100');
  },
};

/** Three at most, the newest ones. */
export const Several: Story = {
  render: (args) => (
    <>
      <Failing
        label="Fail in several ways"
        fail={() => [
          [makeError({ kind: 'timeout' })],
          [makeError({ kind: 'content-filtered' }), { action: 'user' }],
          [makeError({ kind: 'insufficient-balance' })],
          [makeError({ kind: 'rate-limited', wait: waitOf(42) }), { onRetry: repeat }],
        ]}
      />
      <ErrorToaster {...args} />
    </>
  ),
  play: async (context) => {
    await press(context);
    await expect(context.canvasElement.querySelectorAll('.tryagain-toast')).toHaveLength(3);
  },
};

const cut = makeError({ kind: 'overloaded' });

/** Never the only home of a button: the same failure stands in place. */
export const WithItsTwin: Story = {
  render: (args) => (
    <div style={{ display: 'grid', gap: '1rem', justifyItems: 'start' }}>
      <ErrorMessage error={cut} onRetry={repeat} />
      <Failing label="Ask" fail={() => [[cut, { onRetry: repeat }]]} />
      <ErrorToaster {...args} />
    </div>
  ),
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Ask' }));
    await waitFor(() => expect(within(canvasElement).getAllByRole('button', { name: 'Try again' })).toHaveLength(2));
  },
};
