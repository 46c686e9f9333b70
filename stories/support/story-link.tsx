import type { ReactNode } from 'react';
import { addons } from 'storybook/preview-api';

interface StoryLinkProps {
  /** The id of a story, or of a page: those end in `--docs`. */
  to: string;
  children: ReactNode;
  className?: string;
}

/** Leads to another page of this Storybook; what the toolbar chose stays as it is. */
export function StoryLink({ to, children, ...props }: StoryLinkProps) {
  const viewMode = to.endsWith('--docs') ? 'docs' : 'story';
  return (
    <a
      {...props}
      href={`./?path=/${viewMode}/${to}`}
      target="_top"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || window.parent === window) return;
        event.preventDefault();
        addons.getChannel().emit('selectStory', { storyId: to, viewMode });
      }}
    >
      {children}
    </a>
  );
}
