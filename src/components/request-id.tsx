'use client';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import { CopyButton } from './copy-button.js';

/** What the provider's support asks for, to be copied by a press, or by hand where the browser doesn't let us. */
export function RequestId({ id, labelledBy }: { id: string; labelledBy: string }): ReactElement {
  const code = useRef<HTMLElement>(null);
  const select = () => {
    if (code.current) getSelection()?.selectAllChildren(code.current);
  };
  return (
    <>
      <code ref={code} dir="ltr">
        {id}
      </code>
      <CopyButton text={id} labelledBy={labelledBy} onRefused={select} />
    </>
  );
}
