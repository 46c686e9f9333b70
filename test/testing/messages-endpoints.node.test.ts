import { describe, expect, test } from 'vitest';
import { scenarios } from 'tryagain/testing';
import type { Simulator } from 'tryagain/testing';
import { createSimulatorServer } from 'tryagain/testing/node';
import { chatBody, quickSimulator, scenarioNamed } from './call.js';

const urls = {
  kimi: 'https://api.moonshot.ai/anthropic/v1/messages',
  'kimi-code': 'https://api.kimi.com/coding/v1/messages',
  minimax: 'https://api.minimax.io/anthropic/v1/messages',
} as const;
type Provider = keyof typeof urls;
const providers = Object.keys(urls) as Provider[];

function ask(
  simulator: Simulator,
  provider: Provider,
  more: object = {},
  headers: Readonly<Record<string, string>> = { 'x-api-key': 'sk-of-nobody' },
) {
  const body = JSON.stringify(chatBody(provider === 'minimax' ? 'MiniMax-M3' : 'kimi-k3', { max_tokens: 4096, ...more }));
  return simulator.fetch(urls[provider], { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
}

interface Event {
  readonly name: string;
  readonly data: { readonly type?: string; readonly delta?: { readonly type: string; readonly text?: string }; readonly error?: unknown };
}

function events(text: string): Event[] {
  return text
    .trimEnd()
    .split('\n\n')
    .map((event) => {
      const [, name, data] = /^event: (\w+)\ndata: (.+)$/.exec(event) ?? [];
      if (name === undefined || data === undefined) throw new Error(`no named event: ${event.slice(0, 60)}`);
      return { name, data: JSON.parse(data) as Event['data'] };
    });
}

describe.each(providers)('%s on its surface for Anthropic’s SDK', (provider) => {
  test('answers whole', async () => {
    const response = await ask(quickSimulator(), provider, { thinking: { type: 'enabled' } });
    expect(await response.json()).toMatchObject({
      type: 'message',
      role: 'assistant',
      content: [{ type: 'thinking' }, { type: 'text', text: expect.stringMatching(/elephants|people/) }],
      stop_reason: 'end_turn',
      ...(provider === 'minimax' && { base_resp: { status_code: 0, status_msg: 'success' } }),
    });
  });

  test('streams the same text in named events, from message_start to message_stop', async () => {
    const simulator = quickSimulator();
    const whole = (await (await ask(simulator, provider)).json()) as { content: readonly [{ text: string }] };
    const response = await ask(simulator, provider, { stream: true });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const all = events(await response.text());
    expect(all.every(({ name, data }) => name === data.type)).toBe(true);
    expect([all[0]?.name, all.at(-1)?.name]).toEqual(['message_start', 'message_stop']);
    expect(all.map(({ data }) => data.delta?.text ?? '').join('')).toBe(whole.content[0].text);
  });

  test('says max_tokens where the answer was cut at them', async () => {
    expect(await (await ask(quickSimulator(), provider, { max_tokens: 10 })).json()).toMatchObject({ stop_reason: 'max_tokens' });
  });

  test('takes a Bearer key as well, and nobody without a key', async () => {
    expect((await ask(quickSimulator(), provider, {}, { authorization: 'Bearer sk-of-nobody' })).status).toBe(200);
    expect((await ask(quickSimulator(), provider, {}, {})).status).toBe(401);
  });

  test('any other path there is nobody’s', async () => {
    const url = urls[provider].replace('/messages', '/message');
    expect((await quickSimulator().fetch(url, { headers: { authorization: 'Bearer sk-x' } })).status).toBe(404);
  });
});

test('x-api-key is good there alone', async () => {
  const headers = { 'x-api-key': 'sk-of-nobody', 'content-type': 'application/json' };
  const body = JSON.stringify(chatBody('MiniMax-M3'));
  const response = await quickSimulator().fetch('https://api.minimax.io/v1/chat/completions', { method: 'POST', headers, body });
  expect(response.status).toBe(401);
});

describe('a failure in Anthropic’s words', () => {
  test('an empty balance is an api_error behind 500 at MiniMax', async () => {
    const response = await ask(quickSimulator('minimax/1008'), 'minimax');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      type: 'error',
      error: { type: 'api_error', message: 'insufficient balance (1008)' },
      request_id: response.headers.get('trace-id'),
    });
  });

  test('a refused key has no code at MiniMax', async () => {
    const response = await ask(quickSimulator('minimax/1004'), 'minimax');
    expect(response.status).toBe(401);
    const { message } = scenarioNamed('minimax/1004');
    expect(await response.json()).toMatchObject({ type: 'error', error: { type: 'authentication_error', message } });
  });

  test('the open platform of Kimi keeps its own types, and puts nothing around them', async () => {
    const response = await ask(quickSimulator('kimi/rpm'), 'kimi');
    expect(response.status).toBe(429);
    expect(await response.json()).toEqual({ error: { type: 'rate_limit_reached_error', message: scenarioNamed('kimi/rpm').message } });
  });

  test('the coding plan says permission_error of a used-up window', async () => {
    const response = await ask(quickSimulator('kimi-code/cycle'), 'kimi-code');
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ type: 'error', error: { type: 'permission_error' } });
  });

  const inStream = scenarios.filter(({ at, fault, endpoint }) => !fault && (at === 'everywhere' || endpoint === 'chat') && at.length > 0);
  test.each(inStream.filter(({ native }) => !native).map(({ name, provider }) => [name, provider ?? 'kimi'] as const))(
    '%s@stream is an event called error after some text, and the last',
    async (name, provider) => {
      const response = await ask(quickSimulator(`${name}@stream`), provider, { stream: true });
      expect(response.status).toBe(200);
      const all = events(await response.text());
      expect(all.at(-1)).toMatchObject({ name: 'error', data: { error: { message: expect.any(String), type: expect.any(String) } } });
      expect(all.filter(({ name: event }) => event === 'error')).toHaveLength(1);
      expect(all.some(({ data }) => data.delta?.text)).toBe(true);
    },
  );
});

test('over HTTP its path begins with the provider’s host, and the key in x-api-key reaches it', async () => {
  const { url, close } = await createSimulatorServer({ scenario: 'minimax/1002' });
  try {
    const response = await fetch(urls.minimax.replace('https:/', url), {
      method: 'POST',
      headers: { 'x-api-key': 'sk-of-nobody', 'content-type': 'application/json' },
      body: JSON.stringify(chatBody('MiniMax-M3')),
    });
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ error: { type: 'rate_limit_error', message: expect.stringMatching(/\(1002\)$/) } });
  } finally {
    await close();
  }
});
