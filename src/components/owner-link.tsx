'use client';
import type { ReactElement } from 'react';
import type { Kind } from '../errors/kinds.js';
import type { ProviderError } from '../errors/provider-error.js';
import type { Links } from '../hooks/try-again-context.js';
import { useOwnerVisit } from '../hooks/use-owner-visit.js';
import type { OwnerPage } from '../hooks/use-owner-visit.js';
import { Drawing } from './drawing.js';
import { hidden } from './hidden.js';
import { useMessages } from './messages-context.js';
import { safeHref } from './safe-href.js';

/** A page, and whose it is. */
interface Place {
  readonly provider: string;
  readonly page: OwnerPage;
  readonly href: string;
}

const pages: Partial<Record<Kind, OwnerPage>> = {
  authentication: 'keys',
  permission: 'keys',
  'insufficient-balance': 'topUp',
  'quota-exceeded': 'plan',
  'not-in-plan': 'plan',
};

/** The page where the owner can change what is wrong, as the app's `links` name it; null where they don't. */
export function ownerPage({ kind, provider, fixableBy }: ProviderError, links: Links): Place | null {
  const page = fixableBy === 'owner' ? pages[kind] : undefined;
  if (!page || provider === null || !Object.hasOwn(links, provider)) return null;
  const href = safeHref(links[provider]?.[page]);
  return href === undefined ? null : { provider, page, href };
}

/**
 * Opens in a new tab, so that what the person was writing stays where it is. When they come back, one cheap look finds
 * out whether it helped.
 */
export function OwnerLink({ provider, page, href, quiet }: Place & { quiet: boolean }): ReactElement {
  const { actions } = useMessages();
  const visit = useOwnerVisit(provider, page);
  return (
    <a
      className="tryagain-button"
      data-variant={quiet ? 'quiet' : undefined}
      href={href}
      target="_blank"
      rel="noreferrer"
      onClick={visit}
      // The middle button opens it as well.
      onAuxClick={visit}
    >
      {actions[page]}
      <Drawing size={12} className="tryagain-arrow">
        <path d="M4 2.5h5.5V8M9.25 2.75l-6.5 6.5" />
      </Drawing>
      <span style={hidden}>, {actions.newTab}</span>
    </a>
  );
}
