import { create } from 'storybook/theming/create';

const fonts = {
  fontBase: "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontCode: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
};
const brand = { brandTitle: 'tryagain', brandTarget: '_self' };

/** How Storybook's own surfaces look around ours, in both themes of the toolbar. */
export const looks = {
  light: create({
    base: 'light',
    ...fonts,
    ...brand,
    appBg: '#f7f8fa',
    appContentBg: '#ffffff',
    appPreviewBg: '#ffffff',
    appBorderRadius: 10,
    colorSecondary: '#1f66b8',
  }),
  dark: create({
    base: 'dark',
    ...fonts,
    ...brand,
    appBg: '#1a1b1e',
    appContentBg: '#121212',
    appPreviewBg: '#121212',
    appBorderRadius: 10,
    colorSecondary: '#5aa2f0',
  }),
};

/** What the toolbar chose, or whoever else asks. */
export const lookOf = (theme: unknown) => (theme === 'dark' ? looks.dark : looks.light);
