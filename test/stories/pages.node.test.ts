import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadCsf } from 'storybook/internal/csf-tools';
import { toId } from 'storybook/internal/csf';
import { describe, expect, it } from 'vitest';
import { membersIn } from '../../.storybook/docstrings.ts';
import { elementWords } from '../../stories/support/element-words.ts';
import { properties } from '../../stories/support/properties.tsx';

const under = (folder: string, end: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => end.test(name))
    .map((name) => join(folder, name));
const read = (file: string): string => readFileSync(file, 'utf8');

const pages = under('stories', /\.mdx$/);
const stories = under('stories', /\.stories\.tsx$/);
const csf = stories.map((file) => ({ file, parsed: loadCsf(read(file), { fileName: file, makeTitle: (title) => title }).parse() }));

/** The title of a page: its own, or that of the stories it stands above. */
function titleOf(page: string): string {
  const own = /<Meta title="([^"]+)"/.exec(read(page))?.[1];
  const of = /import \* as stories from '([^']+)'/.exec(read(page))?.[1];
  const above = csf.find(({ file }) => of !== undefined && file === join(dirname(page), of))?.parsed.meta.title;
  const title = own ?? above;
  if (title === undefined) throw new Error(`${page} stands nowhere.`);
  return title;
}
const titles = pages.map(titleOf);
const ids = new Set([
  ...titles.map((title) => toId(title, 'docs')),
  ...csf.flatMap(({ parsed }) => parsed.indexInputs.map(({ __id, title, exportName }) => __id ?? toId(title ?? '', exportName))),
]);

describe('pages', () => {
  it('every component and every main hook has one', () => {
    const components = Array.from(read('src/index.ts').matchAll(/export \{ ([A-Z]\w+) \} from '\.\/components\//g), ([, name]) => name);
    const missing = components.filter((name) => !titles.includes(`Components/${name}`));
    expect(components.length).toBeGreaterThan(9);
    expect(missing).toEqual([]);
    const hooks = ['useProviderQuery', 'useChat', 'useSpeech', 'useCooldown', 'useCountdown', 'useFileUpload', 'useVoiceClone'];
    expect(hooks.filter((name) => !titles.includes(`Hooks/${name}`))).toEqual([]);
  });

  it('every link between them leads somewhere', () => {
    const sources = [...pages, ...under('stories', /\.tsx$/)];
    const links = sources.flatMap((file) =>
      Array.from(
        read(file).matchAll(/\?path=\/(?:docs|story)\/([a-z0-9-]+)|StoryLink to="([a-z0-9-]+)"/g),
        ([, page, story]) => page ?? story,
      ),
    );
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((id) => id !== undefined && !id.endsWith('--') && !ids.has(id))).toEqual([]);
  });

  it('every table of props has rows, whose words are sentences and no list', async () => {
    const tables = pages.flatMap((page) => {
      const files = new Map(
        Array.from(read(page).matchAll(/^import (\w+) from '([^']+)\?docs';/gm), ([, name, path = '']) => [
          name,
          join(dirname(page), path),
        ]),
      );
      return Array.from(read(page).matchAll(/<Members of=\{\[([^\]]+)\]/g), ([, of = '']) =>
        Array.from(of.matchAll(/(\w+)\.(\w+)/g), ([, name, type = '']) => ({ page, file: files.get(name) ?? '', type })),
      ).flat();
    });
    expect(tables.length).toBeGreaterThan(20);
    const filled = await Promise.all(
      tables.map(async ({ page, file, type }) => ({ page, type, members: (await membersIn(file))[type] ?? [] })),
    );
    expect(filled.filter(({ members }) => members.length === 0)).toEqual([]);
    const texts = filled.flatMap(({ members }) => members.map(({ text }) => text));
    expect(texts.filter((text) => /^(?:\d+\.|[-+*]) /m.test(text))).toEqual([]);
  });

  it('every relative link of the README leads to a file', () => {
    const links = Array.from(read('README.md').matchAll(/\]\((?!https?:)([^)#]+)\)/g), ([, path]) => path ?? '');
    expect(links.length).toBeGreaterThan(8);
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe('what can be styled', () => {
  const css = under('src/components', /\.css$/)
    .map(read)
    .join('\n');
  const code = under('src/components', /\.tsx$/)
    .map(read)
    .join('\n');

  it('every custom property of :root stands on the page about the look, and no other', () => {
    const root = /:root,\s+:host \{([^}]+)\}/.exec(css)?.[1] ?? '';
    const known = Array.from(root.matchAll(/(--tryagain-[\w-]+):/g), ([, name]) => name);
    expect(new Set<string | undefined>(properties.map(([name]) => name))).toEqual(new Set(known));
    expect(known.length).toBeGreaterThan(9);
  });

  it('every data-* word of a component stands on a page, and none that is gone', () => {
    const written = new Set(Array.from(code.matchAll(/\b(data-[a-z-]+)(?:=|['"]:)/g), ([, name]) => name));
    const told = new Set<string>(Object.values(elementWords).flatMap((rows) => rows.map(({ name }) => name)));
    expect([...written].filter((name) => name !== undefined && !name.startsWith('data-radix-') && !told.has(name))).toEqual([]);
    expect([...told].filter((name) => name.startsWith('data-') && !written.has(name))).toEqual([]);
  });

  it('the words of each element stand on a page', () => {
    const shown = new Set(pages.flatMap((page) => Array.from(read(page).matchAll(/<Words of="([^"]+)"/g), ([, of]) => of)));
    expect(Object.keys(elementWords).filter((of) => !shown.has(of))).toEqual([]);
  });

  it('so does each word that a component writes there', () => {
    const written = Array.from(code.matchAll(/\b(data-[a-z-]+)=\{([^}]+)\}/g), ([, name = '', expression = '']) => {
      // What follows a question mark or a colon is written; what is compared with is not.
      return Array.from(expression.matchAll(/[?:] '([a-z-]+)'/g), ([, word = '']) => `${name}=${word}`);
    }).flat();
    const told = new Set(
      Object.values(elementWords).flatMap((rows) => rows.flatMap(({ name, words }) => words.map((word) => `${name}=${word}`))),
    );
    expect(written.length).toBeGreaterThan(9);
    expect(written.filter((word) => !told.has(word))).toEqual([]);
  });
});
