import { failureIn, failureInBody, normalizeError } from 'tryagain/errors';
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

/** The openai SDK of one version, in all its ways to fail and to keep quiet. */
export async function openaiProgram(name, OpenAI) {
  const server = await simulated();
  const client = (provider, more = {}) =>
    new OpenAI({ baseURL: server.baseURLs[provider], apiKey, maxRetries: 0, timeout: 20_000, ...more });
  const whole = (provider, more) => client(provider, more).chat.completions.create({ model: models[provider], messages });
  const streamed = async (provider, { signal, more, onChunk = () => {} } = {}) => {
    const stream = await client(provider, more).chat.completions.create({ model: models[provider], messages, stream: true }, { signal });
    for await (const chunk of stream) onChunk(chunk);
  };
  // A failure in a 200 is handed over as an answer: below.
  const hidden = ({ native }) => native === true;

  await everyFailure(name, server, (provider) => whole(provider), { except: hidden });
  await everyFailure(`${name}, asking for a stream`, server, (provider) => streamed(provider), { except: hidden });
  await everyFailure(`${name}, inside a stream`, server, (provider) => streamed(provider), { except: hidden, inStream: true });

  await everyFault(name, server, (provider) => whole(provider), {
    'any/offline': ['network', 'soon'],
    'any/html-502': ['server-error', 'soon'],
    // A SyntaxError of JSON that stops early: nobody can tell it from an app's own.
    'any/cut': ['unknown', 'never'],
    'any/reset': ['network', 'soon'],
  });
  await everyFault(`${name}, streaming`, server, (provider) => streamed(provider), {
    'any/offline': ['network', 'soon'],
    'any/html-502': ['server-error', 'soon'],
    'any/reset': ['network', 'soon'],
    // These it takes for answers: useChat and the handler do not.
    'any/cut': silence,
    'any/empty': silence,
    'any/html-200': silence,
    'any/json-for-stream': silence,
  });
  server.use('any/stall-later');
  const patience = AbortSignal.timeout(300);
  const endless = await thrownBy(() => streamed('kimi', { signal: patience }));
  state(
    `${name}: an app's time limit inside a stream ends it without a word; signal.reason has it`,
    1,
    endless === silence && normalizeError(patience.reason).kind === 'timeout' ? [] : [String(endless)],
  );
  await reads(`${name}: a refused connection`, () => whole('kimi', { baseURL: refused }), ['network', 'soon'], { provider: null });
  await reads(`${name}: a name that nobody has`, () => whole('kimi', { baseURL: nowhere }), ['network', 'soon'], { provider: null });
  await reads(`${name}: no answer in time`, () => whole('kimi', { baseURL: server.slowURL, timeout: 50 }), ['timeout', 'soon'], {
    provider: null,
  });
  server.use('none');
  const stop = new AbortController();
  await reads(`${name}: stopped in the middle`, () => streamed('kimi', { signal: AbortSignal.abort(), onChunk: () => stop.abort() }), [
    'aborted',
    'never',
  ]);

  // What the SDK hides, and the one line that finds it.
  server.use('minimax/1008-in-200');
  const answer = await whole('minimax');
  const failure = failureInBody(answer, { provider: 'minimax' });
  state(
    `${name}: a failure in a 200 is an answer to it, and failureInBody(answer) finds it`,
    1,
    failure?.kind === 'insufficient-balance' ? [] : [answer, failure],
  );

  const honest = async (...request) => {
    const response = await fetch(...request);
    const found = await failureIn(response, { provider: 'minimax' });
    if (found && response.ok) throw found;
    return response;
  };
  for (const [way, call] of [
    ['whole', () => whole('minimax', { fetch: honest })],
    ['streamed', () => streamed('minimax', { more: { fetch: honest } })],
  ]) {
    const silent = way === 'whole' ? silence : await thrownBy(() => streamed('minimax'));
    const read = normalizeError(await thrownBy(call));
    const right = silent === silence && read.kind === 'insufficient-balance' && read.provider === 'minimax';
    state(`${name}: with failureIn around fetch it is thrown, ${way}`, 1, right ? [] : [String(silent), read]);
  }

  // Kimi's files, where its other documented rows are at home.
  const upload = () => client('kimi').files.create({ file: new File(['text'], 'notes.txt'), purpose: 'file-extract' });
  for (const [scenario, kind] of [
    ['kimi/file-too-large', 'invalid-input'],
    ['kimi/file-empty', 'invalid-input'],
    ['kimi/too-many-files', 'invalid-input'],
    ['kimi/purpose', 'invalid-request'],
  ]) {
    server.use(scenario);
    await reads(`${name}: ${scenario}`, upload, [kind, 'never'], {}, { provider: 'kimi', endpoint: 'files' });
  }
  server.use('kimi/extract-failed');
  await reads(
    `${name}: kimi/extract-failed`,
    () => client('kimi').files.content('file-1'),
    ['server-error', 'soon'],
    {},
    { provider: 'kimi' },
  );
  await server.close();
}
