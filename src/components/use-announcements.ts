'use client';
import { useEffect, useRef } from 'react';
import { useMessages } from './messages-context.js';
import { useVoice } from './use-voice.js';
import { speakRest } from './write-wait.js';
import type { Beginner, Rest } from './write-wait.js';

/** The last call before a wait is over, ms. */
const soon = 10_000;

/** How a button is, as its `data-state` says. */
type ButtonState = 'waiting' | 'ready' | 'retrying' | 'done' | 'offline';

interface Doing {
  readonly state: ButtonState;
  readonly rest: Rest | null;
  /** Who begins when the wait is over. */
  readonly beginner: Beginner;
  /** Whether a message says how long it takes. */
  readonly isTold: boolean;
}

/**
 * Speaks a wait at its start, at ten seconds and when it is over, or, where there is no line, once that is back; between
 * these it is silent, however often the counter on the screen changes. And it says that it has worked.
 */
export function useAnnouncements({ state, rest, beginner, isTold }: Doing): ReturnType<typeof useVoice> {
  const voice = useVoice();
  const { say } = voice;
  const messages = useMessages();
  /** What somebody was told to wait for: until that moment, or for the line. */
  const awaited = useRef<number | 'line' | null>(null);
  const isLastCall = useRef(false);
  const until = rest?.until ?? null;
  useEffect(() => {
    if (state === 'waiting' && rest) {
      const isNew = awaited.current !== rest.until;
      if (!isNew && (isLastCall.current || rest.remaining > soon)) return;
      awaited.current = rest.until;
      isLastCall.current = isNew ? rest.remaining < 2 * soon : true;
      // Emptied else: the end of this wait is told in the words that may stand there since the last one.
      say(isNew && isTold ? '' : speakRest(rest, messages, beginner));
    } else if (state === 'offline') {
      awaited.current = 'line';
      say('');
    } else if (state === 'ready') {
      const isOver = awaited.current === 'line' || (until !== null && awaited.current === until);
      awaited.current = null;
      if (isOver) say({ person: messages.announcements.ready, button: messages.actions.retrying }[beginner]);
    }
  }, [state, rest, until, beginner, isTold, messages, say]);
  useEffect(() => {
    if (state !== 'done') return undefined;
    say(messages.actions.done);
    // The same word again would not be heard.
    return () => say('');
  }, [state, messages, say]);
  return voice;
}
