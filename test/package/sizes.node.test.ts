import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { measured } from '../../stories/support/introduction/measured.ts';

it('the introduction says about what the package weighs', () => {
  const table = execFileSync('node', ['test/support/sizes.mjs'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const rows = new Map(
    Array.from(table.matchAll(/│ ([^│]+?) +│ [\d.]+ +│ ([\d.]+)/g), ([, name = '', gzip = '']): [string, number] => [name, Number(gzip)]),
  );
  for (const [name, said] of Object.entries(measured)) {
    const is = rows.get(name) ?? Number.NaN;
    expect(Math.abs(is - said) / is, `${name} is ${is} kB, and the introduction says ${said}`).toBeLessThan(0.15);
  }
});
