import type { ProviderError } from '../../errors/provider-error.js';
import type { CloneField } from './voice-clone-fields.js';
import type { VoiceCloneInput } from './voice-clone-input.js';

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

/** How a clone is: `status` tells which of the other fields there are. */
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
