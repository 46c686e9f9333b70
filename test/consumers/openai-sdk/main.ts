import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import OpenAI from 'openai';
import { normalizeError } from 'tryagain/errors';
import { createHandler, toNodeHandler } from 'tryagain/server';
import { createSimulator } from 'tryagain/testing';

/** The openai SDK, unchanged, against our handler; behind it a provider that is out of balance, then well again. */
const simulator = createSimulator({ scenario: 'minimax/1008' });
const handler = createHandler({
  providers: { minimax: { apiKey: 'sk-api-openai-sdk-program' } },
  allowedOrigins: [],
  authorize: () => ({ user: 'program' }),
  fetch: simulator.fetch,
});
const server = createServer(toNodeHandler(handler));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
const client = new OpenAI({ baseURL: `http://127.0.0.1:${port}/api/ai/minimax`, apiKey: 'unused' });

const request = { model: 'MiniMax-M3', messages: [{ role: 'user' as const, content: 'Hello' }] };
const thrown: unknown = await client.chat.completions.create(request).catch((error: unknown) => error);
const failure = normalizeError(thrown);
simulator.use('none');
const answer = await client.chat.completions.create(request);
let streamed = '';
for await (const chunk of await client.chat.completions.create({ ...request, stream: true })) {
  streamed += chunk.choices[0]?.delta.content ?? '';
}
server.close();
server.closeAllConnections();
console.log(JSON.stringify({ failure, calls: simulator.requests.length, answer: answer.choices[0]?.message.content, streamed }));
