'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { writeReport } from '../messages/write-report.js';
import { CopyButton } from './copy-button.js';
import { useMessages } from './messages-context.js';
import { seenAt } from './seen-at.js';

/** Whether a visitor can do nothing but tell the owner: these are the failures whose sentence says so. */
export function needsOwner({ kind, retry, fixableBy }: ProviderError): boolean {
  return kind === 'unknown' || (retry === 'never' && (fixableBy === 'owner' || fixableBy === 'developer'));
}

/** What a visitor sends to the owner, in one press; or, where the browser doesn't let us, as a text to be copied by hand. */
export function OwnerNote({ failure }: { failure: ProviderError }): ReactElement {
  const messages = useMessages();
  const [byHand, setByHand] = useState<{ readonly text: string } | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const text = useCallback(
    () => writeReport(failure, messages, { at: seenAt(failure), page: location.origin + location.pathname }),
    [failure, messages],
  );
  useEffect(() => {
    if (byHand === null) return;
    box.current?.focus();
    box.current?.select();
  }, [byHand]);
  return (
    <>
      <CopyButton text={text} named={{ words: messages.actions.copyForOwner }} onRefused={() => setByHand({ text: text() })} />
      {byHand !== null && (
        <textarea
          ref={box}
          className="tryagain-note"
          aria-label={messages.actions.copyForOwner}
          readOnly
          rows={byHand.text.split('\n').length}
          value={byHand.text}
          dir="auto"
        />
      )}
    </>
  );
}
