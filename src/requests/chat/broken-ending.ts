import type { Kind } from '../../errors/kinds.js';
import { ProviderError } from '../../errors/provider-error.js';

/** The finish reasons by which a provider says that its answer is none, or is not whole. All others are good ends. */
const brokenEndings: ReadonlyMap<string, Kind> = new Map([
  // OpenAI, Kimi and most others: https://platform.openai.com/docs/api-reference/chat-streaming
  ['content_filter', 'content-filtered'],
  // DeepSeek: https://api-docs.deepseek.com/api/create-chat-completion
  ['insufficient_system_resource', 'overloaded'],
  // Z.ai: https://docs.z.ai/api-reference/llm/chat-completion
  ['sensitive', 'content-filtered'],
  ['network_error', 'server-error'],
  // OpenRouter, watsonx: https://openrouter.ai/docs/api-reference/overview
  ['error', 'server-error'],
]);

/** A stream may end as agreed and say in its last word that it failed. Null for a good end. */
export function brokenEnding(finishReason: string, provider: string): ProviderError | null {
  const kind = brokenEndings.get(finishReason);
  if (!kind) return null;
  return new ProviderError({ kind, provider, code: finishReason, ...(kind === 'content-filtered' && { filtered: 'output' }) });
}
