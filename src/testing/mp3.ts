/** Two granules of 576 samples make a frame. */
const granule = 576;
const headerBytes = 4;
const sideInfoBytes = 17;
/** A quiet hum: measured, a quarter of full scale. */
const gain = 200;

/** Sampling rates of MPEG-1, with the third byte of a frame's header at 32 kbit/s and a frame's length in bytes. */
const rates = {
  32_000: { header: 0x18, frameBytes: 144 },
  44_100: { header: 0x10, frameBytes: 104 },
} as const;
export type Mp3Rate = keyof typeof rates;

export const mp3Bitrate = 32_000;

/**
 * MPEG-1 layer 3, mono: each granule holds one spectral line, or none. `hertzAt` says which at a moment in seconds;
 * 0 is silence. Frames stand alone (no bit reservoir), so a clip may be cut between any two.
 */
export function mp3(seconds: number, rate: Mp3Rate, hertzAt: (second: number) => number): { bytes: Uint8Array; frameBytes: number } {
  const { header, frameBytes } = rates[rate];
  const frames = Math.max(1, Math.ceil((seconds * rate) / (2 * granule)));
  const bytes = new Uint8Array(frames * frameBytes);
  for (let index = 0; index < frames; index += 1) {
    const lines = [0, 1].map((half) => spectralLine(hertzAt(((2 * index + half) * granule) / rate), rate));
    bytes.set(frame(header, lines, index), index * frameBytes);
  }
  return { bytes, frameBytes };
}

/** Lines are evenly spaced from 0 to half the sampling rate; null for silence. */
function spectralLine(hertz: number, rate: Mp3Rate): number | null {
  return hertz > 0 ? Math.max(1, Math.round((hertz * 2 * granule) / rate)) : null;
}

function frame(rateByte: number, lines: readonly (number | null)[], index: number): Uint8Array {
  const data = lines.map((line, half) => (line === null ? '' : huffman(line, (2 * index + half) % 4 > 1)));
  const side = [
    bits(0, 9), // main_data_begin: nothing borrowed from the frame before
    bits(0, 5), // private bits
    bits(0, 4), // scfsi
    ...lines.map((line, half) =>
      [
        bits(data[half]?.length ?? 0, 12), // part2_3_length
        bits(line === null ? 0 : Math.floor(line / 2) + 1, 9), // big_values, in pairs
        bits(line === null ? 0 : gain, 8), // global_gain
        bits(0, 4), // scalefac_compress: no scale factors
        bits(0, 1), // no window switching
        bits(1, 5).repeat(3), // Huffman table 1 in every region
        bits(7, 4) + bits(5, 3), // where regions end
        bits(0, 3), // preflag, scalefac_scale, count1table_select
      ].join(''),
    ),
  ].join('');
  const bytes = new Uint8Array(headerBytes + sideInfoBytes + Math.ceil(data.join('').length / 8));
  bytes.set([0xff, 0xfb, rateByte, 0xc4]);
  writeBits(bytes, headerBytes, side + data.join(''));
  return bytes;
}

/** Table 1 writes (0,0) as 1, (1,0) as 01 and (0,1) as 001; a sign follows what is not 0. */
function huffman(line: number, negative: boolean): string {
  return '1'.repeat(Math.floor(line / 2)) + (line % 2 === 0 ? '01' : '001') + (negative ? '1' : '0');
}

function bits(value: number, length: number): string {
  return value.toString(2).padStart(length, '0');
}

function writeBits(bytes: Uint8Array, from: number, text: string): void {
  for (let index = 0; index < text.length; index += 8) bytes[from + index / 8] = parseInt(text.slice(index, index + 8).padEnd(8, '0'), 2);
}
