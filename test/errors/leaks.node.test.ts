import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { inspect } from 'node:util';
import { MessageChannel } from 'node:worker_threads';
import { failureIn, normalizeError, originalOf, ProviderError, readFailure } from 'tryagain/errors';
import { describe, expect, test } from 'vitest';
import { canaries, carriers, escaped, responses } from './leaks-carriers.ts';

const deep = { depth: 10, showHidden: true, getters: true } as const;

/** All that a logger, a network, a tab or another thread gets to see of an error. */
async function sinks(error: ProviderError): Promise<Record<string, string>> {
  const clone: unknown = structuredClone(error);
  const arrived = await received(error);
  const answer = Response.json(error, { status: error.toJSON().status });
  const again = ProviderError.fromJSON(JSON.parse(JSON.stringify(error)));
  return {
    message: error.message,
    string: `${String(error)} ${Object.prototype.toString.call(error)}`,
    stack: error.stack ?? '',
    cause: inspect(error.cause, deep),
    fields: Reflect.ownKeys(error)
      .map((key) => `${String(key)}: ${inspect(Reflect.get(error, key), deep)}`)
      .join('\n'),
    entries: inspect(Object.entries(error), deep),
    assigned: inspect(Object.assign({}, error), deep),
    json: `${JSON.stringify(error)} ${JSON.stringify({ error }, null, 2)} ${inspect(error.toJSON(), deep)}`,
    inspect: inspect(error, deep),
    'inspect in an object': inspect({ failed: [error], cause: new Error('wrapped', { cause: error }) }, deep),
    structuredClone: inspect(clone, deep),
    postMessage: inspect(arrived, deep),
    console: printed(error),
    response: `${await answer.text()} ${inspect([...answer.headers])}`,
    'read again': `${inspect(again, deep)} ${JSON.stringify(again)}`,
    'original of a copy': inspect([originalOf(clone), originalOf(arrived), originalOf(again)]),
  };
}

function printed(error: ProviderError): string {
  let text = '';
  const stream = new Writable({
    write: (chunk, _, done) => {
      text += String(chunk);
      done();
    },
  });
  const log = new Console({ stdout: stream, stderr: stream, inspectOptions: { depth: 10, showHidden: true } });
  log.log(error);
  log.error('failed: %s %o %O %j', error, error, error, error);
  log.dir(error, deep);
  log.table([error]);
  log.trace(error);
  return text;
}

function received(error: ProviderError): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port2.once('message', (message) => {
      port1.close();
      resolve(message);
    });
    port1.postMessage(error);
  });
}

async function leaksOf(error: ProviderError): Promise<string[]> {
  const seen = await sinks(error);
  return Object.entries(seen).flatMap(([sink, text]) => {
    const found = escaped.exec(text);
    return found ? [`${sink}: …${text.slice(Math.max(0, found.index - 60), found.index + 40)}…`] : [];
  });
}

const contexts = [{}, { provider: 'kimi' }, { provider: 'minimax' }, { provider: 'kimi-code' }];

describe('S2 S3 what a failure carries stays in its original', () => {
  describe.each(Object.entries(carriers))('%s', (_, carry) => {
    test.each(Object.entries(canaries))('with a secret: %s', async (__, secret) => {
      for (const context of contexts) {
        const thrown = carry(secret);
        const error = normalizeError(thrown, context);
        expect(await leaksOf(error)).toEqual([]);
        expect(originalOf(error)).toBe(thrown);
        expect(originalOf(structuredClone(error))).toBeUndefined();
      }
    });
  });

  describe.each(Object.entries(responses))('%s', (_, answer) => {
    test.each(Object.entries(canaries))('with a secret: %s', async (__, secret) => {
      for (const context of contexts) {
        const found = await failureIn(answer(secret), context);
        const read = await readFailure(answer(secret), context);
        expect(found && (await leaksOf(found))).toEqual([]);
        expect(await leaksOf(read)).toEqual([]);
        expect(inspect(originalOf(found), deep)).toMatch(escaped);
      }
    });
  });
});

describe('S2 what a runtime says of a secret it was given', () => {
  test('M7 the TypeError of a header that cannot be one quotes the key; nothing of it is ours', async () => {
    for (const secret of [`Bearer ${canaries.key}\nx`, `${canaries.key}\r\nx: y`, `Bearer ${canaries.key}\u{1f511}`]) {
      let thrown: unknown;
      try {
        thrown = new Headers({ authorization: secret });
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(TypeError);
      expect(await leaksOf(normalizeError(thrown, { provider: 'kimi' }))).toEqual([]);
      expect(originalOf(normalizeError(thrown))).toBe(thrown);
    }
  });

  test('M8 the SyntaxError of a body that is no JSON quotes its beginning; nothing of it is ours', async () => {
    for (const text of ['canary page', '<canary>', '{"canary": canary}', '"canary']) {
      const thrown: unknown = await new Response(text).json().catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(SyntaxError);
      expect(await leaksOf(normalizeError(thrown))).toEqual([]);
    }
  });

  test('an address that cannot be one is quoted by its error; nothing of it is ours', async () => {
    const thrown: unknown = await fetch(`http://${canaries.key}:${canaries.key}@`).catch((error: unknown) => error);
    expect(await leaksOf(normalizeError(thrown))).toEqual([]);
  });
});

describe('S3 what a sentence of Kimi’s names', () => {
  test('is an account, an organization, a key: only the limit comes through', async () => {
    const message =
      'Your account org-canary0123456789abcdef01234567 / proj-canary0123456789abcdef <ak-canary0123456789ab> request reached project TPM rate limit, current: 1410, limit: 100';
    const error = normalizeError({ error: { message, type: 'rate_limit_reached_error' } });
    expect(await leaksOf(error)).toEqual([]);
    expect(error).toMatchObject({ kind: 'rate-limited', limit: { metric: 'tpm', current: 1410, max: 100, scope: 'project' } });
  });
});

test('these sinks find what does escape', async () => {
  const error = new ProviderError({ kind: 'unknown', code: 'canary' });
  expect((await leaksOf(error)).map((leak) => leak.split(':', 1)[0])).toEqual([
    'message',
    'string',
    'stack',
    'fields',
    'entries',
    'assigned',
    'json',
    'inspect',
    'inspect in an object',
    'structuredClone',
    'postMessage',
    'console',
    'response',
    'read again',
  ]);
  expect(await leaksOf(Object.assign(new ProviderError({ kind: 'unknown' }), { cause: new Error('canary') }))).not.toEqual([]);
});
