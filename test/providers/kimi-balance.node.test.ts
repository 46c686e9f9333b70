import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readKimiBalance } from '../../src/providers/read-kimi-balance.ts';

const available = (value: unknown): number | null | undefined =>
  readKimiBalance({ data: { available_balance: value, cash_balance: 1 } })?.available;

it.each([
  ['null', null, null],
  ['a decimal string', '12.5', 12.5],
  ['less than nothing', -3, -3],
  ['NaN', Number.NaN, null],
  ['"NaN"', 'NaN', null],
  ['1e308', 1e308, null],
  ['"1e308"', '1e308', null],
  ['no text', '', null],
  ['true', true, null],
  ['a list', [5], null],
])('P34 a balance that is %s is read as it is, or unknown, never 0', (_, value, expected) => expect(available(value)).toBe(expected));

it('P34 whatever a provider calls a balance is a number of its own or unknown', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.double(), fc.string(), fc.double().map(String)), (value) => {
      const read = available(value);
      if (read === null) return true;
      return (
        typeof read === 'number' &&
        Number.isFinite(read) &&
        (read === value || (typeof value === 'string' && read === Number(value) && value.trim() !== ''))
      );
    }),
    { numRuns: 5_000 },
  );
});

it('P34 an answer without one number is no balance at all', () => {
  fc.assert(
    fc.property(fc.anything(), (body) => {
      const balance = readKimiBalance(body);
      return balance === null || Object.values(balance).some((value) => value !== null);
    }),
  );
  for (const body of [null, {}, { data: null }, { data: { available_balance: null } }, { data: { available_balance: 'many' } }])
    expect(readKimiBalance(body)).toBeNull();
});
