import axios from 'axios';
import ky1 from 'ky-1';
import ky2 from 'ky-2';
import { ofetch } from 'ofetch';
import { Agent, fetch as undiciFetch, interceptors, request as undiciRequest } from 'undici';
import { failureIn, failureInBody, readFailure } from 'tryagain/errors';
import { scenarios } from 'tryagain/testing';
import {
  apiKey,
  difference,
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
  tables,
} from './support.mjs';

const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
const chat = (provider) => ({ model: models[provider], messages: [{ role: 'user', content: question }] });
const speech = { model: 'speech-2.8-hd', text: question, voice_setting: { voice_id: 'English_Graceful_Lady' } };

/** `ask(url, body, more)` resolves with the parsed body, or throws as the client does; `read` is what an app calls on it. */
const clients = [
  {
    name: 'axios',
    ask: async (url, body, { signal, timeout = 20_000 } = {}) => (await axios.post(url, body, { headers, signal, timeout })).data,
    // JSON that stops early it hands on as text.
    cut: silence,
    // It keeps no reason of a signal; its own `timeout` says so.
    limited: ['aborted', 'never'],
  },
  ...[
    ['ky 1', ky1],
    ['ky 2', ky2],
  ].map(([name, ky]) => ({
    name,
    ask: (url, json, { signal, timeout = 20_000 } = {}) => ky.post(url, { json, headers, retry: 0, timeout, signal }).json(),
    read: readFailure,
    cut: ['unknown', 'never'],
  })),
  {
    name: 'ofetch',
    ask: (url, body, { signal, timeout = 20_000 } = {}) => ofetch(url, { method: 'POST', body, headers, retry: 0, timeout, signal }),
    // It hands on the half as text.
    cut: silence,
  },
  {
    name: 'undici request with its responseError interceptor',
    ask: async (url, body, { signal, timeout = 20_000 } = {}) => {
      const dispatcher = new Agent({ headersTimeout: timeout, bodyTimeout: timeout }).compose(interceptors.responseError());
      const response = await undiciRequest(url, { method: 'POST', body: JSON.stringify(body), headers, signal, dispatcher });
      return response.body.json();
    },
    cut: ['unknown', 'never'],
  },
  ...[
    ["undici's fetch", undiciFetch],
    ['fetch of Node', fetch],
  ].map(([name, fetcher]) => ({
    name,
    ask: async (url, body, { signal, timeout = 20_000 } = {}) => {
      const response = await fetcher(url, {
        method: 'POST',
        body: JSON.stringify(body),
        headers,
        // Not AbortSignal.any of both: Node 20 may collect its sources, and then nobody ever stops the request.
        signal: signal ?? AbortSignal.timeout(timeout),
      });
      if (!response.ok) throw response;
      return response.json();
    },
    read: (thrown, context) => (isResponse(thrown) ? failureIn(thrown, context) : readFailure(thrown, context)),
    cut: ['unknown', 'never'],
  })),
];

const isResponse = (value) => typeof value?.clone === 'function';

export async function httpProgram() {
  await Promise.all(clients.map(everyClient));
  await nativeAnswers();
}

async function everyClient({ name, ask, read, cut, limited: fits = ['timeout', 'soon'] }) {
  const server = await simulated();
  const at = (provider) => `${server.baseURLs[provider]}/chat/completions`;
  const call = (provider, more) => ask(at(provider), chat(provider), more);
  await everyFailure(name, server, (provider) => call(provider), { except: ({ native }) => native === true, read });
  await everyFault(
    name,
    server,
    (provider) => call(provider),
    {
      'any/offline': ['network', 'soon'],
      'any/html-502': ['server-error', 'soon'],
      'any/reset': ['network', 'soon'],
      'any/cut': cut,
    },
    'kimi',
    read,
  );
  await reads(`${name}: a refused connection`, () => ask(`${refused}/chat`, {}), ['network', 'soon'], { provider: null });
  await reads(`${name}: a name that nobody has`, () => ask(`${nowhere}/chat`, {}), ['network', 'soon'], { provider: null });
  await reads(`${name}: no answer in time`, () => ask(`${server.slowURL}/chat/completions`, chat('kimi'), { timeout: 50 }), [
    'timeout',
    'soon',
  ]);
  server.use('any/stall');
  const limited = () => call('kimi', { signal: AbortSignal.timeout(200), timeout: 5000 });
  await reads(`${name}: an app's own time limit while the answer stands still`, limited, fits);
  server.use('none');
  await reads(`${name}: stopped`, () => call('kimi', { signal: AbortSignal.abort() }), ['aborted', 'never']);
  await server.close();
}

/** MiniMax's speech and voices fail in a 200, which no client throws: `failureInBody` on what came, or `failureIn` on the response. */
async function nativeAnswers() {
  const server = await simulated();
  const rows = scenarios.filter(
    ({ provider, at, fault }) => provider === 'minimax' && !fault && (at === 'everywhere' || at.some((route) => /t2a|clone/.test(route))),
  );
  const wrong = [];
  for (const scenario of rows) {
    server.use(scenario.name);
    const route = scenario.at === 'everywhere' ? 't2a_v2' : /POST \/(t2a_v2|voice_clone)/.exec(scenario.at.join())[1];
    const url = `${server.baseURLs.minimax}/${route}`;
    const body = route === 't2a_v2' ? speech : { file_id: 1, voice_id: 'a-voice-of-mine' };
    const kind = tables.minimax.rows.find(({ id }) => id === scenario.row).kind;
    const context = { provider: 'minimax', endpoint: scenario.endpoint };
    for (const { name, ask } of clients.slice(0, 4)) {
      const found = failureInBody(await ask(url, body), context);
      const problem = difference(found, { kind, code: scenario.code });
      if (problem !== null) wrong.push(`${scenario.name} through ${name}: ${problem}`);
      const stranger = failureInBody(await ask(url, body));
      if (stranger?.kind !== kind || stranger.provider !== 'minimax') wrong.push(`${scenario.name} through ${name}, nameless: ${stranger}`);
    }
    const bare = await failureIn(await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }), context);
    if (bare?.kind !== kind || bare.requestId === null) wrong.push(`${scenario.name} through failureIn: ${bare}`);
  }
  state('MiniMax fails in a 200: no client throws, failureInBody(answer) and failureIn(response) find it', rows.length, wrong);
  await server.close();
}
