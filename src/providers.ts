export { defineProvider } from './providers/define-provider.js';
export type { Balance, Host, PlanUsage, PlanWindow, ProviderTable, ReadBalance, Route } from './providers/define-provider.js';
export { kimi } from './providers/kimi.js';
export { kimiCode } from './providers/kimi-code.js';
export { minimax } from './providers/minimax.js';
export { anthropic } from './providers/anthropic.js';
export { openai } from './providers/openai.js';
export { openaiCompatible } from './providers/openai-compatible.js';
export { openrouter } from './providers/openrouter.js';
export {
  documentationPages,
  kimiCodeSources,
  kimiDocumentation,
  kimiSources,
  minimaxDocumentation,
  minimaxSources,
} from './providers/documentation.js';
export type { DocumentedFailure } from './providers/documentation.js';
