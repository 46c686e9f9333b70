'use client';
import { useContext } from 'react';
import type { ReactElement } from 'react';
import { MessagesContext } from './messages-context.js';

/** The last resort: as little as can break, and a way back. An app without a language gets a sign instead of words. */
export function PlainFallback({ onRetry }: { onRetry: () => void }): ReactElement {
  const messages = useContext(MessagesContext);
  return (
    <div role="alert">
      <p>{messages?.kinds.unknown.title}</p>
      <button type="button" className="tryagain-button" onClick={() => onRetry()}>
        {messages?.actions.retry ?? '↻'}
      </button>
    </div>
  );
}
