import type { CSSProperties } from 'react';
import { useGalleryWords } from './gallery-words.js';
import type { WireAnswer } from './gallery-rows.js';

/** What the provider says, as it says it: the only place where its own words stand. */
export function GalleryWire({ answers }: { answers: readonly WireAnswer[] }) {
  const words = useGalleryWords();
  const [first, ...others] = answers;
  if (!first) return null;
  const [method, url = ''] = first.request.split(' ');
  const lines = linesOf(first);
  return (
    <figure className="gallery-wire">
      <figcaption className="gallery-label">{words.wire}</figcaption>
      <Wire lines={lines} head={[`${method} ${new URL(url).pathname}`, `HTTP ${first.status}`, ...first.headers]} />
      {others.map((answer) => (
        <div className="gallery-variant" key={answer.body}>
          <span className="gallery-label">{words.also}</span>
          <Wire
            lines={linesOf(answer)
              .filter((line) => !lines.includes(line))
              .map((line) => line.trim())}
          />
        </div>
      ))}
    </figure>
  );
}

export function Wire({ lines, head = [] }: { lines: readonly string[]; head?: readonly string[] }) {
  return (
    <pre dir="ltr" lang="en">
      {head.map((line) => (
        <span className="gallery-header gallery-line" key={line}>
          {line}
        </span>
      ))}
      {lines.map((line, number) => (
        <Line key={number} text={line} />
      ))}
    </pre>
  );
}

/** A line that is too long goes on further in, so that nothing has to scroll. */
function Line({ text }: { text: string }) {
  const depth = text.length - text.trimStart().length;
  return (
    <span className="gallery-line" style={{ '--depth': depth } as CSSProperties}>
      {tokens(text).map(([type, part], index) => (
        <span key={index} data-token={type}>
          {part}
        </span>
      ))}
    </span>
  );
}

type Token = readonly ['key' | 'string' | 'value' | 'mark', string];

/** The parts of one line of `JSON.stringify`: a name, then a value. */
function tokens(line: string): Token[] {
  return Array.from(
    line.matchAll(/("(?:[^"\\]|\\.)*")(?=: )|("(?:[^"\\]|\\.)*")|([\w.+-]+)|([^"\w]+)/g),
    ([part, key, string, value]): Token => {
      if (key !== undefined) return ['key', part];
      if (string !== undefined) return ['string', part];
      return [value === undefined ? 'mark' : 'value', part];
    },
  );
}

function linesOf({ body }: WireAnswer): string[] {
  try {
    return JSON.stringify(JSON.parse(body), null, 2).split('\n');
  } catch {
    return body.split('\n');
  }
}
