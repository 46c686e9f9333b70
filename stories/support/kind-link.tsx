import type { ReactNode } from 'react';
import { addons } from 'storybook/preview-api';
import type { Kind } from '../../src/errors.js';

/** The story of a kind, or of all of them. */
export const kindStory = (kind: Kind | null): string => `kinds--${kind ?? 'all-kinds'}`;

/** Leads from one page of a kind to another; what the toolbar chose stays as it is. */
export function KindLink({ to, children, ...props }: { to: Kind | null; children: ReactNode; className?: string; 'data-to'?: string }) {
  const storyId = kindStory(to);
  return (
    <a
      {...props}
      href={`./?path=/story/${storyId}`}
      target="_top"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || window.parent === window) return;
        event.preventDefault();
        addons.getChannel().emit('selectStory', { storyId });
      }}
    >
      {children}
    </a>
  );
}
