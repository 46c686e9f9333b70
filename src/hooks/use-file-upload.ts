'use client';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { checkFileProvider, createFileUpload } from '../requests/files/create-file-upload.js';
import type { FileUploadState } from '../requests/files/file-upload-state.js';
import type { FileTimeouts } from '../requests/files/watch-line.js';
import type { WhileCooling } from '../recovery/cooldowns.js';
import { useTryAgain } from './try-again-context.js';
import { useDoorkeeper } from './use-doorkeeper.js';
import { useKept } from './use-kept.js';
import type { ProviderName } from '../errors/provider-name.js';

export type { FileTimeouts } from '../requests/files/watch-line.js';
export type { FileField, FileUploadState, UploadedFile } from '../requests/files/file-upload-state.js';

export interface UseFileUploadOptions {
  /** Default `kimi`. */
  provider?: ProviderName | undefined;
  /** What the provider shall do with the file. Default `file-extract`. */
  purpose?: string | undefined;
  /** Asks for the text in the file once it is there. Default true for `file-extract`, false for any other purpose. */
  extract?: boolean | undefined;
  /** How long a line may be silent. Default: 60 seconds while the file leaves, 120 until the answer. */
  timeouts?: FileTimeouts | undefined;
  /**
   * What a request does while the provider cools down, because somebody was told to wait. `fail`: it is not sent, and
   * `error` is that failure. `hold`: it waits, and is sent once. `ignore`: it is sent. Default `fail`.
   */
  cooldown?: WhileCooling | undefined;
}

export interface FileUploadActions {
  /**
   * Uploads the file; one that is empty or larger than the provider takes is refused at once, and nothing is sent. The
   * same file again, while it is under way, is the same upload; another file takes its place.
   *
   * The promise is kept at the end, well or not: what came of it stands in the state.
   */
  upload: (file: File) => Promise<void>;
  /** Goes on where it stopped: a file that is at the provider already is not sent again. Does nothing before a file or after `done`. */
  retry: () => Promise<void>;
  /** Stops, which is no error: the status is `idle`, and the file stays chosen for `retry`. */
  cancel: () => void;
  /** Forgets the file and what came of it. */
  reset: () => void;
}

/**
 * Uploads a file through the handler and gives back the text in it, with progress. Never repeats anything by itself;
 * stops when the component goes, and when the line is dead: a `timeout` with the code `stalled`.
 *
 * Another `provider` stops what is under way and forgets what the old one has; the file stays chosen, and `retry` sends it
 * to the new one.
 *
 * @throws TypeError when the provider is unknown or takes no files.
 * @example
 * ```tsx
 * const { status, progress, text, error, upload, retry } = useFileUpload();
 * <input type="file" onChange={({ target }) => target.files?.[0] && void upload(target.files[0])} />
 * <ErrorMessage error={error} onRetry={retry} />
 * ```
 */
export function useFileUpload({
  provider = 'kimi',
  purpose = 'file-extract',
  extract = purpose === 'file-extract',
  timeouts: { silenceMs, answerMs } = {},
  cooldown,
}: UseFileUploadOptions = {}): FileUploadState & FileUploadActions {
  const { basePath, reader, tables } = useTryAgain();
  const doorkeeper = useDoorkeeper(cooldown);
  checkFileProvider(provider, tables);
  const [store] = useState(createFileUpload);
  const state = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  useKept(store.keep);

  const asked = useRef(provider);
  useEffect(() => {
    if (asked.current !== provider) store.leave(provider);
    asked.current = provider;
  }, [store, provider]);

  const settings = useMemo(
    () => ({ provider, purpose, extract, basePath, reader, doorkeeper, timeouts: { silenceMs, answerMs } }),
    [provider, purpose, extract, basePath, reader, doorkeeper, silenceMs, answerMs],
  );
  const upload = useCallback((file: File) => store.upload(file, settings), [store, settings]);
  const retry = useCallback(() => store.retry(settings), [store, settings]);
  return { ...state, upload, retry, cancel: store.cancel, reset: store.reset };
}
