import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { chain, chatAt, closeServers } from './support-node.ts';
import { delta, done, errorFrame } from './support-streams.ts';

afterEach(async () => {
  vi.useRealTimers();
  await closeServers();
});

const indices = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Asked as the message of one person: the provider answers by it. */
const ask = (base: string, index: number, more: object = {}, init: RequestInit = {}) =>
  chatAt(base, { messages: [{ role: 'user', content: String(index) }], ...more }, init);

async function askedIndex(incoming: IncomingMessage): Promise<number> {
  const { messages } = JSON.parse(await text(incoming)) as { messages: { content: string }[] };
  return Number(messages[0]?.content);
}

const begin = (outgoing: ServerResponse) => outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
const answer = (outgoing: ServerResponse) => outgoing.setHeader('content-type', 'application/json').end('{"choices":[]}');

/** `all` is kept once so many have come. */
function gathering(count: number) {
  let left = count;
  let keep = (): void => undefined;
  const all = new Promise<void>((resolve) => (keep = resolve));
  const come = (): void => {
    left -= 1;
    if (left === 0) keep();
  };
  return { come, all };
}

test('L1 of 40 streams at once no event is lost, doubled, out of order or in another stream', async () => {
  const streams = indices(40);
  const events = (index: number) => indices(50).map((number) => delta(`${index}:${number}`));
  const sent = streams.map((index) => events(index).join('') + done);
  const here = gathering(streams.length);
  const base = await chain(async (incoming, outgoing) => {
    const index = await askedIndex(incoming);
    begin(outgoing);
    here.come();
    await here.all;
    // In each stream chunks end elsewhere: within an event, between its last two bytes, after several.
    const length = 40 + index * 17;
    for (let rest = sent[index] ?? ''; rest !== ''; rest = rest.slice(length)) {
      outgoing.write(rest.slice(0, length));
      // What is written within one turn would leave as one chunk.
      await nextTurn();
    }
    outgoing.end();
  });
  expect(await Promise.all(streams.map(async (index) => (await ask(base, index, { stream: true })).text()))).toEqual(sent);
});

test('L3 of 40 clients that vanish at once every socket to the provider is closed within a second', async () => {
  const clients = indices(40);
  const isStreaming = (index: number) => index % 2 === 0;
  const here = gathering(clients.length);
  const closed = gathering(clients.length);
  const base = await chain(async (incoming, outgoing) => {
    incoming.socket.on('close', closed.come);
    // The others vanish before there is an answer.
    if (isStreaming(await askedIndex(incoming))) begin(outgoing).write(delta('so far'));
    here.come();
  });

  const gone = new AbortController();
  const answers = clients.map((index) => ask(base, index, { stream: true }, { signal: gone.signal }));
  const left = Promise.allSettled(answers.map(async (response) => (await response).text()));
  await Promise.all([here.all, ...answers.filter((_, index) => isStreaming(index))]);
  const started = performance.now();
  gone.abort();
  await closed.all;
  expect(performance.now() - started).toBeLessThan(1000);
  expect((await left).map(({ status }) => status)).toEqual(clients.map(() => 'rejected'));
}, 5000);

/** What a question came to: the status alone where it was answered, or the failure's class. */
async function outcomeOf(response: Response): Promise<readonly unknown[]> {
  const body = await response.text();
  if (response.ok && !body.includes('event: error')) return [response.status];
  const { kind } = response.ok ? errorFrame(body) : (JSON.parse(body) as Record<string, unknown>);
  return [response.status, kind];
}

test('L5 where a third of the requests meet a 500, a reset or a stall, each has its own class, and the process lives on', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  // A stall is over when its time is: that is passed by hand, once everybody else has an answer.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

  const requests = indices(36);
  const troubleOf = (index: number) => (['500', 'reset', 'stall'] as const)[index % 9] ?? 'none';
  const isStreaming = (index: number) => Math.floor(index / 9) % 2 === 1;
  const expected = {
    500: [
      [502, 'server-error'],
      [502, 'server-error'],
    ],
    reset: [
      [502, 'network'],
      [200, 'network'],
    ],
    stall: [
      [504, 'timeout'],
      [200, 'timeout'],
    ],
    none: [[200], [200]],
  };
  const stalls = gathering(requests.filter((index) => troubleOf(index) === 'stall').length);
  const strikes = new Map<number, () => void>();
  const provider = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const index = await askedIndex(incoming);
    const trouble = troubleOf(index);
    if (trouble === '500') return outgoing.writeHead(500, { 'content-type': 'application/json' }).end('{"error":{"message":"x"}}');
    if (trouble === 'none') return isStreaming(index) ? begin(outgoing).end(delta('', 'stop') + done) : answer(outgoing);
    if (isStreaming(index)) begin(outgoing).write(delta('so far'));
    const strike = trouble === 'stall' ? stalls.come : () => incoming.socket.resetAndDestroy();
    // In the middle of a stream means: when the page has its beginning.
    return isStreaming(index) ? strikes.set(index, strike) : strike();
  };
  // Less than the five minutes that Node's fetch has of its own.
  const totalMs = 60_000;
  const base = await chain(provider, { limits: { totalMs } });
  const outcome = async (index: number) => {
    const response = await ask(base, index, { stream: isStreaming(index) });
    strikes.get(index)?.();
    return outcomeOf(response);
  };

  const outcomes = requests.map(outcome);
  await Promise.all([stalls.all, ...outcomes.filter((_, index) => troubleOf(index) !== 'stall')]);
  vi.advanceTimersByTime(totalMs);
  expect(await Promise.all(outcomes)).toEqual(requests.map((index) => expected[troubleOf(index)][isStreaming(index) ? 1 : 0]));
  expect(await outcome(8)).toEqual([200]);
  await nextTurn();
  expect(unhandled).toEqual([]);
});
