/// <reference types="vitest/config" />
import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { tryagain } from './src/vite.ts';
import { CountReporter } from './test/support/count-reporter.ts';
import { flapLine } from './test/support/line-commands.ts';
import { killProcess, startProcess } from './test/support/process-commands.ts';
import { chromiumArgs, findBrowser } from './test/support/find-browser.mjs';

const entries = ['index', 'errors', 'providers', 'messages', 'server', 'vite', 'testing', 'testing-node', 'testing-react'];

/** One file a module, so that each `'use client'` stays with its leaf: bundled into one, a directive vanishes silently. */
const library: UserConfig = {
  plugins: [react(), styles()],
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    copyPublicDir: false,
    lib: { entry: Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`])), formats: ['es'] },
    rolldownOptions: {
      external: (id) => !id.startsWith('.') && !isAbsolute(id),
      output: { preserveModules: true, preserveModulesRoot: 'src' },
    },
  },
};

/** The plugin keeps out of test runs; these tests are about it: page → handler → simulator, over HTTP. */
const devServer = (): Plugin => ({ ...tryagain(), apply: 'serve' });

/** Found in the first run, they would be bundled then and the page reloaded in the middle of a test. */
const browserDependencies = [
  'react',
  'react-dom',
  'react-dom/client',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  '@tanstack/react-query',
  '@radix-ui/react-slot',
  '@radix-ui/react-toast',
  'eventsource-parser',
  '@testing-library/react',
  '@testing-library/user-event',
  'axe-core',
];

/**
 * No module imports the style sheet, so that the kit works without it: it is its own entry. Without its comments, a fifth
 * of its weight: they stand in src, which the package brings too.
 */
function styles(): Plugin {
  return {
    name: 'styles',
    generateBundle() {
      const css = (name: string): string =>
        readFileSync(`src/components/${name}`, 'utf8').replace(/^@import '\.\/([\w-]+\.css)';$/gm, (_, part: string) => css(part));
      this.emitFile({ type: 'asset', fileName: 'styles.css', source: css('styles.css').replace(/\n? *\/\*[\s\S]*?\*\//g, '') });
    },
  };
}

export default defineConfig(async ({ mode }): Promise<UserConfig> => {
  if (mode !== 'test') return library;
  const executablePath = await findBrowser();
  // A function: two projects that share one object are "already defined".
  const browser = () => ({
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions: { executablePath, args: chromiumArgs } }),
    instances: [{ browser: 'chromium' as const }],
    commands: { startProcess, killProcess, flapLine },
  });
  const resolve = {
    alias: [
      { find: /^tryagain$/, replacement: new URL('./src/index.ts', import.meta.url).pathname },
      { find: /^tryagain\/styles\.css$/, replacement: new URL('./src/components/styles.css', import.meta.url).pathname },
      { find: /^tryagain\/testing\/(.*)$/, replacement: new URL('./src/', import.meta.url).pathname + 'testing-$1.ts' },
      { find: /^tryagain\/(.*)$/, replacement: new URL('./src/', import.meta.url).pathname + '$1.ts' },
    ],
  };
  return {
    plugins: [react()],
    resolve,
    optimizeDeps: { include: browserDependencies },
    test: {
      reporters: ['default', new CountReporter()],
      // A busy machine is no failure: the tests that watch the cost of something count work, not seconds.
      testTimeout: 30_000,
      // Of two processors Vitest would take one.
      maxWorkers: Math.max(2, availableParallelism() - 1),
      projects: [
        { extends: true, test: { name: 'node', environment: 'node', include: ['test/**/*.node.test.ts'] } },
        {
          extends: true,
          test: { name: 'dom', environment: 'jsdom', include: ['test/**/*.dom.test.tsx'], setupFiles: ['test/support/dom-setup.ts'] },
        },
        // One file at a time: they share the server, and so the scenario its simulator plays. Said of the browser alone: for
        // a project without parallel files Vitest would wait until all others are done.
        {
          extends: true,
          plugins: [devServer()],
          test: {
            name: 'browser',
            include: ['test/browser/**/*.browser.test.tsx'],
            setupFiles: ['stories/support/alone.ts'],
            browser: { ...browser(), fileParallelism: false },
          },
        },
        {
          extends: true,
          plugins: [storybookTest({ configDir: '.storybook', storybookScript: 'npm run storybook' })],
          test: { name: 'stories', browser: browser() },
        },
      ],
    },
  };
});
