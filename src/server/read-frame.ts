/** An event as the specification of server-sent events reads it. `data` is null where none is dispatched. */
export interface Frame {
  readonly event: string | null;
  readonly data: string | null;
}

export function readFrame(bytes: Uint8Array): Frame {
  // A decoder swallows the byte order mark a stream may begin with, and turns broken bytes into U+FFFD.
  const data: string[] = [];
  let event: string | null = null;
  for (const line of new TextDecoder().decode(bytes).split(/\r\n|\n|\r/)) {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (name === 'data') data.push(value);
    else if (name === 'event') event = value;
  }
  const text = data.join('\n');
  return { event, data: text === '' ? null : text };
}
