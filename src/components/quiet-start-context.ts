'use client';
import { createContext } from 'react';

/** True where an alert around the button says already how long it takes: one sentence, not two. */
export const QuietStartContext = createContext(false);
