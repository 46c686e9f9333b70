import type { ReactNode } from 'react';

/** A number and what hangs on it by a hyphen stay on one line: "5-hour". The text is the same to whoever hears or copies it. */
export function unbroken(text: string): ReactNode {
  return text.split(/(\d{1,4}-\p{L}+)/u).map((part, index) =>
    index % 2 ? (
      <span key={index} style={{ whiteSpace: 'nowrap' }}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
