import { defineProvider } from './define-provider.js';
import { kimiCodeErrors } from './kimi-code-errors.js';
import { kimiCodeAccount } from './accounts.js';

/** Kimi's coding plan: another host, another key, and the open platform's failures besides its own. */
export const kimiCode = defineProvider({
  ...kimiCodeErrors,
  label: 'Kimi Code',
  hosts: [
    {
      baseURL: 'https://api.kimi.com/coding/v1',
      region: 'international',
      currency: 'USD',
      links: { plan: 'https://www.kimi.com/code', keys: 'https://www.kimi.com/code/console' },
    },
  ],
  key: { pattern: /^sk-[\w-]{8,200}$/, looksLike: 'sk-…' },
  routes: [{ endpoint: 'plan', method: 'GET', path: '/usages', access: 'account', dialect: 'openai', maxAnswerBytes: 65_536 }],
  ...kimiCodeAccount,
});
