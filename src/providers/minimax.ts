import { defineProvider } from './define-provider.js';
import { minimaxErrors } from './minimax-errors.js';
import { minimaxAccount } from './accounts.js';

/** What a chat request may carry: nothing that names a host, a key, or a dearer tier (`service_tier` costs half as much again). */
const chatFields = [
  'model',
  'messages',
  'max_completion_tokens',
  'max_tokens',
  'temperature',
  'top_p',
  'stream',
  'stream_options',
  'tools',
  'tool_choice',
  'response_format',
  'thinking',
  'reasoning_split',
] as const;

const speechFields = [
  'model',
  'text',
  'voice_setting',
  'audio_setting',
  'stream',
  'stream_options',
  'output_format',
  'language_boost',
  'pronunciation_dict',
  'timbre_weights',
  'voice_modify',
  'subtitle_enable',
  'subtitle_type',
  'aigc_watermark',
] as const;

const cloneFields = [
  'file_id',
  'voice_id',
  'clone_prompt',
  'text',
  'model',
  'text_validation',
  'accuracy',
  'need_noise_reduction',
  'need_volume_normalization',
  'language_boost',
] as const;

/** MiniMax, international and mainland. */
export const minimax = defineProvider({
  ...minimaxErrors,
  label: 'MiniMax',
  hosts: [
    {
      baseURL: 'https://api.minimax.io/v1',
      region: 'international',
      currency: 'USD',
      links: {
        topUp: 'https://platform.minimax.io/user-center/payment/balance',
        plan: 'https://platform.minimax.io/user-center/payment/token-plan',
        keys: 'https://platform.minimax.io/user-center/basic-information/interface-key',
      },
    },
    {
      baseURL: 'https://api.minimaxi.com/v1',
      region: 'mainland',
      currency: 'CNY',
      links: {
        topUp: 'https://platform.minimaxi.com/user-center/payment/balance',
        plan: 'https://platform.minimaxi.com/user-center/payment/token-plan',
        keys: 'https://platform.minimaxi.com/user-center/basic-information/interface-key',
      },
    },
  ],
  // Older keys are JSON web tokens; newer ones sk-api-… (balance) and sk-cp-… (plan).
  key: { pattern: /^(?:sk-[\w-]{8,300}|eyJ[\w-]{8,2000}\.[\w-]{8,2000}\.[\w-]{8,2000})$/, looksLike: 'sk-api-… or sk-cp-…' },
  routes: [
    {
      endpoint: 'chat',
      method: 'POST',
      path: '/chat/completions',
      body: { type: 'json', fields: chatFields, maxBytes: 4_194_304 },
      dialect: 'openai',
      stream: 'openai',
      maxAnswerBytes: 4_194_304,
    },
    { endpoint: 'models', method: 'GET', path: '/models', dialect: 'openai', maxAnswerBytes: 1_048_576 },
    // A minute of audio in hex is 2 MB; 10,000 characters are a quarter of an hour.
    {
      endpoint: 'speech',
      method: 'POST',
      path: '/t2a_v2',
      body: { type: 'json', fields: speechFields, maxBytes: 131_072 },
      dialect: 'native',
      stream: 'speech',
      maxAnswerBytes: 67_108_864,
    },
    {
      endpoint: 'voices',
      method: 'POST',
      path: '/get_voice',
      body: { type: 'json', fields: ['voice_type'], maxBytes: 1024 },
      dialect: 'native',
      maxAnswerBytes: 4_194_304,
    },
    {
      endpoint: 'voices',
      method: 'POST',
      path: '/delete_voice',
      body: { type: 'json', fields: ['voice_type', 'voice_id'], maxBytes: 1024 },
      dialect: 'native',
      maxAnswerBytes: 65_536,
    },
    {
      endpoint: 'files',
      method: 'POST',
      path: '/files/upload',
      body: { type: 'form', fields: ['file', 'purpose'], maxBytes: 22_020_096 },
      dialect: 'native',
      maxAnswerBytes: 65_536,
    },
    {
      endpoint: 'clone',
      method: 'POST',
      path: '/voice_clone',
      body: { type: 'json', fields: cloneFields, maxBytes: 16_384 },
      dialect: 'native',
      maxAnswerBytes: 1_048_576,
    },
    { endpoint: 'plan', method: 'GET', path: '/token_plan/remains', access: 'account', dialect: 'native', maxAnswerBytes: 1_048_576 },
  ],
  ...minimaxAccount,
});
