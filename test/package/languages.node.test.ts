import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Messages } from '../../src/messages.js';

const dist = new URL('../../dist/', import.meta.url).pathname;
const { en, zh } = (await import(`${dist}messages.js`)) as { en: Messages; zh: Messages };
const components = `export { ErrorMessage, RetryButton, TryAgainProvider } from '${dist}index.js';`;
const everything = `export * from '${dist}index.js';`;
const from = (names: string) => `export { ${names} } from '${dist}messages.js';`;
const isOutput = (result: unknown): result is Rolldown.RolldownOutput =>
  typeof result === 'object' && result !== null && 'output' in result;

/** What an app's build makes of it: minified, React and the other peers apart. */
async function bundle(code: string, define: Record<string, string> = {}): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'app',
        enforce: 'pre',
        resolveId: (id) => (id.endsWith('virtual-app.js') ? '\0app' : null),
        load: (id) => (id === '\0app' ? code : null),
      },
    ],
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    build: {
      write: false,
      minify: true,
      rolldownOptions: {
        input: './virtual-app.js',
        preserveEntrySignatures: 'strict',
        external: [/^react($|\/)/, /^react-dom($|\/)/, /^@tanstack\//, /^@radix-ui\//],
      },
    },
  });
  if (!isOutput(result)) throw new TypeError('Vite built more than one thing.');
  return result.output.map((part) => (part.type === 'chunk' ? part.code : '')).join('');
}

/** Every text of a table, however deep. */
const textsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];

/** The sentences nobody writes by chance. */
const english = textsOf(en).filter((text) => text.split(' ').length > 2);
const chinese = textsOf(zh).filter((text) => /\p{Script=Han}{4}/u.test(text));

/** As they stand in code, whatever quotes the minifier chose. */
const inside = (code: string, texts: readonly string[]) => texts.filter((text) => code.replaceAll('\\', '').includes(text));
const kilobytes = (code: string) => gzipSync(code, { level: 9 }).length / 1024;
const withoutEnglish = { __TRYAGAIN_ENGLISH__: 'false' };

describe('only the language that is spoken is in the bundle', () => {
  const bundles = { english: '', both: '', chinese: '', none: '' };

  beforeAll(async () => {
    bundles.english = await bundle(components);
    bundles.both = await bundle(components + from('zh'));
    bundles.chinese = await bundle(components + from('zh'), withoutEnglish);
    bundles.none = await bundle(components, withoutEnglish);
  });

  it('the tables have sentences to look for', () => {
    expect(english.length).toBeGreaterThan(120);
    expect(chinese.length).toBeGreaterThan(120);
  });

  it('an app that says nothing speaks English, and has no Chinese', () => {
    expect(inside(bundles.english, english)).toEqual(english);
    expect(inside(bundles.english, chinese)).toEqual([]);
  });

  it('an app that imports Chinese and says no more has both', () => {
    expect(inside(bundles.both, english)).toEqual(english);
    expect(inside(bundles.both, chinese)).toEqual(chinese);
  });

  it('__TRYAGAIN_ENGLISH__ set to false leaves Chinese alone', () => {
    expect(inside(bundles.chinese, chinese)).toEqual(chinese);
    expect(inside(bundles.chinese, english)).toEqual([]);
    expect(kilobytes(bundles.both) - kilobytes(bundles.chinese)).toBeGreaterThan(2.25);
  });

  it('set to true it changes nothing', async () => {
    const code = await bundle(components, { __TRYAGAIN_ENGLISH__: 'true' });
    expect(inside(code, english)).toEqual(english);
    expect(code.length).toBeLessThanOrEqual(bundles.english.length);
  });

  it('no component and no hook brings a sentence of its own', async () => {
    const all = await bundle(everything, withoutEnglish);
    expect(inside(all, english)).toEqual([]);
    expect(inside(all, chinese)).toEqual([]);
    expect(all).toContain('__TRYAGAIN_ENGLISH__ is false');
  });

  it.each(['describeFailure', 'providerLabel'])('%s brings no language', async (name) => {
    const alone = await bundle(from(name));
    expect(inside(alone, [...english, ...chinese])).toEqual([]);
  });

  it('English that is asked for by name is there, whatever the constant says', async () => {
    expect(inside(await bundle(components + from('en'), withoutEnglish), english)).toEqual(english);
  });

  it('a language weighs less than 5 kB, gzipped', () => {
    expect(kilobytes(bundles.english) - kilobytes(bundles.none)).toBeLessThan(5);
    expect(kilobytes(bundles.chinese) - kilobytes(bundles.none)).toBeLessThan(5);
  });
});
