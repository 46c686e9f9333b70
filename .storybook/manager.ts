import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { addons } from 'storybook/manager-api';
import { looks, lookOf } from './look.js';

/** Stories that are pages of their own: a panel of addons would take half of them away. */
const pages = /^(?:introduction|the-whole-app|kinds|gallery)--/;

addons.setConfig({
  theme: looks.light,
  layoutCustomisations: {
    showPanel: ({ storyId }, usual) => (storyId !== undefined && pages.test(storyId) ? false : usual),
  },
});

// The sidebar is of the theme that the toolbar chose for the stories.
addons.register('tryagain/look', ({ on }) => {
  const follow = ({ globals }: { globals: Record<string, unknown> }) => addons.setConfig({ theme: lookOf(globals['theme']) });
  on(SET_GLOBALS, follow);
  on(GLOBALS_UPDATED, follow);
});
