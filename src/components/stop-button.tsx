'use client';
import { useRef } from 'react';
import type { ReactElement, RefObject } from 'react';
import { useCommitEffect } from '../hooks/use-commit-effect.js';

interface StopButtonProps {
  label: string;
  onStop: () => void;
  /** Gets the focus where it had it and goes. */
  heir: RefObject<HTMLElement | null>;
}

/** Ends what would begin by itself. */
export function StopButton({ label, onStop, heir }: StopButtonProps): ReactElement {
  const element = useRef<HTMLButtonElement>(null);
  // Such an effect is cleaned up before its element leaves the page: afterwards nobody knows who had the focus.
  useCommitEffect(() => {
    const button = element.current;
    return () => {
      if (button !== null && document.activeElement === button) heir.current?.focus();
    };
  }, [heir]);
  return (
    <button type="button" ref={element} className="tryagain-button tryagain-stop" data-variant="quiet" onClick={onStop}>
      {label}
    </button>
  );
}
