import { expect } from 'vitest';
import { chat, handlerWith } from './support.ts';

export const delta = (content: string, finish: string | null = null) =>
  `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`;
export const done = 'data: [DONE]\n\n';
export const good = `: hello\n\n${delta('Grüße')}${delta(' 👋 你好')}${delta('', 'stop')}data: {"choices":[],"usage":{}}\n\n${done}`;
export const encoder = new TextEncoder();

export async function forwarded(answer: Response, request = chat({ stream: true }), options = {}) {
  const response = await handlerWith(() => answer, options).handler(request);
  return { response, text: await response.text() };
}

/** The problem document in the error frame a stream ends with. */
export function errorFrame(text: string): Record<string, unknown> {
  const match = /event: error\ndata: (.*)\n\n$/.exec(text);
  expect(match, text.slice(-200)).not.toBeNull();
  return JSON.parse(match?.[1] ?? 'null') as Record<string, unknown>;
}
