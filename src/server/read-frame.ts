import { createParser } from 'eventsource-parser';

/** An event as the specification of server-sent events reads it. `data` is null where none is dispatched. */
export interface Frame {
  readonly event: string | null;
  readonly data: string | null;
}

/** Reads one frame, its blank line included. A decoder turns broken bytes into U+FFFD. */
export function readFrame(bytes: Uint8Array): Frame {
  let frame: Frame = { event: null, data: null };
  const parser = createParser({ onEvent: ({ event, data }) => (frame = { event: event ?? null, data: data === '' ? null : data }) });
  parser.feed(new TextDecoder().decode(bytes));
  // Of a return and a feed at the very end the parser waits for the second half: here nothing follows.
  parser.feed('\n');
  return frame;
}
