const lineFeed = 10;
const carriageReturn = 13;

/** Cuts an event stream at its blank lines (`\n\n`, `\r\n\r\n`, `\r\r`, mixed), wherever its chunks begin and end. */
export interface FrameSplitter {
  /** The frames this chunk completes, each with its blank line. Together they are the bytes that came, unchanged. */
  push(chunk: Uint8Array): Uint8Array<ArrayBuffer>[];
  /** What came after the last blank line. */
  rest(): Uint8Array<ArrayBuffer>;
  /** How many bytes that is. */
  size(): number;
}

export function createFrameSplitter(): FrameSplitter {
  // Doubled when full: a stream of single bytes stays linear in time and flat in memory.
  let held = new Uint8Array(1024);
  let size = 0;
  let lineIsEmpty = true;
  let afterReturn = false;

  function hold(bytes: Uint8Array): void {
    if (size + bytes.byteLength > held.byteLength) {
      const larger = new Uint8Array(Math.max(held.byteLength * 2, size + bytes.byteLength));
      larger.set(held.subarray(0, size));
      held = larger;
    }
    held.set(bytes, size);
    size += bytes.byteLength;
  }

  function push(chunk: Uint8Array): Uint8Array<ArrayBuffer>[] {
    const frames: Uint8Array<ArrayBuffer>[] = [];
    let start = 0;
    for (let index = 0; index < chunk.byteLength; index++) {
      const byte = chunk[index];
      const secondHalf = afterReturn && byte === lineFeed;
      afterReturn = byte === carriageReturn;
      if (secondHalf) continue;
      if (byte !== lineFeed && byte !== carriageReturn) {
        lineIsEmpty = false;
        continue;
      }
      if (!lineIsEmpty) {
        lineIsEmpty = true;
        continue;
      }
      // A frame does not wait for the feed after its last return: if that is still to come, the next frame begins with it.
      if (byte === carriageReturn && chunk[index + 1] === lineFeed) {
        index += 1;
        afterReturn = false;
      }
      hold(chunk.subarray(start, index + 1));
      frames.push(held.slice(0, size));
      size = 0;
      start = index + 1;
    }
    hold(chunk.subarray(start));
    return frames;
  }

  return { push, rest: () => held.slice(0, size), size: () => size };
}
