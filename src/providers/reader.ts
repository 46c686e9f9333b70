import { createReader } from '../errors/create-reader.js';
import { kimiCode } from './kimi-code.js';
import { kimi } from './kimi.js';
import { minimax } from './minimax.js';

/** Knows the providers of this package. */
export const reader = createReader([kimi, kimiCode, minimax]);
export const { normalizeError, readFailure, failureIn, failureInBody } = reader;
