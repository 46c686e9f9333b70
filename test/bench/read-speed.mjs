// What reading a failure costs, beside what the SDKs pay to make theirs, in time of the processor. Ratios of one run are the
// figures; absolute times move with the machine. Responses that were made show the reading alone, fetched ones what an
// app does. `failureIn` has no goal: it promises a body that stays readable, and pays for a clone that nobody else makes.
import { createServer } from 'node:http';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APIError } from 'openai';
import { failureIn, normalizeError, readFailure } from '#kit/errors';
import { goal, round } from './support/goal.mjs';
import { median, medians } from './support/medians.mjs';

const bodies = {
  'Kimi 429': {
    provider: 'kimi',
    status: 429,
    text: JSON.stringify({
      error: {
        message:
          'Your account org-0123456789abcdef0123456789abcdef<ak-0123456789abcdef> request reached organization max RPM: 3, please try again after 1 seconds',
        type: 'rate_limit_reached_error',
      },
    }),
  },
  'MiniMax 200': {
    provider: 'minimax',
    status: 200,
    text: JSON.stringify({
      id: '0123456789abcdef0123456789abcdef',
      object: 'chat.completion',
      created: 1_780_000_000,
      model: 'MiniMax-M2.5',
      choices: null,
      usage: { total_tokens: 0, total_characters: 0 },
      base_resp: { status_code: 1008, status_msg: 'insufficient balance' },
    }),
  },
  'MiniMax 401': {
    provider: 'minimax',
    status: 401,
    text: JSON.stringify({
      type: 'error',
      error: {
        type: 'authorized_error',
        message: "login fail: Please carry the API secret key in the 'Authorization' field of the request header (1004)",
        http_code: '401',
      },
      request_id: '0123456789abcdef0123456789abcdef',
    }),
  },
  'HTML 502': {
    provider: 'kimi',
    status: 502,
    type: 'text/html',
    text:
      '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n' +
      '<hr><center>nginx/1.25.3</center>\r\n</body>\r\n</html>\r\n<!-- a padding to disable MSIE and Chrome friendly error page -->\r\n',
  },
};

const headersOf = ({ type = 'application/json' }) => ({ 'content-type': type, 'x-request-id': '0123456789abcdef' });

/** The handler of the AI SDK's own provider, with that provider's schema. */
const { failedResponseHandler } = createOpenAICompatible({ name: 'any', baseURL: 'http://127.0.0.1' })('any');
const viaAiSdk = (response) => failedResponseHandler({ response, url: 'http://127.0.0.1/', requestBodyValues: {} });

/** What openai-node's client does with an answer that is not ok. */
async function viaOpenai(response) {
  const text = await response.text();
  const body = parsed(text);
  return APIError.generate(response.status, body, body ? undefined : text, response.headers);
}

