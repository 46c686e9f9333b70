import type { StorybookConfig } from '@storybook/react-vite';
import { tryagain } from '../src/vite.js';
import { docstrings } from './docstrings.js';

export default {
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  // A visitor builds no Storybook here.
  features: { sidebarOnboardingChecklist: false },
  typescript: { reactDocgen: 'react-docgen' },
  // A server in dev only: the plugin leaves builds and tests alone, and the page answers itself there.
  viteFinal: (config) => ({ ...config, plugins: [...(config.plugins ?? []), docstrings(), tryagain()] }),
} satisfies StorybookConfig;
