import { createMiniMax } from '@ai-sdk/minimax';
import { createMoonshotAI as createMoonshotAI6 } from '@ai-sdk/moonshotai-6';
import { createMoonshotAI as createMoonshotAI7 } from '@ai-sdk/moonshotai-7';
import { createOpenAICompatible as createCompatible6 } from '@ai-sdk/openai-compatible-6';
import { createOpenAICompatible as createCompatible7 } from '@ai-sdk/openai-compatible-7';
import { createMinimaxOpenAI } from 'vercel-minimax-ai-provider';
import { apiKey, models, silence } from './support.mjs';

/** What these providers take for an end without telling anybody; our handler and `useChat` do. */
const endsSilently = { 'any/cut': silence, 'any/empty': silence, 'any/html-200': silence, 'any/json-for-stream': silence };

const nothingCertain = ['unknown', 'never'];

const moonshot = (create) => ({
  name: '@ai-sdk/moonshotai',
  providers: ['kimi', 'kimi-code'],
  model: (provider, { baseURLs }, more) => create({ baseURL: baseURLs[provider], apiKey, ...more })(models[provider]),
  silent: endsSilently,
});

const compatible = (create) => ({
  name: '@ai-sdk/openai-compatible',
  model: (provider, { baseURLs }, more) => create({ name: 'house', baseURL: baseURLs[provider], apiKey, ...more })(models[provider]),
  // "Stream ended without a finish reason" it says of a failure in a 200 too: nothing to be hopeful about.
  silent: { 'any/cut': nothingCertain, 'any/empty': nothingCertain, 'any/json-for-stream': nothingCertain },
});

export const houses6 = [
  compatible(createCompatible6),
  moonshot(createMoonshotAI6),
  {
    name: 'vercel-minimax-ai-provider',
    providers: ['minimax'],
    model: (provider, { baseURLs }, more) => createMinimaxOpenAI({ baseURL: baseURLs[provider], apiKey, ...more })(models[provider]),
    silent: endsSilently,
    // Of a frame that failed it hands on the sentence alone, as a string: "login fail … (1004)" may be anybody's.
    mute: () => true,
  },
];

export const houses7 = [
  compatible(createCompatible7),
  moonshot(createMoonshotAI7),
  {
    name: '@ai-sdk/minimax',
    messages: true,
    providers: ['minimax'],
    model: (provider, { messagesURLs }, more) =>
      createMiniMax({ baseURL: `${messagesURLs[provider]}/v1`, apiKey, ...more })(models[provider]),
    silent: { 'any/cut': silence, 'any/empty': nothingCertain, 'any/html-200': nothingCertain, 'any/json-for-stream': nothingCertain },
  },
];
