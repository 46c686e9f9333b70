import { inspect } from 'node:util';
import { failureIn, isProviderError, normalizeError, originalOf } from 'tryagain/errors';
import { kimi, kimiCode, minimax } from 'tryagain/providers';
import { scenarios } from 'tryagain/testing';
import { createSimulatorServer } from 'tryagain/testing/node';

export const tables = { kimi, 'kimi-code': kimiCode, minimax };
export const models = { kimi: 'kimi-k3', 'kimi-code': 'kimi-k3', minimax: 'MiniMax-M3' };
export const question = 'Why do people like elephants?';
export const apiKey = 'sk-canary0123456789abcdefghijklmnop';

/** What was found out, one line a fact; `run.mjs` prints and counts them. */
export const facts = [];

/** States a fact about many cases; what is in `wrong` contradicts it. */
export function state(fact, cases, wrong) {
  facts.push({
    fact: `${fact} (${cases} ${cases === 1 ? 'case' : 'cases'})`,
    truth: cases > 0 && wrong.length === 0,
    seen: wrong.slice(0, 8),
  });
}

/** A provider of its own for each client, so that all clients can fail at the same time. */
export async function simulated() {
  const server = await createSimulatorServer({ chunkDelay: 0 });
  const slow = await createSimulatorServer({ latency: 60_000 });
  return {
    ...server,
    /** Takes a request and does not answer it for a minute. */
    slowURL: slow.baseURLs.kimi,
    use: server.simulator.use,
    /** Where Anthropic's SDK is pointed at; it adds `/v1/messages`. */
    messagesURLs: {
      kimi: server.baseURLs.kimi.replace(/\/v1$/, '/anthropic'),
      'kimi-code': server.baseURLs['kimi-code'].replace(/\/v1$/, ''),
      minimax: server.baseURLs.minimax.replace(/\/v1$/, '/anthropic'),
    },
  };
}

/** What a call threw; a call that came through is told apart from one that never ends. */
export const silence = Symbol('nothing was thrown');
const endless = Symbol('nothing came for half a minute');
export async function thrownBy(call) {
  let timer;
  const patience = new Promise((resolve) => (timer = setTimeout(resolve, 30_000, endless)));
  try {
    const end = await Promise.race([call().then(() => silence), patience]);
    if (end === endless) state('every call ends', 1, [String(call)]);
    return end;
  } catch (thrown) {
    return thrown;
  } finally {
    clearTimeout(timer);
  }
}

/** Every provider's failure that chat can meet, each with the row that says what it means. */
export const chatFailures = scenarios
  .filter(({ fault, at, balance }) => !fault && !balance && (at === 'everywhere' || at.includes('POST /chat/completions')))
  .map((scenario) => ({ ...scenario, expected: tables[scenario.provider].rows.find(({ id }) => id === scenario.row) }));

const rawChat = (url, provider) =>
  fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: models[provider], messages: [{ role: 'user', content: question }] }),
  });

const bareReadings = new Map();

/** The same failure read from the bare response, once for all clients: what none can better, and none may lose. */
async function readBare(server, { name, provider }, messages) {
  const key = `${name} ${messages}`;
  const known = bareReadings.get(key);
  if (known) return known;
  server.use(name);
  const url = messages ? `${server.messagesURLs[provider]}/v1/messages` : `${server.baseURLs[provider]}/chat/completions`;
  const error = await failureIn(await rawChat(url, provider), { provider });
  const { kind, retry, code, requestId, limit, filtered, fixableBy, detail } = error;
  const reading = { kind, retry, code, requestId, limit, wait: waitOf(error), filtered, fixableBy, detail };
  bareReadings.set(key, reading);
  return reading;
}

/** How long to wait from now, so that two readings of different moments compare. */
const waitOf = ({ wait }) => wait && { ms: wait.until - Date.now(), exact: wait.exact };

/** Everything that an error must not carry out of an app: our canaries, and ids of accounts in the simulator's answers. */
const secrets = /sk-canary\w*|\borg-[0-9a-f]{8,}|\bproj-[0-9a-f]{8,}|\bak-[a-z0-9]{8,}|elephants|narrator|Authorization/;

export function leakIn(error) {
  const sinks = [
    error.message,
    String(error),
    JSON.stringify(error),
    inspect(error, { depth: 20, showHidden: true }).replaceAll(/^\s+at .*$/gm, ''),
    ...Object.values(structuredClone({ ...error.toJSON() })).map((value) => JSON.stringify(value) ?? ''),
  ];
  return sinks.map((sink) => secrets.exec(sink)?.[0]).find((found) => found !== undefined) ?? null;
}

