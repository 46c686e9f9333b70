// Would it repeat the request? Asked of every failure in test/corpus that came with an HTTP status, of four rules:
//   tryagain     the row as an app meets it (test/support/corpus.ts), `retry` is 'soon'. What an SDK left as a string is
//                read as that string alone, without its status; the others see the status of these rows, too.
//   openai-node  its client, `maxRetries: 1`, against a server that always answers with the row: it came twice.
//   AI SDK       generateText (streamText for a frame), `maxRetries: 0`, against the same server: the error's isRetryable.
//   status       408, 409, 429 and 500 or more.
// Right is: repeated where the row says 'soon'; not repeated where it says 'never' or 'after-reset', however politely an
// hour later would be asked. A row without a status is no HTTP exchange: only tryagain can be asked there.
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, streamText } from 'ai';
import OpenAI from 'openai';
import { failureIn, normalizeError } from '#kit/errors';
import { corpus, momentOf, textOf } from './support/corpus.mjs';
import { goal } from './support/goal.mjs';
import { replayServer } from './support/replay-server.mjs';

const server = await replayServer(corpus);
const messages = [{ role: 'user', content: 'hi' }];

async function tryagain(row, index) {
  const context = { provider: row.provider, now: momentOf(row) };
  if (row.transport === 'sdk-string') return normalizeError(new Error(textOf(row)), context).retry === 'soon';
  if (row.transport !== 'http' || row.status === null) return normalizeError(row.body, context).retry === 'soon';
  const failure = await failureIn(await fetch(server.baseURL('tryagain', index), { method: 'POST', body: '{}' }), context);
  return failure?.retry === 'soon';
}

async function openaiNode(row, index) {
  const client = new OpenAI({ apiKey: 'unused', baseURL: server.baseURL('openai', index), maxRetries: 1, logLevel: 'off' });
  try {
    const stream = row.transport === 'sse';
    const answer = await client.chat.completions.create({ model: 'any', messages, stream });
    if (stream) for await (const chunk of answer) void chunk;
  } catch {
    // How it failed is not asked here, only whether it came again.
  }
  return server.attempts('openai', index) > 1;
}

async function aiSdk(row, index) {
  const model = createOpenAICompatible({ name: 'any', apiKey: 'unused', baseURL: server.baseURL('ai', index) })('any');
  let seen;
  const onError = ({ error }) => (seen ??= error);
  try {
    const options = { model, messages, maxRetries: 0 };
    await (row.transport === 'sse' ? streamText({ ...options, onError }).consumeStream({ onError }) : generateText(options));
  } catch (error) {
    seen ??= error;
  }
  return seen?.isRetryable === true;
}

const status = (row) => [408, 409, 429].includes(row.status) || row.status >= 500;

const rules = { tryagain, 'openai-node': openaiNode, 'AI SDK': aiSdk, status };
const rows = await Promise.all(
  corpus.map(async (row, index) => {
    const asked = row.status === null ? { tryagain } : rules;
    const answers = await Promise.all(Object.entries(asked).map(async ([name, rule]) => [name, await rule(row, index)]));
    return { ...row, mayRepeat: row.expect.retry === 'soon', repeats: Object.fromEntries(answers) };
  }),
);
server.close();

const withStatus = rows.filter((row) => row.status !== null);
const groups = { 'with a status': withStatus, 'whole HTTP answers': withStatus.filter((row) => row.transport === 'http') };
for (const row of withStatus) (groups[`${row.provider}, ${row.transport}`] ??= []).push(row);
groups['without a status'] = rows.filter((row) => row.status === null);
groups.all = rows;

console.log(`${rows.length} failures, ${withStatus.length} with a status. In each cell: right % / of what must not be repeated, repeats %`);
console.log('/ of what may be repeated, gives up %.');
console.table(
  Object.fromEntries(
    Object.entries(groups).map(([name, some]) => {
      const mustNot = some.filter((row) => !row.mayRepeat).length;
      const cells = Object.keys(rules).map((rule) => [rule, cell(figures(some, rule))]);
      return [name, { rows: some.length, 'must not': mustNot, may: some.length - mustNot, ...Object.fromEntries(cells) }];
    }),
  ),
);
goal('tryagain, advice that is wrong', 100 - figures(rows, 'tryagain').right, 0, ' %');
goal('tryagain, repeats what must not be', figures(rows, 'tryagain').repeats, 0, ' %');

function figures(some, rule) {
  const asked = some.filter((row) => rule in row.repeats);
  if (asked.length < some.length) return null;
  const may = asked.filter((row) => row.mayRepeat);
  const mustNot = asked.filter((row) => !row.mayRepeat);
  return {
    right: share(asked, (row) => row.repeats[rule] === row.mayRepeat),
    repeats: share(mustNot, (row) => row.repeats[rule]),
    givesUp: share(may, (row) => !row.repeats[rule]),
  };
}

function share(list, holds) {
  return list.length === 0 ? null : (100 * list.filter(holds).length) / list.length;
}

/** A rule that cannot be asked about some of these rows has no figure for them. */
function cell(seen) {
  return seen === null ? '–' : [seen.right, seen.repeats, seen.givesUp].map((value) => value?.toFixed(0) ?? '–').join(' / ');
}
