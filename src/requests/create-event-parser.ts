/** One event of a stream, as the specification of server-sent events reads it. */
export interface StreamEvent {
  readonly event: string | undefined;
  readonly id: string | undefined;
  readonly data: string;
}

export interface EventParser {
  /** The events this text completes; it may begin and end anywhere. */
  readonly feed: (text: string) => readonly StreamEvent[];
  /** How many characters wait for the end of their line, or of their event. */
  readonly held: () => number;
}

/** Source: html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation */
export function createEventParser(): EventParser {
  let line = '';
  let afterReturn = false;
  let event: string | undefined;
  let id: string | undefined;
  let data: string | null = null;

  /** The event that ends with this line, or null. */
  function read(text: string): StreamEvent | null {
    if (text === '') {
      const complete = data === null ? null : { event, id, data };
      event = id = undefined;
      data = null;
      return complete;
    }
    // Of a comment the name is empty: it begins with the colon.
    const colon = text.indexOf(':');
    const name = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(text[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (name === 'data') data = data === null ? value : `${data}\n${value}`;
    else if (name === 'event') event = value || undefined;
    else if (name === 'id' && !value.includes('\0')) id = value;
    return null;
  }

  return {
    feed(text) {
      if (text === '') return [];
      // A return ends its line at once: the feed after it may never come.
      const lines = (afterReturn && text.startsWith('\n') ? text.slice(1) : text).split(/\r\n|\n|\r/);
      afterReturn = text.endsWith('\r');
      const rest = lines.pop() ?? '';
      const events: StreamEvent[] = [];
      for (const end of lines) {
        const complete = read(line + end);
        line = '';
        if (complete) events.push(complete);
      }
      line += rest;
      return events;
    },
    held: () => line.length + (data?.length ?? 0),
  };
}
