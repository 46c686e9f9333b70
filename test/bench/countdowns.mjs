// What 500 countdowns on one page cost, and whether they say the truth. Chromium, a fresh page for every run, the variants
// taking turns; figures are the main thread's processor time (the tasks of CDP's Performance domain in thread ticks), so
// that what else the machine does is not in it, and medians. Each window holds the same five ticks, and is told as a minute.
//   floor            one interval of a second that writes 500 text nodes
//   ours             500 labels with useCountdown; `buttons`: 500 whole RetryButtons, screen reader texts and all
//   react-countdown  500 of them, with a label as short as ours; `naive`: an interval and a state in each
//   …, spread        mounted over a second instead of all at once, as in a page that loads
// The truth: a page frozen for 8 s, the first frame after it comes back; and 34 s with 2.5 s of every 5 blocked, where who
// counts ticks is the more wrong the longer it lasts, and who asks the clock is not.
import { browserPages } from './support/browser-page.mjs';
import { goal, round } from './support/goal.mjs';
import { median } from './support/medians.mjs';

const count = 500;
const rounds = 3;
const windowMs = 5_000;
const pages = await browserPages();

const variants = ['empty', 'floor', 'ours', 'buttons', 'react-countdown', 'naive'];
/** Beside the goals: once tells enough. */
const once = ['ours, spread', 'react-countdown, spread', 'naive, spread'];
const costs = Object.fromEntries([...variants, ...once].map((variant) => [variant, []]));
for (let round = 0; round < rounds; round += 1) {
  const these = round === 0 ? [...variants, ...once] : variants;
  for (let turn = 0; turn < these.length; turn += 1) {
    const variant = these[(turn + round * 3) % these.length];
    costs[variant].push(await cost(variant));
  }
}

async function cost(variant) {
  const page = await pages.open({ variant, count });
  // Mounted, those of a spread mount, too, and half a second from any tick.
  await page.evaluate('until(2500)');
  const before = await page.worked();
  await page.evaluate(`until(${2500 + windowMs})`);
  const worked = (await page.worked()) - before;
  await page.close();
  return (worked * 60_000) / windowMs;
}

const empty = median(costs.empty);
const of = (variant) => median(costs[variant]);
console.log(`\n${count} countdowns, ms of the main thread a minute, medians of ${rounds}`);
console.table(
  Object.fromEntries(
    Object.entries(costs).map(([variant, seen]) => [
      variant,
      {
        median: round(median(seen)),
        least: round(Math.min(...seen)),
        most: round(Math.max(...seen)),
        'by floor': round(median(seen) / of('floor')),
        'by react-countdown': round(median(seen) / of('react-countdown')),
      },
    ]),
  ),
);
console.log(`An empty page: ${round(empty)}.`);
goal('500 labels by one interval that writes 500 text nodes', of('ours') / of('floor'), 2, '×');
goal('500 labels by react-countdown', of('ours') / of('react-countdown'), 0.4, '×');

const honest = ['ours', 'react-countdown', 'decrementing'];
const truth = await Promise.all(
  honest.map(async (variant) => {
    const page = await pages.open({ variant, count: 1 });
    await page.evaluate('until(1500)');
    const afterFreeze = await page.evaluate('freeze(8000)');
    await page.close();

    const busy = await pages.open({ variant, count: 1 });
    await busy.evaluate('block()');
    // Past a block, and past the tick that follows it.
    const afterBlocks = await busy.evaluate('until(34_400).then(errorNow)');
    await busy.close();
    return [variant, { afterFreeze, afterBlocks }];
  }),
);
console.log('\nSeconds shown less seconds left (right is 0 to 1)');
console.table(
  Object.fromEntries(
    truth.map(([variant, { afterFreeze, afterBlocks }]) => [
      variant,
      { 'first frame after 8 s frozen': round(afterFreeze), 'after 34 s, half of them blocked': round(afterBlocks) },
    ]),
  ),
);
const [[, ours]] = truth;
/** How far from the second that should stand there. */
const wrong = (error) => Math.max(0, -error, error - 1);
goal('wrong in the first frame after a freeze', wrong(ours.afterFreeze), 0.1, ' s');
goal('wrong after 34 s on a blocked main thread', wrong(ours.afterBlocks), 1, ' s');
await pages.close();
