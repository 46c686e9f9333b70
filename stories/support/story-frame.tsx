import { QueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { en } from '../../src/messages/en.js';
import { zh } from '../../src/messages/zh.js';
import './story-frame.css';
import { providerLinks } from './provider-links.js';

export const languages = { en, zh };

interface StoryFrameProps {
  viewer: 'user' | 'owner';
  theme: 'light' | 'dark';
  direction: 'ltr' | 'rtl';
  language: keyof typeof languages;
  /** The story brings its own page. */
  wide: boolean;
  children: ReactNode;
}

/** What the toolbars choose, around every story; each has a query client of its own. */
export function StoryFrame({ viewer, theme, direction, language, wide, children }: StoryFrameProps) {
  const [client] = useState(() => new QueryClient());
  useLayoutEffect(() => {
    document.documentElement.style.colorScheme = theme;
    document.documentElement.dir = direction;
    document.documentElement.lang = languages[language].locale;
  }, [theme, direction, language]);
  return (
    <TryAgainProvider client={client} viewer={viewer} messages={languages[language]} links={providerLinks}>
      <div className="story-frame" data-wide={wide ? '' : undefined} dir={direction} style={{ colorScheme: theme }}>
        {children}
      </div>
    </TryAgainProvider>
  );
}
