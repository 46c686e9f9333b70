'use client';
import { useState } from 'react';
import type { FocusEvent } from 'react';
import { useCommitEffect } from '../hooks/use-commit-effect.js';

interface Handlers<Element> {
  readonly onFocus?: ((event: FocusEvent<Element>) => void) | undefined;
  readonly onBlur?: ((event: FocusEvent<Element>) => void) | undefined;
}

/**
 * Whether the focus is in an element, so that it is not lost: where what had it is gone, the heir gets it; where all is
 * gone, a `FocusKeeper` can take its place.
 *
 * @param given The app's own handlers.
 */
export function useFocusInside<Element>({ onFocus, onBlur }: Handlers<Element>, heir: () => HTMLElement | null) {
  const [isInside, setInside] = useState(false);
  useCommitEffect(() => {
    if (isInside && document.activeElement === document.body) heir()?.focus();
  });
  return {
    isInside,
    leave: () => setInside(false),
    /** For the element. */
    handlers: {
      onFocus: (event: FocusEvent<Element>) => {
        setInside(true);
        onFocus?.(event);
      },
      onBlur: (event: FocusEvent<Element>) => {
        setInside(false);
        onBlur?.(event);
      },
    },
  };
}
