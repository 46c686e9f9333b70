import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { developerHints, serverHint } from '../../src/components/developer-hints.js';

const dist = new URL('../../dist/', import.meta.url).pathname;
const isOutput = (result: unknown): result is Rolldown.RolldownOutput =>
  typeof result === 'object' && result !== null && 'output' in result;

/** Minified, as an app's build is. */
async function bundle(environment: 'development' | 'production'): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': JSON.stringify(environment) },
    build: {
      write: false,
      minify: true,
      rolldownOptions: {
        input: `${dist}index.js`,
        preserveEntrySignatures: 'strict',
        external: [/^react($|\/)/, /^react-dom($|\/)/, /^@tanstack\//, /^@radix-ui\//],
      },
    },
  });
  if (!isOutput(result)) throw new TypeError('Vite built more than one thing.');
  return result.output
    .map((part) => (part.type === 'chunk' ? part.code : ''))
    .join('')
    .replaceAll('\\', '');
}

/** What is for developers only: their hints, their heading, their warnings, and where a provider documents its failures. */
const texts = [
  ...Object.values(developerHints),
  serverHint,
  'For developers. Not shown in production.',
  'documents its failures',
  'RetryButton asChild:',
  'If it is your own, give its table',
  'ErrorToaster: there are two',
  'is the handler mounted at this address?',
  'https://platform.kimi.ai/docs/api/errors',
];

describe('what developers read', () => {
  const bundles = { development: '', production: '' };
  beforeAll(async () => {
    bundles.development = await bundle('development');
    bundles.production = await bundle('production');
  });

  it.each(texts)('in development and not in production: %s', (text) => {
    expect(bundles.development.includes(text)).toBe(true);
    expect(bundles.production.includes(text)).toBe(false);
  });
});
