'use client';
import type { ReactElement } from 'react';
import type { Kind } from '../errors/kinds.js';
import type { ProviderError } from '../errors/provider-error.js';
import { useTryAgain } from '../hooks/try-again-context.js';
import { hidden } from './hidden.js';
import { useMessages } from './messages-context.js';
import { safeHref } from './safe-href.js';

const pages: Partial<Record<Kind, 'topUp' | 'plan' | 'keys'>> = {
  authentication: 'keys',
  permission: 'keys',
  'insufficient-balance': 'topUp',
  'quota-exceeded': 'plan',
  'not-in-plan': 'plan',
};

/** The page where the owner can change what is wrong, as the app's `links` name it; nothing where they don't. */
export function OwnerLink({ error }: { error: ProviderError }): ReactElement | null {
  const { links } = useTryAgain();
  const { actions } = useMessages();
  const page = error.fixableBy === 'owner' ? pages[error.kind] : undefined;
  if (!page || error.provider === null || !Object.hasOwn(links, error.provider)) return null;
  const href = safeHref(links[error.provider]?.[page]);
  if (href === undefined) return null;
  // A new tab: what the person was writing stays where it is.
  return (
    <a className="tryagain-button" data-variant="link" href={href} target="_blank" rel="noreferrer">
      {actions[page]}
      <svg
        className="tryagain-arrow"
        aria-hidden="true"
        width="12"
        height="12"
        viewBox="0 0 12 12"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M4 2.5h5.5V8M9.25 2.75l-6.5 6.5" />
      </svg>
      <span style={hidden}>, {actions.newTab}</span>
    </a>
  );
}
