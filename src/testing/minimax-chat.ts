import { field } from '../errors/field.js';
import type { Answer, Call, Endpoint } from './endpoint.js';
import { frame, invalidParams } from './endpoint.js';
import { readChatRequest } from './chat-request.js';
import type { ChatRequest } from './chat-request.js';
import { cutAtTokens, inPieces, proseFor, thoughtFor, tokensOf } from './prose.js';

/** Fixed, so that the same seed gives the same bytes. */
const created = 1_767_225_600;

const models = ['MiniMax-M3', 'MiniMax-M2.7', 'MiniMax-M2.7-highspeed', 'MiniMax-M2.5'] as const;

/** Stands around every answer and every chunk. */
const envelope = {
  input_sensitive: false,
  output_sensitive: false,
  input_sensitive_type: 0,
  output_sensitive_type: 0,
  output_sensitive_int: 0,
} as const;

export const minimaxChatEndpoints: readonly Endpoint[] = [
  { providers: ['minimax'], route: 'POST /chat/completions', dialect: 'openai', answer: chat },
  {
    providers: ['minimax'],
    route: 'GET /models',
    dialect: 'openai',
    answer: () => ({
      type: 'json',
      body: { object: 'list', data: models.map((id) => ({ id, object: 'model', created, owned_by: 'minimax' })) },
    }),
  },
];

function chat({ json, seed, requestId }: Call): Answer {
  const request = readChatRequest(json);
  if ('wrong' in request) return invalidParams(request.wrong);
  if (!/^(?:minimax-|abab)/i.test(request.model)) return invalidParams(`unknown model '${request.model.slice(0, 64)}'`);
  const split = field(json, 'reasoning_split') === true;
  const thought = thinks(request, split) ? thoughtFor(request.question) : '';
  const full = proseFor(request.question, seed);
  const answer = cutAtTokens(full, request.maxTokens);
  const finish_reason = answer.length === full.length ? 'stop' : 'length';
  const content = thought && !split ? `<think>\n${thought}\n</think>\n\n${answer}` : answer;
  const reasoning = (text: string): object => ({
    reasoning_content: text,
    reasoning_details: [{ type: 'reasoning.text', id: 'reasoning-text-1', format: 'MiniMax-response-v1', index: 0, text }],
  });
  const usage = usageOf(request, thought, answer);
  const speaker = { role: 'assistant', name: 'MiniMax AI', audio_content: '' } as const;
  const whole = {
    id: requestId,
    choices: [{ finish_reason, index: 0, message: { content, ...speaker, ...(thought && split ? reasoning(thought) : {}) } }],
    created,
    model: request.model,
    object: 'chat.completion',
    usage,
    ...envelope,
    base_resp: { status_code: 0, status_msg: '' },
  };
  if (!request.stream) return { type: 'json', body: whole };
  const chunk = (choices: readonly object[], used: object | null = null): string =>
    frame({ id: requestId, choices, created, model: request.model, object: 'chat.completion.chunk', usage: used, ...envelope });
  const pieces = coarse(content, seed);
  const frames = [
    ...(thought && split ? [chunk([{ index: 0, delta: { content: '', ...speaker, ...reasoning(thought) } }])] : []),
    ...pieces.map((piece, index) =>
      chunk([{ ...(index === pieces.length - 1 && { finish_reason }), index: 0, delta: { content: piece, ...speaker } }]),
    ),
    ...(request.includeUsage ? [chunk([], usage)] : []),
    frame('[DONE]'),
  ];
  return { type: 'stream', frames, whole };
}

/** Four to twelve pieces, however long the text. */
function coarse(text: string, seed: number): string[] {
  const pieces = inPieces(text, seed);
  const size = Math.max(1, Math.ceil(pieces.length / 9));
  const chunks = Array.from({ length: Math.ceil(pieces.length / size) }, (_, index) =>
    pieces.slice(index * size, (index + 1) * size).join(''),
  );
  return chunks.length ? chunks : [''];
}

/** M3 thinks when it is asked to (its `adaptive` default mostly does not, for short questions); M2 always does. */
function thinks({ model, thinking }: ChatRequest, split: boolean): boolean {
  if (thinking === 'disabled') return false;
  return split || thinking === 'adaptive' || !/^minimax-m3/i.test(model);
}

function usageOf({ promptText }: ChatRequest, thought: string, answer: string): object {
  const prompt_tokens = tokensOf(promptText) + 26;
  const reasoning_tokens = tokensOf(thought);
  const completion_tokens = reasoning_tokens + tokensOf(answer);
  return {
    total_tokens: prompt_tokens + completion_tokens,
    total_characters: 0,
    prompt_tokens,
    completion_tokens,
    completion_tokens_details: { reasoning_tokens },
  };
}
