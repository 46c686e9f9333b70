'use client';
import { createContext } from 'react';
import type { throwsFor } from './throws-for.js';

/**
 * Inside a `ProviderErrorBoundary`: which queries without data throw to it. It comes with the boundary, so that who has
 * none has nothing of it in the bundle. Null outside: none does.
 */
export const BoundaryContext = createContext<typeof throwsFor | null>(null);
