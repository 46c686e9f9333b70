import { field } from '../../errors/field.js';
import { checkFile } from './check-file.js';
import { createRun } from './create-run.js';
import { createStore } from '../create-store.js';
import type { Store } from '../create-store.js';
import { sendThrough } from '../doorkeeper.js';
import type { Doorkeeper } from '../doorkeeper.js';
import { extractText } from './extract-text.js';
import { fileUploadState } from './file-upload-state.js';
import type { FileUploadState, UploadedFile } from './file-upload-state.js';
import { notAnAnswer } from '../read-answer.js';
import { readThrown } from '../read-thrown.js';
import type { Reader } from '../reader.js';
import type { ProviderTable } from '../tables.js';
import { createKeep } from '../create-keep.js';
import { uploadFile } from './upload-file.js';
import { watchLine } from './watch-line.js';
import type { FileTimeouts, Line } from './watch-line.js';

interface FileUploadSettings {
  readonly provider: string;
  readonly purpose: string;
  /** Whether the text is asked for once the file is there. */
  readonly extract: boolean;
  /** Where the handler answers. */
  readonly basePath: string;
  readonly reader: Reader;
  readonly timeouts?: FileTimeouts | undefined;
  /** Whom it asks before it sends. Default: nobody. */
  readonly doorkeeper?: Doorkeeper | undefined;
}

export interface FileUpload extends Store<FileUploadState> {
  /** Ends at the same moment as the state's last change; never rejects. The same file twice is one upload. */
  readonly upload: (file: File, settings: FileUploadSettings) => Promise<void>;
  /** Goes on where it stopped: what is at the provider is not sent again. */
  readonly retry: (settings: FileUploadSettings) => Promise<void>;
  readonly cancel: () => void;
  readonly reset: () => void;
  /** Stops, and forgets what the provider so far has and said: `next` knows nothing of it. The file stays chosen. */
  readonly leave: (next: string) => void;
  /** Keeps it alive until the function it returns is called: the last one to go cancels it. */
  readonly keep: () => () => void;
}

/** Those that take files, and the bytes they take at most: a larger file is refused here, before a minute of waiting. */
const largest: Readonly<Record<string, number>> = { kimi: 104_857_600 };

/** One file's way to a provider and back as text. */
export function createFileUpload(): FileUpload {
  const store = createStore<FileUploadState>(fileUploadState.idle(null, null));
  const run = createRun();
  /** Where the state's `file` is: an id of one provider means nothing to another. */
  let place = '';
  let asked = '';

  const upload: FileUpload['upload'] = (chosen, settings) => {
    if (isLeft()) return Promise.resolve();
    const { provider, purpose, extract, basePath, reader, timeouts = {}, doorkeeper } = settings;
    const url = `${basePath}/${provider}/files`;
    const here = `${url} ${purpose}`;
    const before = store.getSnapshot();
    const under = run.current();
    if (under && before.chosen === chosen && place === here) return under;

    const kept = before.chosen === chosen && before.status !== 'done' && place === here ? before.file : null;
    place = here;
    asked = provider;
    return run.start(async (signal) => {
      const set = (state: FileUploadState): void => (signal.aborted ? undefined : store.set(state));
      let file = kept;
      const read = (thrown: unknown) => readThrown(thrown, reader, { provider, endpoint: 'files' });
      const send = <Result>(work: (line: Line) => Promise<Result>): Promise<Result> =>
        sendThrough({ doorkeeper, asked: { provider, endpoint: 'files' }, signal, read }, () => watchLine(signal, timeouts, work));
      try {
        if (!file) {
          const wrong = checkFile(chosen, largest[provider] ?? Infinity);
          if (wrong) return set(fileUploadState.error(chosen, null, wrong));
          set(fileUploadState.uploading(chosen, null));
          const onProgress = (progress: number): void => set(fileUploadState.uploading(chosen, progress));
          const request = { url, provider, file: chosen, purpose, reader, onProgress };
          file = readFile(await send((line) => uploadFile({ ...request, line })), chosen);
        }
        if (!extract) return set(fileUploadState.done(chosen, file, null));
        set(fileUploadState.extracting(chosen, file));
        const request = { url: `${url}/${file.id}`, provider, reader };
        set(fileUploadState.done(chosen, file, await send((line) => extractText({ ...request, line }))));
      } catch (thrown) {
        if (signal.aborted) return;
        const error = await read(thrown);
        // Deleted meanwhile, as old files are: asking for its text again would fail for ever.
        if (error.kind === 'not-found') file = null;
        set(error.kind === 'aborted' ? fileUploadState.idle(chosen, file) : fileUploadState.error(chosen, file, error));
      }
    });
  };

  const cancel = (): void => {
    run.stop();
    const { status, chosen, file } = store.getSnapshot();
    if (status === 'uploading' || status === 'extracting') store.set(fileUploadState.idle(chosen, file));
  };

  const { keep, isLeft } = createKeep(cancel);

  return {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    upload,
    retry: (settings) => {
      const { chosen, status } = store.getSnapshot();
      const isDone = status === 'done' && asked === settings.provider;
      return chosen && !isDone ? upload(chosen, settings) : Promise.resolve();
    },
    cancel,
    keep,
    reset() {
      run.stop();
      store.set(fileUploadState.idle(null, null));
    },
    leave(next) {
      // An effect of a component below runs first, and may have sent the file there.
      if (asked === next) return;
      run.stop();
      store.set(fileUploadState.idle(store.getSnapshot().chosen, null));
    },
  };
}

/** @throws TypeError when nobody knows the provider or it takes no files this way. */
export function checkFileProvider(provider: string, extra: readonly ProviderTable[]): void {
  const own = extra.filter(({ routes }) => routes.some(({ method, path }) => method === 'POST' && path === '/files'));
  const able = [...own.map(({ name }) => name), ...Object.keys(largest)];
  if (able.includes(provider)) return;
  const instead = able.map((name) => `useFileUpload({ provider: '${name}' })`).join(' or ');
  throw new TypeError(`useFileUpload: the provider "${provider}" takes no files at /files, or is unknown. Write ${instead}.`);
}

function readFile(body: unknown, { name, size }: File): UploadedFile {
  const id = field(body, 'id');
  // It becomes part of an address.
  if (typeof id !== 'string' || !/^[\w.-]{1,200}$/.test(id)) return notAnAnswer(null);
  const filename = field(body, 'filename');
  const bytes = field(body, 'bytes');
  return { id, filename: typeof filename === 'string' ? filename : name, bytes: typeof bytes === 'number' ? bytes : size };
}
