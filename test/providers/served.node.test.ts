import { normalizeError } from 'tryagain/errors';
import { anthropic, openai, openrouter } from 'tryagain/providers';
import type { ProviderTable } from 'tryagain/providers';
import { createHandler } from 'tryagain/server';
import { afterEach, describe, expect, it } from 'vitest';
import { deepseek } from './deepseek.ts';
import { answerOf, chunk, handlerAt, keys, openaiHeaders, sendJson, sendStream, upstream } from './fake-openai.ts';
import type { Asked } from './fake-openai.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()));
});

/** The handler, and behind it an upstream that answers so. */
async function served(table: ProviderTable, answer: Parameters<typeof upstream>[0]) {
  const provider = await upstream(answer);
  const handler = await handlerAt({
    tables: [openai, anthropic, openrouter, deepseek],
    providers: { [table.name]: { apiKey: keys[table.name as keyof typeof keys], baseURL: `${provider.url}/v1` } },
  });
  open.push(provider, handler);
  const at = (path: string) => `${handler.url}/api/ai/${table.name}${path}`;
  return {
    asked: provider.asked,
    get: (path: string) => fetch(at(path)),
    post: (path: string, body: object) =>
      fetch(at(path), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  };
}
const first = (asked: readonly Asked[]): Asked => {
  if (!asked[0]) throw new Error('nobody was asked');
  return asked[0];
};
const question = { model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Hello' }] };
const problem = async (response: Response) => (await response.json()) as Record<string, unknown>;

it('takes any word for a key where a model is served on this machine, and nowhere else', async () => {
  const provider = await upstream((response) => sendJson(response, 200, { object: 'list', data: [] }));
  const at = (baseURL: string) => ({ tables: [deepseek], providers: { deepseek: { apiKey: 'ollama', baseURL } } });
  const handler = await handlerAt(at(`${provider.url}/v1`));
  open.push(provider, handler);
  expect((await fetch(`${handler.url}/api/ai/deepseek/models`)).status).toBe(200);
  expect(first(provider.asked).headers.authorization).toBe('Bearer ollama');
  expect(() => handlerAt(at('https://gateway.example/v1'))).toThrow(/apiKey is too short.*8 to 4096 characters/);
});

describe.each([
  ['openai', openai],
  ['deepseek, a table of the app’s', deepseek],
  ['openrouter', openrouter],
])('%s behind the handler', (_, table) => {
  it('streams a chat byte for byte, with its own key and nothing of the browser’s', async () => {
    const text = answerOf('Hel', 'lo');
    const { post, asked } = await served(table, (response) => sendStream(response, text));
    const response = await post('/chat/completions', { ...question, stream: true, reasoning_effort: 'low' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect(await response.text()).toBe(text);
    expect(response.headers.get('openai-organization')).toBeNull();
    expect(first(asked)).toMatchObject({
      path: '/v1/chat/completions',
      body: { ...question, stream: true, reasoning_effort: 'low' },
      headers: { authorization: `Bearer ${keys[table.name as keyof typeof keys]}` },
    });
  });

  it('lists models', async () => {
    const list = { object: 'list', data: [{ id: 'gpt-4o-mini', object: 'model' }] };
    const { get } = await served(table, (response) => sendJson(response, 200, list));
    expect(await (await get('/models')).json()).toEqual(list);
  });

  it('answers a rate limit with 429 and the provider’s wait, and none of its words', async () => {
    const message =
      'Rate limit reached for gpt-4o in organization org-0a1b2c3d4e5f6a7b8c9d0e1f on tokens per min (TPM): Limit 30000, Used 29937, Requested 385. Please try again in 12s.';
    const { post } = await served(table, (response) =>
      sendJson(response, 429, { error: { message, type: 'tokens', param: null, code: 'rate_limit_exceeded' } }, openaiHeaders),
    );
    const response = await post('/chat/completions', question);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '12']);
    const document = await problem(response);
    expect(document).toMatchObject({ provider: table.name, kind: 'rate-limited', code: 'rate_limit_exceeded' });
    // What is left of it: a moment has passed since.
    expect(document['waitMs']).toSatisfy((ms: number) => ms > 10_000 && ms <= 12_000);
    expect(JSON.stringify(document)).not.toMatch(/org-|gpt-4o|canary/);
    expect(normalizeError(document)).toMatchObject({ provider: table.name, kind: 'rate-limited', limit: { metric: 'tpm' } });
  });

  it('turns a failure in the middle of a stream into its last frame', async () => {
    const error = { message: 'The server had an error while processing your request.', type: 'server_error', param: null, code: null };
    const { post } = await served(table, (response) =>
      sendStream(response, chunk({ role: 'assistant', content: 'Hel' }) + `data: ${JSON.stringify({ error })}\n\n`),
    );
    const text = await (await post('/chat/completions', { ...question, stream: true })).text();
    expect(text).toContain('"content":"Hel"');
    const last = /event: error\ndata: (.*)\n\n$/.exec(text)?.[1] ?? 'null';
    expect(JSON.parse(last)).toMatchObject({ provider: table.name, kind: 'server-error', retry: 'soon' });
  });

  it('does not call a stream complete that lost its end', async () => {
    const { post } = await served(table, (response) => sendStream(response, chunk({ role: 'assistant', content: 'Hel' })));
    const text = await (await post('/chat/completions', { ...question, stream: true })).text();
    expect(text).toContain('"code":"stream-ended-early"');
  });

  it('lets nothing through that could cost more than was allowed', async () => {
    const { post, asked } = await served(table, (response) => sendJson(response, 200, {}));
    for (const field of ['models', 'provider', 'plugins', 'service_tier', 'base_url', 'extra_headers', 'store']) {
      expect([field, (await post('/chat/completions', { ...question, [field]: ['x'] })).status]).toEqual([field, 400]);
    }
    expect((await post('/images/generations', { prompt: 'x' })).status).toBe(404);
    expect(asked).toEqual([]);
  });
});

describe('OpenRouter behind the handler', () => {
  it('a failure inside a 200 is a failure', async () => {
    const { post } = await served(openrouter, (response) =>
      sendJson(response, 200, {
        error: { message: 'Provider returned error', code: 429, metadata: { raw: 'error code: 1015', provider_name: 'Kluster' } },
        user_id: 'user_2s8cCd55e4z69e7xmlKZpzDxwV0',
      }),
    );
    const response = await post('/chat/completions', question);
    expect(response.status).toBe(429);
    expect(await problem(response)).toMatchObject({ kind: 'rate-limited', provider: 'openrouter' });
  });

  it('a chunk with an error beside its choices ends the stream (openrouter.ai/docs/api/reference/streaming)', async () => {
    const { post } = await served(openrouter, (response) =>
      sendStream(
        response,
        chunk({ content: 'Hel' }) +
          chunk({ content: '' }, 'error', {
            provider: 'openai',
            error: { code: 502, message: 'Provider disconnected unexpectedly', metadata: { error_type: 'provider_unavailable' } },
          }),
      ),
    );
    const text = await (await post('/chat/completions', { ...question, stream: true })).text();
    const last = /event: error\ndata: (.*)\n\n$/.exec(text)?.[1] ?? 'null';
    expect(JSON.parse(last)).toMatchObject({ kind: 'overloaded', code: 'provider_unavailable', provider: 'openrouter', retry: 'soon' });
  });
});

describe('Anthropic behind the handler', () => {
  const event = (type: string, more: object = {}) => `event: ${type}\ndata: ${JSON.stringify({ type, ...more })}\n\n`;
  const beginning =
    event('message_start', { message: { id: 'msg_0a1b2c', type: 'message', role: 'assistant', content: [], model: 'claude-opus-4-6' } }) +
    event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }) +
    event('ping') +
    event('content_block_delta', { index: 0, delta: { type: 'text_delta', text: 'Hello' } });
  const end =
    event('content_block_stop', { index: 0 }) +
    event('message_delta', { delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 15 } }) +
    event('message_stop');
  const message = { model: 'claude-opus-4-6', max_tokens: 1024, messages: [{ role: 'user', content: 'Hello' }] };

  it('is asked with x-api-key and a version, and no Authorization', async () => {
    const { post, asked } = await served(anthropic, (response) => sendStream(response, beginning + end));
    const tools = [{ name: 'open', input_schema: { type: 'object', properties: { url: { type: 'string' } } } }];
    const response = await post('/messages', { ...message, tools, stream: true });
    expect([response.status, await response.text()]).toEqual([200, beginning + end]);
    expect(first(asked)).toMatchObject({
      path: '/v1/messages',
      headers: { 'x-api-key': keys.anthropic, 'anthropic-version': '2023-06-01' },
    });
    expect(first(asked).headers.authorization).toBeUndefined();
  });

  it('its chat in OpenAI’s dialect is asked with Authorization', async () => {
    const { post, asked } = await served(anthropic, (response) => sendStream(response, answerOf('Hello')));
    expect(await (await post('/chat/completions', { ...question, stream: true })).text()).toBe(answerOf('Hello'));
    expect(first(asked).headers).toMatchObject({ authorization: `Bearer ${keys.anthropic}` });
    expect(first(asked).headers['x-api-key']).toBeUndefined();
  });

  it('a stream without message_stop was cut', async () => {
    const { post } = await served(anthropic, (response) => sendStream(response, beginning));
    expect(await (await post('/messages', { ...message, stream: true })).text()).toContain('"code":"stream-ended-early"');
  });

  it('an error event in the stream is the failure (platform.claude.com/docs/en/build-with-claude/streaming)', async () => {
    const { post } = await served(anthropic, (response) =>
      sendStream(response, beginning + event('error', { error: { type: 'overloaded_error', message: 'Overloaded' } })),
    );
    const text = await (await post('/messages', { ...message, stream: true })).text();
    const last = /event: error\ndata: (.*)\n\n$/.exec(text)?.[1] ?? 'null';
    expect(JSON.parse(last)).toMatchObject({ kind: 'overloaded', provider: 'anthropic', code: 'overloaded_error' });
  });

  it('529 is answered as 503', async () => {
    const body = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' }, request_id: 'req_011CSHoEeqs5C35K2UUqR7Fy' };
    const { post } = await served(anthropic, (response) => sendJson(response, 529, body, { 'request-id': body.request_id }));
    const response = await post('/messages', message);
    expect(response.status).toBe(503);
    expect(await problem(response)).toMatchObject({ kind: 'overloaded', provider: 'anthropic', requestId: body.request_id });
  });
});

describe('createHandler says what is wrong with an app’s table', () => {
  const options = { allowedOrigins: [], authorize: () => ({ user: 'somebody' }) } as const;
  it.each([
    ['a table nobody gave', { providers: { openai: { apiKey: keys.openai } } }, /"openai" is unknown.*or add its table to tables/],
    [
      'a key of somebody else',
      { tables: [openai], providers: { openai: { apiKey: keys.anthropic } } },
      /does not look like a key of OpenAI/,
    ],
    [
      'a table that is none',
      { tables: [{ ...deepseek, rows: [...deepseek.rows, ...deepseek.rows] }], providers: {} },
      /two rows are called/,
    ],
  ])('%s', (_, more, said) => {
    expect(() => createHandler({ ...options, ...more })).toThrow(said);
    expect(() => createHandler({ ...options, ...more })).not.toThrow(/canary/);
  });
});
