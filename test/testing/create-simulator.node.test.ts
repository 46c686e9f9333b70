import { describe, expect, test, vi } from 'vitest';
import { createSimulator } from 'tryagain/testing';
import { chatBody, eventsIn, get, kimiCodeURL, kimiURL, minimaxURL, post, quickSimulator, speechBody } from './call.js';

interface Chunk {
  choices: { delta: { role?: string; content?: string; reasoning_content?: string }; finish_reason?: string | null; usage?: object }[];
  usage?: object | null;
}

const kimiChat = `${kimiURL}/chat/completions`;
const minimaxChat = `${minimaxURL}/chat/completions`;

async function chunksOf(response: Response): Promise<Chunk[]> {
  const events = eventsIn(await response.text());
  expect(events.at(-1)).toBe('[DONE]');
  return events.slice(0, -1).map((data) => JSON.parse(data) as Chunk);
}

function textOf(chunks: readonly Chunk[], name: 'content' | 'reasoning_content'): string {
  return chunks.map(({ choices }) => choices[0]?.delta[name] ?? '').join('');
}

describe('chat', () => {
  test.each([
    ['Kimi', kimiChat, 'kimi-k3'],
    ['Kimi’s mainland', 'https://api.moonshot.cn/v1/chat/completions', 'kimi-k3'],
    ['the coding plan', `${kimiCodeURL}/chat/completions`, 'kimi-for-coding'],
    ['MiniMax', minimaxChat, 'MiniMax-M3'],
    ['MiniMax’s mainland', 'https://api.minimaxi.com/v1/chat/completions', 'MiniMax-M3'],
    ['MiniMax’s newer mainland', 'https://api.minimax.cn/v1/chat/completions', 'MiniMax-M3'],
  ])('%s answers in 60 to 120 words that take up a word of the question', async (_, url, model) => {
    const response = await post(quickSimulator(), url, chatBody(model));
    const { choices } = (await response.json()) as { choices: [{ message: { content: string }; finish_reason: string }] };
    const { content } = choices[0].message;
    expect(content).toContain('elephants');
    expect(content.split(/\s+/).length).toBeGreaterThanOrEqual(60);
    expect(content.split(/\s+/).length).toBeLessThanOrEqual(120);
    expect(choices[0].finish_reason).toBe('stop');
  });

  test('Kimi streams the role first, then reasoning, then text in small pieces, then the reason with usage', async () => {
    const chunks = await chunksOf(
      await post(quickSimulator(), kimiChat, chatBody('kimi-k3', { stream: true, stream_options: { include_usage: true } })),
    );
    expect(chunks[0]?.choices[0]?.delta).toEqual({ role: 'assistant', content: '' });
    expect(chunks.slice(1).some(({ choices }) => choices[0] && 'role' in choices[0].delta)).toBe(false);
    const { choices } = (await (await post(quickSimulator(), kimiChat, chatBody('kimi-k3'))).json()) as {
      choices: [{ message: { content: string; reasoning_content: string } }];
    };
    expect(textOf(chunks, 'content')).toBe(choices[0].message.content);
    expect(textOf(chunks, 'reasoning_content')).toBe(choices[0].message.reasoning_content);
    expect(chunks.length).toBeGreaterThan(30);
    expect(chunks.at(-2)?.choices[0]).toMatchObject({ finish_reason: 'stop', usage: { total_tokens: expect.any(Number) } });
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: expect.any(Number) } });
  });

  test('MiniMax streams 4 to 12 chunks, each in its envelope', async () => {
    const chunks = await chunksOf(await post(quickSimulator(), minimaxChat, chatBody('MiniMax-M3', { stream: true })));
    expect(chunks.length).toBeGreaterThanOrEqual(4);
    expect(chunks.length).toBeLessThanOrEqual(12);
    for (const chunk of chunks) expect(chunk).toMatchObject({ usage: null, input_sensitive: false, output_sensitive: false });
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('stop');
    expect(textOf(chunks, 'content')).toContain('elephants');
  });

  test('MiniMax thinks inside the content unless it is asked to split', async () => {
    const inside = await post(quickSimulator(), minimaxChat, chatBody('MiniMax-M2.7'));
    expect(await inside.json()).toMatchObject({
      choices: [{ message: { content: expect.stringMatching(/^<think>\n[^<]+\n<\/think>\n\n/) } }],
    });
    const split = await post(quickSimulator(), minimaxChat, chatBody('MiniMax-M2.7', { reasoning_split: true }));
    expect(await split.json()).toMatchObject({
      choices: [{ message: { content: expect.not.stringContaining('<think>'), reasoning_content: expect.any(String) } }],
    });
  });

  test('an answer cut by max_tokens ends with length, and Kimi continues it where it was cut', async () => {
    const simulator = quickSimulator();
    const content = async (body: object): Promise<string> => {
      const { choices } = (await (await post(simulator, kimiChat, body)).json()) as {
        choices: [{ message: { content: string }; finish_reason: string }];
      };
      return choices[0].message.content;
    };
    const question = { role: 'user', content: 'Why do people like elephants?' };
    const begun = await content({ model: 'kimi-k3', messages: [question], max_tokens: 40 });
    const rest = await content({ model: 'kimi-k3', messages: [question, { role: 'assistant', content: begun, partial: true }] });
    expect(begun + rest).toBe(await content({ model: 'kimi-k3', messages: [question] }));
  });

  test.each([
    ['no key', kimiChat, { headers: {} }, 401, 'invalid_authentication_error'],
    ['an empty key', kimiChat, { headers: { authorization: 'Bearer ' } }, 401, 'invalid_authentication_error'],
    ['no key', minimaxChat, { headers: {} }, 401, '(1004)'],
    ['no key', `${minimaxURL}/t2a_v2`, { headers: {} }, 200, '"status_code":1004'],
    ['an unknown path', `${kimiURL}/chat/completion`, {}, 404, 'url.not_found'],
    ['an unknown path', `${minimaxURL}/audio/speech`, {}, 404, '404 page not found'],
    ['another version', 'https://api.moonshot.ai/v2/chat/completions', {}, 404, 'url.not_found'],
    ['a body that is no JSON', kimiChat, { body: '{' }, 400, 'invalid_request_error'],
    ['a body that is no JSON', minimaxChat, { body: '{' }, 400, '(2013)'],
    ['an unknown model', kimiChat, { body: JSON.stringify(chatBody('gpt-9')) }, 404, 'Not found the model gpt-9 or Permission denied'],
    ['an unknown model', minimaxChat, { body: JSON.stringify(chatBody('gpt-9')) }, 400, "unknown model 'gpt-9' (2013)"],
  ])('%s at %s is refused as the provider does', async (_, url, init, status, text) => {
    const response = await post(quickSimulator(), url, chatBody('kimi-k3'), init);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(text);
  });
});

