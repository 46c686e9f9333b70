'use client';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { hidden } from './hidden.js';
import { useVoice } from './use-voice.js';

/** A region that came a moment ago is known by then. */
const settling = 100;
/** How long what was said can still be found, ms: afterwards it would be there twice. */
export const spokenFor = 5000;

/** Speaks each new text once; null says nothing. */
export function Spoken({ text }: { text: string | null }): ReactElement {
  const { region, say } = useVoice();
  useEffect(() => {
    if (text === null) return say('');
    const timers = [setTimeout(say, settling, text), setTimeout(say, spokenFor, '')];
    return () => timers.forEach(clearTimeout);
  }, [text, say]);
  return <output ref={region} style={hidden} />;
}
