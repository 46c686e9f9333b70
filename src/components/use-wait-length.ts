'use client';
import { useState } from 'react';

/** How long a wait was when it was first seen, ms; 0 while that is unknown. */
export function useWaitLength(until: number | null, remaining: number): number {
  const [seen, setSeen] = useState({ until, length: remaining });
  if (seen.until !== until || remaining > seen.length) {
    setSeen({ until, length: remaining });
    return remaining;
  }
  return seen.length;
}
