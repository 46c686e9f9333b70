import type { Meta, StoryObj } from '@storybook/react-vite';
import { ErrorMessage } from '../../src/components/error-message.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { en } from '../../src/messages/en.js';
import type { Messages } from '../../src/messages/messages.js';
import { aWhile, failureControls, failureFacts, playground, useFailureOf, viewerControl } from '../support/playground.js';
import type { FailureFacts } from '../support/playground.js';
import type { Viewer } from '../../src/index.js';

const meta = { title: 'Design/Words' } satisfies Meta;
export default meta;

interface PlaygroundArgs extends Pick<FailureFacts, 'kind'> {
  title: string;
  viewer: Viewer;
}

function Message({ kind, viewer }: Pick<PlaygroundArgs, 'kind' | 'viewer'>) {
  return <ErrorMessage error={useFailureOf({ ...failureFacts, kind })} viewer={viewer} onRetry={aWhile} />;
}

/** A sentence of yours in the place of one of ours; the others stay. */
export const Playground = playground<PlaygroundArgs>(
  { kind: 'overloaded', title: 'Our chef has many guests right now.', viewer: 'user' },
  {
    kind: failureControls.kind ?? {},
    title: { control: 'text', description: 'The sentence for this kind, in words of yours.' },
    viewer: viewerControl,
  },
  ({ kind, title, viewer }) => {
    const messages: Messages = { ...en, kinds: { ...en.kinds, [kind]: { ...en.kinds[kind], title } } };
    return (
      <TryAgainProvider messages={messages}>
        <Message kind={kind} viewer={viewer} />
      </TryAgainProvider>
    );
  },
);

/** One failure for two people. */
export const TwoReaders: StoryObj<typeof meta> = {
  render: () => (
    <div className="readers">
      <Message kind="insufficient-balance" viewer="user" />
      <Message kind="insufficient-balance" viewer="owner" />
    </div>
  ),
};
