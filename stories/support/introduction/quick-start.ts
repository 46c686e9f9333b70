import readme from '../../../README.md?raw';

const [, part = ''] = readme.split('\n## Quick start\n');
const blocks = Array.from(part.matchAll(/```tsx?\n([\s\S]*?)```/g), ([, code = '']) => code.trim());

/** The README's, word by word: a consumer program runs it from the packed package. */
export const quickStart = [blocks[0] ?? '', blocks[1] ?? ''] as const;
