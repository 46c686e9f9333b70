import { chromium } from 'playwright';
import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { chromiumArgs, findBrowser } from '../support/find-browser.mjs';
import type { Seen } from './clock/main.tsx';
import { bundle, serve } from './tabs/serve.ts';

/**
 * Waits in a real browser whose clock is Playwright's: it jumps as it does when a lid is opened, or is set as a person
 * sets it. Where a test names no clock, it is the machine's own.
 */
let browser: Browser;
let script: string;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  [browser, script] = await Promise.all([
    findBrowser().then((executablePath) => chromium.launch({ executablePath, args: chromiumArgs })),
    bundle(new URL('./clock/main.tsx', import.meta.url)),
  ]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await Promise.all(closing.map((close) => close()));
});

const start = Date.parse('2026-11-22T12:00:00.400Z');
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const days45 = 45 * 24 * 60 * 60;

async function open(query: string, server?: Awaited<ReturnType<typeof serve>>): Promise<Page> {
  const own = server ?? (await started());
  const page = await (await browser.newContext({ locale: 'en-US' })).newPage();
  await page.goto(`${own.url}/?${query}`);
  return page;
}

async function started() {
  const server = await serve(script);
  closing.push(server.close);
  return server;
}

/** Waits, in seconds, that begin at `at` of a clock which stands still until it is told to go on. */
async function wait(waits: readonly number[], at = start, options: BrowserContextOptions = {}): Promise<Page> {
  const { url } = await started();
  const page = await (await browser.newContext({ locale: 'en-US', ...options })).newPage();
  const session = await page.context().newCDPSession(page);
  moves.set(page, (timezoneId) => session.send('Emulation.setTimezoneOverride', { timezoneId }));
  await move(page, 'UTC');
  await page.clock.install({ time: at - 10 * second });
  await page.goto(`${url}/?waits=${waits.join()}`);
  await page.clock.pauseAt(at);
  await page.locator('#begin').click();
  await page.locator('.tryagain-button[data-state=waiting]').first().waitFor();
  return page;
}

/** Whoever has set a page's time zone is the only one who can set it again. */
const moves = new WeakMap<Page, (timeZone: string) => Promise<unknown>>();
const move = (page: Page, timeZone: string) => moves.get(page)?.(timeZone);

const seen = (page: Page) => page.evaluate(() => (window as unknown as { seen: Seen }).seen);
/** What the eye reads on a waiting button. */
const label = async (page: Page, of: number, copy = 0) =>
  (await page.locator(`.wait-${of} .tryagain-button > span[aria-hidden]`).nth(copy).innerText()).replace('\u00a0', ' ');
const states = (page: Page) => page.locator('.left').evaluateAll((all) => all.map((left) => (left as HTMLElement).dataset['state']));
/** Whole seconds left, of each wait in the page, in its order. */
const left = (page: Page) => page.locator('.left').evaluateAll((all) => all.map(({ textContent }) => Number(textContent)));

/** The same of who knows the number alone. */
const plain = (page: Page) => page.locator('.plain').evaluateAll((all) => all.map(({ textContent }) => Number(textContent)));

