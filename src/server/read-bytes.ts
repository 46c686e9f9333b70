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
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await within(reader.read());
      if (done) break;
      size += value.byteLength;
      if (size > maxBytes) return null;
      chunks.push(value);
    }
    return join(chunks, size);
  } finally {
    // After the last byte this does nothing; before it, it tells the sender to stop.
    reader.cancel().catch(() => undefined);
  }
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
