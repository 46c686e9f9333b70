/** Samples in a frame; the last one holds what is left. */
const frameSamples = 4096;
const headBytes = 42;

/**
 * 16-bit mono samples, little-endian, as FLAC that compresses nothing: each frame holds its samples as they are.
 * Source: RFC 9639, sections 8.2 and 9
 */
export function flac(samples: Uint8Array, rate: number): Uint8Array {
  const count = samples.length / 2;
  const frames = Array.from({ length: Math.ceil(count / frameSamples) }, (_, index) =>
    frame(samples.subarray(index * frameSamples * 2, (index + 1) * frameSamples * 2), index, rate),
  );
  const bytes = new Uint8Array(frames.reduce((sum, { length }) => sum + length, headBytes));
  // "fLaC"; the only block of metadata, and its length; the smallest frame and the largest; the rate, mono of 16 bits; how many.
  const head = [0x664c, 0x6143, 0x8000, 34, frameSamples, frameSamples, 0, 0, 0];
  bytes.set([...head, rate >> 4, ((rate & 15) << 12) | 0xf0, count >>> 16, count & 0xffff].flatMap(word));
  let offset = headBytes;
  for (const one of frames) {
    bytes.set(one, offset);
    offset += one.length;
  }
  return bytes;
}

function frame(samples: Uint8Array, index: number, rate: number): Uint8Array {
  // 7d: how many samples, and how many a second, stand behind the frame's number, which is written as UTF-8 writes a letter.
  const head = [
    0xff,
    0xf8,
    0x7d,
    0x08,
    ...new TextEncoder().encode(String.fromCodePoint(index)),
    ...word(samples.length / 2 - 1),
    ...word(rate),
  ];
  const start = head.length + 2;
  const end = start + samples.length;
  const bytes = new Uint8Array(end + 2);
  bytes.set([...head, checksum(head, 0x07, 8), 0x02]);
  // The other byte of each sample comes first.
  for (const [at, byte] of samples.entries()) bytes[start + (at ^ 1)] = byte;
  bytes.set(word(checksum(bytes.subarray(0, end), 0x8005, 16)), end);
  return bytes;
}

function word(value: number): [number, number] {
  return [value >> 8, value & 0xff];
}

function checksum(bytes: Iterable<number>, polynomial: number, bits: 8 | 16): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << (bits - 8);
    for (let bit = 0; bit < 8; bit += 1) sum = ((sum << 1) ^ (sum >> (bits - 1) ? polynomial : 0)) & ((1 << bits) - 1);
  }
  return sum;
}
