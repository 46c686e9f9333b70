'use client';
import { useId } from 'react';
import type { ReactElement } from 'react';
import { ButtonMark } from './button-mark.js';
import { useMessages } from './messages-context.js';
import { Spoken } from './spoken.js';
import { usePress } from './use-press.js';

interface CopyButtonProps {
  text: string;
  /** The id of the element that names what it copies. */
  labelledBy: string;
  /** Where the browser does not let it: it can be copied by hand. */
  onRefused: () => void;
}

/** A picture that copies. `data-state`: `ready`, or `copied` for two seconds. Its name stays; that it is copied is said once. */
export function CopyButton({ text, labelledBy, onRefused }: CopyButtonProps): ReactElement {
  const { actions } = useMessages();
  const id = useId();
  // Missing in a page without https: that is a refusal as well.
  const { phase, press } = usePress({ act: () => navigator.clipboard.writeText(text), how: 'again', onRefused });
  const isCopied = phase === 'done';
  return (
    <>
      <button
        type="button"
        id={id}
        className="tryagain-copy"
        data-state={isCopied ? 'copied' : 'ready'}
        aria-label={actions.copy}
        aria-labelledby={`${id} ${labelledBy}`}
        onClick={press}
      >
        <ButtonMark mark={isCopied ? 'done' : 'copy'} />
      </button>
      {isCopied && <Spoken text={actions.copied} />}
    </>
  );
}
