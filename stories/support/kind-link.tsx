import type { ReactNode } from 'react';
import type { Kind } from '../../src/errors.js';
import { StoryLink } from './story-link.js';

/** The story of a kind, or of all of them. */
export const kindStory = (kind: Kind | null): string => `kinds--${kind ?? 'all-kinds'}`;

/** Leads from one page of a kind to another. */
export function KindLink({ to, children }: { to: Kind | null; children: ReactNode }) {
  return <StoryLink to={kindStory(to)}>{children}</StoryLink>;
}
