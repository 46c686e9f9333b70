'use client';
import type { ReactElement } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { useTryAgain } from '../hooks/try-again-context.js';
import type { Viewer } from '../hooks/try-again-context.js';
import type { AutoRetry } from './auto-row.js';
import { useMessages } from './messages-context.js';
import { OwnerLink, ownerPage } from './owner-link.js';
import { OwnerNote } from './owner-note.js';
import { RetryButton } from './retry-button.js';

interface FailureActionsProps {
  failure: ProviderError;
  viewer: Viewer;
  /** Null: repeating is no use, or nobody can. */
  onRetry: (() => unknown) | null;
  auto?: AutoRetry;
  /** Whether its cause is gone: then there is nothing to do but to try again. */
  isMended?: boolean;
  /** Whether a visitor can send the owner a message. */
  tellsOwner?: boolean;
  /** All in outlines, where there is little room. */
  isQuiet: boolean;
}

/** What somebody can do about a failure. */
export function FailureActions({
  failure,
  viewer,
  onRetry,
  auto,
  isMended,
  tellsOwner,
  isQuiet,
}: FailureActionsProps): ReactElement | null {
  const { links } = useTryAgain();
  const { actions } = useMessages();
  const page = viewer === 'owner' && !isMended ? ownerPage(failure, links) : null;
  if (!onRetry && !page && !tellsOwner) return null;
  // Where waiting is no use, what the owner can do, or telling them, comes first, and looking again second.
  const ownerFirst = failure.retry === 'never' && failure.fixableBy !== 'provider';
  const quiet = isQuiet || !ownerFirst;
  const owners =
    (page && <OwnerLink {...page} quiet={quiet} />) ||
    (tellsOwner && <OwnerNote key={`${failure.kind} ${failure.provider}`} failure={failure} quiet={quiet} />);
  return (
    <div className="tryagain-actions">
      {/* Spaces, for a page without our styles. */}
      {ownerFirst && owners}{' '}
      {onRetry && (
        <RetryButton error={failure} onRetry={onRetry} auto={auto} data-variant={isQuiet || (owners && ownerFirst) ? 'quiet' : undefined}>
          {isMended ? actions.retry : undefined}
        </RetryButton>
      )}{' '}
      {!ownerFirst && owners}
    </div>
  );
}
