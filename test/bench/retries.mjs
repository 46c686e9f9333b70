// What trying again costs, over real HTTP on loopback: a provider that speaks Kimi's wire and keeps its own time, and
// four times the same trouble, met by
//   tryagain        a QueryClient with `providerQuery`, observed with the options of useProviderQuery
//   tryagain, hold  the same with `cooldown: 'hold'`: nobody has to press anything where a time is known
//   TanStack Query  as it comes: three repeats after 1, 2 and 4 s, whatever the failure is
//   AI SDK          generateText with its two repeats after 2 and 4 s, by @ai-sdk/openai-compatible
// Behind each stands the same person: a second after a failure is shown, or when the button can be pressed if that is
// later, it is pressed, and again, until there is an answer. Where the money is gone nobody presses on: it is topped up
// after 4 s, and a second later the person says so; with us by `clear`, which is what the "I've topped up" button does.
// `by itself`: repeats nobody pressed for, less what was pressed and failed at once, unsent. `too early`: sent after the
// first refusal was read and before the provider's own moment. `seconds`: until the page's last question is answered.
import { createServer } from 'node:http';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { QueryClient, QueryObserver, environmentManager } from '@tanstack/react-query';
import { generateText } from 'ai';
import { goal, round } from './support/goal.mjs';

// A page repeats by itself, a server does not: both libraries look for a window.
globalThis.window = globalThis;
environmentManager.setIsServer(() => false);
const { providerQuery } = await import('#kit/index');
const { cooldownsOf } = await import('#kit/hooks/cooldowns-of');

const json = 'application/json';
const kimi = (type, message) => ({ status: 429, type: json, text: JSON.stringify({ error: { message, type } }) });
const account = 'Your account org-x<ak-x>';
const html = '<html><head><title>503 Service Temporarily Unavailable</title></head><body><center>nginx</center></body></html>';
const answer = JSON.stringify({
  id: 'any',
  created: 0,
  model: 'any',
  choices: [{ index: 0, message: { role: 'assistant', content: 'hi' }, finish_reason: 'stop' }],
});

/**
 * `opens`: the provider's own moment, ms since the first request; `lastAnswer` is since then, too. `toldAt`: when the
 * person says that it is topped up. `isTold`: the failure tells when, or that no repeat can help.
 */
const troubles = {
  // As Kimi does, the sentence says a second whatever the limit: 15 a minute are one in four.
  'one request in 4 s, asked by 3 queries': {
    questions: 3,
    isTold: true,
    opens: (lastAnswer) => lastAnswer + 4_000,
    refusal: kimi('rate_limit_reached_error', `${account} request reached organization max RPM: 15, please try again after 1 seconds`),
  },
  'overloaded for 2 s': {
    questions: 1,
    opens: () => 2_000,
    refusal: kimi('engine_overloaded_error', 'The engine is currently overloaded, please try again later'),
  },
  'no balance, topped up after 4 s': {
    questions: 1,
    opens: () => 4_000,
    toldAt: 5_000,
    isTold: true,
    refusal: kimi('exceeded_current_quota_error', `${account} is suspended due to insufficient balance, please recharge your account`),
  },
  'an outage of 5 s, met by 20 queries': {
    questions: 20,
    opens: () => 5_000,
    refusal: { status: 503, type: 'text/html', text: html },
  },
};

