import type { CSSProperties } from 'react';

/** For screen readers only. Written here and not in the style sheet: it has to hold without one. */
export const hidden: CSSProperties = {
  position: 'absolute',
  inlineSize: 1,
  blockSize: 1,
  margin: -1,
  padding: 0,
  border: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
};
