// A thousand clients are told the same reset moment: when do they come back? Each is an instance of the real code, all on
// one virtual time. `hold` is createCooldowns as an app has it (one a client, none knows of another); `retryDelay` the
// policy of queries; beside them TanStack Query's defaults (fetchQuery with `retry: 3`) and the AI SDK's generateText with
// its two retries, once with Kimi's wire, where the wait stands in a sentence, and once with a Retry-After besides.
// The fullest 100 ms is looked for everywhere, not only between full tenths of a second, and is a share of all clients.
// `early` are requests a client sent after it was told and before the moment.
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { QueryClient, environmentManager } from '@tanstack/react-query';
import { generateText } from 'ai';
import { normalizeError, retryDelay } from '#kit/errors';
import { createClock } from '#kit/recovery/clock';
import { createCooldowns } from '#kit/recovery/cooldowns';
import { scope } from '#kit/recovery/scope';
import { goal, round } from './support/goal.mjs';
import { median } from './support/medians.mjs';
import { virtualTime } from './support/virtual-time.mjs';

const many = 1_000;
/** The AI SDK throws no dice: so many stand for all. */
const few = 100;
/** Chance is part of it: a figure is the median of so many herds, and the worst stands beside it. */
const herds = 5;
const waits = { '1 s': 1_000, '20 s': 20_000, '5 min': 300_000, '5 h': 18_000_000 };

const time = virtualTime();
environmentManager.setIsServer(() => false);
const request = scope({ provider: 'kimi', endpoint: 'chat', model: 'kimi-k2.6' });
const body = (waitMs) => ({
  error: {
    message: `Your account org-x<ak-x> request reached organization max RPM: 200, please try again after ${waitMs / 1000} seconds`,
    type: 'rate_limit_reached_error',
  },
});
const told = (waitMs) => normalizeError({ status: 429, body: body(waitMs) }, { provider: 'kimi' });

/** Each sends its requests by `send`, which throws before the moment; the first one has been sent and refused. */
const kinds = {
  hold: async ({ waitMs, send }) => {
    const cooldowns = createCooldowns({ clock: createClock() });
    const first = await cooldowns.enter(request, 'hold');
    first.failed(told(waitMs));
    const pass = await cooldowns.enter(request, 'hold');
    send();
    pass.succeeded();
  },
  retryDelay: async ({ waitMs, send }) => {
    await new Promise((resolve) => setTimeout(resolve, retryDelay(0, told(waitMs))));
    send();
  },
  'TanStack Query': async ({ waitMs, send }) => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: 3, gcTime: 0, networkMode: 'always' } } });
    let first = true;
    const queryFn = () => {
      if (!first && send()) return 'answered';
      first = false;
      throw told(waitMs);
    };
    await client.fetchQuery({ queryKey: ['any'], queryFn }).catch(() => undefined);
  },
  'AI SDK': (client) => viaAiSdk(client, {}),
  'AI SDK, Retry-After': (client) => viaAiSdk(client, { 'retry-after': String(client.waitMs / 1000) }),
};

async function viaAiSdk({ waitMs, send }, headers) {
  let first = true;
  const fetch = async () => {
    if (!first && send()) return Response.json(answer);
    first = false;
    return Response.json(body(waitMs), { status: 429, headers });
  };
  const model = createOpenAICompatible({ name: 'kimi', apiKey: 'unused', baseURL: 'http://127.0.0.1', fetch })('kimi-k2.6');
  await generateText({ model, prompt: 'hi' }).catch(() => undefined);
}

const answer = {
  id: 'any',
  created: 0,
  model: 'any',
  choices: [{ index: 0, message: { role: 'assistant', content: 'hi' }, finish_reason: 'stop' }],
};

async function herd(kind, waitMs, clients) {
  const until = Date.now() + waitMs;
  const sent = [];
  const send = () => sent.push(Date.now() - until) && Date.now() >= until;
  const all = Array.from({ length: clients }, () => kind({ waitMs, send }));
  await time.untilQuiet(byChance.has(kind) ? 1 : 12);
  await Promise.all(all);
  sent.sort((a, b) => a - b);
  const onTime = sent.filter((at) => at >= 0);
  return {
    peak: (100 * fullest(sent, 100)) / clients,
    early: (sent.length - onTime.length) / clients,
    earliest: sent[0],
    spread: onTime.length > 0 ? onTime.at(-1) - onTime[0] : null,
    answered: (100 * onTime.length) / clients,
  };
}

/** How many fall into the fullest span of this length. */
function fullest(sorted, length) {
  let most = 0;
  for (let first = 0, last = 0; last < sorted.length; last += 1) {
    while (sorted[last] - sorted[first] >= length) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** They throw dice, and need no turn of the event loop but promises. */
const byChance = new Set([kinds.hold, kinds.retryDelay]);
for (const [wait, waitMs] of Object.entries(waits)) {
  const table = {};
  let held = [];
  for (const [name, kind] of Object.entries(kinds)) {
    const seen = [];
    for (let turn = 0; turn < (byChance.has(kind) ? herds : 1); turn += 1)
      seen.push(await herd(kind, waitMs, name.startsWith('AI SDK') ? few : many));
    const figure = (field) => median(seen.map((one) => one[field]));
    table[name] = {
      'fullest 100 ms, %': round(figure('peak')),
      'worst of all, %': round(Math.max(...seen.map(({ peak }) => peak))),
      'early, a client': round(figure('early')),
      'earliest, s after': Math.min(...seen.map(({ earliest }) => Math.trunc(earliest))) / 1000,
      'spread, s': round(seen.every(({ spread }) => spread === null) ? null : figure('spread') / 1000),
      'answered, %': round(figure('answered')),
    };
    if (name === 'hold') held = seen;
  }
  console.log(`\nTold to wait ${wait}: ${many} clients`);
  console.table(table);
  goal(`${wait}: hold, requests before the moment`, Math.max(...held.map(({ early }) => early)), 0);
  for (const ours of ['hold', 'retryDelay']) goal(`${wait}: ${ours}, the fullest 100 ms`, table[ours]['fullest 100 ms, %'], 5, ' %');
}
