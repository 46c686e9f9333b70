import type { Meta, StoryObj } from '@storybook/react-vite';
import { useRef, useState } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { ErrorMessage } from '../src/components/error-message.js';
import { useCooldown } from '../src/hooks/use-cooldown.js';
import { useProviderQuery } from '../src/hooks/use-provider-query.js';
import { AccountState } from './support/account-state.js';
import { makeError, waitOf } from './support/make-error.js';
import { playground } from './support/playground.js';
import './support/cooldown.css';

interface PanelProps {
  name: string;
  ask: () => Promise<string>;
}

/** One of several that ask the same provider and know nothing of each other. */
function Panel({ name, ask }: PanelProps) {
  const { data, error, refetch } = useProviderQuery({ provider: 'kimi', queryKey: [name], queryFn: ask, retry: false });
  return (
    <section className="cooldown-panel" aria-label={name}>
      <h3>{name}</h3>
      <ErrorMessage error={error} onRetry={refetch} />
      {data !== undefined && <p>{data}</p>}
    </section>
  );
}

function Page({ waitSeconds }: { waitSeconds: number }) {
  const [shown, setShown] = useState(1);
  const [sent, setSent] = useState(0);
  const calls = useRef(0);
  const cooldown = useCooldown('kimi');
  const ask = async () => {
    calls.current += 1;
    setSent(calls.current);
    if (calls.current === 1) throw makeError({ kind: 'rate-limited', wait: waitOf(waitSeconds) });
    return 'It answered.';
  };
  return (
    <div className="cooldown-page">
      <p>
        Requests sent: <output>{sent}</output>. Kimi{' '}
        {cooldown.state === 'waiting' ? `cools down for ${cooldown.seconds} s` : 'may be asked'}.
      </p>
      <div className="cooldown-panels">
        {['Models', 'Summary', 'Suggestions'].slice(0, shown).map((name) => (
          <Panel key={name} name={name} ask={ask} />
        ))}
      </div>
      <div className="cooldown-actions">
        <button type="button" className="tryagain-button" data-variant="quiet" onClick={() => setShown((count) => Math.min(3, count + 1))}>
          Ask for one more thing
        </button>
        <button type="button" className="tryagain-button" data-variant="quiet" onClick={cooldown.clear}>
          The cause is gone
        </button>
      </div>
    </div>
  );
}

const meta = { title: 'Hooks/useCooldown', component: Page, args: { waitSeconds: 20 } } satisfies Meta<typeof Page>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Ask for more while the provider cools down: nothing is sent, and every button shows the same second. */
export const Playground = playground<{ waitSeconds: number }>(
  { waitSeconds: 20 },
  { waitSeconds: { control: { type: 'range', min: 1, max: 120, step: 1 }, description: 'How long the first request is told to wait.' } },
  ({ waitSeconds }) => (
    <AccountState key={waitSeconds}>
      <Page waitSeconds={waitSeconds} />
    </AccountState>
  ),
);

/** The first request was told to wait. The others are not sent: they answer at once with the same error, and all buttons count together. */
export const OneWaitForAll: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByRole('region', { name: 'Models' });
    await userEvent.click(canvas.getByRole('button', { name: 'Ask for one more thing' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Ask for one more thing' }));
    await waitFor(() => expect(canvas.getAllByRole('timer')).toHaveLength(3));
    await expect(new Set(canvas.getAllByRole('timer').map((timer) => timer.textContent)).size).toBe(1);
    await expect(canvas.getByText('1')).toBeVisible();
  },
};

/** Somebody says that the cause is gone: every button is ready, long before the time. */
export const GoneEarly: Story = {
  args: { waitSeconds: 3_000 },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await canvas.findByRole('timer');
    await userEvent.click(canvas.getByRole('button', { name: 'The cause is gone' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Try again' }));
    await expect(await canvas.findByText('It answered.')).toBeVisible();
  },
};
