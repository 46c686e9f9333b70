'use client';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { useTryAgain } from '../hooks/try-again-context.js';
import { writeReport } from '../messages/write-report.js';
import { ButtonMark } from './button-mark.js';
import { useMessages } from './messages-context.js';
import { seenAt } from './seen-at.js';
import { Spoken } from './spoken.js';
import { usePress } from './use-press.js';

/** Whether a visitor can do nothing but tell the owner: these are the failures whose sentence says so. */
export function needsOwner({ kind, retry, fixableBy }: ProviderError): boolean {
  return kind === 'unknown' || (retry === 'never' && (fixableBy === 'owner' || fixableBy === 'developer'));
}

/**
 * What a visitor tells the owner, in one press: by the app's `onTellOwner`, or copied; or, where neither can, as a text to
 * be copied by hand. `data-state`: `ready`, `retrying` while the app sends it, `done`.
 */
export function OwnerNote({ failure, quiet }: { failure: ProviderError; quiet: boolean }): ReactElement {
  const messages = useMessages();
  const { onTellOwner } = useTryAgain();
  const sends = onTellOwner !== null;
  const { actions } = messages;
  // One for each press, as each leads to the text.
  const [refused, setRefused] = useState<object | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const text = () => writeReport(failure, messages, { at: seenAt(failure), page: location.origin + location.pathname });
  const { phase, press } = usePress({
    act: async () => {
      // Missing in a page without https: that is a refusal as well.
      const result = await (onTellOwner ? onTellOwner(text(), failure) : navigator.clipboard.writeText(text()));
      // What `fetch` hands back is kept, whatever the answer was.
      if (typeof Response !== 'undefined' && result instanceof Response && !result.ok) throw result;
    },
    how: sends ? 'once' : 'again',
    onRefused: (reason) => {
      setRefused({});
      // The app's own, and nobody else hears of it.
      if (sends) console.error('tryagain: onTellOwner failed.', reason);
    },
  });
  useEffect(() => {
    if (refused === null) return;
    box.current?.focus();
    box.current?.select();
  }, [refused]);
  const byHand = refused && text();
  const label = sends ? actions.tellOwner : actions.copyForOwner;
  const said = sends ? actions.done : actions.copied;
  const isDone = phase === 'done';
  const isSending = sends && phase === 'running';
  return (
    <>
      <button
        type="button"
        className="tryagain-button"
        data-variant={quiet ? 'quiet' : undefined}
        data-state={isSending ? 'retrying' : isDone ? 'done' : 'ready'}
        aria-disabled={isSending || (sends && isDone) || undefined}
        onClick={press}
      >
        <ButtonMark mark={isDone ? 'done' : isSending ? 'spinner' : sends ? 'send' : 'copy'} />{' '}
        {/* In one place: nothing around it moves while it says so. */}
        <span style={{ display: 'inline-grid', alignItems: 'center' }}>
          <span style={{ gridArea: '1 / 1', opacity: isDone ? 0 : undefined }}>{label}</span>
          {isDone && (
            <span aria-hidden="true" style={{ gridArea: '1 / 1' }}>
              {said}
            </span>
          )}
        </span>
      </button>
      {isDone && <Spoken text={said} />}
      {byHand !== null && (
        <textarea
          ref={box}
          className="tryagain-note"
          aria-label={actions.copyForOwner}
          readOnly
          rows={byHand.split('\n').length}
          value={byHand}
          dir="auto"
        />
      )}
    </>
  );
}
