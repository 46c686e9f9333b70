import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { ErrorMessage } from '../src/components/error-message.js';
import { TryAgainProvider } from '../src/components/try-again-provider.js';
import type { Viewer } from '../src/index.js';
import { ar, en, ja, zh } from '../src/messages.js';
import { aWhile, failureFacts, playground, useFailureOf, viewerControl } from './support/playground.js';
import type { FailureFacts } from './support/playground.js';

const languages = { en, zh, ja, ar };

const meta = { title: 'Components/TryAgainProvider', component: TryAgainProvider } satisfies Meta<typeof TryAgainProvider>;
export default meta;

type Story = StoryObj<typeof meta>;

interface PlaygroundArgs {
  viewer: Viewer;
  language: keyof typeof languages;
  links: 'given' | 'none';
}

/** Turn the controls: who looks, in which language, and whether the owner's pages are known. */
export const Playground = playground<PlaygroundArgs>(
  { viewer: 'owner', language: 'ja', links: 'given' },
  {
    viewer: viewerControl,
    language: { control: 'inline-radio', options: Object.keys(languages), description: 'A table of tryagain/messages.' },
    links: { control: 'inline-radio', options: ['given', 'none'], description: 'The pages where the owner tops up.' },
  },
  ({ viewer, language, links }) => (
    <TryAgainProvider
      viewer={viewer}
      messages={languages[language]}
      links={links === 'given' ? { kimi: { topUp: 'https://example.com' } } : {}}
    >
      <div dir={languages[language].direction} lang={languages[language].locale}>
        <Empty {...failureFacts} kind="insufficient-balance" wait={0} />
      </div>
    </TryAgainProvider>
  ),
);

function Empty(facts: FailureFacts) {
  return <ErrorMessage error={useFailureOf(facts)} onRetry={aWhile} />;
}

/** One inside another takes from it what it does not say itself. */
export const InsideAnother: Story = {
  render: () => (
    <TryAgainProvider viewer="owner" links={{ kimi: { topUp: 'https://example.com' } }}>
      <TryAgainProvider messages={zh}>
        <Empty {...failureFacts} kind="insufficient-balance" wait={0} />
      </TryAgainProvider>
    </TryAgainProvider>
  ),
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByRole('link')).toHaveAttribute('href', 'https://example.com');
    await expect(within(canvasElement).getByRole('alert')).toHaveTextContent(/\p{Script=Han}{3}/u);
  },
};
