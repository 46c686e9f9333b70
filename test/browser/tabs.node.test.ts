import { chromium } from 'playwright';
import type { Browser, BrowserContext, Page } from 'playwright';
import { ProviderError } from 'tryagain/errors';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { chromiumArgs, findBrowser } from '../support/find-browser.mjs';
import { bundle, serve } from './tabs/serve.ts';

/**
 * Real tabs of a real browser: one channel, one set of locks and one storage for all of them, over HTTP to a provider
 * that says "try again after 8 seconds" once. The tests run side by side, each with a context and a server of its own.
 */
let browser: Browser;
let script: string;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  [browser, script] = await Promise.all([
    findBrowser().then((executablePath) => chromium.launch({ executablePath, args: chromiumArgs })),
    bundle(),
  ]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await Promise.all(closing.map((close) => close()));
});

async function start() {
  const server = await serve(script);
  closing.push(server.close);
  server.simulator.use('kimi/concurrency', { times: 1 });
  const context = await browser.newContext();
  const open = async (name: string, how: 'hold' | 'fail' | 'fail&viewer=owner' = 'hold', blank?: Page): Promise<Page> => {
    const page = blank ?? (await context.newPage());
    await page.goto(`${server.url}/?name=${name}&how=${how}`);
    await page.locator('#ask').waitFor();
    return page;
  };
  return { server, context, open };
}

const ask = (page: Page) => page.locator('#ask').click();
const answered = (page: Page) => page.locator('#answer', { hasText: 'answered' }).waitFor({ timeout: 30_000 });
const retry = (page: Page) => page.locator('#failure .tryagain-button');
const isReady = (page: Page) => page.locator('#failure .tryagain-button[data-state=ready]').waitFor({ timeout: 30_000 });
const stored = (page: Page) => page.evaluate(() => localStorage.getItem('tryagain:cooldowns'));

/** The moment this tab waits for, as soon as it knows one. */
async function untilIn(page: Page): Promise<number> {
  await page.locator('#rest[data-state=waiting]').waitFor();
  return Number(await page.locator('#rest').getAttribute('data-until'));
}

const passed = (moment: number) => vi.waitUntil(() => Date.now() > moment, { timeout: 30_000, interval: 50 });

