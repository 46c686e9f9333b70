'use client';
import { useEffect, useRef, useState } from 'react';
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
  // One for each press, as each leads to the text.
  const [refused, setRefused] = useState<object | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const text = () => writeReport(failure, messages, { at: seenAt(failure), page: location.origin + location.pathname });
  useEffect(() => {
    if (refused === null) return;
    box.current?.focus();
    box.current?.select();
  }, [refused]);
  const byHand = refused && text();
  return (
    <>
      <CopyButton text={text} named={{ words: messages.actions.copyForOwner }} onRefused={() => setRefused({})} />
      {byHand !== null && (
        <textarea
          ref={box}
          className="tryagain-note"
          aria-label={messages.actions.copyForOwner}
          readOnly
          rows={byHand.split('\n').length}
          value={byHand}
          dir="auto"
        />
      )}
    </>
  );
}
