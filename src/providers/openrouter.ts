import { defineProvider } from './define-provider.js';
import { openaiCompatible } from './openai-compatible.js';
import { openrouterErrors } from './openrouter-errors.js';

/**
 * OpenRouter. A request cannot name other models to fall back on (`models`), providers or plugins: these cost money the
 * handler's `models` option would not know of.
 */
export const openrouter = defineProvider({
  ...openaiCompatible,
  ...openrouterErrors,
  label: 'OpenRouter',
  hosts: [
    {
      baseURL: 'https://openrouter.ai/api/v1',
      currency: 'USD',
      links: {
        topUp: 'https://openrouter.ai/settings/credits',
        plan: 'https://openrouter.ai/settings/keys',
        keys: 'https://openrouter.ai/settings/keys',
      },
    },
  ],
  key: { pattern: /^sk-or-[\w-]{16,200}$/, looksLike: 'sk-or-v1-…' },
});