describe.concurrent('tabs of one browser', { timeout: 90_000 }, () => {
  test('W16 of ten tabs one asks at zero, and the others follow when it was answered', async () => {
    const { server, context, open } = await start();
    const first = await open('first', 'fail');
    const early = await Promise.all(['2', '3', '4', '5'].map((name) => open(name)));
    // A new tab takes longer than an address in one that is there.
    const blank = await Promise.all(['6', '7', '8', '9', '10'].map(() => context.newPage()));
    await ask(first);
    const until = await untilIn(first);
    // Five know it from the channel, five from the storage; what they were told is the same.
    const late = await Promise.all(blank.map((page, index) => open(String(index + 6), 'hold', page)));
    const others = [...early, ...late];
    expect(await Promise.all(others.map(untilIn))).toEqual(others.map(() => until));
    await Promise.all(others.map(ask));
    expect(server.sent).toHaveLength(1);

    server.hold();
    await isReady(first);
    await retry(first).click();
    // By then all ten want to know: those who hold come at most three seconds after zero.
    await passed(until + 4_000);
    expect(server.sent).toHaveLength(2);
    const probedAt = Date.now();
    server.release();
    await Promise.all([first, ...others].map(answered));
    const [, probe, ...followers] = server.sent;
    expect(probe?.at).toBeGreaterThanOrEqual(until);
    expect(followers).toHaveLength(9);
    expect(Math.min(...followers.map(({ at }) => at))).toBeGreaterThanOrEqual(probedAt);
    expect(new Set(server.sent.slice(1).map(({ name }) => name)).size).toBe(10);
    expect(await stored(first)).toBeNull();
  });

  test('a reload in mid-countdown shows the same second, and sends nothing before zero', async () => {
    const { server, open } = await start();
    const page = await open('reloaded', 'fail');
    await ask(page);
    const until = await untilIn(page);
    await passed(until - 6_000);
    await page.reload();
    await ask(page);
    expect(await untilIn(page)).toBe(until);
    const { text, now } = await retry(page).evaluate((button) => ({ text: button.textContent, now: Date.now() }));
    const seconds = Number(/0:(\d\d)$/.exec(text)?.[1]);
    expect(Math.abs(seconds - (until - now) / 1000)).toBeLessThanOrEqual(1);
    expect(server.sent).toHaveLength(1);
    await isReady(page);
    expect(server.sent).toHaveLength(1);
    await retry(page).click();
    await answered(page);
    expect(server.sent[1]?.at).toBeGreaterThanOrEqual(until);
    expect(await stored(page)).toBeNull();
  });

  test('W16 a tab that is closed while it asks hands over to one other', async () => {
    const { server, open } = await start();
    const leaving = await open('leaving', 'fail');
    const staying = [await open('one'), await open('two')];
    await ask(leaving);
    const until = await untilIn(leaving);
    await Promise.all(staying.map(ask));
    server.hold();
    await isReady(leaving);
    await retry(leaving).click();
    await passed(until + 4_000);
    const names = () => server.sent.map(({ name }) => name);
    const before = names();
    expect(before).toHaveLength(2);
    // Whoever of the three asks: its tab goes.
    const asking = { leaving, one: staying[0], two: staying[1] }[before[1] as 'leaving' | 'one' | 'two'];
    await asking?.close();
    await vi.waitUntil(() => server.sent.length > 2, { timeout: 10_000 });
    expect(names()[2]).not.toBe(before[1]);
    server.release();
    await Promise.all(staying.filter((page) => page !== asking).map(answered));
  });

  const missing: readonly [string, (context: BrowserContext) => Promise<unknown>][] = [
    ['Web Locks', (context) => context.addInitScript('Object.defineProperty(Navigator.prototype, "locks", { value: undefined })')],
    ['BroadcastChannel', (context) => context.addInitScript('delete globalThis.BroadcastChannel')],
    [
      'a storage it may read',
      (context) =>
        context.addInitScript('Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError") } })'),
    ],
  ];
  test.each(missing)('W16 without %s each tab is alone, and still right', async (_, takeAway) => {
    const { server, context, open } = await start();
    await takeAway(context);
    const [told, other] = [await open('told', 'fail'), await open('other')];
    await ask(told);
    const until = await untilIn(told);
    await ask(other);
    await answered(other);
    await isReady(told);
    await retry(told).click();
    await answered(told);
    expect(server.sent.map(({ name }) => name)).toEqual(['told', 'other', 'told']);
    expect(server.sent[2]?.at).toBeGreaterThanOrEqual(until);
  });

  test('a top-up that one tab heard of frees the others, each with one request', async () => {
    const { server, open } = await start();
    server.simulator.use('kimi/balance-empty');
    const owner = await open('owner', 'fail&viewer=owner');
    const others = [await open('one', 'fail'), await open('two', 'fail')];
    for (const page of [owner, ...others]) {
      await ask(page);
      await page.locator('#failure [data-kind=insufficient-balance]').waitFor();
    }
    const before = server.sent.length;
    server.simulator.use('none');
    await owner.getByRole('button', { name: "I've topped up" }).click();
    await Promise.all([owner, ...others].map(answered));
    expect(
      server.sent
        .slice(before)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['balance', 'one', 'owner', 'two']);
  });

  test('R16 a page rendered on a server hydrates in silence, with a wait that runs and one in the storage', async () => {
    const { server, context, open } = await start();
    const before = await open('before', 'fail');
    await ask(before);
    const until = await untilIn(before);
    const wait = { until: Date.now() + 60_000, source: 'header', exact: true } as const;
    server.render(new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait }).toJSON());

    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => ['warning', 'error'].includes(message.type()) && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${server.url}/rendered?name=rendered&how=fail`);
    expect(await untilIn(page)).toBe(until);
    await page.locator('.tryagain-message .tryagain-button[data-state=waiting]', { hasText: /\d/ }).waitFor();
    await ask(page);
    await page.locator('#failure .tryagain-message').waitFor();
    expect(complaints).toEqual([]);
    expect(server.sent).toHaveLength(1);
  });
});