async function provider({ opens, refusal }) {
  const sent = [];
  let began = null;
  let lastAnswer = 0;
  const server = createServer((request, response) => {
    began ??= Date.now();
    const at = Date.now() - began;
    const ok = at >= opens(lastAnswer);
    sent.push({ at, ok });
    if (ok) lastAnswer = at;
    const { status, type, text } = ok ? { status: 200, type: json, text: answer } : refusal;
    request.resume().on('end', () => response.writeHead(status, { 'content-type': type }).end(text));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseURL: `http://127.0.0.1:${server.address().port}`,
    sent,
    pressed: 0,
    since: () => (began === null ? 0 : Date.now() - began),
    close: () => server.closeAllConnections() ?? server.close(),
  };
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** Between a failure that is seen and a button that is pressed, ms. */
const finger = 1_000;

const ask = ({ baseURL }, signal) => fetch(`${baseURL}/chat/completions`, { method: 'POST', body: '{}', signal });

/** Until it is answered; `ready` says when the person can press. */
function observed(client, options, place, ready) {
  const observer = new QueryObserver(client, options);
  return new Promise((resolve) => {
    let shown = null;
    const leave = observer.subscribe(async (result) => {
      if (result.status === 'success') {
        leave();
        resolve();
      } else if (result.status === 'error' && result.fetchStatus === 'idle' && result.errorUpdatedAt !== shown) {
        shown = result.errorUpdatedAt;
        await ready(result.error);
        place.pressed += 1;
        void observer.refetch();
      }
    });
  });
}

async function topUp(trouble, place) {
  await sleep(trouble.toldAt - place.since());
}

const viaTryagain = (cooldown) => async (trouble, place) => {
  const client = new QueryClient();
  const cooldowns = cooldownsOf(client);
  const ready = async (error) => {
    if (trouble.toldAt) {
      await topUp(trouble, place);
      return cooldowns.clear({ provider: 'kimi' });
    }
    await sleep(finger);
    for (let at = cooldowns.retryAt(error); at !== null && at > Date.now(); at = cooldowns.retryAt(error)) await sleep(at - Date.now());
  };
  const queries = Array.from({ length: trouble.questions }, (_, index) => {
    const queryFn = async ({ signal }) => {
      const response = await ask(place, signal);
      return response.ok ? response.json() : response;
    };
    const options = providerQuery({ provider: 'kimi', endpoint: 'chat', cooldown, queryKey: [index], queryFn });
    return observed(client, { ...options, networkMode: 'always' }, place, ready);
  });
  await Promise.all(queries);
  client.clear();
};

const clients = {
  tryagain: viaTryagain('fail'),
  'tryagain, hold': viaTryagain('hold'),
  'TanStack Query': async (trouble, place) => {
    const client = new QueryClient();
    const ready = () => (trouble.toldAt ? topUp(trouble, place) : sleep(finger));
    const queryFn = async ({ signal }) => {
      const response = await ask(place, signal);
      if (!response.ok) throw new Error(`${response.status}`);
      return response.json();
    };
    await Promise.all(
      Array.from({ length: trouble.questions }, (_, index) => observed(client, { queryKey: [index], queryFn }, place, ready)),
    );
    client.clear();
  },
  'AI SDK': async (trouble, place) => {
    const model = createOpenAICompatible({ name: 'kimi', apiKey: 'unused', baseURL: place.baseURL })('kimi-k2.6');
    const question = async () => {
      for (;;) {
        try {
          return await generateText({ model, prompt: 'hi', maxRetries: 2 });
        } catch {
          await (trouble.toldAt ? topUp(trouble, place) : sleep(finger));
          place.pressed += 1;
        }
      }
    };
    await Promise.all(Array.from({ length: trouble.questions }, question));
  },
};

async function run(trouble, client) {
  const place = await provider(trouble);
  await client(trouble, place);
  place.close();
  const { sent, pressed } = place;
  const wasted = sent.filter(({ ok }) => !ok);
  // Who asked in the first quarter of a second could not know.
  return {
    sent: sent.length,
    pressed,
    wasted: wasted.length,
    early: wasted.filter(({ at }) => at > 250).length,
    seconds: sent.at(-1).at / 1000,
  };
}

// All at once: they wait, and cost nothing.
const results = await Promise.all(
  Object.entries(troubles).map(async ([name, trouble]) => {
    const runs = Object.entries(clients).map(async ([client, how]) => [client, await run(trouble, how)]);
    return { name, trouble, seen: Object.fromEntries(await Promise.all(runs)) };
  }),
);
for (const { name, trouble, seen } of results) {
  console.log(`\n${name}`);
  console.table(
    Object.fromEntries(
      Object.entries(seen).map(([client, { sent, pressed, wasted, early, seconds }]) => [
        client,
        {
          sent,
          'by itself': sent - trouble.questions - pressed,
          pressed,
          'wasted, a success': round(wasted / trouble.questions),
          'too early': early,
          seconds: round(seconds),
        },
      ]),
    ),
  );
}
// Where nobody names a time the table is the whole statement, but for what is sent in silence: ours tells sooner, and so
// that person presses sooner.
const told = results.filter(({ trouble }) => trouble.isTold);
for (const ours of ['tryagain', 'tryagain, hold']) {
  for (const { name, seen } of told) {
    const best = (field) => Math.min(seen['TanStack Query'][field], seen['AI SDK'][field]);
    goal(`${ours}, ${name}: wasted by the better of the others`, seen[ours].wasted / best('wasted'), 0.5, '×');
    goal(`${ours}, ${name}: seconds by the quicker of the others`, seen[ours].seconds / best('seconds'), 1, '×');
  }
}
for (const { name, trouble, seen } of results.filter(({ trouble }) => trouble.questions > 3)) {
  const byItself = (client) => seen[client].sent - trouble.questions - seen[client].pressed;
  const best = Math.min(byItself('TanStack Query'), byItself('AI SDK'));
  goal(`tryagain, ${name}: repeats by itself, by the fewer of the others`, byItself('tryagain') / best, 0.5, '×');
}
