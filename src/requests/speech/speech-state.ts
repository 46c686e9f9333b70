import type { ProviderError } from '../../errors/provider-error.js';

/**
 * Who paused: `user` by `pause()`; `autoplay`: the browser wants a click first, `resume()` in one is enough; `system`:
 * a media key, a call, headphones that were pulled, or something in the page, such as a service worker, that ended the
 * request. `resume()` then asks for the rest.
 */
export type PausedBy = 'user' | 'autoplay' | 'system';

/** `status`, and what goes with it. */
export type SpeechStatus =
  | { readonly status: 'idle' | 'loading' | 'speaking' | 'done'; readonly error: undefined; readonly pausedBy: undefined }
  | { readonly status: 'paused'; readonly error: undefined; readonly pausedBy: PausedBy }
  | { readonly status: 'error'; readonly error: ProviderError; readonly pausedBy: undefined };

/** One constructor a status; what a status does not have is undefined. */
export const speechStatus = {
  plain: (status: 'idle' | 'loading' | 'speaking' | 'done'): SpeechStatus => ({ status, error: undefined, pausedBy: undefined }),
  paused: (pausedBy: PausedBy): SpeechStatus => ({ status: 'paused', error: undefined, pausedBy }),
  failed: (error: ProviderError): SpeechStatus => ({ status: 'error', error, pausedBy: undefined }),
};

/**
 * What a voice is doing.
 *
 * - `idle`: nothing was asked, or it was stopped; with `unspoken` left, something else in the page ended the request
 *   before there was a sound, and the same text, or `retry()`, asks again.
 * - `loading`: there is no sound yet, or none again until more has come.
 * - `speaking`, `paused`, `done`.
 * - `error`: a request failed, and what had come of it was spoken to its end. `retry()` goes on at `position`.
 */
export type SpeechState = SpeechStatus & {
  /** The text, sentence by sentence, with its spaces: joined they are the text. */
  readonly sentences: readonly string[];
  /**
   * The index of the sentence that is spoken; after a failure, of the first one that was not heard to its end. Within a
   * request of several sentences it is estimated from their lengths. As many as there are sentences when all are spoken.
   */
  readonly position: number;
  /** The text from there on: what was not spoken, or not to its end. Empty when all was. */
  readonly unspoken: string;
};

export const idle: SpeechState = { ...speechStatus.plain('idle'), sentences: [], position: 0, unspoken: '' };
