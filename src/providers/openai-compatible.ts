import type { ErrorRow } from '../errors/error-table.js';
import type { ProviderTable, Route } from './define-provider.js';
import { otherCodes } from './other-codes.js';

/**
 * Limits the way OpenAI writes them, and with it those who speak its dialect (Groq, Azure, gateways): "on tokens per
 * min (TPM): Limit 30000, Used 28039, Requested 4096. Please try again in 3.89s". The code says which kind of failure
 * it is, the sentence which limit.
 */
const rate = { codes: ['rate_limit_exceeded'], certainty: 'shared' } as const;

const limitRows = [
  // More than a minute's tokens in one request: there is no minute in which it would work.
  {
    id: 'larger-than-limit',
    ...rate,
    text: /request too large for .{1,200}? on tokens per min(?:ute)? \(TPM\): limit (?<max>\d{1,12}), requested ~?(?<current>\d{1,12})/i,
    kind: 'context-too-long',
    limit: { metric: 'tpm', window: 'minute' },
  },
  {
    id: 'tokens-per-minute',
    ...rate,
    text: /on tokens per min(?:ute)? \(TPM\): limit (?<max>\d{1,12})(?:, used (?<current>\d{1,12}))?/i,
    kind: 'rate-limited',
    limit: { metric: 'tpm', window: 'minute' },
  },
  {
    id: 'requests-per-minute',
    ...rate,
    text: /on requests per min(?:ute)? \(RPM\): limit (?<max>\d{1,12})(?:, used (?<current>\d{1,12}))?/i,
    kind: 'rate-limited',
    limit: { metric: 'rpm', window: 'minute' },
  },
  {
    id: 'tokens-per-day',
    ...rate,
    text: /on tokens per day \(TPD\): limit (?<max>\d{1,12})(?:, used (?<current>\d{1,12}))?/i,
    kind: 'quota-exceeded',
    detail: 'per-day',
    limit: { metric: 'tpd', window: 'day' },
  },
  {
    id: 'requests-per-day',
    ...rate,
    text: /on requests per day \(RPD\): limit (?<max>\d{1,12})(?:, used (?<current>\d{1,12}))?/i,
    kind: 'quota-exceeded',
    detail: 'per-day',
    limit: { metric: 'usage', window: 'day' },
  },
  {
    id: 'context-length',
    codes: ['context_length_exceeded'],
    certainty: 'shared',
    text: /maximum context length is (?<max>\d{1,12}) tokens\b.{0,60}? (?:resulted in|requested) (?<current>\d{1,12})/i,
    kind: 'context-too-long',
    limit: { metric: 'tokens' },
  },
] as const satisfies readonly ErrorRow[];

/** With the codes of clouds that serve others' models in this dialect (Azure, DashScope, …): they decide and name nobody. */
export const openaiCompatibleRows: readonly ErrorRow[] = [
  ...limitRows,
  ...otherCodes.map((row): ErrorRow => ({ certainty: 'shared', ...row })),
];

/** What a chat request may carry: nothing that names a host, a key, another model, or a dearer tier. */
const chatFields = [
  'model',
  'messages',
  'max_completion_tokens',
  'max_tokens',
  'temperature',
  'top_p',
  'n',
  'stop',
  'seed',
  'stream',
  'stream_options',
  'response_format',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'presence_penalty',
  'frequency_penalty',
  'logit_bias',
  'logprobs',
  'top_logprobs',
  'reasoning_effort',
  'verbosity',
  'prompt_cache_key',
] as const;

const routes: readonly Route[] = [
  {
    endpoint: 'chat',
    method: 'POST',
    path: '/chat/completions',
    body: { type: 'json', fields: chatFields, maxBytes: 4_194_304 },
    dialect: 'openai',
    stream: 'openai',
    maxAnswerBytes: 4_194_304,
  },
  { endpoint: 'models', method: 'GET', path: '/models', dialect: 'openai', maxAnswerBytes: 4_194_304 },
];

/**
 * What providers that speak OpenAI's dialect have in common: routes for chat and the list of models, limits as its
 * sentences tell them, codes of the clouds behind it, the header with the request id. No provider by itself: spread it
 * into a table of your own and add a name, a label and a host. Codes and sentences that many providers share are read
 * without any table.
 *
 * Rows of your own go before these: the first one that fits decides.
 *
 * @example
 * ```ts
 * const groq = defineProvider({
 *   ...openaiCompatible,
 *   name: 'groq',
 *   label: 'Groq',
 *   hosts: [{ baseURL: 'https://api.groq.com/openai/v1', links: { keys: 'https://console.groq.com/keys' } }],
 * });
 * ```
 */
export const openaiCompatible = {
  rows: openaiCompatibleRows,
  routes,
  requestIdHeaders: ['x-request-id'],
} as const satisfies Omit<ProviderTable, 'name' | 'label' | 'hosts'>;
