import type { Call, Endpoint } from './endpoint.js';

const hour = 3_600_000;
const window = 5 * hour;
const week = 7 * 24 * hour;

/** Voucher and cash, by what the scenario says of them. Cash may be negative: the account owes. */
const balances = {
  full: { voucher: 5, cash: 18.42 },
  low: { voucher: 0, cash: 0.37 },
  empty: { voucher: 0, cash: -0.02 },
} as const;

export const accountEndpoints: readonly Endpoint[] = [
  {
    providers: ['kimi'],
    route: 'GET /users/me/balance',
    dialect: 'kimi',
    answer: ({ balance }) => {
      const { voucher, cash } = balances[balance];
      const data = { available_balance: Number((voucher + cash).toFixed(2)), voucher_balance: voucher, cash_balance: cash };
      return { type: 'json', body: { code: 0, data, scode: '0x0', status: true } };
    },
  },
  {
    providers: ['kimi-code'],
    route: 'GET /usages',
    dialect: 'kimi',
    answer: ({ now }) => ({
      type: 'json',
      body: {
        usage: { limit: '2048', used: '614', remaining: '1434', resetTime: new Date(after(now, week)).toISOString() },
        limits: [
          {
            window: { duration: 300, timeUnit: 'TIME_UNIT_MINUTE' },
            detail: { limit: '200', used: '46', remaining: '154', resetTime: new Date(after(now, window)).toISOString() },
          },
        ],
      },
    }),
  },
  { providers: ['minimax'], route: 'GET /token_plan/remains', dialect: 'native', answer: minimaxPlan },
];

function minimaxPlan({ now }: Call): ReturnType<Endpoint['answer']> {
  const end = after(now, window);
  const weekEnd = after(now, week);
  const shared = {
    start_time: end - window,
    end_time: end,
    remains_time: end - now,
    weekly_start_time: weekEnd - week,
    weekly_end_time: weekEnd,
    weekly_remains_time: weekEnd - now,
    current_interval_total_count: 0,
    current_interval_usage_count: 0,
    current_weekly_total_count: 0,
    current_weekly_usage_count: 0,
    current_interval_status: 1,
  };
  return {
    type: 'json',
    body: {
      model_remains: [
        {
          model_name: 'general',
          ...shared,
          current_interval_remaining_percent: 84,
          current_weekly_remaining_percent: 61,
          current_weekly_status: 1,
        },
        {
          model_name: 'video',
          ...shared,
          current_interval_remaining_percent: 100,
          current_weekly_remaining_percent: 100,
          current_weekly_status: 3,
        },
      ],
      base_resp: { status_code: 0, status_msg: 'success' },
    },
  };
}

/** The next whole multiple of a window, as plans reset. */
function after(now: number, length: number): number {
  return (Math.floor(now / length) + 1) * length;
}
