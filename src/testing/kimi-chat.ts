import type { Answer, Call, Endpoint } from './endpoint.js';
import { frame, invalidRequest } from './endpoint.js';
import { readChatRequest } from './chat-request.js';
import type { ChatRequest } from './chat-request.js';
import { cutAtTokens, inPieces, proseFor, thoughtFor, tokensOf } from './prose.js';

/** Fixed, so that the same seed gives the same bytes. */
const created = 1_767_225_600;

const models = [
  { id: 'kimi-k3', context_length: 1_048_576, supports_reasoning: true },
  { id: 'kimi-k2.7-code', context_length: 262_144, supports_reasoning: true },
  { id: 'kimi-k2.6', context_length: 262_144, supports_reasoning: true },
  { id: 'moonshot-v1-128k', context_length: 131_072, supports_reasoning: false },
] as const;

export const kimiChatEndpoints: readonly Endpoint[] = [
  { providers: ['kimi', 'kimi-code'], route: 'POST /chat/completions', dialect: 'kimi', answer: chat },
  {
    providers: ['kimi', 'kimi-code'],
    route: 'GET /models',
    dialect: 'kimi',
    answer: () => ({
      type: 'json',
      body: {
        object: 'list',
        data: models.map((model) => ({
          ...model,
          object: 'model',
          created,
          owned_by: 'moonshot',
          supports_image_in: true,
          supports_video_in: false,
        })),
      },
    }),
  },
  {
    providers: ['kimi'],
    route: 'POST /tokenizers/estimate-token-count',
    dialect: 'kimi',
    answer: ({ json }) => {
      const request = readChatRequest(json);
      if ('wrong' in request) return invalidRequest(request.wrong);
      return { type: 'json', body: { code: 0, data: { total_tokens: tokensOf(request.promptText) }, scode: '0x0', status: true } };
    },
  },
];

function chat({ json, seed, random }: Call): Answer {
  const request = readChatRequest(json);
  if ('wrong' in request) return invalidRequest(request.wrong);
  if (!/^(?:kimi-|moonshot-)/.test(request.model)) {
    const message = `Not found the model ${request.model.slice(0, 64)} or Permission denied`;
    return { type: 'failure', failure: { code: 'resource_not_found_error', status: 404, message } };
  }
  const id = `chatcmpl-${random.hex(24)}`;
  const text = write(request, seed);
  const thought = thinks(request) ? thoughtFor(request.question) : '';
  const finish_reason = text.finished ? 'stop' : 'length';
  const usage = usageOf(request, thought + text.answer);
  const whole = {
    id,
    object: 'chat.completion',
    created,
    model: request.model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: text.answer, ...(thought && { reasoning_content: thought }) },
        finish_reason,
      },
    ],
    usage,
  };
  if (!request.stream) return { type: 'json', body: whole };
  const chunk = (choices: readonly object[], more: object = {}): string =>
    frame({ id, object: 'chat.completion.chunk', created, model: request.model, choices, system_fingerprint: 'fpv0_0d3a6a4f', ...more });
  const delta = (content: object): string => chunk([{ index: 0, delta: content, finish_reason: null }]);
  const frames = [
    delta({ role: 'assistant', content: '' }),
    ...inPieces(thought, seed).map((reasoning_content) => delta({ reasoning_content })),
    ...inPieces(text.answer, seed).map((content) => delta({ content })),
    chunk([{ index: 0, delta: {}, finish_reason, usage }]),
    ...(request.includeUsage ? [chunk([], { usage })] : []),
    frame('[DONE]'),
  ];
  return { type: 'stream', frames, whole };
}

function write({ question, begun, maxTokens }: ChatRequest, seed: number): { answer: string; finished: boolean } {
  const full = proseFor(question, seed);
  const rest = begun && full.startsWith(begun) ? full.slice(begun.length) : full;
  const answer = cutAtTokens(rest, maxTokens);
  return { answer, finished: answer.length === rest.length };
}

function thinks({ model, thinking, begun }: ChatRequest): boolean {
  return !begun && !model.startsWith('moonshot-') && thinking !== 'disabled';
}

function usageOf({ promptText }: ChatRequest, completion: string): object {
  const prompt_tokens = tokensOf(promptText) + 8;
  const completion_tokens = tokensOf(completion);
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens, cached_tokens: 0 };
}
