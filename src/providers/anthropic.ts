import { anthropicErrors } from './anthropic-errors.js';
import { defineProvider } from './define-provider.js';
import type { Route } from './define-provider.js';
import { openaiCompatible } from './openai-compatible.js';

const messageFields = [
  'model',
  'messages',
  'max_tokens',
  'system',
  'stop_sequences',
  'stream',
  'temperature',
  'top_k',
  'top_p',
  'thinking',
  'tools',
  'tool_choice',
  'output_config',
] as const;

/** Anthropic's own paths: another header for the key than OpenAI's, and the version in each request. */
const own = { dialect: 'openai', keyHeader: 'x-api-key', headers: { 'anthropic-version': '2023-06-01' } } as const;

const routes: readonly Route[] = [
  // `useChat` and the openai SDK use this one. Source: platform.claude.com/docs/en/api/openai-sdk
  ...openaiCompatible.routes.filter(({ endpoint }) => endpoint === 'chat'),
  {
    ...own,
    endpoint: 'chat',
    method: 'POST',
    path: '/messages',
    body: { type: 'json', fields: messageFields, maxBytes: 8_388_608 },
    stream: 'messages',
    maxAnswerBytes: 4_194_304,
  },
  {
    ...own,
    endpoint: 'tokens',
    method: 'POST',
    path: '/messages/count_tokens',
    body: { type: 'json', fields: ['model', 'messages', 'system', 'thinking', 'tools', 'tool_choice'], maxBytes: 8_388_608 },
    maxAnswerBytes: 65_536,
  },
  { ...own, endpoint: 'models', method: 'GET', path: '/models', query: ['limit', 'before_id', 'after_id'], maxAnswerBytes: 1_048_576 },
];

/** Anthropic: the Messages API, and chat in OpenAI's dialect. */
export const anthropic = defineProvider({
  ...anthropicErrors,
  label: 'Anthropic',
  hosts: [
    {
      baseURL: 'https://api.anthropic.com/v1',
      currency: 'USD',
      links: {
        topUp: 'https://platform.claude.com/settings/billing',
        plan: 'https://platform.claude.com/settings/limits',
        keys: 'https://platform.claude.com/settings/keys',
      },
    },
  ],
  key: { pattern: /^sk-ant-[\w-]{16,300}$/, looksLike: 'sk-ant-…' },
  routes,
});
