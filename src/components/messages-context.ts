'use client';
import { createContext, useContext } from 'react';
import { en } from '../messages/en.js';
import type { Messages } from '../messages/messages.js';

/** An app's bundler may set it to false: then English is not in the bundle. Our own build leaves it as it stands. */
declare const __TRYAGAIN_ENGLISH__: boolean;

/** In one expression, as bundlers look no further when they decide what to leave out. */
const fallback = typeof __TRYAGAIN_ENGLISH__ === 'undefined' || __TRYAGAIN_ENGLISH__ ? en : null;

/** The language of every component below. English where nobody says otherwise; null where English was left out. */
export const MessagesContext = createContext<Messages | null>(fallback);

/** @throws Error where English was left out and nobody above gives a language. */
export function useMessages(): Messages {
  const messages = useContext(MessagesContext);
  if (messages) return messages;
  throw new Error(
    'tryagain: __TRYAGAIN_ENGLISH__ is false, and no TryAgainProvider above has messages. Write <TryAgainProvider messages={…}> with a table of tryagain/messages.',
  );
}
