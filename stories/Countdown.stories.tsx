import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import type { CSSProperties } from 'react';
import { expect, waitFor, within } from 'storybook/test';
import { useCountdown } from '../src/hooks/use-countdown.js';
import { playground } from './support/playground.js';
import './support/countdown.css';

interface RingProps {
  seconds: number;
}

/** A countdown in a shape of the app's own. */
function Ring({ seconds }: RingProps) {
  const [until] = useState(() => Date.now() + seconds * 1000);
  const countdown = useCountdown(until);
  const part = seconds === 0 ? 0 : Math.min(1, countdown.seconds / seconds);
  return (
    <p className="ring" style={{ '--part': part } as CSSProperties} data-state={countdown.state}>
      <span role="timer">{countdown.state === 'waiting' ? countdown.seconds : 'Now'}</span>
    </p>
  );
}

const meta = { title: 'Hooks/useCountdown', component: Ring, args: { seconds: 90 } } satisfies Meta<typeof Ring>;
export default meta;

type Story = StoryObj<typeof meta>;

/** However many of them a page has, one clock wakes them, together. */
export const Playground = playground<RingProps>(
  { seconds: 90 },
  { seconds: { control: { type: 'range', min: 0, max: 600, step: 5 }, description: 'How far away the moment is.' } },
  ({ seconds }) => <Ring key={seconds} seconds={seconds} />,
);

/** It says `ready` at the moment, and stays so. */
export const Over: Story = {
  args: { seconds: 1 },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(within(canvasElement).getByRole('timer')).toHaveTextContent('Now'), { timeout: 4000 });
  },
};
