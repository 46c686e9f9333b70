import type { ProviderError } from '../../errors/provider-error.js';
import type { CloneField } from './voice-clone-fields.js';

/** What a clone is made of. */
export interface VoiceCloneInput {
  /** The sample of the voice: mp3, m4a or wav, 10 seconds to 5 minutes, at most 20 MB. */
  readonly file: File;
  /** The new voice's id: 8 to 256 letters, digits, `-` and `_`; a letter first, no `-` or `_` at the end. */
  readonly voiceId: string;
  /** An example of how it shall sound: under 8 seconds, and the very words that are spoken in it. */
  readonly prompt?: { readonly file: File; readonly text: string } | undefined;
  /** What the new voice says as a demonstration, at most 1,000 characters. It is billed as speech. Default: nothing. */
  readonly text?: string | undefined;
  /** The model of the demonstration. Default `speech-2.8-turbo` where there is a text. */
  readonly model?: string | undefined;
  /** The words of the sample, at most 200 characters: the provider then checks that they are what is said in it. */
  readonly textValidation?: string | undefined;
}

interface Parts {
  /** What was given last. It stays through failures and `cancel`. */
  readonly input: VoiceCloneInput | null;
  /** Part of the upload under way that has left, 0 to 1; null while nothing is sent or nobody can measure it. */
  readonly progress: number | null;
  /** The voice that was made; null until `done`. */
  readonly voiceId: string | null;
  /** The demonstration as the provider sent it, an address or audio in hex; null where no text was given. */
  readonly demoAudio: string | null;
  readonly error: ProviderError | undefined;
  /** The input that fixes the error most likely; null where none can. */
  readonly field: CloneField | null;
  /** Every input that can be at fault, the likeliest first. */
  readonly fields: readonly CloneField[];
}

const none: readonly CloneField[] = [];
const nothing = { input: null, progress: null, voiceId: null, demoAudio: null, error: undefined, field: null, fields: none } as const;
type State<Status extends string, Own extends Partial<Parts>> = { readonly status: Status } & Omit<typeof nothing, keyof Own> & Own;

export type VoiceCloneState =
  | State<'idle', Pick<Parts, 'input'>>
  | State<'uploading' | 'uploading-prompt', { readonly input: VoiceCloneInput } & Pick<Parts, 'progress'>>
  | State<'cloning', { readonly input: VoiceCloneInput }>
  | State<'done', { readonly input: VoiceCloneInput; readonly voiceId: string; readonly progress: 1 } & Pick<Parts, 'demoAudio'>>
  | State<'error', { readonly input: VoiceCloneInput; readonly error: ProviderError } & Pick<Parts, 'field' | 'fields'>>;

/** One constructor a status; what a status does not have is null. */
export const voiceCloneState = {
  idle: (input: VoiceCloneInput | null): VoiceCloneState => ({ ...nothing, status: 'idle', input }),
  uploading: (status: 'uploading' | 'uploading-prompt', input: VoiceCloneInput, progress: number | null): VoiceCloneState => ({
    ...nothing,
    status,
    input,
    progress,
  }),
  cloning: (input: VoiceCloneInput): VoiceCloneState => ({ ...nothing, status: 'cloning', input }),
  done: (input: VoiceCloneInput, demoAudio: string | null): VoiceCloneState => ({
    ...nothing,
    status: 'done',
    input,
    voiceId: input.voiceId,
    demoAudio,
    progress: 1,
  }),
  error: (input: VoiceCloneInput, error: ProviderError, fields: readonly CloneField[]): VoiceCloneState => ({
    ...nothing,
    status: 'error',
    input,
    error,
    fields,
    field: fields[0] ?? null,
  }),
};
