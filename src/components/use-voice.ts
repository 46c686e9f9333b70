'use client';
import { useCallback, useRef } from 'react';
import type { RefCallback } from 'react';

interface Voice {
  /** For an `output`, which has the role `status`. It must be empty when it appears: what comes with it is often not read. */
  readonly region: RefCallback<HTMLOutputElement>;
  readonly say: (text: string) => void;
}

/** Says to those who see nothing what happens by itself. */
export function useVoice(): Voice {
  const element = useRef<HTMLOutputElement | null>(null);
  const said = useRef('');
  const say = useCallback((text: string) => {
    said.current = text;
    if (element.current && element.current.textContent !== text) element.current.textContent = text;
  }, []);
  // A region that moves, as out of a menu, is another element: what the first one was just told goes along.
  const region = useCallback(
    (found: HTMLOutputElement | null) => {
      element.current = found;
      say(said.current);
    },
    [say],
  );
  return { region, say };
}
