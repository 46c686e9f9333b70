import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRetryBudget } from '../../src/recovery/retry-budget.js';

test('W17 ten repeats are there at the start, then one for each answer', () => {
  const budget = createRetryBudget();
  expect(Array.from({ length: 12 }, () => budget.take('kimi')).filter(Boolean)).toHaveLength(10);
  expect(budget.hasLeft('kimi')).toBe(false);
  budget.giveBack('kimi');
  expect([budget.take('kimi'), budget.take('kimi')]).toEqual([true, false]);
});

test('W17 each provider has its own, and so has the one nobody knows', () => {
  const budget = createRetryBudget();
  while (budget.take('kimi'));
  expect([budget.take('minimax'), budget.take(null), budget.take('kimi')]).toEqual([true, true, false]);
});

test('W17 whatever happens, no more is taken than was there and was given back', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('take', 'giveBack'), { maxLength: 200 }), (steps) => {
      const budget = createRetryBudget();
      let left = 10;
      for (const step of steps) {
        if (step === 'giveBack') {
          budget.giveBack('kimi');
          left = Math.min(10, left + 1);
        } else {
          expect(budget.take('kimi')).toBe(left > 0);
          left = Math.max(0, left - 1);
        }
      }
    }),
  );
});
