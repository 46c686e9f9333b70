// Lets every client fail for real against the simulator's HTTP server, and prints what `tryagain/errors` made of it.
import * as ai6 from 'ai-6';
import * as ai7 from 'ai-7';
import OpenAI6 from 'openai-6';
import OpenAI7 from 'openai-7';
import { aiProgram } from './ai-sdk.mjs';
import { anthropicProgram } from './anthropic.mjs';
import { houses6, houses7 } from './houses.mjs';
import { httpProgram } from './http-clients.mjs';
import { openaiProgram } from './openai.mjs';
import { facts } from './support.mjs';

globalThis.AI_SDK_LOG_WARNINGS = false;

await Promise.all([
  openaiProgram('openai 6', OpenAI6),
  openaiProgram('openai 7', OpenAI7),
  anthropicProgram(),
  aiProgram('ai 6', ai6, houses6),
  aiProgram('ai 7', ai7, houses7),
  httpProgram(),
]);

console.log(JSON.stringify(facts));
// Connections that were left standing still would keep the program alive.
process.exit();
