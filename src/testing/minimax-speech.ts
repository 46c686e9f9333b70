import { field } from '../errors/field.js';
import { amount } from '../providers/read-fields.js';
import { audioFormats, speak, toHex } from './audio.js';
import type { AudioFormat, Clip } from './audio.js';
import type { Answer, Call, Endpoint } from './endpoint.js';
import { frame, invalidParams } from './endpoint.js';
import { keepClip } from './speech-files.js';

const maxCharacters = 10_000;
const maxInvisible = 0.1;
const ok = { status_code: 0, status_msg: 'success' } as const;

export const minimaxSpeechEndpoints: readonly Endpoint[] = [
  { providers: ['minimax'], route: 'POST /t2a_v2', dialect: 'native', answer: speech },
];

function speech(call: Call): Answer {
  const { json, requestId } = call;
  const text = field(json, 'text');
  const audio = field(json, 'audio_setting');
  const stream = field(json, 'stream') === true;
  const format = field(audio, 'format') ?? 'mp3';
  if (typeof field(json, 'model') !== 'string') return invalidParams('model is required');
  if (typeof text !== 'string' || text.trim() === '') return invalidParams('text is empty');
  if (text.length >= maxCharacters) return invalidParams(`text length exceeds ${maxCharacters} characters`);
  if (typeof field(field(json, 'voice_setting'), 'voice_id') !== 'string') return invalidParams('voice_setting.voice_id is required');
  if (!isFormat(format)) return invalidParams(`audio_setting.format: this simulator makes ${audioFormats.join(', ')}`);
  if (stream && format === 'wav') return invalidParams('wav is not supported in streaming');
  const output = field(json, 'output_format') ?? 'hex';
  if (output !== 'hex' && output !== 'url') return invalidParams('output_format must be hex or url');
  const invisible = invisibleRatio(text);
  if (invisible > maxInvisible) {
    return { type: 'failure', failure: { code: '1042', status: 400, message: 'invisible character ratio limit' } };
  }
  const speed = amount(field(field(json, 'voice_setting'), 'speed')) ?? 1;
  const rate = amount(field(audio, 'sample_rate')) ?? 32_000;
  if (speed < 0.5 || speed > 2) return invalidParams('voice_setting.speed must be between 0.5 and 2');
  if (rate < 8000 || rate > 44_100) return invalidParams('audio_setting.sample_rate must be between 8000 and 44100');
  const clip = speak(text, format, rate, speed);
  const extra_info = extraInfo(clip, text, invisible);
  // A stream is always hexadecimal.
  const said = output === 'url' && !stream ? keepClip(clip, call) : toHex(clip.bytes);
  const whole = { data: { audio: said, status: 2 }, extra_info, trace_id: requestId, base_resp: ok };
  if (!stream) return { type: 'json', body: whole };
  const aggregated = field(field(json, 'stream_options'), 'exclude_aggregated_audio') !== true;
  const frames = [
    ...pieces(clip).map((piece) => frame({ data: { audio: toHex(piece), status: 1 }, trace_id: requestId, base_resp: ok })),
    frame({ ...whole, data: { ...whole.data, audio: aggregated ? whole.data.audio : '' } }),
  ];
  return { type: 'stream', frames, whole };
}

/** At least three pieces, of whole units, each of about a third of a second. */
function pieces({ bytes, unit, milliseconds }: Clip): Uint8Array[] {
  const count = Math.max(3, Math.round(milliseconds / 350));
  const size = Math.max(unit, Math.ceil(bytes.length / count / unit) * unit);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}

function extraInfo(clip: Clip, text: string, invisible: number): object {
  return {
    audio_length: clip.milliseconds,
    audio_sample_rate: clip.rate,
    audio_size: clip.bytes.length,
    bitrate: clip.bitrate,
    audio_format: clip.format,
    audio_channel: 1,
    invisible_character_ratio: invisible,
    usage_characters: Array.from(text).length,
    word_count: text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0,
  };
}

function invisibleRatio(text: string): number {
  const letters = Array.from(text);
  return letters.filter((letter) => /[\p{Cc}\p{Cf}\p{Co}]/u.test(letter) && !/\s/.test(letter)).length / letters.length;
}

function isFormat(format: unknown): format is AudioFormat {
  return audioFormats.some((known) => known === format);
}
