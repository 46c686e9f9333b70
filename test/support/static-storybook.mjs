// The built Storybook, served on loopback: what test/access and test/pictures look at.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumArgs, findBrowser } from './find-browser.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, 'node_modules/.cache/tryagain-storybook');
const sources = ['src', 'stories', '.storybook', 'vite.config.ts', 'package-lock.json'];
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml' };
const day = 24 * 60 * 60 * 1000;

/** The story has run to its end, for better or worse. */
const phasesAtTheEnd = ['finished', 'errored', 'aborted'];

/**
 * Builds Storybook once for each state of its sources, and serves it as long as `use` runs.
 *
 * @template T
 * @param {(storybook: { browser: import('playwright').Browser, stories: string[], address: (story: string, globals?: object) => string }) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withStorybook(use) {
  const folder = built();
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://storybook').pathname));
    const file = join(folder, path);
    if (!file.startsWith(folder + sep) || !existsSync(file) || statSync(file).isDirectory()) return response.writeHead(404).end();
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    response.setHeader('cache-control', 'max-age=3600');
    return createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    // The same letters and colours on every machine, as far as a browser can promise that.
    args: [...chromiumArgs, '--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'],
  });
  const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
  const address = (story, globals = {}) => {
    // The addon would run axe by itself, at the same moment: it throws when it is running already.
    const chosen = Object.entries({ 'a11y.manual': '!true', ...globals }).map(([name, value]) => `${name}:${value}`);
    return `http://127.0.0.1:${server.address().port}/iframe.html?id=${story}&viewMode=story&globals=${chosen.join(';')}`;
  };
  try {
    const stories = Object.values(entries).flatMap(({ type, id }) => (type === 'story' ? [id] : []));
    return await use({ browser, stories, address });
  } finally {
    await browser.close();
    server.close();
  }
}

/**
 * Waits until a story is drawn and its play function done.
 *
 * @param {import('playwright').Page} page
 * @returns {Promise<'finished' | 'errored' | 'aborted'>}
 */
export async function ended(page) {
  const phase = await page.waitForFunction(
    (phases) => {
      const now = window.__STORYBOOK_PREVIEW__?.currentRender?.phase;
      return phases.includes(now) ? now : null;
    },
    phasesAtTheEnd,
    { polling: 50, timeout: 60_000 },
  );
  return phase.jsonValue();
}

/** The folder's name is what it was built from, so that nobody looks at yesterday's. */
function built() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesIn(source))) hash.update(file).update(readFileSync(join(root, file)));
  const folder = join(cache, hash.digest('hex').slice(0, 16));
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) {
    if (Date.now() - statSync(join(cache, name)).mtimeMs > day) rmSync(join(cache, name), { recursive: true, force: true });
  }
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${process.pid}`;
    execFileSync('npx', ['storybook', 'build', '--quiet', '-o', unfinished], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    renameSync(unfinished, folder);
  }
  utimesSync(folder, new Date(), new Date());
  return folder;
}

function filesIn(source) {
  if (!statSync(join(root, source)).isDirectory()) return [source];
  return readdirSync(join(root, source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .toSorted();
}