const server = createServer((request, response) => {
  const body = bodies[decodeURIComponent(request.url.slice(1))];
  response.writeHead(body.status, headersOf(body)).end(body.text);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const sources = {
  made: { calls: 200, make: (body) => new Response(body.text, { status: body.status, headers: headersOf(body) }) },
  fetched: { calls: 40, make: (body, name) => fetch(`${origin}/${encodeURIComponent(name)}`) },
};

for (const [source, { calls, make }] of Object.entries(sources)) {
  const table = {};
  for (const [name, body] of Object.entries(bodies)) {
    const context = { provider: body.provider };
    const fresh = () => make(body, name);
    const seen = await medians(
      {
        'response.text()': { make: fresh, run: (response) => response.text() },
        'clone().text()': { make: fresh, run: (response) => response.clone().text() },
        readFailure: { make: fresh, run: (response) => readFailure(response, context) },
        failureIn: { make: fresh, run: (response) => failureIn(response, context) },
        'openai-node': { make: fresh, run: viaOpenai },
        'AI SDK': { make: fresh, run: viaAiSdk },
      },
      { calls },
    );
    table[`${name} (${body.text.length} B)`] = seen;
  }
  print(`Reading a response that was ${source}, µs`, table, 1000);
  const total = (variant) => Object.values(table).reduce((sum, row) => sum + row[variant], 0);
  goal(`${source}: readFailure by the AI SDK's handler`, total('readFailure') / total('AI SDK'), 0.3, '×');
  goal(`${source}: readFailure by openai-node's path`, total('readFailure') / total('openai-node'), 1, '×');
  const floor = total('response.text()');
  const above = (variant) => round((total(variant) - floor) / Object.keys(table).length / 1000);
  console.log(`  response.text() alone is ${round(floor / total('AI SDK'))}× the AI SDK's handler; above it, µs a response:`);
  console.log(`  readFailure ${above('readFailure')}, openai-node ${above('openai-node')}, AI SDK ${above('AI SDK')}`);
  console.log(`  failureIn by clone().text(): ${round(total('failureIn') / total('clone().text()'))}×`);
}
server.closeAllConnections();
server.close();

const kinds = new Map([
  ['rate_limit_reached_error', 'rate-limited'],
  ['authorized_error', 'authentication'],
]);
const table = {};
for (const [name, { text, status, provider, ...rest }] of Object.entries(bodies)) {
  const body = parsed(text) ?? text;
  const headers = new Headers(headersOf(rest));
  const context = { provider };
  const make = () => text;
  table[name] = await medians({
    'floor: parse, look up, match': { make, run: floor },
    normalizeError: { make, run: () => normalizeError({ status, headers, body }, context) },
    'APIError.generate': { make, run: () => APIError.generate(status, body, undefined, headers) },
  });
}
print('A parsed body, µs', table, 1000);

/** What any reader has to do at least: parse, look the type up, find the wait. */
function floor(text) {
  const error = parsed(text)?.error;
  const wait = /after (\d{1,6}) seconds/.exec(error?.message ?? '');
  return { kind: kinds.get(error?.type) ?? 'unknown', waitMs: wait ? Number(wait[1]) * 1000 : null, message: error?.message };
}

// A reader whose time grows faster than its input can be stopped by one long answer.
const units = {
  'plain words': 'the request could not be served by this model at the moment ',
  digits: '1234567890',
  'open braces': '{',
  'open quotes': '{"a":"',
  backslashes: '\\',
  'line ends': '1\n',
  spaces: ' ',
  'half a wait': 'please try again after in 2h 5m after ',
  'retrying in': 'retrying in a while retrying after ',
  'data lines': 'data: {"error":{"message":"x"\n',
  types: '"type":"rate_limit_error","message":"',
  'nested JSON': '[',
  'escaped JSON': '{\\"error\\":{\\"message\\":\\"',
  'HTML heads': '<html><title>',
  'Chinese waits': '将在 30 秒后重试，请在后',
};
const sizes = [10, 12, 14, 16, 18, 20].map((power) => 2 ** power);
const growth = {};
let steepest = 0;
for (const [name, unit] of Object.entries(units)) {
  const times = sizes.map((size) => {
    const error = new Error(unit.repeat(Math.ceil(size / unit.length)).slice(0, size));
    const runs = Array.from({ length: 9 }, () => {
      const started = process.hrtime.bigint();
      normalizeError(error, { provider: 'kimi' });
      return Number(process.hrtime.bigint() - started);
    });
    // The fastest: what else happens on a machine only adds.
    return Math.min(...runs) / size;
  });
  growth[name] = Object.fromEntries(times.map((time, index) => [`${sizes[index] / 1024} KiB`, time]));
  // Below 4 KiB what every call costs hides the slope.
  steepest = Math.max(steepest, ...times.slice(2).map((time) => time / times[1]));
}
print('normalizeError of a long text, ns a byte', growth, 1);
goal('a byte of a longer text (16 KiB to 1 MiB) by a byte of 4 KiB, the worst', steepest, 2, '×');

const chunk = new TextEncoder().encode('<p>upstream error</p>'.repeat(800).slice(0, 16_384));
let taken = 0;
const times = [];
for (let run = 0; run < 9; run += 1) {
  taken = 0;
  const body = new ReadableStream(
    {
      pull(controller) {
        taken += chunk.length;
        controller.enqueue(chunk);
        if (taken >= 10_000_000) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const response = new Response(body, { status: 502 });
  const started = performance.now();
  await readFailure(response);
  times.push(performance.now() - started);
}
console.log();
goal('a body of 10 MB, ms', median(times), 20);
goal('a body of 10 MB, KiB read', taken / 1024, 64);

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function print(title, rows, divisor) {
  console.log(`\n${title}`);
  const cells = (row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, round(value / divisor)]));
  console.table(Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, cells(row)])));
}
