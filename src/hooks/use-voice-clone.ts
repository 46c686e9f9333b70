'use client';
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { createVoiceClone } from '../requests/files/create-voice-clone.js';
import type { VoiceCloneInput } from '../requests/files/voice-clone-input.js';
import type { VoiceCloneState } from '../requests/files/voice-clone-state.js';
import type { FileTimeouts } from '../requests/files/watch-line.js';
import type { WhileCooling } from '../recovery/cooldowns.js';
import { useTryAgain } from './try-again-context.js';
import { useDoorkeeper } from './use-doorkeeper.js';
import { useKept } from './use-kept.js';

export type { CloneField } from '../requests/files/voice-clone-fields.js';
export type { VoiceCloneInput } from '../requests/files/voice-clone-input.js';
export type { VoiceCloneState } from '../requests/files/voice-clone-state.js';

export interface UseVoiceCloneOptions {
  /** How long a line may be silent. Default: 60 seconds while a file leaves, 120 until an answer. */
  timeouts?: FileTimeouts | undefined;
  /**
   * What a request does while the provider cools down, because somebody was told to wait. `fail`: it is not sent, and
   * `error` is that failure. `hold`: it waits, and is sent once. `ignore`: it is sent. Default `fail`.
   */
  cooldown?: WhileCooling | undefined;
}

export interface VoiceCloneActions {
  /**
   * Uploads the sample, then the example where there is one, and makes the voice. What the provider would refuse anyway
   * (an id of the wrong form, a file over 20 MB) is refused at once, and nothing is sent. Files it has already are not
   * sent again, as long as they are the same `File`s.
   *
   * The promise is kept at the end, well or not: what came of it stands in the state.
   */
  clone: (input: VoiceCloneInput) => Promise<void>;
  /** The same once more, going on where it stopped. Does nothing before the first `clone` or after `done`. */
  retry: () => Promise<void>;
  /** Stops, which is no error: the status is `idle`, and the input stays for `retry`. */
  cancel: () => void;
  /** Forgets everything, uploads too. */
  reset: () => void;
}

/**
 * Clones a voice at MiniMax through the handler, with progress. Where it fails, `field` names the input that can fix
 * it. Never repeats anything by itself, because it is billed; stops when the component goes, and when the line is dead.
 *
 * A voice nobody uses within seven days is deleted by the provider. When the connection is lost while `cloning`, the
 * voice may have been made: the next try then says that the id is taken.
 *
 * @example
 * ```tsx
 * const { status, progress, error, field, clone, retry } = useVoiceClone();
 * <form onSubmit={(event) => { event.preventDefault(); void clone({ file, voiceId }); }}>
 *   <input name="voice-id" aria-invalid={field === 'voice-id'} />
 *   <ErrorMessage error={error} onRetry={retry} />
 * </form>
 * ```
 */
export function useVoiceClone({ timeouts: { silenceMs, answerMs } = {}, cooldown }: UseVoiceCloneOptions = {}): VoiceCloneState &
  VoiceCloneActions {
  const { basePath, reader } = useTryAgain();
  const doorkeeper = useDoorkeeper(cooldown);
  const [store] = useState(createVoiceClone);
  const state = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  useKept(store.keep);

  const settings = useMemo(
    () => ({ basePath, reader, doorkeeper, timeouts: { silenceMs, answerMs } }),
    [basePath, reader, doorkeeper, silenceMs, answerMs],
  );
  const clone = useCallback((input: VoiceCloneInput) => store.clone(input, settings), [store, settings]);
  const retry = useCallback(() => store.retry(settings), [store, settings]);
  return { ...state, clone, retry, cancel: store.cancel, reset: store.reset };
}
