import type { Meta, StoryObj } from '@storybook/react-vite';
import type { CSSProperties } from 'react';
import { expect, within } from 'storybook/test';
import { en } from '../../src/messages/en.js';
import { playground } from '../support/playground.js';
import { Sampler } from '../support/sampler.js';
import { WithoutStyles } from '../support/without-styles.js';

const meta = { title: 'Design/Your own look', component: Sampler } satisfies Meta<typeof Sampler>;
export default meta;

type Story = StoryObj<typeof meta>;

interface PlaygroundArgs {
  wait: string;
  user: string;
  owner: string;
  radius: number;
  surface: string;
  size: number;
  font: string;
}

/** Turn the controls: each is one custom property, or the app's own font and size. */
export const Playground = playground<PlaygroundArgs>(
  { wait: '#0f8a6d', user: '#c2410c', owner: '#be185d', radius: 4, surface: '', size: 16, font: 'Georgia, serif' },
  {
    wait: { control: 'color', description: '--tryagain-hue-wait' },
    user: { control: 'color', description: '--tryagain-hue-user' },
    owner: { control: 'color', description: '--tryagain-hue-owner' },
    radius: { control: { type: 'range', min: 0, max: 28, step: 1 }, description: '--tryagain-radius, in pixels' },
    surface: { control: 'color', description: '--tryagain-surface' },
    size: { control: { type: 'range', min: 12, max: 22, step: 1 }, description: "The app's own font-size" },
    font: { control: 'select', options: ['inherit', 'Georgia, serif', 'ui-monospace, monospace'], description: "The app's own font" },
  },
  ({ wait, user, owner, radius, surface, size, font }) => (
    <div
      style={
        {
          '--tryagain-hue-wait': wait,
          '--tryagain-hue-user': user,
          '--tryagain-hue-owner': owner,
          '--tryagain-radius': `${radius}px`,
          ...(surface !== '' && { '--tryagain-surface': surface }),
          fontSize: size,
          fontFamily: font,
        } as CSSProperties
      }
    >
      <Sampler />
    </div>
  ),
);

/** As it comes. */
export const AsItComes: Story = {};

/** The same components with no style sheet at all: the page's own type, in order, and everything works. */
export const WithoutOurStyles: Story = {
  render: () => (
    <WithoutStyles>
      <Sampler />
    </WithoutStyles>
  ),
  play: async ({ canvasElement }) => {
    const root = canvasElement.querySelector('.without-styles')?.shadowRoot?.firstElementChild;
    if (!(root instanceof HTMLElement)) throw new Error('There is no shadow root.');
    const message = root.querySelector('.tryagain-message');
    await expect(message && getComputedStyle(message).display).toBe('block');
    await expect(within(root).getAllByRole('button', { name: en.actions.retry }).length).toBeGreaterThan(0);
  },
};
