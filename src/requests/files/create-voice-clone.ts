import { field } from '../../errors/field.js';
import { checkVoiceClone } from './check-voice-clone.js';
import { cloneVoice } from './clone-voice.js';
import { createRun } from './create-run.js';
import { createStore } from '../create-store.js';
import type { Store } from '../create-store.js';
import { sendThrough } from '../doorkeeper.js';
import type { Doorkeeper } from '../doorkeeper.js';
import { notAnAnswer } from '../read-answer.js';
import { readThrown } from '../read-thrown.js';
import type { Reader } from '../reader.js';
import { createKeep } from '../create-keep.js';
import { uploadFile } from './upload-file.js';
import { watchLine } from './watch-line.js';
import type { FileTimeouts, Line } from './watch-line.js';
import { fieldsOf } from './voice-clone-fields.js';
import type { CloneStep } from './voice-clone-fields.js';
import type { VoiceCloneInput } from './voice-clone-input.js';
import { voiceCloneState } from './voice-clone-state.js';
import type { VoiceCloneState } from './voice-clone-state.js';

interface VoiceCloneSettings {
  /** Where the handler answers. */
  readonly basePath: string;
  readonly reader: Reader;
  readonly timeouts?: FileTimeouts | undefined;
  /** Whom it asks before it sends. Default: nobody. */
  readonly doorkeeper?: Doorkeeper | undefined;
}

export interface VoiceClone extends Store<VoiceCloneState> {
  /** Ends at the same moment as the state's last change; never rejects. The same input twice is one clone. */
  readonly clone: (input: VoiceCloneInput, settings: VoiceCloneSettings) => Promise<void>;
  /** The same input once more; what is at the provider is not sent again. */
  readonly retry: (settings: VoiceCloneSettings) => Promise<void>;
  readonly cancel: () => void;
  readonly reset: () => void;
  /** Keeps it alive until the function it returns is called: the last one to go cancels it. */
  readonly keep: () => () => void;
}

const purposes = { uploading: 'voice_clone', 'uploading-prompt': 'prompt_audio' } as const;
type Upload = keyof typeof purposes;

/** Ids of uploaded files. The same recording has one as a sample and another as an example. */
type Uploaded = Readonly<Record<Upload, WeakMap<File, number>>>;
const nothingUploaded = (): Uploaded => ({ uploading: new WeakMap(), 'uploading-prompt': new WeakMap() });

/** A sample's way to MiniMax and into a voice. */
export function createVoiceClone(): VoiceClone {
  const store = createStore<VoiceCloneState>(voiceCloneState.idle(null));
  const run = createRun();
  let uploaded = nothingUploaded();

  const clone: VoiceClone['clone'] = (input, { basePath, reader, timeouts = {}, doorkeeper }) => {
    if (isLeft()) return Promise.resolve();
    const { input: before } = store.getSnapshot();
    const under = run.current();
    if (under && before && isSame(before, input)) return under;

    return run.start(async (signal) => {
      const set = (state: VoiceCloneState): void => (signal.aborted ? undefined : store.set(state));
      const wrong = checkVoiceClone(input);
      if (wrong) return set(voiceCloneState.error(input, wrong.error, [wrong.field]));

      const url = `${basePath}/minimax`;
      let step: CloneStep = 'uploading';
      const asked = () => ({ provider: 'minimax', endpoint: step === 'cloning' ? 'clone' : 'files' });
      const read = (thrown: unknown) => readThrown(thrown, reader, asked());
      const send = <Result>(work: (line: Line) => Promise<Result>): Promise<Result> =>
        sendThrough({ doorkeeper, asked: asked(), signal, read }, () => watchLine(signal, timeouts, work));
      const upload = async (status: Upload, file: File): Promise<number> => {
        step = status;
        const known = uploaded[status].get(file);
        if (known !== undefined) return known;
        set(voiceCloneState.uploading(status, input, null));
        const onProgress = (progress: number): void => set(voiceCloneState.uploading(status, input, progress));
        const purpose = purposes[status];
        const request = { url: `${url}/files/upload`, provider: 'minimax', file, purpose, reader, onProgress };
        const body = await send((line) => uploadFile({ ...request, line }));
        const id = readFileId(body);
        uploaded[status].set(file, id);
        return id;
      };
      try {
        const fileId = await upload('uploading', input.file);
        const promptId = input.prompt ? await upload('uploading-prompt', input.prompt.file) : null;
        step = 'cloning';
        if (signal.aborted) return;
        set(voiceCloneState.cloning(input));
        const request = { url, input, fileId, promptId, reader };
        set(voiceCloneState.done(input, await send((line) => cloneVoice({ ...request, line }))));
      } catch (thrown) {
        if (signal.aborted) return;
        const error = await read(thrown);
        // Also said of a file that is gone; its id would fail for ever.
        if (step === 'cloning' && error.code === '2013') uploaded = nothingUploaded();
        set(error.kind === 'aborted' ? voiceCloneState.idle(input) : voiceCloneState.error(input, error, fieldsOf(error, step, input)));
      }
    });
  };

  const cancel = (): void => {
    const stopped = run.current() !== null;
    run.stop();
    if (stopped) store.set(voiceCloneState.idle(store.getSnapshot().input));
  };

  const { keep, isLeft } = createKeep(cancel);

  return {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    clone,
    retry: (settings) => {
      const { input, status } = store.getSnapshot();
      return input && status !== 'done' ? clone(input, settings) : Promise.resolve();
    },
    cancel,
    keep,
    reset() {
      run.stop();
      uploaded = nothingUploaded();
      store.set(voiceCloneState.idle(null));
    },
  };
}

/** Written anew at each click, by a form: what stands in it counts. */
function isSame(one: VoiceCloneInput, other: VoiceCloneInput): boolean {
  const { prompt, ...rest } = one;
  const keys = Object.keys({ ...rest, ...other, prompt: undefined }) as (keyof VoiceCloneInput)[];
  return (
    keys.every((key) => key === 'prompt' || one[key] === other[key]) &&
    prompt?.file === other.prompt?.file &&
    prompt?.text === other.prompt?.text
  );
}

/** MiniMax counts files with 64 bits; one that JavaScript cannot hold exactly would be another file's. */
function readFileId(body: unknown): number {
  const id = Number(field(field(body, 'file'), 'file_id'));
  return Number.isSafeInteger(id) && id > 0 ? id : notAnAnswer(null);
}
