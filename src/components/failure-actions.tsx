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
  // Where waiting is no use, the owner's page is the first thing to do, and looking again the second.
  const pageFirst = failure.retry === 'never';
  const link = page && <OwnerLink {...page} quiet={isQuiet || !pageFirst} />;
  return (
    <div className="tryagain-actions">
      {/* Spaces, for a page without our styles. */}
      {pageFirst && link}{' '}
      {onRetry && (
        <RetryButton error={failure} onRetry={onRetry} auto={auto} data-variant={isQuiet || (page && pageFirst) ? 'quiet' : undefined}>
          {isMended ? actions.retry : undefined}
        </RetryButton>
      )}{' '}
      {!pageFirst && link} {tellsOwner && <OwnerNote key={failure.kind} failure={failure} />}
    </div>
  );
}
