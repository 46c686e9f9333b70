import { ProviderError } from '../../errors/provider-error.js';
import { checkFile } from './check-file.js';
import type { CloneField } from './voice-clone-fields.js';
import type { VoiceCloneInput } from './voice-clone-input.js';

const maxBytes = 20_971_520;
const maxTextCharacters = 1_000;
const maxValidationCharacters = 200;

/** MiniMax's rule for the ids of cloned voices. Source: platform.minimax.io/docs/api-reference/voice-cloning-clone */
const voiceIdPattern = /^[A-Za-z][\w-]{6,254}[A-Za-z0-9]$/;

/** The first thing the provider would refuse, found before anything is sent; null when nothing speaks against it. */
export function checkVoiceClone(input: VoiceCloneInput): { readonly error: ProviderError; readonly field: CloneField } | null {
  const { file, voiceId, prompt, text, textValidation } = input;
  const found: readonly (readonly [CloneField, ProviderError | null])[] = [
    ['file', checkFile(file, maxBytes)],
    ['voice-id', voiceIdPattern.test(voiceId) ? null : unusable()],
    ['prompt-file', prompt ? checkFile(prompt.file, maxBytes) : null],
    ['prompt-text', prompt && prompt.text.trim() === '' ? unusable() : null],
    ['text', checkLength(text, maxTextCharacters)],
    ['text-validation', checkLength(textValidation, maxValidationCharacters)],
  ];
  for (const [field, error] of found) if (error) return { error, field };
  return null;
}

function checkLength(text: string | undefined, max: number): ProviderError | null {
  // As few as they can be counted: a provider that counts otherwise says so itself.
  const current = text === undefined ? 0 : Array.from(text).length;
  if (current <= max) return null;
  return new ProviderError({
    kind: 'invalid-input',
    code: 'too-large',
    limit: { metric: 'characters', max, current, window: null, scope: null },
  });
}

function unusable(): ProviderError {
  return new ProviderError({ kind: 'invalid-input' });
}
