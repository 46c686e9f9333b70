import { readChatRequest } from './chat-request.js';
import type { ChatRequest } from './chat-request.js';
import { eventFrame, invalidParams, invalidRequest } from './endpoint.js';
import type { Answer, Call, Endpoint } from './endpoint.js';
import { cutAtTokens, inPieces, proseFor, thoughtFor, tokensOf } from './prose.js';

/**
 * Both providers in Anthropic's words.
 * Sources: platform.minimax.io text-chat-anthropic, platform.kimi.ai and kimi.com/code on Claude Code.
 */
export const messagesEndpoints: readonly Endpoint[] = [
  {
    providers: ['minimax'],
    route: 'POST /anthropic/v1/messages',
    dialect: 'minimax-messages',
    answer: (call) =>
      answer(call, call.requestId, { wrong: invalidParams, more: { base_resp: { status_code: 0, status_msg: 'success' } } }),
  },
  {
    providers: ['kimi'],
    route: 'POST /anthropic/v1/messages',
    dialect: 'kimi-messages',
    answer: (call) => answer(call, `msg_${call.random.hex(24)}`, { wrong: invalidRequest, more: { stop_sequence: null } }),
  },
  // The coding plan's other surface lies beside its first: `/coding/v1/messages`.
  {
    providers: ['kimi-code'],
    route: 'POST /messages',
    dialect: 'kimi-code-messages',
    answer: (call) => answer(call, `msg_${call.random.hex(24)}`, { wrong: invalidRequest, more: { stop_sequence: null } }),
  },
];

interface House {
  readonly wrong: (details: string) => Answer;
  /** What only this provider puts around a whole answer. */
  readonly more: object;
}

function answer({ json, seed, random }: Call, id: string, { wrong, more }: House): Answer {
  const request = readChatRequest(json);
  if ('wrong' in request) return wrong(request.wrong);
  const full = proseFor(request.question, seed);
  const text = cutAtTokens(full, request.maxTokens);
  const thinking = request.thinking === 'enabled' || request.thinking === 'adaptive' ? thoughtFor(request.question) : '';
  const signature = random.hex(64);
  const stop_reason = text.length === full.length ? 'end_turn' : 'max_tokens';
  const usage = usageOf(request, thinking + text);
  const head = { id, type: 'message', role: 'assistant', model: request.model };
  const whole = {
    ...head,
    content: [...(thinking ? [{ thinking, signature, type: 'thinking' }] : []), { text, type: 'text' }],
    usage,
    stop_reason,
    ...more,
  };
  if (!request.stream) return { type: 'json', body: whole };
  const blocks = [
    ...(thinking ? [{ start: { type: 'thinking', thinking: '', signature: '' }, deltas: thoughtDeltas(thinking, signature, seed) }] : []),
    { start: { type: 'text', text: '' }, deltas: inPieces(text, seed).map((piece) => ({ type: 'text_delta', text: piece })) },
  ];
  const frames = [
    eventFrame('message_start', { message: { ...head, content: [], stop_reason: null, stop_sequence: null, usage } }),
    eventFrame('ping', {}),
    ...blocks.flatMap(({ start, deltas }, index) => [
      eventFrame('content_block_start', { index, content_block: start }),
      ...deltas.map((delta) => eventFrame('content_block_delta', { index, delta })),
      eventFrame('content_block_stop', { index }),
    ]),
    eventFrame('message_delta', { delta: { stop_reason, stop_sequence: null }, usage }),
    eventFrame('message_stop', {}),
  ];
  return { type: 'stream', frames, whole };
}

function thoughtDeltas(thinking: string, signature: string, seed: number): object[] {
  return [
    ...inPieces(thinking, seed).map((piece) => ({ type: 'thinking_delta', thinking: piece })),
    { type: 'signature_delta', signature },
  ];
}

function usageOf({ promptText }: ChatRequest, completion: string): object {
  return {
    input_tokens: tokensOf(promptText) + 26,
    output_tokens: tokensOf(completion),
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
  };
}
