import Anthropic from '@anthropic-ai/sdk';
import { failureInBody, normalizeError } from 'tryagain/errors';
import {
  apiKey,
  everyFailure,
  everyFault,
  models,
  nowhere,
  question,
  reads,
  refused,
  silence,
  simulated,
  state,
  thrownBy,
} from './support.mjs';

const messages = [{ role: 'user', content: question }];

/** Anthropic's SDK at the surfaces that Kimi, its coding plan and MiniMax have for it. */
export async function anthropicProgram() {
  const name = '@anthropic-ai/sdk';
  const server = await simulated();
  const client = (provider, more = {}) =>
    new Anthropic({ baseURL: server.messagesURLs[provider], apiKey, maxRetries: 0, timeout: 20_000, ...more });
  const request = (provider) => ({ model: models[provider], max_tokens: 1024, messages });
  const whole = (provider, more) => client(provider, more).messages.create(request(provider));
  const streamed = async (provider, { signal, onEvent = () => {} } = {}) => {
    const stream = await client(provider).messages.create({ ...request(provider), stream: true }, { signal });
    for await (const event of stream) onEvent(event);
  };
  const collected = (provider) => client(provider).messages.stream(request(provider)).finalMessage();

  const except = ({ native }) => native === true;
  await everyFailure(name, server, (provider) => whole(provider), { except, messages: true });
  await everyFailure(`${name}, inside a stream`, server, (provider) => streamed(provider), { except, inStream: true, messages: true });
  await everyFailure(`${name}, collecting a stream`, server, collected, { except, inStream: true, messages: true });

  await everyFault(name, server, (provider) => whole(provider), {
    'any/offline': ['network', 'soon'],
    'any/html-502': ['server-error', 'soon'],
    'any/reset': ['network', 'soon'],
  });
  await everyFault(`${name}, streaming`, server, (provider) => streamed(provider), {
    'any/offline': ['network', 'soon'],
    'any/html-502': ['server-error', 'soon'],
    'any/reset': ['network', 'soon'],
    'any/cut': silence,
    'any/empty': silence,
    'any/html-200': silence,
    'any/json-for-stream': silence,
  });
  await everyFault(`${name}, collecting a stream`, server, collected, {
    // A failure in a 200 ends the same way: nothing to be hopeful about.
    'any/cut': ['unknown', 'never'],
    'any/reset': ['network', 'soon'],
  });
  await reads(`${name}: a refused connection`, () => whole('kimi', { baseURL: refused }), ['network', 'soon'], { provider: null });
  await reads(`${name}: a name that nobody has`, () => whole('kimi', { baseURL: nowhere }), ['network', 'soon'], { provider: null });
  await reads(`${name}: no answer in time`, () => whole('kimi', { baseURL: server.slowURL.replace(/\/v1$/, '/anthropic'), timeout: 50 }), [
    'timeout',
    'soon',
  ]);
  server.use('none');
  await reads(`${name}: stopped before it began`, () => streamed('kimi', { signal: AbortSignal.abort() }), ['aborted', 'never']);

  // A base_resp in a 200 comes back as if it were a message.
  const native = { base_resp: { status_code: 1008, status_msg: 'insufficient balance' } };
  const answer = await client('minimax', { fetch: async () => Response.json(native) }).messages.create(request('minimax'));
  const failure = failureInBody(answer, { provider: 'minimax' });
  state(
    `${name}: a failure in a 200 is a message to it, and failureInBody(message) finds it`,
    1,
    failure?.kind === 'insufficient-balance' ? [] : [answer],
  );
  const thrown = await thrownBy(() => client('minimax').messages.create({ ...request('minimax'), messages: [] }));
  state(
    `${name}: a request of the wrong form`,
    1,
    normalizeError(thrown, { provider: 'minimax' }).kind === 'invalid-request' ? [] : [String(thrown)],
  );
  await server.close();
}
