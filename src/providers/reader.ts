import { createReader } from '../errors/create-reader.js';
import type { Reader } from '../errors/create-reader.js';
import { kimiCodeErrors } from './kimi-code-errors.js';
import { kimiErrors } from './kimi-errors.js';
import { minimaxErrors } from './minimax-errors.js';

export const errorTables = [kimiErrors, kimiCodeErrors, minimaxErrors] as const;

/** Knows the providers of this package. */
export const reader: Reader = createReader(errorTables);

// One by one: what is taken out of an object all at once has no docstrings, and an editor nothing to show.

/**
 * Makes a `ProviderError` of whatever was thrown: an SDK's error, a body, a stream's frame, a string, nothing.
 * Synchronous and total: it never throws, reads at most 64 KiB, and what nobody has seen before is `unknown`. A
 * `Response` whose body was not read gets no automatic retry: use `readFailure` for those.
 *
 * It knows the providers of this package; `createReader` makes one that knows others.
 *
 * @example try { … } catch (thrown) { show(normalizeError(thrown, { provider: 'kimi' })); }
 */
export const normalizeError: Reader['normalizeError'] = reader.normalizeError;

/**
 * `normalizeError` that reads an unread body first: of a `Response`, which is used up by it, or of the one an error
 * carries (ky's HTTPError), which stays readable. What the body said is in `originalOf(failure)`.
 *
 * @example if (!response.ok) throw await readFailure(response, { provider: 'kimi' });
 */
export const readFailure: Reader['readFailure'] = reader.readFailure;

/**
 * The failure in a response, also where it hides in the JSON of a 200; null when there is none, and for an event stream.
 * The response's own body stays readable.
 *
 * @example const failure = await failureIn(response, { provider: 'minimax' }); if (failure) throw failure;
 */
export const failureIn: Reader['failureIn'] = reader.failureIn;

/** The failure a parsed body or one frame of a stream stands for, or null. */
export const failureInBody: Reader['failureInBody'] = reader.failureInBody;
