import type { ReactElement } from 'react';
import { Drawing } from './drawing.js';

/** What a button's mark can say. */
export type Mark = 'again' | 'ring' | 'spinner' | 'done' | 'copy' | 'send';

const lines = {
  again: 'M14 8a6 6 0 1 1-1.85-4.33L14 5.5M14 2v3.5h-3.5',
  done: 'm2.5 8.75 3.75 3.75 7.25-8.5',
  copy: 'M6.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1ZM3.5 10.5h-.25a.75.75 0 0 1-.75-.75v-6.5a.75.75 0 0 1 .75-.75h6.5a.75.75 0 0 1 .75.75v.25',
  send: 'M2.5 3.5h11a.5.5 0 0 1 .5.5v8a.5.5 0 0 1-.5.5h-11A.5.5 0 0 1 2 12V4a.5.5 0 0 1 .5-.5ZM2.25 4.25 8 8.75l5.75-4.5',
} as const;

/** One small picture before a label. All have one size and one place, so that nothing jumps when one follows the other. */
export function ButtonMark({ mark }: { mark: Mark }): ReactElement {
  if (mark === 'spinner') return <span className="tryagain-spinner" aria-hidden="true" />;
  return (
    <Drawing size={16} className="tryagain-mark" data-mark={mark} {...(mark === 'ring' && { strokeWidth: 2, strokeLinecap: 'butt' })}>
      {mark === 'ring' ? (
        <>
          <circle cx="8" cy="8" r="7" strokeOpacity="0.25" />
          {/* It begins at twelve and empties clockwise, as an egg timer does; in every direction of writing. */}
          <circle
            cx="8"
            cy="8"
            r="7"
            pathLength="100"
            strokeDasharray="100"
            strokeDashoffset="calc(var(--tryagain-progress, 0) * -100px)"
            transform="rotate(-90 8 8)"
          />
        </>
      ) : (
        <path d={lines[mark]} />
      )}
    </Drawing>
  );
}
