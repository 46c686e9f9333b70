import { CodeOrSourceMdx } from '@storybook/addon-docs/blocks';
import type { ComponentProps } from 'react';
import { Code } from '../stories/support/code.js';

/** Code in a page: a word in a sentence, or a block to copy. */
export function PageCode(props: ComponentProps<typeof CodeOrSourceMdx>) {
  const { className, children } = props;
  const language = /language-(\w+)/.exec(className ?? '')?.[1];
  if (language === undefined || typeof children !== 'string') return <CodeOrSourceMdx {...props} />;
  return <Code code={children} language={language as NonNullable<ComponentProps<typeof Code>['language']>} />;
}
