import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArgs, findBrowser } from '../support/find-browser.mjs';
import { bundle, serve } from './tabs/serve.ts';

let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const [executablePath, script] = await Promise.all([findBrowser(), bundle(new URL('./mounts/main.tsx', import.meta.url), 'production')]);
  [browser, server] = await Promise.all([chromium.launch({ executablePath, args: chromiumArgs }), serve(script)]);
}, 60_000);
afterAll(() => Promise.all([browser.close(), server.close()]));

test('R18 every hook mounted 10 000 times leaves no listener, timer, node or AbortSignal behind', { timeout: 120_000 }, async () => {
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.locator('#cooldown[data-state=waiting]').waitFor({ state: 'attached' });
  const session = await page.context().newCDPSession(page);

  /** What is alive after so many cycles more, once the garbage has gone. */
  async function after(count: number) {
    const timers = await page.evaluate(
      (cycles) => (window as unknown as { cycles: (count: number) => Promise<number> }).cycles(cycles),
      count,
    );
    await session.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    const { result } = await session.send('Runtime.evaluate', { expression: 'AbortSignal.prototype', objectGroup: 'signals' });
    const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId ?? '', objectGroup: 'signals' });
    const signals = (await session.send('Runtime.getProperties', { objectId: objects.objectId ?? '', ownProperties: true })).result.length;
    await session.send('Runtime.releaseObjectGroup', { objectGroup: 'signals' });
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return { heap: usedSize, alive: { timers, nodes, listeners: jsEventListeners, signals } };
  }

  // As long as code is still being compiled the heap grows by what nobody keeps, up to a megabyte.
  const before = await after(3_000);
  const end = await after(10_000);
  expect(end.alive).toEqual(before.alive);
  // Fifty bytes a cycle: less than the smallest thing that is kept each time.
  expect(end.heap - before.heap).toBeLessThan(500_000);
});