describe('what it keeps', () => {
  test('requests are recorded without the key, forms by their fields', async () => {
    const simulator = quickSimulator();
    await post(simulator, kimiChat, { model: 'kimi-k3', messages: [] });
    const body = new FormData();
    body.set('purpose', 'file-extract');
    body.set('file', new File(['secret text'], 'notes.txt'));
    await simulator.fetch(
      new Request(`${kimiURL}/files`, { method: 'POST', body, headers: { authorization: 'Bearer sk-canary-in-no-record' } }),
    );
    expect(simulator.requests).toEqual([
      { method: 'POST', url: kimiChat, body: '{"model":"kimi-k3","messages":[]}' },
      { method: 'POST', url: `${kimiURL}/files`, body: 'purpose=file-extract\nfile=notes.txt (11 bytes)' },
    ]);
    expect(JSON.stringify(simulator)).not.toContain('sk-canary');
  });

  test('the same seed gives the same bytes, another seed others', async () => {
    const everything = async (seed: number): Promise<string[]> => {
      const simulator = quickSimulator('none', seed);
      const responses = [
        await post(simulator, kimiChat, chatBody('kimi-k3', { stream: true })),
        await post(simulator, minimaxChat, chatBody('MiniMax-M3', { stream: true })),
        await post(simulator, `${minimaxURL}/t2a_v2`, speechBody({ stream: true })),
      ];
      simulator.use('kimi/account-suspended');
      responses.push(await post(simulator, kimiChat, chatBody('kimi-k3')));
      return Promise.all(responses.map(async (response) => JSON.stringify([...response.headers]) + (await response.text())));
    };
    const first = await everything(7);
    expect(await everything(7)).toEqual(first);
    const other = await everything(8);
    expect(other.filter((text, index) => text === first[index])).toEqual([]);
  });

  test('answers carry the ids that support asks for, and Kimi’s the organisation', async () => {
    const kimi = await post(quickSimulator(), kimiChat, chatBody('kimi-k3'));
    expect(kimi.headers.get('msh-request-id')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(kimi.headers.get('msh-org-id')).toMatch(/^org-[0-9a-f]{32}$/);
    const minimax = await post(quickSimulator(), minimaxChat, chatBody('MiniMax-M3'));
    expect(minimax.headers.get('trace-id')).toMatch(/^[0-9a-f]{32}$/);
    expect(minimax.headers.get('minimax-request-id')).toMatch(/^[0-9a-f]{32}$/);
  });

  test('nobody lives at another host', async () => {
    await expect(get(quickSimulator(), 'https://api.openai.com/v1/models')).rejects.toThrow(
      /nobody at https:\/\/api\.openai\.com.*https:\/\/api\.moonshot\.ai\/v1/,
    );
  });
});

describe('what goes wrong in between', () => {
  const stream = { stream: true };
  const ask = (name: string, more: object = stream): Promise<Response> => post(quickSimulator(name), kimiChat, chatBody('kimi-k3', more));

  test('any/offline rejects with the TypeError of a fetch', async () => {
    await expect(ask('any/offline')).rejects.toEqual(new TypeError('fetch failed'));
  });

  test('any/html-502 is a gateway’s page', async () => {
    const response = await ask('any/html-502');
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html']);
    expect(await response.text()).toContain('502 Bad Gateway');
  });

  test('any/cut ends without a terminal sign, with text so far', async () => {
    const text = await (await ask('any/cut')).text();
    expect(text).toMatch(/"content":"[^"]/);
    expect(text).not.toMatch(/\[DONE\]|"finish_reason":"/);
  });

  test('any/cut leaves half a JSON', async () => {
    const text = await (await ask('any/cut', {})).text();
    expect(text).toMatch(/^\{"id"/);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  test('any/empty is a 200 without a byte', async () => {
    const response = await ask('any/empty');
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test('any/reset breaks after text', async () => {
    const reader = (await ask('any/reset')).body?.getReader();
    let bytes = 0;
    const read = async (): Promise<void> => {
      for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) bytes += chunk.value.length;
    };
    await expect(read()).rejects.toThrow(TypeError);
    expect(bytes).toBeGreaterThan(1000);
  });

  test('any/json-for-stream answers who asked for a stream with the whole answer', async () => {
    const response = await ask('any/json-for-stream');
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toMatchObject({ object: 'chat.completion' });
  });

  test('any/malformed-frame has one event in the middle that is no JSON', async () => {
    const events = eventsIn(await (await ask('any/malformed-frame')).text());
    const bad = events.slice(0, -1).filter((data) => {
      try {
        JSON.parse(data);
        return false;
      } catch {
        return true;
      }
    });
    expect(bad).toHaveLength(1);
    expect(events.at(-1)).toBe('[DONE]');
  });

  test.each(['any/stall', 'any/stall-later'])('%s is silent until it is aborted', async (name) => {
    const abort = new AbortController();
    const response = await post(quickSimulator(name), kimiChat, chatBody('kimi-k3', stream), { signal: abort.signal });
    expect(response.status).toBe(200);
    const text = response.text();
    const first = await Promise.race([text.catch(() => 'aborted'), new Promise((resolve) => setTimeout(resolve, 30, 'silence'))]);
    expect(first).toBe('silence');
    abort.abort(new Error('enough'));
    await expect(text).rejects.toThrow('enough');
  });
});

describe('abort and cancel', () => {
  test('an aborted signal rejects with its reason, and nothing is asked', async () => {
    const simulator = quickSimulator();
    await expect(post(simulator, kimiChat, chatBody('kimi-k3'), { signal: AbortSignal.abort('because') })).rejects.toBe('because');
    expect(simulator.requests).toHaveLength(0);
  });

  test('an abort while the provider thinks rejects at once', async () => {
    const simulator = createSimulator({ latency: 60_000 });
    const abort = new AbortController();
    const answer = post(simulator, kimiChat, chatBody('kimi-k3'), { signal: abort.signal });
    setTimeout(() => abort.abort(), 10);
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(simulator.requests).toHaveLength(1);
  });

  test('the signal of a Request is heard too, in the middle of a stream', async () => {
    const abort = new AbortController();
    const simulator = createSimulator({ chunkDelay: 20 });
    const request = new Request(kimiChat, {
      method: 'POST',
      headers: { authorization: 'Bearer sk-x' },
      body: JSON.stringify(chatBody('kimi-k3', { stream: true })),
      signal: abort.signal,
    });
    const reader = (await simulator.fetch(request)).body?.getReader();
    await reader?.read();
    abort.abort();
    await expect(reader?.read()).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('a reader that cancels stops the making: no timer goes on', async () => {
    vi.useFakeTimers();
    try {
      const response = await post(createSimulator({ chunkDelay: 50 }), kimiChat, chatBody('kimi-k3', { stream: true }));
      const reader = response.body?.getReader();
      await reader?.read();
      const pending = reader?.read();
      await vi.advanceTimersByTimeAsync(10);
      expect(vi.getTimerCount()).toBe(1);
      await reader?.cancel();
      expect(vi.getTimerCount()).toBe(0);
      expect(await pending).toEqual({ done: true, value: undefined });
    } finally {
      vi.useRealTimers();
    }
  });

  test('nothing is made before it is read', async () => {
    vi.useFakeTimers();
    try {
      await post(createSimulator({ chunkDelay: 50 }), kimiChat, chatBody('kimi-k3', { stream: true }));
      await vi.advanceTimersByTimeAsync(1000);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
