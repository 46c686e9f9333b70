import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { ErrorMessage } from '../src/components/error-message.js';
import { useProviderQuery } from '../src/hooks/use-provider-query.js';
import { useTryAgain } from '../src/hooks/try-again-context.js';
import { Demo, demoServer } from './support/demo-server.js';
import { playground } from './support/playground.js';

interface PlaygroundArgs {
  scenario: string;
  cooldown: 'fail' | 'hold' | 'ignore';
}

function Models({ cooldown }: Pick<PlaygroundArgs, 'cooldown'>) {
  const { basePath } = useTryAgain();
  const { data, error, isPending, refetch } = useProviderQuery<{ data: { id: string }[] }>({
    provider: 'kimi',
    cooldown,
    queryKey: ['models'],
    queryFn: ({ signal }) => fetch(`${basePath}/kimi/models`, { signal }).then((response) => response.json()),
  });
  return (
    <>
      <ErrorMessage error={error} onRetry={refetch} />
      {isPending && <p>One moment…</p>}
      {data && (
        <ul aria-label="Models">
          {data.data.map(({ id }) => (
            <li key={id}>{id}</li>
          ))}
        </ul>
      )}
    </>
  );
}

const meta = { title: 'Hooks/useProviderQuery', component: Models, args: { cooldown: 'fail' } } satisfies Meta<typeof Models>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Pick what goes wrong. A wait of five seconds at most is silent: the query repeats itself, and nothing is shown. */
export const Playground = playground<PlaygroundArgs>(
  { scenario: 'kimi/rpm', cooldown: 'fail' },
  {
    scenario: {
      control: 'select',
      options: [
        'none',
        'kimi/rpm',
        'kimi/engine-overloaded',
        'kimi/invalid-authentication',
        'kimi/balance-empty',
        'any/offline',
        'any/html-502',
      ],
      description: 'How the simulated provider answers.',
    },
    cooldown: {
      control: 'inline-radio',
      options: ['fail', 'hold', 'ignore'],
      description: 'What a request does while the provider cools down.',
    },
  },
  (args) => (
    <Demo key={JSON.stringify(args)} name="query" scenario={args.scenario}>
      <Models cooldown={args.cooldown} />
    </Demo>
  ),
);

/** The list that could not be read is there after one press. */
export const ItWorksAgain: Story = {
  render: ({ cooldown }) => (
    <Demo name="query-again" scenario="kimi/invalid-authentication">
      <Models cooldown={cooldown} />
    </Demo>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const button = await canvas.findByRole('button', { name: 'Check again' }, { timeout: 5000 });
    demoServer('query-again').simulator.use('none');
    await userEvent.click(button);
    await expect(await canvas.findByRole('list', { name: 'Models' }, { timeout: 5000 })).toBeVisible();
    await waitFor(() => expect(canvas.queryByRole('alert')).toBeNull());
  },
};
