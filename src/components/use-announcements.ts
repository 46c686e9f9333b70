'use client';
import { useCallback, useEffect, useRef } from 'react';
import type { RefCallback } from 'react';
import type { Messages } from '../messages/messages.js';
import { speakRest } from './write-wait.js';
import type { Beginner, Rest } from './write-wait.js';

/** The last call before a wait is over, ms. */
const soon = 10_000;

interface Announcements {
  /** For the `output`, which has the role `status`. It must be empty when it appears: what comes with it is often not read. */
  readonly region: RefCallback<HTMLOutputElement>;
  readonly announce: (text: string) => void;
}

/**
 * Speaks a wait at its start, at ten seconds and when it is over; between these it is silent, however often the
 * counter on the screen changes.
 *
 * @param rest What is left; null while there is nothing to wait for. `remaining` 0: the wait is over.
 * @param beginner Who begins when it is over; null: nobody can yet, and that it is over is said once somebody can.
 * @param quietStart Somebody else has said already how long it takes.
 */
export function useAnnouncements(rest: Rest | null, messages: Messages, beginner: Beginner | null, quietStart: boolean): Announcements {
  const element = useRef<HTMLOutputElement | null>(null);
  const said = useRef('');
  const announce = useCallback((text: string) => {
    said.current = text;
    if (element.current && element.current.textContent !== text) element.current.textContent = text;
  }, []);
  // A region that moves, as out of a menu, is another element: what the first one was just told goes along.
  const region = useCallback(
    (found: HTMLOutputElement | null) => {
      element.current = found;
      announce(said.current);
    },
    [announce],
  );

  const wait = useRef<{ readonly until: number; readonly length: number; spoken: 'start' | 'soon' | 'ready' } | null>(null);
  useEffect(() => {
    if (!rest) {
      wait.current = null;
      return;
    }
    if (wait.current?.until !== rest.until) {
      if (rest.remaining === 0) return;
      wait.current = { until: rest.until, length: rest.remaining, spoken: 'start' };
      // Emptied else: the end of this wait is told in the words that may stand there since the last one.
      announce(quietStart ? '' : speakRest(rest, messages, beginner ?? 'person'));
      return;
    }
    const { length, spoken } = wait.current;
    if (rest.remaining === 0 && spoken !== 'ready') {
      if (beginner === null) return;
      wait.current.spoken = 'ready';
      announce({ person: messages.announcements.ready, button: messages.actions.retrying }[beginner]);
    } else if (rest.remaining <= soon && spoken === 'start' && length >= 2 * soon) {
      wait.current.spoken = 'soon';
      announce(speakRest(rest, messages, beginner ?? 'person'));
    }
  }, [rest, messages, beginner, quietStart, announce]);

  return { region, announce };
}
