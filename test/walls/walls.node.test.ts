import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const src = join(root, 'src');

/** Who may import whom. Data goes round the loop in one direction. */
const mayImport: Record<string, readonly string[]> = {
  errors: [],
  providers: ['errors'],
  messages: ['errors'],
  recovery: ['errors'],
  requests: ['errors', 'providers'],
  hooks: ['requests', 'recovery', 'errors'],
  components: ['hooks', 'recovery', 'messages', 'errors'],
  server: ['errors', 'providers', 'recovery'],
  testing: ['errors', 'providers', 'server'],
};

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
const importsOf = (path: string): string[] =>
  [...readFileSync(join(src, path), 'utf8').matchAll(/(?:from|import) '(\.[^']+)'/g)].map(([, target]) =>
    relative(src, join(src, dirname(path), target ?? '')),
  );

describe('nothing points back along the loop', () => {
  for (const [room, allowed] of Object.entries(mayImport)) {
    it(`${room} imports ${allowed.join(', ') || 'nothing'}`, () => {
      const strangers = files
        .filter((path) => path.startsWith(`${room}/`))
        .flatMap((path) => importsOf(path).map((target) => ({ path, target, room: target.split('/')[0] ?? '' })))
        .filter((found) => found.room !== room && !allowed.includes(found.room));
      expect(strangers).toEqual([]);
    });
  }

  it('src holds these rooms and the entry points, nothing else', () => {
    const rooms = new Set(files.filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/'))));
    expect([...rooms].toSorted()).toEqual(Object.keys(mayImport).toSorted());
  });
});

it('the lint rule catches an import that points back, in every room', async () => {
  // Not in src: what packs or reads the folder at the same time would meet it.
  const house = mkdtempSync(join(tmpdir(), 'tryagain-walls-'));
  try {
    cpSync(join(root, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
    for (const room of Object.keys(mayImport)) {
      const folder = join(house, 'src', room, 'wall');
      mkdirSync(folder, { recursive: true });
      const back = room === 'components' ? 'requests' : 'components';
      writeFileSync(join(folder, 'back.ts'), `import { x } from '../../${back}/x.js';\nexport const y = x;\n`);
      const oxlint = join(root, 'node_modules/.bin/oxlint');
      const { stdout } = await promisify(execFile)(oxlint, [`src/${room}`], { cwd: house }).catch((error: { stdout: string }) => error);
      expect(stdout, room).toContain('no-restricted-imports');
    }
  } finally {
    rmSync(house, { recursive: true });
  }
}, 60_000);
