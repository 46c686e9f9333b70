import { useState } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** A place no style sheet of the page reaches: what is in it looks as the browser draws it. */
export function WithoutStyles({ children }: { children: ReactNode }) {
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  return (
    <div
      className="without-styles"
      ref={(element) => {
        if (element && !root) setRoot(element.shadowRoot ?? element.attachShadow({ mode: 'open' }));
      }}
    >
      {root && createPortal(<div>{children}</div>, root)}
    </div>
  );
}
