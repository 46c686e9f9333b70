import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEventParser } from '../../src/requests/create-event-parser.js';

/** As somebody else's parser of the same specification reads it. It waits for the feed that may follow a return. */
function reference(text: string): object[] {
  const events: object[] = [];
  const parser = createParser({ onEvent: ({ event, id, data }) => void events.push({ event, id, data }) });
  parser.feed(text);
  if (text.endsWith('\r')) parser.feed('\n');
  return events;
}

const line = fc.constantFrom(
  'data: a',
  'data:b',
  'data:  c:',
  'data',
  'event: d',
  'event:',
  'id: e',
  'id: \0',
  'retry: 5',
  ': f',
  'x: ж',
  ' data: g',
);
const pieces = fc.array(
  fc.oneof({ weight: 2, arbitrary: line }, { weight: 3, arbitrary: fc.constantFrom('\n', '\r', '\r\n', '\n\n', '\r\n\r\n') }),
  {
    maxLength: 40,
  },
);

test('P12 any lines are the events another parser reads in them, wherever they are cut', () => {
  let seen = 0;
  fc.assert(
    fc.property(pieces, fc.array(fc.nat(80), { maxLength: 6 }), (parts, cuts) => {
      const text = parts.join('');
      const places = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
      const parser = createEventParser();
      const events = places.slice(1).flatMap((end, index) => parser.feed(text.slice(places[index], end)));
      seen += events.length;
      expect(events).toEqual(reference(text));
    }),
    { numRuns: 2_000 },
  );
  expect(seen).toBeGreaterThan(100);
});

test('P17 what waits for its end is counted, and given back with it', () => {
  const parser = createEventParser();
  parser.feed(`data: ${'a'.repeat(100)}`);
  expect(parser.held()).toBe(106);
  parser.feed(`\ndata: ${'b'.repeat(50)}\n`);
  expect(parser.held()).toBe(151);
  expect(parser.feed('\n')).toEqual([{ event: undefined, id: undefined, data: `${'a'.repeat(100)}\n${'b'.repeat(50)}` }]);
  expect(parser.held()).toBe(0);
});
