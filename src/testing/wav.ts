const headerBytes = 44;

/** 16-bit mono samples, little-endian, of a hum whose pitch `hertzAt` gives for a moment in seconds; 0 is silence. */
export function pcm(seconds: number, rate: number, hertzAt: (second: number) => number): Uint8Array {
  const samples = Math.max(1, Math.round(seconds * rate));
  const view = new DataView(new ArrayBuffer(samples * 2));
  let phase = 0;
  for (let index = 0; index < samples; index += 1) {
    const hertz = hertzAt(index / rate);
    // The phase goes on from pitch to pitch: a jump would click.
    phase += (2 * Math.PI * hertz) / rate;
    view.setInt16(index * 2, hertz > 0 ? Math.round(Math.sin(phase) * 6000) : 0, true);
  }
  return new Uint8Array(view.buffer);
}

/** The samples with the header that says what they are. */
export function wav(samples: Uint8Array, rate: number): Uint8Array {
  const bytes = new Uint8Array(headerBytes + samples.length);
  const view = new DataView(bytes.buffer);
  const text = (offset: number, word: string): void => bytes.set(new TextEncoder().encode(word), offset);
  text(0, 'RIFF');
  view.setUint32(4, headerBytes - 8 + samples.length, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // mono
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.length, true);
  bytes.set(samples, headerBytes);
  return bytes;
}
