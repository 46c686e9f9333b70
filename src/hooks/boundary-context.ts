'use client';
import { createContext } from 'react';

/** True inside a `ProviderErrorBoundary`: a query without data throws to it. */
export const BoundaryContext = createContext(false);
