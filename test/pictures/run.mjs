// The states that matter, compared with how they looked before: `npm run pictures`; `npm run pictures -- --update` takes them anew.
//
// Letters are Figtree's, from npm, and the clock stands still: what is left between machines is how a version of Chromium
// smooths an edge: it touches few pixels, and few of those by much. A line that moved or a surface of another colour is
// above one of the two limits.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ended, withStorybook } from '../support/static-storybook.mjs';
import { states } from './states.mjs';

const folder = fileURLToPath(new URL('./', import.meta.url));
const rejected = fileURLToPath(new URL('../../node_modules/.cache/tryagain-pictures/', import.meta.url));
/** Which share of a picture's pixels may differ by more than a shade, of 255 in red, green or blue. */
const limits = [
  { shade: 40, share: 0.001 },
  { shade: 8, share: 0.01 },
];
const viewport = { width: 640, height: 480 };
const noon = new Date('2026-03-02T12:00:00Z');

const font = readFileSync(fileURLToPath(import.meta.resolve('@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2')));
const style = `
  @font-face {
    font-family: Figtree;
    font-weight: 300 900;
    src: url(data:font/woff2;base64,${font.toString('base64')});
  }
  * { font-family: Figtree !important; caret-color: transparent !important; }
  *, *::before, *::after { animation: none !important; transition: none !important; }
`;

const isUpdate = process.argv.includes('--update');
let failed = 0;
rmSync(rejected, { recursive: true, force: true });

await withStorybook(async ({ browser, address }) => {
  const comparing = await browser.newPage();
  for (const [name, { story, globals }] of Object.entries(states)) {
    const now = await pictureOf(browser, address(story, globals));
    if (isUpdate) writeFileSync(`${folder}${name}.png`, now);
    else await judge(comparing, name, now);
  }
});

const unknown = readdirSync(folder).filter((file) => file.endsWith('.png') && !(file.slice(0, -4) in states));
for (const file of unknown) console.log(`✗ ${file} belongs to no state: remove it`);
if (failed + unknown.length > 0) process.exitCode = 1;

async function judge(page, name, now) {
  const before = readFileSync(`${folder}${name}.png`);
  const difference = await compare(page, before, now);
  if (difference === null) return console.log(`✓ ${name}`);
  failed += 1;
  mkdirSync(rejected, { recursive: true });
  writeFileSync(`${rejected}${name}.png`, now);
  return console.log(`✗ ${name}: ${difference}; how it looks now: ${rejected}${name}.png`);
}

/** A moment that stands still is the same for every countdown; the page's timers go on, or no story would end. */
async function pictureOf(browser, url) {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC' });
  try {
    const page = await context.newPage();
    await page.clock.setFixedTime(noon);
    await page.goto(url);
    const phase = await ended(page);
    if (phase !== 'finished') throw new Error(`${url}: its play function ${phase}`);
    await page.addStyleTag({ content: style });
    await page.evaluate(async () => {
      await document.fonts.load('16px Figtree');
      await document.fonts.ready;
    });
    const toasts = page.locator('.tryagain-toast');
    const subject = (await toasts.count()) > 0 ? toasts.first() : page.locator('.story-frame').first();
    return await subject.screenshot({ animations: 'disabled' });
  } finally {
    await context.close();
  }
}

/** What is different, or null. The browser reads both pictures, so that nobody else has to. */
async function compare(page, before, now) {
  return page.evaluate(
    async ({ pictures, limits }) => {
      const [old, recent] = await Promise.all(
        pictures.map(async (picture) => {
          const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
          const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          drawing.drawImage(bitmap, 0, 0);
          return drawing.getImageData(0, 0, bitmap.width, bitmap.height);
        }),
      );
      if (old.width !== recent.width || old.height !== recent.height) {
        return `${recent.width} × ${recent.height} pixels instead of ${old.width} × ${old.height}`;
      }
      const shades = [];
      for (let at = 0; at < old.data.length; at += 4) {
        shades.push(Math.max(...[0, 1, 2].map((channel) => Math.abs(old.data[at + channel] - recent.data[at + channel]))));
      }
      const over = limits
        .map(({ shade, share }) => ({ shade, share, seen: shades.filter((one) => one > shade).length / shades.length }))
        .find(({ share, seen }) => seen > share);
      return over ? `${(100 * over.seen).toFixed(2)} % of it differ by more than ${over.shade} of 255` : null;
    },
    { pictures: [before, now].map((picture) => picture.toString('base64')), limits },
  );
}
