import type { ProviderError } from '../../errors/provider-error.js';
import type { VoiceCloneInput } from './voice-clone-input.js';

/** An input of a clone. */
export type CloneField = 'file' | 'prompt-file' | 'prompt-text' | 'text' | 'text-validation' | 'voice-id';
export type CloneStep = 'uploading' | 'uploading-prompt' | 'cloning';

/**
 * What MiniMax's codes are about when a voice is cloned, the likeliest input first. Where a page of the provider names
 * a parameter, it is that one: platform.minimax.io/docs/api-reference/errorcode.
 */
const cloneFields: Readonly<Record<string, readonly CloneField[]>> = {
  '1026': ['text', 'prompt-text', 'text-validation'],
  '1042': ['text', 'prompt-text', 'text-validation'],
  '1043': ['text-validation', 'file'],
  '1044': ['prompt-text', 'prompt-file'],
  '2037': ['file'],
  // The account may not clone at all: its owner has to be verified.
  '2038': [],
  '2039': ['voice-id'],
  '2042': ['voice-id'],
  '2048': ['prompt-file'],
  '20132': ['file', 'voice-id'],
};

const uploads = { uploading: 'file', 'uploading-prompt': 'prompt-file' } as const;

/** The inputs that can fix a failure, the likeliest first; of several possible ones only those that were given. */
export function fieldsOf(error: ProviderError, step: CloneStep, input: VoiceCloneInput): readonly CloneField[] {
  // Beside the file there is only the purpose, which is ours: "invalid params" (2013) is about the file, too.
  if (step !== 'cloning') return error.fixableBy === 'user' || error.code === '2013' ? [uploads[step]] : [];
  const fields = (error.code !== null && cloneFields[error.code]) || fieldsOfKind(error);
  const given = fields.filter((field) => isGiven[field](input));
  return given.length > 0 ? given : fields;
}

function fieldsOfKind({ kind, detail }: ProviderError): readonly CloneField[] {
  return kind === 'content-filtered' || detail === 'sample-duration' ? ['file'] : [];
}

const always = (): boolean => true;
const isGiven: Readonly<Record<CloneField, (input: VoiceCloneInput) => boolean>> = {
  file: always,
  'voice-id': always,
  text: ({ text }) => Boolean(text),
  'text-validation': ({ textValidation }) => Boolean(textValidation),
  'prompt-file': ({ prompt }) => prompt !== undefined,
  'prompt-text': ({ prompt }) => prompt !== undefined,
};
