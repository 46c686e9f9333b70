import { QueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { ar } from '../../src/messages/ar.js';
import { en } from '../../src/messages/en.js';
import { ja } from '../../src/messages/ja.js';
import { zh } from '../../src/messages/zh.js';
import './story-frame.css';
import { providerLinks } from './provider-links.js';

const languages = { en, zh, ja, ar };
type Language = keyof typeof languages;

const isLanguage = (name: unknown): name is Language => typeof name === 'string' && Object.hasOwn(languages, name);

/** What the toolbar chose; English where it chose nothing known. */
export const languageOf = (chosen: unknown): Language => (isLanguage(chosen) ? chosen : 'en');

/** What the toolbar chose, or else the language's own. */
export function directionOf(chosen: unknown, language: Language): 'ltr' | 'rtl' {
  return chosen === 'ltr' || chosen === 'rtl' ? chosen : languages[language].direction;
}

interface StoryFrameProps {
  viewer: 'user' | 'owner';
  theme: 'light' | 'dark';
  direction: 'ltr' | 'rtl';
  language: Language;
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
      <div
        className="story-frame"
        data-wide={wide ? '' : undefined}
        dir={direction}
        lang={languages[language].locale}
        style={{ colorScheme: theme }}
      >
        {children}
      </div>
    </TryAgainProvider>
  );
}
