import { defineProvider, openaiCompatible } from 'tryagain/providers';

export const deepseek = defineProvider({
  ...openaiCompatible,
  name: 'deepseek',
  label: 'DeepSeek',
  hosts: [{ baseURL: 'https://api.deepseek.com/v1', links: { topUp: 'https://platform.deepseek.com/top_up' } }],
  rows: [
    // One captured failure a row: what nobody has seen stays "unknown" rather than wrong.
    { id: 'no-balance', text: /^insufficient balance$/i, kind: 'insufficient-balance' },
    ...openaiCompatible.rows,
  ],
});
