'use client';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ReactElement } from 'react';

interface StopButtonProps {
  label: string;
  onStop: () => void;
  /** It had the focus, and goes. */
  onGone: () => void;
}

/** Ends what would begin by itself. */
export function StopButton({ label, onStop, onGone }: StopButtonProps): ReactElement {
  const element = useRef<HTMLButtonElement>(null);
  const gone = useRef(onGone);
  useEffect(() => {
    gone.current = onGone;
  }, [onGone]);
  // A layout effect is cleaned up before its element leaves the page: afterwards nobody knows who had the focus.
  useLayoutEffect(() => {
    const button = element.current;
    return () => {
      if (button !== null && document.activeElement === button) gone.current();
    };
  }, []);
  return (
    <button type="button" ref={element} className="tryagain-button tryagain-stop" data-variant="quiet" onClick={onStop}>
      {label}
    </button>
  );
}
