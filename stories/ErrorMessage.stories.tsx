import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { kinds } from '../src/errors.js';
import type { Kind } from '../src/errors.js';
import { ErrorMessage } from '../src/components/error-message.js';
import type { ErrorMessageProps } from '../src/components/error-message.js';
import { TryAgainProvider } from '../src/components/try-again-provider.js';
import { BothReaders } from './support/both-readers.js';
import { CompactPlaces } from './support/compact-places.js';
import { makeError, waitOf } from './support/make-error.js';
import { aWhile, autoControl, failureControls, failureFacts, playground, useFailureOf, viewerControl } from './support/playground.js';
import type { FailureFacts } from './support/playground.js';

type Facts = Parameters<typeof makeError>[0];

const meta = {
  title: 'Components/ErrorMessage',
  component: ErrorMessage,
  args: { error: null },
} satisfies Meta<typeof ErrorMessage>;
export default meta;

type Story = StoryObj<typeof meta>;

type PlaygroundArgs = FailureFacts & Required<Pick<ErrorMessageProps, 'viewer' | 'auto' | 'layout' | 'details'>>;

/** Turn the controls: every failure there can be. */
export const Playground = playground<PlaygroundArgs>(
  { ...failureFacts, viewer: 'owner', layout: 'inline', details: 'on-demand', auto: 'off' },
  {
    ...failureControls,
    viewer: viewerControl,
    layout: { control: 'inline-radio', options: ['inline', 'compact'], description: 'A part of the page, or one line within something.' },
    details: { control: 'inline-radio', options: ['none', 'on-demand'], description: 'Code, status, time and request id, behind a press.' },
    auto: autoControl,
  },
  ({ viewer, layout, details, auto, ...facts }) => (
    <ErrorMessage error={useFailureOf(facts)} viewer={viewer} layout={layout} details={details} auto={auto} onRetry={aWhile} />
  ),
);
const both = (facts: () => Facts): Story => ({ render: () => <BothReaders make={() => makeError(facts())} /> });
const rpm = { metric: 'rpm', max: 3, current: null, window: 'minute', scope: 'organization' } as const;

/** The provider named the moment: the button counts to it. */
export const WaitingExact = both(() => ({ kind: 'rate-limited', limit: rpm, wait: waitOf(42) }));
/** Nobody named the moment, but the limit tells about how long: no seconds that nobody knows. */
export const WaitingAbout = both(() => ({ kind: 'rate-limited', limit: rpm, wait: waitOf(17, false) }));
/** Nobody said how long: no number. */
export const WaitingWithoutNumber = both(() => ({ kind: 'overloaded' }));
/** Above an hour a time of day says more than a counter. */
export const WaitingLong = both(() => ({
  kind: 'quota-exceeded',
  provider: 'minimax',
  limit: { metric: 'usage', max: null, current: null, window: '5h', scope: null },
  wait: waitOf(3 * 60 * 60 + 700),
}));

export const Authentication = both(() => ({ kind: 'authentication' }));
export const Permission = both(() => ({ kind: 'permission' }));
export const InsufficientBalance = both(() => ({ kind: 'insufficient-balance', provider: 'minimax' }));
export const QuotaExceeded = both(() => ({ kind: 'quota-exceeded', provider: 'kimi-code' }));
export const NotInPlan = both(() => ({ kind: 'not-in-plan', provider: 'minimax', detail: 'model-unavailable' }));
export const RateLimited = both(() => ({ kind: 'rate-limited', provider: 'minimax', wait: waitOf(20, false) }));
export const Overloaded = both(() => ({ kind: 'overloaded', wait: waitOf(9) }));
export const ServerError = both(() => ({ kind: 'server-error', advice: 'contact-provider' }));
export const Timeout = both(() => ({ kind: 'timeout', provider: 'minimax' }));
export const Network = both(() => ({ kind: 'network', provider: null }));
export const ContentFiltered = both(() => ({ kind: 'content-filtered', filtered: 'input' }));
export const ContentFilteredAnswer = both(() => ({ kind: 'content-filtered', provider: 'minimax', filtered: 'output' }));
export const ContextTooLong = both(() => ({
  kind: 'context-too-long',
  limit: { metric: 'tokens', max: 262_144, current: null, window: null, scope: null },
}));
export const InvalidInput = both(() => ({
  kind: 'invalid-input',
  detail: 'file-too-large',
  limit: { metric: 'bytes', max: 104_857_600, current: null, window: null, scope: null },
}));
export const InvalidRequest = both(() => ({ kind: 'invalid-request' }));
export const NotFound = both(() => ({ kind: 'not-found', detail: 'model-unavailable' }));
export const Conflict = both(() => ({ kind: 'conflict', provider: 'minimax', detail: 'voice-id-taken' }));
/** Somebody stopped it themselves: that is no failure, and nothing is shown. */
export const Aborted = both(() => ({ kind: 'aborted' }));
export const Unknown = both(() => ({ kind: 'unknown', provider: null }));

