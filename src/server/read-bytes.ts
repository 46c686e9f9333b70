import { createHeldBytes } from './held-bytes.js';

/**
 * All bytes of a stream, or null as soon as they are more than `maxBytes`: then the rest is cancelled. Bytes are
 * counted, not believed: a `Content-Length` may lie.
 *
 * @param within Puts a deadline on each read.
 */
export async function readBytes(
  stream: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  within: <T>(step: Promise<T>) => Promise<T>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!stream) return new Uint8Array();
  const reader = stream.getReader();
  const held = createHeldBytes();
  try {
    for (;;) {
      const { done, value } = await within(reader.read());
      if (done) break;
      if (held.size() + value.byteLength > maxBytes) return null;
      held.add(value);
    }
    return held.all();
  } finally {
    // After the last byte this does nothing; before it, it tells the sender to stop.
    reader.cancel().catch(() => undefined);
  }
}
