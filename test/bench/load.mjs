// What stands between pages and the provider, under load: page (this process), proxy and provider are three processes on
// one machine, loopback between them. `kit` is createHandler in node:http, `naive` a proxy that fetches and pipes.
//   streams   300 at once, 20 events a second in each, for a minute; 20 more go to the provider directly
//   leaving   300 clients in the middle of a stream vanish at once
//   trouble   1,000 questions, 50 at a time; 3 in 10 meet a 500, a reset or a stall
//   repeating 10,000 questions, one after the other, by one connection
// An event carries its number and the moment it was written: its latency is until this process has read it, so what the
// machine and this process add is in it, and nothing is subtracted. The first five seconds are warm-up.
// `LOAD_SECONDS=5 npm run bench -- load` for a try.
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { goal, round } from './support/goal.mjs';
import { now, startProgram } from './support/program.mjs';

const seconds = Number(process.env.LOAD_SECONDS ?? 60);
const perSecond = 20;
const many = 300;
const count = seconds * perSecond;
const warmUp = Math.min(5 * perSecond, count / 2);
const provider = await startProgram('load-provider.mjs');
const startProxy = (kind, limits = {}) => startProgram('load-proxy.mjs', kind, provider.origin, JSON.stringify(limits));
const indices = (length) => Array.from({ length }, (_, index) => index);
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A browser's connections, and the provider's own. */
const everyOwn = new Agent({ keepAlive: false });
const viaProxy = ({ origin }) => `${origin}/api/ai/kimi/chat/completions`;
const directly = `${provider.origin}/chat/completions`;

/** Sends a question that says what the provider is to do; `answered` is kept with the answer's head. */
function ask(url, play, { stream = true, agent = everyOwn } = {}) {
  const asked = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json' } });
  asked.setTimeout(10_000, () => asked.destroy(new Error('Nothing came for ten seconds.')));
  const answered = new Promise((resolve, reject) => asked.on('response', resolve).on('error', reject));
  asked.end(JSON.stringify({ model: 'kimi-k2.6', stream, messages: [{ role: 'user', content: JSON.stringify(play) }] }));
  return { answered, vanish: () => asked.destroy() };
}

/** Reads events until the stream ends. Every number is to come once, in its order. */
async function follow(answered, seen) {
  const response = await answered;
  response.setEncoding('utf8');
  let rest = '';
  let expected = 0;
  for await (const chunk of response) {
    const at = now();
    rest += chunk;
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const event = /"content":"(\d+)@([\d.]+)"/.exec(rest.slice(0, end));
      rest = rest.slice(end + 2);
      if (!event) continue;
      const number = Number(event[1]);
      if (number < expected) seen.doubled += 1;
      else seen.lost += number - expected;
      expected = Math.max(expected, number + 1);
      if (number >= warmUp) seen.latencies.push(at - Number(event[2]));
    }
  }
  seen.lost += count - expected;
}

const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

async function streams(kind) {
  const proxy = await startProxy(kind);
  await Promise.all(indices(20).map(async () => text(await ask(viaProxy(proxy), { play: 'answer' }).answered)));
  const before = await proxy.ask('state');
  const through = { lost: 0, doubled: 0, latencies: [] };
  const direct = { lost: 0, doubled: 0, latencies: [] };
  const play = (index) => ({ play: 'events', index, count });
  await Promise.all([
    ...indices(many).map((index) => follow(ask(viaProxy(proxy), play(index)).answered, through)),
    ...indices(20).map((index) => follow(ask(directly, play(index)).answered, direct)),
  ]);
  const after = await proxy.ask('state');
  await proxy.stop();
  return {
    lost: through.lost,
    doubled: through.doubled,
    p50: quantile(through.latencies, 0.5),
    p95: quantile(through.latencies, 0.95),
    p99: quantile(through.latencies, 0.99),
    max: quantile(through.latencies, 1),
    'direct p50': quantile(direct.latencies, 0.5),
    'direct p95': quantile(direct.latencies, 0.95),
    'µs of CPU an event': ((after.cpuMs - before.cpuMs) * 1000) / (many * count),
    'MB at most': after.peak,
    'MB a stream': (after.peak - before.rss) / many,
  };
}

/** The first crowd warms the process up: what V8 takes for one it does not give back, to whoever came after. */
async function leaving(kind) {
  const proxy = await startProxy(kind);
  await crowdThatVanishes(proxy);
  const before = await proxy.ask('state');
  const times = await crowdThatVanishes(proxy);
  const after = await proxy.ask('state');
  await proxy.stop();
  return {
    'never closed': times.filter((time) => time === Infinity).length,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    max: quantile(times, 1),
    'MB before': before.rss,
    'MB after': after.rss,
    'heap before': before.heap,
    'heap after': after.heap,
    'sockets left': after.sockets,
    'timers left': after.timers,
  };
}

