import { field } from '../errors/field.js';
import type { Balance } from './define-provider.js';
import { amount } from './read-fields.js';

/**
 * Reads `{ data: { available_balance, voucher_balance, cash_balance } }`. What is no number is unknown, never 0: a
 * banner must not cry over an answer nobody understood. Cash may be negative (the account owes).
 *
 * Source: platform.kimi.ai/docs/api/balance
 */
export function readKimiBalance(body: unknown): Omit<Balance, 'currency'> | null {
  const data = field(body, 'data');
  const balance = {
    available: amount(field(data, 'available_balance')),
    voucher: amount(field(data, 'voucher_balance')),
    cash: amount(field(data, 'cash_balance')),
  };
  return Object.values(balance).every((value) => value === null) ? null : balance;
}
