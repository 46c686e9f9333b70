import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const dist = new URL('../../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  exports: Record<string, string | { default: string }>;
};

/** What each entry of the built package exports. A change of the public surface is a change of this list. */
const surface: Record<string, string[]> = {
  index: [
    'BalanceBanner',
    'ErrorMessage',
    'ErrorToaster',
    'ProviderErrorBoundary',
    'QuotaBanner',
    'RetryButton',
    'StreamingText',
    'TryAgainProvider',
    'UsageMeter',
    'VoiceStatus',
    'providerQuery',
    'useBalance',
    'useChat',
    'useCooldown',
    'useCountdown',
    'useErrorToast',
    'useFileUpload',
    'usePlanUsage',
    'useProviderMutation',
    'useProviderQuery',
    'useSpeech',
    'useVoiceClone',
  ],
  errors: [
    'ProviderError',
    'createReader',
    'failureIn',
    'failureInBody',
    'isProviderError',
    'kinds',
    'normalizeError',
    'originalOf',
    'readFailure',
    'retryDelay',
    'shouldRetry',
  ],
  providers: [
    'anthropic',
    'defineProvider',
    'documentationPages',
    'kimi',
    'kimiCode',
    'kimiCodeSources',
    'kimiDocumentation',
    'kimiSources',
    'minimax',
    'minimaxDocumentation',
    'minimaxSources',
    'openai',
    'openaiCompatible',
    'openrouter',
  ],
  messages: ['ar', 'describeFailure', 'en', 'ja', 'providerLabel', 'zh'],
  server: ['createHandler', 'errorText', 'perVisitor', 'toNodeHandler'],
  vite: ['tryagain'],
  testing: ['createSimulator', 'scenarios'],
  'testing-node': ['createSimulatorServer'],
  'testing-react': ['renderWithTryAgain'],
};

const files = (folder: URL): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(new URL(`${entry.name}/`, folder)) : [new URL(entry.name, folder).pathname],
  );

describe('the built package', () => {
  for (const [name, exported] of Object.entries(surface)) {
    it(`${name} exports what it says, and nothing else`, async () => {
      const entry = (await import(new URL(`${name}.js`, dist).href)) as object;
      expect(Object.keys(entry).toSorted()).toEqual(exported);
    });
  }

  it('every entry of package.json is there', () => {
    const targets = Object.values(manifest.exports).map((target) => (typeof target === 'string' ? target : target.default));
    for (const target of targets) expect(readFileSync(new URL(`../../${target}`, import.meta.url)).byteLength).toBeGreaterThan(0);
  });

  it("'use client' stands on the leaves, and on no entry, so that server components may import them", () => {
    const text = (path: string) => readFileSync(path, 'utf8').slice(0, 200);
    for (const name of Object.keys(surface)) expect(text(new URL(`${name}.js`, dist).pathname)).not.toContain('use client');
    const source = files(new URL('../../src/', import.meta.url)).filter((path) => /^['"]use client['"]/.test(text(path)));
    expect(source.length).toBeGreaterThan(5);
    for (const path of source) expect(text(path.replace('/src/', '/dist/').replace(/\.tsx?$/, '.js'))).toContain('use client');
  });

  it('the errors need no React, no DOM and no network: their modules import nothing from outside', () => {
    for (const path of files(new URL('errors/', dist)).filter((file) => file.endsWith('.js'))) {
      expect(readFileSync(path, 'utf8').match(/from "([^.][^"]*)"/g) ?? []).toEqual([]);
    }
  });

  it('S1 no client module reaches the server, and none brings a language but the one to fall back on', () => {
    const reached = new Set<string>();
    const visit = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const [, next] of readFileSync(path, 'utf8').matchAll(/from "(\.[^"]+)"/g))
        if (next) visit(new URL(next, `file://${path}`).pathname);
    };
    visit(new URL('index.js', dist).pathname);
    expect([...reached].filter((path) => /\/dist\/(?:server|testing)\//.test(path))).toEqual([]);
    expect([...reached].filter((path) => /\/messages\/(?:ar|en|ja|zh)\.js$/.test(path)).map((path) => path.slice(-5))).toEqual(['en.js']);
    expect(reached.size).toBeGreaterThan(20);
  });

  it('S24 the tarball holds dist, src, README, LICENSE and package.json, and runs nothing on install', () => {
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    ) as { files: { path: string }[] }[];
    const strangers = packed?.files
      .map(({ path }) => path)
      .filter((path) => !/^(?:dist\/|src\/|README\.md$|LICENSE$|package\.json$)/.test(path));
    expect(strangers).toEqual([]);
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  });
});
