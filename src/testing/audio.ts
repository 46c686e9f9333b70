import { flac } from './flac.js';
import { mp3, mp3Bitrate } from './mp3.js';
import { pcm, wav } from './wav.js';

export const audioFormats = ['mp3', 'wav', 'flac', 'pcm'] as const;
export type AudioFormat = (typeof audioFormats)[number];

export interface Clip {
  readonly bytes: Uint8Array;
  readonly format: AudioFormat;
  readonly rate: number;
  readonly bitrate: number;
  readonly milliseconds: number;
  /** Lengths of a stream's pieces are multiples of this. */
  readonly unit: number;
}

/** A letter is spoken in this many seconds at speed 1; one of a script without letters takes a syllable's time. */
const perLetter = 0.065;
const perSign = 0.2;

const packed = { wav, flac, pcm: (samples: Uint8Array) => samples } as const;

/** A hum that follows the text: a pitch for each letter, a pause for each space. Real audio, as long as speech would be. */
export function speak(text: string, format: AudioFormat, rate: number, speed: number): Clip {
  const notes = melody(text, speed);
  const seconds = notes.at(-1)?.end ?? 0;
  let current = 0;
  const hertzAt = (second: number): number => {
    while (current < notes.length - 1 && (notes[current]?.end ?? 0) <= second) current += 1;
    return notes[current]?.hertz ?? 0;
  };
  if (format === 'mp3') {
    const sampling = rate > 38_000 ? 44_100 : 32_000;
    const { bytes, frameBytes } = mp3(seconds, sampling, hertzAt);
    const milliseconds = Math.round(((bytes.length / frameBytes) * 1_152_000) / sampling);
    return { bytes, format, rate: sampling, bitrate: mp3Bitrate, milliseconds, unit: frameBytes };
  }
  const samples = pcm(seconds, rate, hertzAt);
  const milliseconds = Math.round((samples.length * 500) / rate);
  return { bytes: packed[format](samples, rate), format, rate, bitrate: rate * 16, milliseconds, unit: 2 };
}

/** Pauses as the provider writes them: `<#1.5#>` are one and a half seconds of silence. */
const pause = /<#(\d{1,2}(?:\.\d{1,2})?)#>/;

function melody(text: string, speed: number): { readonly end: number; readonly hertz: number }[] {
  let end = 0;
  return text.split(pause).flatMap((part, index) => {
    if (index % 2 === 1) return [{ end: (end += Number(part)), hertz: 0 }];
    return Array.from(part, (letter) => {
      end += (letter > '\u2e7f' ? perSign : perLetter) / speed;
      return { end, hertz: /[\p{L}\p{N}]/u.test(letter) ? 140 + ((letter.codePointAt(0) ?? 0) % 12) * 16 : 0 };
    });
  });
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => hexOf[byte]).join('');
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
