/** Numbers that only look random: the same seed and salt always give the same ones. */
export interface Random {
  /** 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** Hexadecimal digits, as ids of requests and organisations have them. */
  hex(length: number): string;
  /** Lower-case letters and digits, as ids of keys have them. */
  letters(length: number): string;
  pick<Item>(list: readonly [Item, ...Item[]]): Item;
}

export function createRandom(seed: number, salt: string): Random {
  let state = hash(`${seed}/${salt}`);
  // mulberry32: 32 bits of state are plenty for ids that must only look like ids.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const string = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet.charAt(Math.floor(next() * alphabet.length))).join('');
  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    hex: (length) => string('0123456789abcdef', length),
    letters: (length) => string('abcdefghijklmnopqrstuvwxyz0123456789', length),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value;
}
