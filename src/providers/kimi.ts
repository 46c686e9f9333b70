import { defineProvider } from './define-provider.js';
import { kimiErrors } from './kimi-errors.js';
import { kimiAccount } from './accounts.js';

/** What a chat request may carry: Kimi's parameters, and nothing that names a host, a key or a header. */
const chatFields = [
  'model',
  'messages',
  'max_completion_tokens',
  'max_tokens',
  'temperature',
  'top_p',
  'n',
  'stop',
  'stream',
  'stream_options',
  'response_format',
  'tools',
  'tool_choice',
  'thinking',
  'reasoning_effort',
  'presence_penalty',
  'frequency_penalty',
  'prompt_cache_key',
] as const;

/** Kimi's open platform (Moonshot AI). */
export const kimi = defineProvider({
  ...kimiErrors,
  label: 'Kimi',
  hosts: [
    {
      baseURL: 'https://api.moonshot.ai/v1',
      region: 'international',
      currency: 'USD',
      links: { topUp: 'https://platform.kimi.ai/console/pay', keys: 'https://platform.kimi.ai/console/api-keys' },
    },
    {
      baseURL: 'https://api.moonshot.cn/v1',
      region: 'mainland',
      currency: 'CNY',
      links: { topUp: 'https://platform.kimi.com/console/pay', keys: 'https://platform.kimi.com/console/api-keys' },
    },
  ],
  key: { pattern: /^sk-[\w-]{8,200}$/, looksLike: 'sk-…' },
  routes: [
    {
      endpoint: 'chat',
      method: 'POST',
      path: '/chat/completions',
      body: { type: 'json', fields: chatFields, maxBytes: 2_097_152 },
      dialect: 'openai',
      stream: 'openai',
      maxAnswerBytes: 4_194_304,
    },
    { endpoint: 'models', method: 'GET', path: '/models', dialect: 'openai', maxAnswerBytes: 1_048_576 },
    { endpoint: 'balance', method: 'GET', path: '/users/me/balance', access: 'account', dialect: 'openai', maxAnswerBytes: 65_536 },
    {
      endpoint: 'tokens',
      method: 'POST',
      path: '/tokenizers/estimate-token-count',
      body: { type: 'json', fields: ['model', 'messages'], maxBytes: 2_097_152 },
      dialect: 'openai',
      maxAnswerBytes: 65_536,
    },
    {
      endpoint: 'files',
      method: 'POST',
      path: '/files',
      body: { type: 'form', fields: ['file', 'purpose'], maxBytes: 105_906_176 },
      dialect: 'openai',
      maxAnswerBytes: 1_048_576,
    },
    { endpoint: 'files', method: 'GET', path: '/files', dialect: 'openai', maxAnswerBytes: 4_194_304 },
    { endpoint: 'files', method: 'GET', path: '/files/{id}', dialect: 'openai', maxAnswerBytes: 1_048_576 },
    { endpoint: 'files', method: 'DELETE', path: '/files/{id}', dialect: 'openai', maxAnswerBytes: 65_536 },
    { endpoint: 'files', method: 'GET', path: '/files/{id}/content', dialect: 'openai', answer: 'bytes', maxAnswerBytes: 67_108_864 },
  ],
  ...kimiAccount,
});
