'use client';
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** A region that came a moment ago is known by then. */
const settling = 100;
/** How long what was said can still be found, ms: afterwards it would be there twice. */
export const spokenFor = 5000;

/** Speaks each new text once, in an `output`; null says nothing. */
export function useSpoken(text: string | null): RefObject<HTMLOutputElement | null> {
  const region = useRef<HTMLOutputElement>(null);
  useEffect(() => {
    const say = (words: string) => {
      if (region.current) region.current.textContent = words;
    };
    if (text === null) return say('');
    const timers = [setTimeout(say, settling, text), setTimeout(say, spokenFor, '')];
    return () => timers.forEach(clearTimeout);
  }, [text]);
  return region;
}
