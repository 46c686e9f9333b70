'use client';
import { useEffect, useLayoutEffect } from 'react';

/**
 * Runs before the browser draws: a focus that is put back later is lost for a frame, and a screen reader hears of it.
 * React 18 warns of such an effect on a server, where there is no focus.
 */
export const useCommitEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;
