import { field } from '../errors/field.js';
import type { Answer, Call, Endpoint } from './endpoint.js';
import { invalidParams, isFile } from './endpoint.js';

const ok = { status_code: 0, status_msg: 'success' } as const;

const systemVoices = [
  { voice_id: 'English_Graceful_Lady', voice_name: 'Graceful Lady', description: ['A calm, mature voice for stories and explanations.'] },
  { voice_id: 'English_Trustworth_Man', voice_name: 'Trustworthy Man', description: ['A steady voice with a friendly tone.'] },
  { voice_id: 'Chinese (Mandarin)_Gentleman', voice_name: 'Gentleman', description: ['A warm Mandarin voice.'] },
] as const;

const mebibyte = 1_048_576;
const purposes: Readonly<Record<string, number>> = {
  voice_clone: 20 * mebibyte,
  prompt_audio: 20 * mebibyte,
  t2a_async_input: 100 * mebibyte,
};

export const minimaxVoicesEndpoints: readonly Endpoint[] = [
  native('POST /files/upload', upload),
  native('POST /voice_clone', clone),
  native('POST /get_voice', voices),
  native('POST /delete_voice', deleteVoice),
];

function native(route: Endpoint['route'], answer: Endpoint['answer']): Endpoint {
  return { providers: ['minimax'], route, dialect: 'native', answer };
}

function upload({ form, state, random, now }: Call): Answer {
  const file = form?.get('file');
  const purpose = form?.get('purpose');
  const maxBytes = typeof purpose === 'string' && Object.hasOwn(purposes, purpose) ? purposes[purpose] : undefined;
  if (typeof purpose !== 'string' || maxBytes === undefined)
    return invalidParams(`purpose must be one of ${Object.keys(purposes).join(', ')}`);
  if (!isFile(file) || file.size === 0) return invalidParams('file is empty');
  if (file.size > maxBytes) return invalidParams(`file size exceeds ${maxBytes / mebibyte}MB`);
  const file_id = 300_000_000_000_000 + random.int(0, 99_999_999_999_999);
  state.minimaxFiles.set(file_id, { name: file.name, purpose, bytes: file.size });
  return {
    type: 'json',
    body: { file: { file_id, bytes: file.size, created_at: Math.floor(now / 1000), filename: file.name, purpose }, base_resp: ok },
  };
}

function clone({ json, state, now }: Call): Answer {
  const fileId = Number(field(json, 'file_id'));
  const voiceId = field(json, 'voice_id');
  if (state.minimaxFiles.get(fileId)?.purpose !== 'voice_clone') return invalidParams('file_id not found');
  if (typeof voiceId !== 'string' || !/^[A-Za-z][\w-]{6,254}[A-Za-z0-9]$/.test(voiceId)) {
    return invalidParams('voice_id must start with a letter and have 8 to 256 letters, digits, - or _');
  }
  if (state.clonedVoices.has(voiceId) || systemVoices.some(({ voice_id }) => voice_id === voiceId)) {
    return { type: 'failure', failure: { code: '2039', status: 400, message: 'voice clone voice id duplicate' } };
  }
  state.clonedVoices.set(voiceId, now);
  return { type: 'json', body: { input_sensitive: false, input_sensitive_type: 0, demo_audio: '', base_resp: ok } };
}

function voices({ json, state }: Call): Answer {
  const type = field(json, 'voice_type');
  const cloned = [...state.clonedVoices].map(([voice_id, made]) => ({
    voice_id,
    description: [],
    created_time: new Date(made).toISOString().slice(0, 10),
  }));
  const lists: Readonly<Record<string, object>> = {
    system: { system_voice: systemVoices },
    voice_cloning: { voice_cloning: cloned },
    voice_generation: { voice_generation: [] },
    all: { system_voice: systemVoices, voice_cloning: cloned, voice_generation: [] },
  };
  const body = typeof type === 'string' && Object.hasOwn(lists, type) ? lists[type] : undefined;
  if (!body) return invalidParams(`voice_type must be one of ${Object.keys(lists).join(', ')}`);
  return { type: 'json', body: { ...body, base_resp: ok } };
}

function deleteVoice({ json, state }: Call): Answer {
  const voiceId = field(json, 'voice_id');
  const made = state.clonedVoices.get(String(voiceId));
  if (made === undefined) return { type: 'failure', failure: { code: '2054', status: 404, message: 'voice id not exist' } };
  state.clonedVoices.delete(String(voiceId));
  return { type: 'json', body: { voice_id: voiceId, created_time: new Date(made).toISOString().slice(0, 10), base_resp: ok } };
}
