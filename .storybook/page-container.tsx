import { DocsContainer } from '@storybook/addon-docs/blocks';
import type { DocsContainerProps } from '@storybook/addon-docs/blocks';
import { useEffect, useLayoutEffect, useState } from 'react';
import type { PropsWithChildren } from 'react';
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { addons } from 'storybook/preview-api';
import { lookOf } from './look.js';
import './page.css';

type Told = [{ readonly globals: Readonly<Record<string, unknown>> }] | undefined;

/** What the toolbars say now: a page is told of changes only. */
function themeNow(): unknown {
  const channel = addons.getChannel();
  const told = (channel.last(GLOBALS_UPDATED) ?? channel.last(SET_GLOBALS)) as Told;
  return told?.[0].globals['theme'];
}

/**
 * A page of words in the theme of the toolbar. The words are English and go from left to right whatever the toolbar
 * says; the stories among them follow it.
 */
export function PageContainer({ children, ...props }: PropsWithChildren<DocsContainerProps>) {
  const [theme, setTheme] = useState(themeNow);
  useEffect(() => {
    const channel = addons.getChannel();
    const follow = () => setTheme(themeNow());
    channel.on(GLOBALS_UPDATED, follow);
    return () => channel.off(GLOBALS_UPDATED, follow);
  }, []);
  useLayoutEffect(() => {
    document.documentElement.style.colorScheme = theme === 'dark' ? 'dark' : 'light';
  }, [theme]);
  return (
    <DocsContainer {...props} theme={lookOf(theme)}>
      <div className="page" dir="ltr" lang="en">
        {children}
      </div>
    </DocsContainer>
  );
}
