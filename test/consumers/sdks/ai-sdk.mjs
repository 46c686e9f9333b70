import { createServer } from 'node:http';
import { normalizeError } from 'tryagain/errors';
import { createHandler, errorText, toNodeHandler } from 'tryagain/server';
import { createSimulator } from 'tryagain/testing';
import {
  apiKey,
  difference,
  everyFailure,
  everyFault,
  nowhere,
  question,
  reads,
  refused,
  silence,
  simulated,
  state,
  thrownBy,
} from './support.mjs';

/**
 * The AI SDK of one version with providers of its time. `houses`: one `{ name, model(provider, baseURLs, more), providers }` each.
 */
export async function aiProgram(name, ai, houses) {
  const { generateText, streamText, generateObject, RetryError, DefaultChatTransport } = ai;
  for (const house of houses) {
    const server = await simulated();
    const title = `${name} with ${house.name}`;
    const { providers = ['kimi', 'kimi-code', 'minimax'] } = house;
    const [first] = providers;
    const model = (provider, more) => house.model(provider, server, more);
    const whole = (provider, more = {}) =>
      generateText({ model: more.model ?? model(provider), prompt: question, maxRetries: 0, abortSignal: more.signal });
    /** What the stream's error part carries. */
    const inParts = async (provider, more = {}) => {
      const result = streamText({
        model: more.model ?? model(provider),
        prompt: question,
        maxRetries: 0,
        onError: () => {},
        abortSignal: more.signal,
      });
      for await (const part of result.fullStream) if (part.type === 'error') throw part.error;
    };

    const options = { providers, messages: house.messages === true };
    const native = (scenario) => scenario.native === true;
    await everyFailure(title, server, (provider) => whole(provider), { ...options, except: house.messages ? native : undefined });
    await everyFailure(`${title}, asking for a stream`, server, (provider) => inParts(provider), { ...options, except: native });
    await everyFailure(`${title}, inside a stream`, server, (provider) => inParts(provider), {
      ...options,
      except: native,
      inStream: true,
      // The parts of a stream come without headers.
      lost: ['requestId'],
      mute: house.mute,
    });
    await everyFault(
      title,
      server,
      (provider) => whole(provider),
      {
        'any/offline': ['network', 'soon'],
        'any/html-502': ['server-error', 'soon'],
        'any/reset': ['network', 'soon'],
      },
      first,
    );
    await everyFault(
      `${title}, streaming`,
      server,
      (provider) => inParts(provider),
      {
        'any/offline': ['network', 'soon'],
        'any/html-502': ['server-error', 'soon'],
        'any/reset': ['network', 'soon'],
        ...house.silent,
      },
      first,
    );
    await reads(`${title}: a refused connection`, () => whole(first, { model: house.model(first, at(refused), {}) }), ['network', 'soon']);
    await reads(`${title}: a name that nobody has`, () => whole(first, { model: house.model(first, at(nowhere), {}) }), [
      'network',
      'soon',
    ]);
    server.use('any/stall');
    await reads(`${title}: stopped`, () => whole(first, { signal: soonAborted() }), ['aborted', 'never']);
    await reads(`${title}: stopped with a reason that is a string`, () => whole(first, { signal: AbortSignal.abort('the person left') }), [
      'unknown',
      'never',
    ]);
    await reads(`${title}: an app's own time limit`, () => whole(first, { signal: AbortSignal.timeout(100) }), ['timeout', 'soon']);

    // What hides behind other errors of this SDK.
    const scenario = `${first}/${first === 'minimax' ? '1039' : 'rpm'}`;
    server.use(scenario);
    const retried = await thrownBy(() => generateText({ model: model(first), prompt: question, maxRetries: 1 }));
    const last = normalizeError(retried, { provider: first });
    state(
      `${title}: of a RetryError the last attempt counts`,
      1,
      RetryError.isInstance(retried) && last.kind === 'rate-limited' && last.wait !== undefined ? [] : [last],
    );
    const hiding = streamText({ model: model(first), prompt: question, maxRetries: 0, onError: () => {} });
    const hidden = await thrownBy(() => hiding.text);
    state(
      `${title}: a NoOutputGeneratedError tells nothing by itself`,
      1,
      normalizeError(hidden).kind === 'unknown' ? [] : [String(hidden), normalizeError(hidden)],
    );
    server.use('none');
    const object = await thrownBy(() => generateObject({ model: model(first), prompt: question, output: 'no-schema', maxRetries: 0 }));
    const misread =
      object === silence ? null : difference(normalizeError(object, { provider: first }), { kind: 'unknown', retry: 'never' });
    state(`${title}: an answer of the wrong form is no failure of the provider`, 1, misread === null ? [] : [misread, String(object)]);
    await server.close();
  }
  await inThePage(name, ai, houses[0], DefaultChatTransport);
}

const at = (url) => ({
  baseURLs: { kimi: url, 'kimi-code': url, minimax: url },
  messagesURLs: { kimi: url, 'kimi-code': url, minimax: url },
});

function soonAborted() {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 50);
  return stop.signal;
}

/** A route with our `errorText`, and the SDK's own transport in place of the page: what `useChat` gets as its error. */
async function inThePage(name, { streamText, convertToModelMessages }, house, DefaultChatTransport) {
  const server = await simulated();
  const provider = (house.providers ?? ['kimi'])[0];
  const simulator = createSimulator();
  const ours = createHandler({
    providers: { kimi: { apiKey }, minimax: { apiKey } },
    allowedOrigins: [],
    authorize: () => ({ user: 'program' }),
    fetch: simulator.fetch,
  });
  const route = createServer(async (request, response) => {
    if (request.url?.startsWith('/api/ai/')) return toNodeHandler(ours)(request, response);
    const result = streamText({
      model: house.model(provider, server, {}),
      messages: await convertToModelMessages(said),
      maxRetries: 0,
      onError: () => {},
    });
    const answer = result.toUIMessageStreamResponse({ onError: request.url === '/told' ? errorText : undefined });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    for await (const chunk of answer.body) response.write(chunk);
    response.end();
  });
  await new Promise((resolve) => route.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${route.address().port}`;
  const said = [{ id: '1', role: 'user', parts: [{ type: 'text', text: question }] }];
  const asked = async (path) => {
    const transport = new DefaultChatTransport({ api: origin + path });
    const chunks = await transport.sendMessages({
      chatId: '1',
      messageId: undefined,
      messages: said,
      trigger: 'submit-message',
      abortSignal: undefined,
    });
    // As the SDK's Chat does.
    for await (const chunk of chunks) if (chunk.type === 'error') throw new Error(chunk.errorText);
  };
  const failing = provider === 'minimax' ? ['minimax/1008', 'insufficient-balance'] : ['kimi/account-suspended', 'insufficient-balance'];
  server.use(failing[0]);
  await reads(`${name}, in the page: onError: errorText in the route is all it takes`, () => asked('/told'), [failing[1], 'never'], {
    provider,
  });
  await reads(`${name}, in the page: without it nobody knows`, () => asked('/mute'), ['unknown', 'never']);
  simulator.use('minimax/1008');
  await reads(`${name}, in the page: a route that answers with our handler's document`, () => asked('/api/ai/minimax/chat/completions'), [
    'invalid-request',
    'never',
  ]);
  route.close();
  route.closeAllConnections();
  await server.close();
}
