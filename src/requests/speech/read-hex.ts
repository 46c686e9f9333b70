/** Not in every browser yet, and not in TypeScript's list for ES2022. */
interface WithFromHex {
  readonly fromHex?: (text: string) => Uint8Array<ArrayBuffer>;
}

/**
 * The bytes a hexadecimal text stands for; null when it is none: an odd length, another letter, base64, an address.
 * The browser's own reader is six times as fast as any of ours, and as strict.
 */
export function readHex(text: string): Uint8Array<ArrayBuffer> | null {
  const { fromHex } = Uint8Array as WithFromHex;
  if (!fromHex) return readHexByHand(text);
  try {
    return fromHex.call(Uint8Array, text);
  } catch {
    return null;
  }
}

/** Half bytes by the code of their letter; `none` for every other. */
const none = 255;
const halves = new Uint8Array(103).fill(none);
for (let value = 0; value < 16; value += 1) {
  const letter = value.toString(16);
  halves[letter.charCodeAt(0)] = value;
  halves[letter.toUpperCase().charCodeAt(0)] = value;
}

export function readHexByHand(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 2 !== 0) return null;
  const bytes = new Uint8Array(text.length / 2);
  // Looked at once, at the end: a branch for every letter costs more than a few wasted ones.
  let seen = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const high = halves[text.charCodeAt(2 * index)] ?? none;
    const low = halves[text.charCodeAt(2 * index + 1)] ?? none;
    seen |= high | low;
    bytes[index] = (high << 4) | low;
  }
  return seen > 15 ? null : bytes;
}
