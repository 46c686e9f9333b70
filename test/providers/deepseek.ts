import { defineProvider, openaiCompatible } from 'tryagain/providers';

type Money = Record<'currency' | 'total_balance' | 'topped_up_balance' | 'granted_balance', string>;

export const deepseek = defineProvider({
  ...openaiCompatible,
  name: 'deepseek',
  label: 'DeepSeek',
  hosts: [{ baseURL: 'https://api.deepseek.com', links: { topUp: 'https://platform.deepseek.com/top_up' } }],
  rows: [
    // One captured failure a row: what nobody has seen stays "unknown" rather than wrong.
    { id: 'no-balance', text: /^insufficient balance$/i, kind: 'insufficient-balance' },
    ...openaiCompatible.rows,
  ],
  // For useBalance() and BalanceBanner. "account": only whom `authorize` lets see it may ask.
  routes: [
    ...openaiCompatible.routes,
    { endpoint: 'balance', method: 'GET', path: '/user/balance', access: 'account', dialect: 'openai', maxAnswerBytes: 10_000 },
  ],
  balance: {
    path: '/user/balance',
    read: (body) => {
      const [money] = (body as { balance_infos?: Money[] } | null)?.balance_infos ?? [];
      if (!money) return null;
      const { total_balance: available, topped_up_balance: cash, granted_balance: voucher, currency } = money;
      return { available: Number(available), cash: Number(cash), voucher: Number(voucher), currency };
    },
  },
});
