'use client';
import { useCallback, useEffect, useState } from 'react';

/** How long it says so, ms. */
const shown = 2000;

/**
 * Puts a text where it can be pasted, and says so for two seconds.
 *
 * @param onRefused Told where nobody may write there: in a page without https, or because somebody said no.
 */
export function useCopy(text: () => string, onRefused: () => void): { copied: boolean; copy: () => Promise<void> } {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), shown);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = useCallback(async () => {
    try {
      // Missing in a page without https: that throws as well.
      await navigator.clipboard.writeText(text());
      setCopied(true);
    } catch {
      onRefused();
    }
  }, [text, onRefused]);
  return { copied, copy };
}
