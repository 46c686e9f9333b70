'use client';
import { useEffect, useId, useState } from 'react';
import type { ReactElement } from 'react';
import { ButtonMark } from './button-mark.js';
import { useMessages } from './messages-context.js';
import { Spoken } from './spoken.js';

/** How long it says that it has copied, ms. */
const shown = 2000;

interface CopyButtonProps {
  /** What it copies, made when it is pressed. */
  text: () => string;
  /** Words on it; or the id of an element that names what it copies: then it is only a picture. */
  named: { readonly words: string } | { readonly by: string };
  /** Where the browser does not let it: it can be copied by hand. */
  onRefused: () => void;
}

/** `data-state`: `ready`, or `copied` for two seconds. Its name stays; that it is copied is said once. */
export function CopyButton({ text, named, onRefused }: CopyButtonProps): ReactElement {
  const { actions } = useMessages();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), shown);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      // Missing in a page without https: that throws as well.
      await navigator.clipboard.writeText(text());
      setCopied(true);
    } catch {
      onRefused();
    }
  };
  const id = useId();
  const isPicture = 'by' in named;
  return (
    <>
      <button
        type="button"
        id={isPicture ? id : undefined}
        className={isPicture ? 'tryagain-copy' : 'tryagain-button'}
        data-variant={isPicture ? undefined : 'quiet'}
        data-state={copied ? 'copied' : 'ready'}
        aria-label={isPicture ? actions.copy : undefined}
        aria-labelledby={isPicture ? `${id} ${named.by}` : undefined}
        onClick={() => void copy()}
      >
        <ButtonMark mark={copied ? 'done' : 'copy'} />
        {!isPicture && (
          <>
            {' '}
            {/* In one place: nothing around it moves while it says so. */}
            <span style={{ display: 'inline-grid', alignItems: 'center' }}>
              <span style={{ gridArea: '1 / 1', opacity: copied ? 0 : undefined }}>{named.words}</span>
              {copied && (
                <span aria-hidden="true" style={{ gridArea: '1 / 1' }}>
                  {actions.copied}
                </span>
              )}
            </span>
          </>
        )}
      </button>
      {copied && <Spoken text={actions.copied} />}
    </>
  );
}
