'use client';
import { useMemo } from 'react';
import { isProviderError } from '../errors/provider-error.js';
import type { ProviderError } from '../errors/provider-error.js';
import type { Reader } from '../requests/reader.js';
import { onceEach } from '../recovery/once-each.js';
import { useTryAgain } from './try-again-context.js';

/** Reading a failure starts its wait. One object is read once, however many components show it. */
const readingsOf = onceEach((reader: Reader) => onceEach((error: object) => reader.normalizeError(error)));

/**
 * The `ProviderError` a failure stands for, whatever it is: ours, an SDK's, a problem document, a string. `null` and
 * `undefined` are no failure and give null. The same object gives the same error, with the same wait, at every render
 * and in every component.
 */
export function useFailure(error: unknown): ProviderError | null {
  const { reader } = useTryAgain();
  return useMemo(() => (error === null || error === undefined ? null : readOnce(error, reader)), [error, reader]);
}

export function readOnce(error: unknown, reader: Reader): ProviderError {
  if (isProviderError(error)) return error;
  return typeof error === 'object' && error !== null ? readingsOf(reader)(error) : reader.normalizeError(error);
}
