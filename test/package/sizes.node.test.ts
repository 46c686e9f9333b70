import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { measured } from '../../stories/support/introduction/measured.ts';

const table = execFileSync('node', ['test/support/sizes.mjs'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
/** kB gzip. */
const sizes = new Map(
  Array.from(table.matchAll(/│ ([^│]+?) +│ [\d.]+ +│ ([\d.]+)/g), ([, name = '', gzip = '']): [string, number] => [name, Number(gzip)]),
);

it('the introduction says about what the package weighs', () => {
  for (const [name, said] of Object.entries(measured)) {
    const is = sizes.get(name) ?? Number.NaN;
    expect(Math.abs(is - said) / is, `${name} is ${is} kB, and the introduction says ${said}`).toBeLessThan(0.15);
  }
});

it.each(['en', 'zh', 'ja', 'ar'])('the words of %s are 3.5 kB at most', (language) => {
  expect(sizes.get(language)).toBeLessThanOrEqual(3.5);
});
