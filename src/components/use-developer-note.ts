'use client';
import { useEffect } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { tellDeveloper } from './tell-developer.js';

/** In development, and not in a test, which lets things fail on purpose: a word in the console about a failure that is shown. */
export function useDeveloperNote(failure: ProviderError | null): void {
  useEffect(() => {
    if (process.env.NODE_ENV === 'development' && failure) tellDeveloper(failure);
  }, [failure]);
}

/** Bundlers put the word itself in place of these three, and only of these three as they stand here. */
declare const process: { readonly env: { readonly NODE_ENV?: string } };
