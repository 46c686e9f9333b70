import { createHeldBytes } from './held-bytes.js';

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
  const held = createHeldBytes();
  let lineIsEmpty = true;
  let afterReturn = false;

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
      held.add(chunk.subarray(start, index + 1));
      frames.push(held.all().slice());
      held.clear();
      start = index + 1;
    }
    held.add(chunk.subarray(start));
    return frames;
  }

  return { push, rest: () => held.all().slice(), size: held.size };
}
