/**
 * A run of the tests draws a story once, and the addon's axe sees it in one theme. Here it is seen in the other one too:
 * both follow from `color-scheme`, so nothing has to be drawn again. An open Storybook has its toolbar for that.
 *
 * @throws Error that names each rule and element in the way
 */
export async function passesInTheOtherTheme({ globals, canvasElement }: { globals: Record<string, unknown>; canvasElement: HTMLElement }) {
  if (import.meta.env['VITEST_STORYBOOK'] === undefined) return;
  const { default: axe } = await import('axe-core');
  const other = globals['theme'] === 'dark' ? 'light' : 'dark';
  const themed = [document.documentElement, ...canvasElement.querySelectorAll<HTMLElement>('.story-frame')];
  const before = themed.map(({ style }) => style.colorScheme);
  for (const { style } of themed) style.colorScheme = other;
  try {
    // Colours fade into each other: in between, none of them is the one to be judged.
    await Promise.allSettled(document.getAnimations().flatMap((motion) => (motion instanceof CSSTransition ? [motion.finished] : [])));
    const { violations } = await axe.run(
      { include: document.body, exclude: ['.sb-wrapper'] },
      { rules: { region: { enabled: false }, 'target-size': { enabled: true } } },
    );
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`));
    if (found.length > 0) throw new Error(`In the ${other} theme axe finds:\n${found.join('\n')}`);
  } finally {
    for (const [at, { style }] of themed.entries()) style.colorScheme = before[at] ?? '';
  }
}
