'use client';
import { useInsertionEffect, useState, useSyncExternalStore } from 'react';
import { createSpeech } from '../requests/speech/create-speech.js';
import type { Speech, SpeechOptions } from '../requests/speech/create-speech.js';
import type { SpeechState } from '../requests/speech/speech-state.js';
import type { WhileCooling } from '../recovery/cooldowns.js';
import { basePathOf, useTryAgain } from './try-again-context.js';
import { useDoorkeeper } from './use-doorkeeper.js';
import { useKept } from './use-kept.js';
import { warnOfProvider } from './warn-of-provider.js';

export type { AudioPlayer, CreatePlayer, PlayerEvent } from '../requests/speech/audio-player.js';
export type { PausedBy, SpeechState } from '../requests/speech/speech-state.js';

export interface UseSpeechOptions extends Omit<SpeechOptions, 'doorkeeper'> {
  /**
   * What a text does while the provider cools down, because somebody was told to wait. `fail`: it is not sent, and
   * `error` is that failure. `hold`: it waits, `loading`, and is sent once; the sound may then need a click. `ignore`:
   * it is sent. Default `fail`.
   */
  readonly cooldown?: WhileCooling | undefined;
}
export type UseSpeechResult = SpeechState & Pick<Speech, 'speak' | 'pause' | 'resume' | 'stop' | 'retry'>;

/**
 * Reads a text aloud, through the handler. Sound begins before the clip is whole; a failure leaves what was spoken,
 * keeps the rest in `unspoken`, and `retry()` asks for that rest only, from the first sentence that was not heard to its
 * end. Nothing repeats itself silently; clicks while it is under way send nothing, nor does anything before
 * the time the provider named: another text is kept too, and fails at once. Stops when the component goes.
 *
 * @example
 * ```tsx
 * const { speak, stop, retry, status, error } = useSpeech({ voice: 'English_expressive_narrator' });
 * return (
 *   <>
 *     {status === 'speaking' ? <button onClick={stop}>Stop</button> : <button onClick={() => speak(answer)}>Listen</button>}
 *     <ErrorMessage error={error} onRetry={retry} />
 *   </>
 * );
 * ```
 */
export function useSpeech({ cooldown, ...options }: UseSpeechOptions = {}): UseSpeechResult {
  const { basePath, reader, tables } = useTryAgain();
  if (process.env.NODE_ENV === 'development') warnOfProvider('useSpeech', options.provider, tables);
  const doorkeeper = useDoorkeeper(cooldown);
  const settings = { ...options, basePath: basePathOf(options.basePath, basePath), reader: options.reader ?? reader, doorkeeper };
  const [speech] = useState(() => createSpeech(settings));
  // Before any effect that might speak.
  useInsertionEffect(() => speech.configure(settings));
  useKept(speech.keep);
  const state = useSyncExternalStore(speech.subscribe, speech.getSnapshot, speech.getSnapshot);
  const { speak, pause, resume, stop, retry } = speech;
  return { ...state, speak, pause, resume, stop, retry };
}
