// Every story in other lights than the tests' own: `node test/access/run.mjs [mode …]`, all modes without one.
// STORY=banner looks only at stories with that in their id.
import { cpus } from 'node:os';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ended, withStorybook } from '../support/static-storybook.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wide = { width: 1024, height: 768 };
const narrow = { width: 320, height: 640 };

/** What a page is before a mode changes it. */
const plain = { theme: 'light', direction: 'ltr', forcedColors: 'none', viewport: wide };
/** What each mode changes on the page, and the looks it then has to pass; side by side stand those that differ least. */
const modes = {
  light: { page: plain, looks: [byAxe] },
  dark: { page: { ...plain, theme: 'dark' }, looks: [byAxe] },
  'forced-colours': { page: { ...plain, forcedColors: 'active' }, looks: [byAxe] },
  '320-px': { page: { ...plain, viewport: narrow }, looks: [byAxe, forOverflow] },
  '320-px-right-to-left': { page: { ...plain, viewport: narrow, direction: 'rtl' }, looks: [forOverflow] },
  'right-to-left': { page: { ...plain, direction: 'rtl' }, looks: [byAxe, forOverflow] },
  // After a story that was drawn anew: what moves when it comes is seen then.
  'reduced-motion': { page: plain, looks: [forMotion] },
};

/** Of a whole page, which a component in a frame is not. */
const aboutPages = ['landmark-one-main', 'page-has-heading-one', 'region'];

const asked = process.argv.slice(2);
const unknown = asked.filter((mode) => !(mode in modes));
if (unknown.length > 0) throw new Error(`There is no mode "${unknown.join('", "')}": ${Object.keys(modes).join(', ')}.`);
const chosen = Object.keys(modes).filter((mode) => asked.length === 0 || asked.includes(mode));

/** @type {Record<string, string[]>} */
const found = Object.fromEntries(chosen.map((mode) => [mode, []]));
const began = Date.now();
let looked = 0;

await withStorybook(async ({ browser, stories, address }) => {
  const queue = stories.filter((story) => !process.env['STORY'] || story.includes(process.env['STORY']));
  const work = async () => {
    // One for all: what a browser has compiled once it keeps for the context.
    const context = await browser.newContext({ viewport: wide, reducedMotion: 'reduce' });
    for (let story = queue.shift(); story; story = queue.shift()) {
      await lookAt(context, story, address(story));
      looked += 1;
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: Math.max(2, cpus().length) }, work));
});

for (const [mode, violations] of Object.entries(found)) {
  console.log(`${violations.length === 0 ? '✓' : '✗'} ${mode}: ${violations.length} violations in ${looked} stories`);
  for (const violation of violations) console.log(`    ${violation}`);
}
console.log(`${Math.round((Date.now() - began) / 1000)} s`);
if (looked === 0 || Object.values(found).some(({ length }) => length > 0)) process.exitCode = 1;

/** Loaded and played once, with nothing remembered of the story before; the modes then change what is there. */
async function lookAt(context, story, url) {
  const page = await context.newPage();
  try {
    await page.goto(url);
    const phase = await ended(page);
    if (phase !== 'finished') found[chosen[0]].push(`${story}: its play function ${phase}`);
    await page.evaluate(axe);
    let before = plain;
    for (const mode of chosen) {
      await change(page, before, modes[mode].page);
      before = modes[mode].page;
      for (const look of modes[mode].looks) for (const violation of await look(page)) found[mode].push(`${story}: ${violation}`);
    }
  } finally {
    await page.evaluate(() => localStorage.clear());
    await page.close();
  }
}

/** What is as it was is left alone: each change draws the story anew, which costs more than the look at it. */
async function change(page, before, now) {
  if (now.viewport !== before.viewport) await page.setViewportSize(now.viewport);
  if (now.forcedColors !== before.forcedColors) await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: now.forcedColors });
  if (now.theme !== before.theme || now.direction !== before.direction)
    await page.evaluate(drawAnew, { theme: now.theme, direction: now.direction });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

async function drawAnew(globals) {
  const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
  const drawn = new Promise((resolve) => channel.once('storyRendered', resolve));
  channel.emit('updateGlobals', { globals });
  await drawn;
}

async function byAxe(page) {
  return page.evaluate(async (off) => {
    const rules = { 'target-size': { enabled: true }, ...Object.fromEntries(off.map((id) => [id, { enabled: false }])) };
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'], rules });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim() ?? ''}`),
    );
  }, aboutPages);
}

/** What reaches past the side of the page, unless it stands in something that scrolls by itself. */
async function forOverflow(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const reaching = [...document.body.querySelectorAll('*')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (left < -0.5 || right > root.clientWidth + 0.5);
    });
    const culprits = reaching.filter((element) => !reaching.some((other) => other !== element && element.contains(other)));
    return [
      `${root.scrollWidth} px wide on a page of ${root.clientWidth}: ${culprits
        .slice(0, 3)
        .map((e) => `${e.localName}.${e.className} "${e.textContent.slice(0, 40)}"`)
        .join(', ')}`,
    ];
  });
}

/** With reduced motion nothing moves; Storybook's own spinners stand outside the story. */
async function forMotion(page) {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .flatMap(({ effect, animationName, transitionProperty }) => {
        const element = effect?.target;
        return element?.closest('#storybook-root') || element?.closest('.tryagain-toasts')
          ? [`${animationName ?? transitionProperty} at ${element.localName}.${element.className}${effect.pseudoElement ?? ''}`]
          : [];
      }),
  );
}