/** How long after they left the provider's side of each stream was closed, ms. */
async function crowdThatVanishes(proxy) {
  const clients = indices(many).map((index) => ask(viaProxy(proxy), { play: 'events', index, count: 1_000_000 }));
  for (const { answered } of clients) (await answered).on('error', () => undefined).resume();
  await sleep(2_000);
  const left = now();
  for (const { vanish } of clients) vanish();
  const closed = [];
  while (closed.length < many && now() - left < 5_000) {
    await sleep(50);
    closed.push(...(await provider.ask('left')));
  }
  // On a busy machine the provider hears of it before the proxy has put its own sockets away.
  await sleep(1_000);
  return clients.map((_, index) => (closed[index] ?? Infinity) - left);
}

/** What the provider may do, and the kind of failure that is. */
const kinds = { answer: 'answered', 500: 'server-error', reset: 'network', stall: 'timeout' };

async function trouble() {
  const proxy = await startProxy('kit', { headersMs: 1_000, idleMs: 1_000, totalMs: 2_000 });
  const outcomes = Object.fromEntries(Object.keys(kinds).map((play) => [play, { right: 0, wrong: 0 }]));
  const questions = indices(1_000);
  const askNext = async () => {
    for (let index = questions.pop(); index !== undefined; index = questions.pop()) {
      const play = ['500', 'reset', 'stall'][index % 10] ?? 'answer';
      const kind = await kindOf(ask(viaProxy(proxy), { play }, { stream: Math.floor(index / 10) % 2 === 0 }));
      outcomes[play][kind === kinds[play] ? 'right' : 'wrong'] += 1;
    }
  };
  await Promise.all(indices(50).map(askNext));
  const after = await proxy.ask('state');
  await proxy.stop();
  return { outcomes, unhandled: after.unhandled };
}

/** Of the failure a question came to, in the head or in the stream. */
async function kindOf({ answered }) {
  try {
    const response = await answered;
    const body = await text(response);
    const failure = response.statusCode === 200 ? /^event: error\ndata: (.*)$/m.exec(body)?.[1] : body;
    return failure === undefined ? 'answered' : JSON.parse(failure).kind;
  } catch {
    return 'not answered';
  }
}

async function repeating() {
  const proxy = await startProxy('kit');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let wrong = 0;
  const askOften = async (times) => {
    for (const index of indices(times)) {
      const play = index % 10 === 9 ? '500' : 'answer';
      if ((await kindOf(ask(viaProxy(proxy), { play }, { stream: index % 2 === 0, agent }))) !== kinds[play]) wrong += 1;
    }
    return proxy.ask('state');
  };
  const before = await askOften(1_000);
  const started = now();
  const after = await askOften(10_000);
  const tookMs = now() - started;
  agent.destroy();
  await proxy.stop();
  return {
    'ms a question': tookMs / 10_000,
    'of another class': wrong,
    'MB of heap': after.heap - before.heap,
    listeners: after.listeners - before.listeners,
    sockets: after.sockets - before.sockets,
    timers: after.timers - before.timers,
  };
}

const rounded = (row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, round(value)]));
async function table(title, measure) {
  const rows = {};
  for (const kind of ['kit', 'naive']) rows[kind] = await measure(kind);
  console.log(`\n${title}`);
  console.table(Object.fromEntries(Object.entries(rows).map(([kind, row]) => [kind, rounded(row)])));
  return rows.kit;
}

const loaded = await table(`${many} streams, ${perSecond} events a second in each, ${seconds} s; latency in ms`, streams);
goal('L1 events lost', loaded.lost, 0);
goal('L1 events doubled', loaded.doubled, 0);
goal('L1 latency of an event, p95', loaded.p95, 150, ' ms');
goal('L1 memory of the process at most', loaded['MB at most'], 200, ' MB');
goal('L1 memory a stream', loaded['MB a stream'], 0.3, ' MB');

const vanished = await table(`${many} clients vanish at once; ms until the provider's side is closed`, leaving);
goal('L3 streams never closed', vanished['never closed'], 0);
goal('L3 until a stream is closed, p95', vanished.p95, 250, ' ms');
goal('L3 until the last is closed', vanished.max, 1_000, ' ms');
goal('L3 memory after by memory before', vanished['MB after'] / vanished['MB before'], 1.2, '×');
goal('L3 sockets and timers left', vanished['sockets left'] + vanished['timers left'], 0);

const troubled = await trouble();
console.log('\n1,000 questions, 3 in 10 in trouble');
console.table(troubled.outcomes);
goal(
  'L5 answers of another class',
  Object.values(troubled.outcomes).reduce((sum, { wrong }) => sum + wrong, 0),
  0,
);
goal('L5 rejections nobody handled', troubled.unhandled, 0);

const repeated = await repeating();
console.log('\n10,000 questions by one connection: what there is more of afterwards');
console.table(rounded(repeated));
goal('L6 answers of another class', repeated['of another class'], 0);
goal('L6 heap', repeated['MB of heap'], 5, ' MB');
goal('L6 listeners', repeated.listeners, 0);
goal('L6 sockets', repeated.sockets, 0);
goal('L6 timers', repeated.timers, 0);
await provider.stop();
