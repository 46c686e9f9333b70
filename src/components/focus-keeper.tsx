'use client';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import { hidden } from './hidden.js';
import { useCommitEffect } from '../hooks/use-commit-effect.js';

/**
 * Holds the focus where something that had it went away, so that the next Tab goes on from here and not from the top
 * of the page. Leaves as soon as the focus does.
 */
export function FocusKeeper({ text, onLeave }: { text: string; onLeave: () => void }): ReactElement {
  const element = useRef<HTMLSpanElement>(null);
  useCommitEffect(() => {
    if (document.activeElement === document.body) element.current?.focus();
    // Somebody else may have taken the focus already: an app that goes back to its question box. StrictMode asks twice.
    if (document.activeElement !== element.current) onLeave();
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the focus was lost
  }, []);
  return (
    <span ref={element} tabIndex={-1} style={hidden} onBlur={onLeave}>
      {text}
    </span>
  );
}
