import type { ReactNode } from 'react';

/** An answer of five sentences. */
export const answer = [
  'Sunlight holds every colour, and on its way through the air the blue part is scattered most, to all sides. ',
  'So blue reaches you from everywhere, also from where no sun is to be seen, and that is why a clear sky is blue at noon from one end to the other, while the sun itself looks a little more yellow than it would look to somebody above all of the air, where the sky behind it is black, because there is nothing in the way that could scatter any light at all. ',
  'In the evening the light comes from the side. ',
  'It has come a long way through the air by then, and has lost its blue. ',
  'What is left is red.',
] as const;

/** The first and the last of it, which are enough to see that it is there. */
const shown = `${answer[0]}${answer[2]}${answer[3]}${answer[4]}`;

/** A voice stands beside what it reads, never over it. */
export function HeardAnswer({ children }: { children: ReactNode }) {
  return (
    <div style={{ display: 'grid', gap: '0.875rem', maxInlineSize: '38rem' }}>
      <p dir="auto" lang="en" style={{ margin: 0 }}>
        {shown}
      </p>
      {children}
    </div>
  );
}
