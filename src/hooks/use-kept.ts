'use client';
import { useEffect } from 'react';
import { useCommitEffect } from './use-commit-effect.js';

/**
 * Keeps something alive while the component is shown. Twice: when an `Activity` shows it again, an effect of a component
 * below runs before its own, and what that asks for would be lost; when a `Suspense` hides it, effects of the commit go,
 * and what is under way would be stopped.
 */
export function useKept(keep: () => () => void): void {
  useCommitEffect(keep, [keep]);
  useEffect(keep, [keep]);
}
