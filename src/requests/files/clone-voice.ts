import { ProviderError } from '../../errors/provider-error.js';
import { field } from '../../errors/field.js';
import { readAnswer } from '../read-answer.js';
import type { Reader } from '../reader.js';
import type { VoiceCloneInput } from './voice-clone-input.js';
import { listenTo } from './watch-line.js';
import type { Line } from './watch-line.js';

export interface CloneRequest {
  /** The handler's address of MiniMax: `/api/ai/minimax`. */
  readonly url: string;
  readonly input: VoiceCloneInput;
  /** The uploaded sample. */
  readonly fileId: number;
  /** The uploaded example, where there is one. */
  readonly promptId: number | null;
  readonly reader: Reader;
  readonly line: Line;
}

/**
 * Makes a voice of uploaded files and returns its demonstration, an address or hex; null where no text was given.
 *
 * @throws ProviderError, or what `fetch` throws.
 */
export async function cloneVoice({ url, input, fileId, promptId, reader, line }: CloneRequest): Promise<string | null> {
  const { voiceId, prompt, text, textValidation, model = text ? 'speech-2.8-turbo' : undefined } = input;
  line.isAnswering();
  const response = await fetch(`${url}/voice_clone`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      file_id: fileId,
      voice_id: voiceId,
      clone_prompt: promptId === null ? undefined : { prompt_audio: promptId, prompt_text: prompt?.text },
      text: text || undefined,
      model,
      text_validation: textValidation || undefined,
    }),
    signal: line.signal,
    credentials: 'include',
  });
  const body = await readAnswer(listenTo(response, line), reader, { provider: 'minimax', endpoint: 'clone' });
  if (isSensitive(field(body, 'input_sensitive'))) {
    throw new ProviderError({ kind: 'content-filtered', provider: 'minimax', filtered: 'input' });
  }
  const demo = field(body, 'demo_audio');
  return typeof demo === 'string' && demo !== '' ? demo : null;
}

/** A boolean, or on older pages an object with the type of what was found: 0 is nothing. */
function isSensitive(flag: unknown): boolean {
  const type = field(flag, 'type');
  return flag === true || (typeof type === 'number' && type > 0);
}
