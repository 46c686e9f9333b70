/** Bytes that come in pieces, kept as one. */
export interface HeldBytes {
  readonly add: (bytes: Uint8Array) => void;
  /** All so far. Copy them before `clear`: their place is used again. */
  readonly all: () => Uint8Array<ArrayBuffer>;
  readonly size: () => number;
  readonly clear: () => void;
}

/** Doubled when full: what comes in single bytes stays linear in time and flat in memory. A list of them takes 250 times their size. */
export function createHeldBytes(): HeldBytes {
  let held = new Uint8Array(0);
  let size = 0;
  return {
    add(bytes) {
      const needed = size + bytes.byteLength;
      if (needed > held.byteLength) {
        const larger = new Uint8Array(Math.max(held.byteLength * 2, needed));
        larger.set(held.subarray(0, size));
        held = larger;
      }
      held.set(bytes, size);
      size = needed;
    },
    all: () => held.subarray(0, size),
    size: () => size,
    clear: () => void (size = 0),
  };
}