/** No switch hides a headless page, nor does a second tab in front of it: the page is told that it is hidden. */
const show = (page: Page, state: 'visible' | 'hidden') =>
  page.evaluate((is) => {
    Object.defineProperty(document, 'visibilityState', { value: is, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);

/** As if its process had been stopped: nothing runs, and time goes on. A frozen life cycle stops no timer of a headless page. */
async function freeze(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Debugger.enable');
  const paused = new Promise((resolve) => session.once('Debugger.paused', resolve));
  await session.send('Debugger.pause');
  // It stops at the next line that runs, which answers when it goes on.
  void page.evaluate(() => undefined).catch(() => undefined);
  await paused;
  return session;
}

describe.concurrent('waits and the clock', { timeout: 60_000 }, () => {
  test('W11 after an hour of sleep a wait of 30 s is over at once, said once, without a burst of ticks', async () => {
    const page = await wait([30, 300]);
    await page.clock.runFor(5 * second);
    expect(await left(page)).toEqual([25, 295]);
    const before = await seen(page);
    await page.clock.fastForward('01:00:00');
    expect(await states(page)).toEqual(['ready', 'ready']);
    const after = await seen(page);
    expect(after.said.filter((text) => text === 'You can try again now.')).toHaveLength(2);
    expect(after.said).toHaveLength(4);
    expect(after.commits - before.commits).toBe(1);
    await page.clock.runFor(minute);
    expect(await seen(page)).toMatchObject({ commits: after.commits, said: after.said });
  });

  test.each([
    ['resume', 'was frozen', (page: Page) => page.evaluate(() => void document.dispatchEvent(new Event('resume')))],
    ['visibilitychange', 'was hidden', async (page: Page) => (await show(page, 'hidden'), await show(page, 'visible'))],
    ['online', 'has its line back', (page: Page) => page.evaluate(() => void window.dispatchEvent(new Event('online')))],
  ] as const)('W11 the same where performance.now stood still in the sleep, on %s: the page %s', async (type, _, back) => {
    const page = await wait([30, 300, 7200, 5 * 3600]);
    await page.clock.runFor(5 * second);
    if (type === 'visibilitychange') await show(page, 'hidden');
    await page.clock.setSystemTime(start + hour);
    // A machine that wakes may go on before it has its line.
    if (type === 'online') await page.clock.runFor(20 * second);
    await back(page);
    const rest = type === 'online' ? 3600 - 20 : 3600;
    expect(await states(page)).toEqual(['ready', 'ready', 'waiting', 'waiting']);
    expect((await left(page)).slice(2)).toEqual([rest, rest + 3 * 3600]);
    expect((await plain(page)).slice(2)).toEqual([rest, rest + 3 * 3600]);
  });

  test.each([
    ['ahead', hour, '3:03 PM'],
    ['back', -hour, '1:03 PM'],
  ])('W10 a clock set %s by an hour changes what is left by no second, also for who comes later', async (_, by, at) => {
    const page = await wait([30, 300, 7320, 18_000]);
    await page.clock.runFor(10 * second);
    expect(await label(page, 7320)).toBe('Try again at 2:03 PM');
    await page.clock.setSystemTime(start + 10 * second + by);
    // Those that are far are told anew each minute.
    expect(await left(page)).toEqual([20, 290, 7320, 18_000]);
    await page.clock.runFor(5 * second);
    expect(await left(page)).toEqual([15, 285, 7320, 18_000]);
    // As a person comes back who has set the clock beside the page.
    await page.evaluate(() => void window.dispatchEvent(new Event('focus')));
    await page.locator('#again').click();
    for (const read of [left, plain]) expect((await read(page)).slice(4)).toEqual([15, 285, 7305, 17_985]);
    // The time of day is the new clock's.
    expect(await label(page, 7320, 1)).toBe(`Try again at ${at}`);
    await page.clock.runFor(14 * second);
    expect((await left(page)).slice(0, 2)).toEqual([1, 271]);
    expect(await label(page, 300, 1)).toBe('Try again in 4:31');
    expect((await seen(page)).said).not.toContain('You can try again now.');
    await page.clock.runFor(second);
    const after = ['ready', 'waiting', 'waiting', 'waiting'];
    expect(await states(page)).toEqual([...after, ...after]);
    await page.clock.runFor(271 * second);
    expect((await states(page)).slice(0, 3)).toEqual(['ready', 'ready', 'waiting']);
    await page.clock.fastForward((7320 - 301) * second - 1);
    expect((await states(page)).slice(2, 4)).toEqual(['waiting', 'waiting']);
    await page.clock.runFor(1);
    expect((await states(page)).slice(2, 4)).toEqual(['ready', 'waiting']);
  });

  test.each([
    ['ahead', hour],
    ['back', -hour],
  ])('W10 nor for who comes back when nobody counted, the clock set %s meanwhile', async (_, by) => {
    const page = await wait([30, 300, 18_000]);
    await page.clock.runFor(5 * second);
    await page.locator('#leave').click();
    await page.clock.setSystemTime(start + 5 * second + by);
    await page.clock.runFor(5 * second);
    await page.locator('#again').click();
    for (const read of [left, plain]) expect(await read(page)).toEqual([20, 290, 17_990]);
    await page.clock.runFor(20 * second);
    expect(await states(page)).toEqual(['ready', 'waiting', 'waiting']);
  });

  test('W10 on Windows, whose performance.now goes on in sleep, nor while the page was hidden', async () => {
    const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36';
    const page = await wait([30, 18_000], start, { userAgent });
    await page.clock.runFor(5 * second);
    await show(page, 'hidden');
    await page.clock.setSystemTime(start + 5 * second + hour);
    await show(page, 'visible');
    expect(await left(page)).toEqual([25, 18_000]);
    await page.clock.fastForward('01:00:00');
    expect(await left(page)).toEqual([0, 17_995 - 3600]);
  });

  test.each([
    [30, 3],
    [300, 5],
  ])('A1 a wait of %i seconds is said %i times at most, last that it is over, and its timer is silent', async (of, most) => {
    const page = await wait([of]);
    expect(await page.getByRole('timer').getAttribute('aria-live')).toBe('off');
    await page.clock.runFor((of + 5) * second);
    const { said, commits } = await seen(page);
    expect(said.length).toBeLessThanOrEqual(most);
    expect(said.at(-1)).toBe('You can try again now.');
    // Told each second all the same, to the eye.
    expect(commits).toBeGreaterThan(of);
  });

  test('W4 a wait of 45 days, which no timer can hold, is a date, and costs a tick a minute', async () => {
    const page = await wait([days45]);
    expect(days45 * 1000).toBeGreaterThan(2 ** 31);
    const before = await seen(page);
    await page.clock.runFor(10 * minute);
    const after = await seen(page);
    expect(Math.max(...after.armed)).toBeLessThan(2 ** 31);
    expect(after.fired - before.fired).toBe(10);
    expect(after.commits - before.commits).toBe(10);
    expect(await label(page, days45)).toBe('Try again on January 6 at 12:01 PM');
    expect(await left(page)).toEqual([days45 - 600]);
  });

  test('W12 hidden for ten minutes nothing ticks; shown again all is right within the frame', async () => {
    const page = await wait([30, 300, 900]);
    await page.clock.runFor(5 * second);
    await show(page, 'hidden');
    const before = await seen(page);
    await page.clock.runFor(10 * minute);
    const hidden = await seen(page);
    expect([hidden.fired - before.fired, hidden.commits - before.commits]).toEqual([0, 0]);
    await show(page, 'visible');
    expect(await states(page)).toEqual(['ready', 'ready', 'waiting']);
    expect((await left(page))[2]).toBe(295);
    const after = await seen(page);
    expect(after.commits - before.commits).toBe(1);
    expect(after.said.filter((text) => text === 'You can try again now.')).toHaveLength(2);
    await page.clock.runFor(5 * second);
    expect((await left(page))[2]).toBe(290);
  });

  test('W14 midnight and another time zone change no duration; the time of day is the new zone’s', async () => {
    const page = await wait([30, 300, 7200], Date.parse('2026-11-22T23:59:50.000Z'));
    expect(await label(page, 7200)).toBe('Try again tomorrow at 2:00 AM');
    await page.clock.runFor(20 * second);
    expect(await left(page)).toEqual([10, 280, 7200]);
    await move(page, 'Asia/Shanghai');
    expect(await page.evaluate(() => new Date().getHours())).toBe(8);
    await page.clock.runFor(5 * second);
    expect((await left(page)).slice(0, 2)).toEqual([5, 275]);
    // Far waits are told anew each minute.
    await page.clock.runFor(minute);
    expect(await label(page, 7200)).toBe('Try again at 10:00 AM');
    expect(await states(page)).toEqual(['ready', 'waiting', 'waiting']);
    expect((await left(page))[1]).toBe(215);
  });

  test('W11 a page that was frozen is right within a frame', async () => {
    const page = await open('waits=2&frames');
    await page.locator('#begin').click();
    await page.locator('.left[data-state=waiting]').waitFor();
    const session = await freeze(page);
    await new Promise((resolve) => setTimeout(resolve, 3 * second));
    await session.send('Debugger.resume');
    await page.locator('.left[data-state=ready]').waitFor();
    const { frames, readyAt } = await seen(page);
    const awake = frames.findIndex((frame, index) => frame - (frames[index - 1] ?? frame) > 2 * second);
    expect(awake).toBeGreaterThan(0);
    expect(frames.filter((frame, index) => index > awake && frame < readyAt).length).toBeLessThanOrEqual(1);
  });

  test('W13 back from the cache a wait that passed is over, and an answer that was cut says so and keeps its words', async () => {
    // Headless Chromium keeps no page it leaves: the events are its, the silence between them and the cut line are real.
    const server = await started();
    server.simulator.use('any/stall-later');
    const page = await open('waits=2&chat', server);
    const answer = page.locator('.tryagain-answer').nth(1);
    await vi.waitUntil(async () => (await answer.innerText().catch(() => '')).length > 10, { timeout: 20_000 });
    await page.locator('#begin').click();
    await page.locator('.left[data-state=waiting]').waitFor();
    expect(await answer.getAttribute('data-state')).toBe('streaming');
    const words = await answer.innerText();
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await show(page, 'hidden');
    const session = await freeze(page);
    server.cut();
    await new Promise((resolve) => setTimeout(resolve, 2.5 * second));
    await session.send('Debugger.resume');
    await session.detach();
    const at = await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      return new Promise<string | undefined>((resolve) =>
        requestAnimationFrame(() => resolve(document.querySelector<HTMLElement>('.left')?.dataset['state'])),
      );
    });
    expect(at).toBe('ready');
    await page.locator('.tryagain-answer[data-state=cut]').waitFor();
    expect(await answer.innerText()).toContain(words);
    expect(await page.locator('#talk').getAttribute('data-status')).toBe('error');
    await page.locator('#talk .tryagain-message .tryagain-button').waitFor();
    expect(server.sent).toHaveLength(1);
  });
});

test('L8 a second of 200 countdowns on one page takes 1 % of it at most', { timeout: 60_000 }, async () => {
  const server = await serve(await bundle(new URL('./clock/main.tsx', import.meta.url), 'production'));
  closing.push(server.close);
  const page = await (await browser.newContext()).newPage();
  await page.clock.install({ time: start });
  await page.goto(`${server.url}/?labels=200`);
  await page.locator('.plain').nth(199).waitFor();
  await page.clock.pauseAt(start + 10 * second);
  const session = await page.context().newCDPSession(page);
  // The thread's own time: on a busy machine its tasks take longer by the clock.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
  const [before] = await plain(page);
  const from = await spent();
  const seconds = 30;
  // One by one, with a frame for each: they are drawn as well.
  for (let count = 0; count < seconds; count += 1) await page.clock.runFor(second);
  const share = ((await spent()) - from) / seconds;
  expect((before ?? 0) - ((await plain(page))[0] ?? 0)).toBe(seconds);
  expect(share).toBeLessThanOrEqual(0.01);
});

describe.concurrent('one request at a real server', { timeout: 60_000 }, () => {
  test('R1 for twenty clicks, and for Enter in between, under StrictMode', async () => {
    const server = await started();
    server.hold();
    const page = await open('press', server);
    const button = page.locator('#press .tryagain-button');
    await button.click({ clickCount: 20 });
    await button.press('Enter');
    await button.click({ clickCount: 2, force: true });
    server.release();
    await page.locator('#press[data-answers="1"]').waitFor();
    await page.locator('#press .tryagain-button[data-state=ready]').waitFor();
    expect(server.sent.map(({ name }) => name)).toEqual(['press']);
  });

  test('R3 R11 for a query two components look at, and for a question asked in an effect, under StrictMode', async () => {
    const server = await started();
    const page = await open('chat&query', server);
    await page.locator('#one', { hasText: 'answered' }).waitFor();
    await page.locator('#two', { hasText: 'answered' }).waitFor();
    await page.locator('.tryagain-answer[data-state=complete]').nth(1).waitFor();
    expect(server.sent.map(({ name }) => name).toSorted()).toEqual(['chat', 'query']);
    expect(server.simulator.requests).toHaveLength(2);
  });
});
