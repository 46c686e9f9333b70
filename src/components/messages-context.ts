'use client';
import { createContext, useContext } from 'react';
import { en } from '../messages/en.js';
import type { Messages } from '../messages/messages.js';

/** The language of every component below. English where nobody says otherwise. */
export const MessagesContext = createContext<Messages>(en);

export function useMessages(): Messages {
  return useContext(MessagesContext);
}
