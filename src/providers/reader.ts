import { createReader } from '../errors/create-reader.js';
import { kimiCodeErrors } from './kimi-code-errors.js';
import { kimiErrors } from './kimi-errors.js';
import { minimaxErrors } from './minimax-errors.js';

export const errorTables = [kimiErrors, kimiCodeErrors, minimaxErrors] as const;

/** Knows the providers of this package. */
export const reader = createReader(errorTables);
export const { normalizeError, readFailure, failureIn, failureInBody } = reader;