/** How a reading differs from what it should be, or null. `without`: what this client is known to lose. */
export function difference(read, expected, without = []) {
  if (!isProviderError(read)) return `not read: ${String(read)}`;
  for (const field of ['kind', 'retry', 'provider', 'fixableBy', 'detail', 'code', 'requestId', 'limit', 'wait', 'filtered']) {
    if (!(field in expected) || without.includes(field)) continue;
    // Each answer has an id of its own.
    if (field === 'requestId') {
      if ((read.requestId === null) !== (expected.requestId === null))
        return `requestId ${read.requestId} instead of ${expected.requestId}`;
    } else if (field === 'wait') {
      const [a, b] = [waitOf(read), expected.wait];
      if ((a === null) !== (b === null) || (a && (a.exact !== b.exact || Math.abs(a.ms - b.ms) > 5000)))
        return `wait ${JSON.stringify(a)} instead of ${JSON.stringify(b)}`;
    } else if (JSON.stringify(read[field]) !== JSON.stringify(expected[field])) {
      return `${field} ${JSON.stringify(read[field])} instead of ${JSON.stringify(expected[field])}`;
    }
  }
  const leak = leakIn(read);
  return leak === null ? null : `leaks ${leak}`;
}

/**
 * Lets a client fail in every way chat can, and compares what is read with the row and with the bare response.
 *
 * `call(provider)` makes the client call; `lost` names what this client keeps to itself, `mute` the failures of which it
 * leaves so little that without the provider's name nobody can say what they are.
 */
export async function everyFailure(
  name,
  server,
  call,
  {
    providers = Object.keys(tables),
    lost: without = [],
    inStream = false,
    messages = false,
    except = () => false,
    mute = () => false,
    read: reader = normalizeError,
  } = {},
) {
  const named = [];
  const nameless = [];
  let cases = 0;
  for (const scenario of chatFailures) {
    const { provider, expected } = scenario;
    if (!providers.includes(provider) || except(scenario)) continue;
    cases += 1;
    const bare = await readBare(server, scenario, messages);
    const label = `${scenario.name}${inStream ? '@stream' : ''}`;
    server.use(label);
    const thrown = await thrownBy(() => call(provider));
    if (thrown === silence) {
      named.push(`${label}: nothing was thrown`);
      continue;
    }
    const read = await reader(thrown, { provider });
    const table = { kind: expected.kind };
    const wrong = difference(read, table) ?? difference(read, { ...bare, provider }, without);
    if (wrong !== null) named.push(`${label}: ${wrong}`);
    if (reader === normalizeError && originalOf(read) !== thrown) named.push(`${label}: the original is not kept`);
    // Whose failure it is may be lost without a name, but not what to do about it.
    const stranger = await reader(thrown);
    const honest = mute(scenario) && stranger.kind === 'unknown';
    const other =
      !honest && (stranger.kind !== bare.kind || stranger.retry !== bare.retry)
        ? `${stranger.kind} instead of ${bare.kind}`
        : leakIn(stranger);
    if (other !== null) nameless.push(`${label}: ${other}`);
  }
  state(`${name}: every failure is read as from the bare response`, cases, named);
  state(`${name}: and means the same where no provider is named`, cases, nameless);
}

/** Runs `call` under each fault; `expected` maps a fault to `[kind, retry]`, or to `silence` where the client hides it. */
export async function everyFault(name, server, call, expected, provider = 'kimi', reader = normalizeError) {
  const wrong = [];
  for (const [fault, fits] of Object.entries(expected)) {
    server.use(fault);
    const thrown = await thrownBy(() => call(provider));
    if (fits === silence || thrown === silence) {
      if (fits !== thrown) wrong.push(`${fault}: ${thrown === silence ? 'nothing' : String(thrown)} was thrown`);
      continue;
    }
    const [kind, retry] = fits;
    const read = await reader(thrown, { provider });
    const problem = difference(read, { kind, retry });
    if (problem !== null) wrong.push(`${fault}: ${problem}: ${inspect(thrown, { depth: 2 }).slice(0, 300)}`);
  }
  state(`${name}: what happens between a provider and us`, Object.keys(expected).length, wrong);
}

/** One failure that must read as [kind, retry], whoever is named. */
export async function reads(fact, call, [kind, retry], more = {}, context = {}) {
  const thrown = await thrownBy(call);
  const read = thrown === silence ? silence : normalizeError(thrown, context);
  const wrong = difference(read, { kind, retry, ...more });
  state(fact, 1, wrong === null ? [] : [`${wrong}: ${inspect(thrown, { depth: 3 }).slice(0, 400)}`]);
}

/** A port where nobody listens, and a name that nobody has. */
export const refused = 'http://127.0.0.1:9/v1';
export const nowhere = 'http://nobody.invalid/v1';