/** One line, for a chat bubble, a field of a form, a cell of a table. It says the same, and wraps where there is no room. */
export const Compact: Story = {
  render: () => <CompactPlaces />,
  play: async ({ canvasElement }) => {
    const alerts = within(canvasElement).getAllByRole('alert');
    for (const alert of alerts) await expect(alert.querySelector('.tryagain-action')).toBeVisible();
  },
};

/** The owner looks up what the provider's support asks for. In development a hint for the developer stands below. */
export const DetailsOnDemand: Story = {
  args: {
    error: makeError({ kind: 'authentication', code: 'invalid_authentication_error', status: 401 }),
    viewer: 'owner',
    onRetry: fn(),
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const summary = canvas.getByText('Details');
    summary.focus();
    await userEvent.click(summary);
    await expect(await canvas.findByText('invalid_authentication_error')).toBeVisible();
    await expect(canvas.getByText('req_8f2c71d94e0b')).toBeVisible();
  },
};

const refused = {
  error: makeError({ kind: 'authentication', code: 'invalid_authentication_error', status: 401 }),
  viewer: 'user',
  onRetry: fn(),
} as const;

/** Keeps what is written to the clipboard from the reader's own, in whatever browser. */
function lendClipboard(writeText: (text: string) => Promise<void>) {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  return () => void Reflect.deleteProperty(navigator, 'clipboard');
}

/** A visitor can do nothing here but tell the owner: the message for them is a press away. */
export const MessageForTheOwner: Story = {
  args: refused,
  play: async ({ canvasElement }) => {
    const written: string[] = [];
    const giveBack = lendClipboard(async (text) => void written.push(text));
    try {
      const button = within(canvasElement).getByRole('button', { name: 'Copy a message for the owner' });
      await userEvent.click(button);
      await waitFor(() => expect(button).toHaveTextContent('Copied'));
      await expect(button).toHaveFocus();
      await expect(written).toHaveLength(1);
      await expect(written[0]).toMatch(/^Kimi .*key\.\n/);
      await expect(written[0]).toMatch(/\nCode: invalid_authentication_error\n/);
      await expect(written[0]).toMatch(/\nRequest id: req_8f2c71d94e0b$/);
    } finally {
      giveBack();
    }
  },
};

/** Where the app sends it (`onTellOwner`), one press is all. */
export const MessageSentToTheOwner: Story = {
  args: refused,
  decorators: [
    (Message) => (
      <TryAgainProvider onTellOwner={() => new Promise((resolve) => setTimeout(resolve, 400))}>
        <Message />
      </TryAgainProvider>
    ),
  ],
  play: async ({ canvasElement }) => {
    const button = within(canvasElement).getByRole('button', { name: 'Tell the owner' });
    await userEvent.click(button);
    await expect(button).toHaveAttribute('data-state', 'retrying');
    await waitFor(() => expect(button).toHaveTextContent('Done'));
    await expect(button).toHaveFocus();
  },
};

/** Where the browser doesn't let us, the text stands there, selected. */
export const MessageForTheOwnerByHand: Story = {
  args: refused,
  play: async ({ canvasElement }) => {
    const giveBack = lendClipboard(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
    try {
      const canvas = within(canvasElement);
      await userEvent.click(canvas.getByRole('button', { name: 'Copy a message for the owner' }));
      const box = await canvas.findByRole<HTMLTextAreaElement>('textbox');
      await waitFor(() => expect(box.selectionEnd).toBe(box.value.length));
      await expect(box.value).toMatch(/^Page: http/m);
    } finally {
      giveBack();
    }
  },
};

const every = (globals: Record<string, string>): Story => ({
  globals,
  parameters: { docs: { disable: true } },
  render: () => (
    <div style={{ display: 'grid', gap: '2rem' }}>
      {(Object.keys(kinds) as Kind[])
        .filter((kind) => kind !== 'aborted')
        .map((kind) => (
          <BothReaders key={kind} label={kind} make={() => makeError({ kind, wait: kinds[kind].retry === 'soon' ? waitOf(42) : null })} />
        ))}
    </div>
  ),
});
export const Every = every({ theme: 'light', direction: 'ltr' });
export const EveryDark = every({ theme: 'dark', direction: 'ltr' });
export const EveryRightToLeft = every({ theme: 'light', direction: 'rtl' });
