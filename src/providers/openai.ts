import { defineProvider } from './define-provider.js';
import { openaiCompatible } from './openai-compatible.js';
import { openaiErrors } from './openai-errors.js';

/** OpenAI. */
export const openai = defineProvider({
  ...openaiCompatible,
  ...openaiErrors,
  label: 'OpenAI',
  hosts: [
    {
      baseURL: 'https://api.openai.com/v1',
      currency: 'USD',
      links: {
        topUp: 'https://platform.openai.com/settings/organization/billing/overview',
        plan: 'https://platform.openai.com/settings/organization/limits',
        keys: 'https://platform.openai.com/api-keys',
      },
    },
  ],
  // Keys of Anthropic and OpenRouter begin alike and belong elsewhere.
  key: { pattern: /^sk-(?!ant-|or-)[\w-]{16,300}$/, looksLike: 'sk-proj-…' },
});
