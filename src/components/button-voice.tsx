'use client';
import { useSyncExternalStore } from 'react';
import type { ReactElement, RefCallback, RefObject } from 'react';
import { createPortal } from 'react-dom';
import { hidden } from './hidden.js';

interface ButtonVoiceProps {
  /** Of `useAnnouncements`. */
  region: RefCallback<HTMLOutputElement>;
  button: RefObject<HTMLElement | null>;
  /** What is left, in words; null: no timer. */
  rest: string | null;
}

/** What is heard of a button and not seen: the rest for whoever looks there, and what is said by itself. */
export function ButtonVoice({ region, button, rest }: ButtonVoiceProps): ReactElement {
  // Nothing but items may stand in a menu.
  const isInMenu = useSyncExternalStore(
    subscribe,
    () => button.current?.matches('[role^=menuitem]') ?? false,
    () => false,
  );
  const voice = (
    <>
      {rest !== null && (
        <span role="timer" aria-live="off" style={hidden}>
          {rest}
        </span>
      )}
      <output ref={region} style={hidden} />
    </>
  );
  return isInMenu ? createPortal(voice, document.body) : voice;
}

/** A role stays. */
const subscribe = () => () => undefined;
