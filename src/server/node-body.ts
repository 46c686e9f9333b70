import type { IncomingMessage } from 'node:http';

/**
 * A Node request's body as a web stream: read only as fast as it is asked for. Written out rather than imported from
 * `node:stream`, so that this entry also loads where there is no Node.
 */
export function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> {
  let open = true;
  return new ReadableStream(
    {
      start(controller) {
        const finish = (how: () => void): void => {
          if (open) how();
          open = false;
        };
        // Paused first: a listener alone would set it flowing.
        incoming.pause();
        incoming.on('data', (chunk: Uint8Array) => {
          if (!open) return;
          incoming.pause();
          controller.enqueue(new Uint8Array(chunk));
        });
        incoming.once('end', () => finish(() => controller.close()));
        incoming.once('error', (error) => finish(() => controller.error(error)));
        incoming.once('close', () => finish(() => controller.error(new Error('The client closed the connection.'))));
        // Read to its end, or left, before we came: none of these is told again. What a body parser took is an empty body.
        if (incoming.readableEnded) finish(() => controller.close());
        else if (incoming.destroyed) finish(() => controller.error(new Error('The client closed the connection.')));
      },
      pull() {
        incoming.resume();
      },
      cancel() {
        open = false;
      },
    },
    { highWaterMark: 0 },
  );
}
