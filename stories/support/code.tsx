import { Source } from '@storybook/addon-docs/blocks';
import type { ComponentProps } from 'react';
import { useTheme } from 'storybook/theming';

type CodeProps = Pick<ComponentProps<typeof Source>, 'code' | 'language'>;

/** Code to copy, in the theme of the page. */
export function Code({ code = '', language = 'tsx' }: CodeProps) {
  return <Source code={code.trim()} language={language} dark={useTheme()['base'] === 'dark'} />;
}
