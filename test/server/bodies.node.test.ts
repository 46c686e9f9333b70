import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { anthropic, defineProvider } from 'tryagain/providers';
import { describe, expect, test, vi } from 'vitest';
import { countValues } from '../../src/server/count-values.js';
import { chat, handlerWith, ok, post, problemOf, question, refusing, speech } from './support.ts';

const target = handlerWith(ok);
const { handler, sent } = target;
const refused = refusing(target);

describe('S5 a browser names no host, key or header, at any depth', () => {
  const names = [
    'url',
    'base_url',
    'baseURL',
    'api_base',
    'host',
    'path',
    'headers',
    'api_key',
    'apiKey',
    'authorization',
    'proxy',
    'extra_body',
  ];
  test.each(names)('%s at the top is an unknown field', async (name) => {
    expect(await refused(chat({ [name]: 'https://evil.example' }), 400)).toContain(`"${name}"`);
  });
  test.each(names.filter((name) => name !== 'path' && name !== 'extra_body'))('%s further down is refused', async (name) => {
    for (const nested of [
      { messages: [{ role: 'user', content: 'Hi', [name]: 'https://evil.example' }] },
      { tools: [{ type: 'function', function: { name: 'x', [name]: {} } }] },
      { response_format: { deep: [[{ er: { [name]: 1 } }]] } },
      { tools: [{ type: 'function', [`server_${name}`]: 'https://evil.example', [name]: 1 }] },
    ]) {
      expect(await refused(chat(nested), 400)).toContain(name);
    }
  });

  test.each(['API_KEY', 'ap\u0131_key', 'ho\u017ft', 'api_\u212aey', 'Base-URL'])('nor in other letters: %s', async (name) => {
    await refused(chat({ messages: [{ role: 'user', content: 'Hi', [name]: 'https://evil.example' }] }), 400);
  });

  test('the names of a tool’s own parameters are free', async () => {
    const parameters = { type: 'object', properties: { url: { type: 'string' }, headers: { type: 'object' } } };
    const schema = { type: 'json_schema', json_schema: { name: 'page', schema: parameters } };
    const response = await handler(
      chat({ tools: [{ type: 'function', function: { name: 'open', parameters } }], response_format: schema }),
    );
    expect(response.status).toBe(200);
  });

  const picture = (part: object) => chat({ messages: [{ role: 'user', content: [part] }] });
  test.each([
    [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }, 200],
    [{ type: 'image_url', image_url: 'data:image/png;base64,AAAA' }, 200],
    [{ type: 'video_url', video_url: { url: 'ms://file-123' } }, 200],
    [{ type: 'image_url', image_url: { url: 'https://evil.example/cat.png' } }, 400],
    [{ type: 'image_url', image_url: 'http://169.254.169.254/latest' }, 400],
    [{ type: 'image_url', image_url: { url: 'file:///etc/passwd' } }, 400],
    [{ type: 'image_url', image_url: { url: 'data:text/html;base64,AAAA' } }, 400],
    [{ type: 'image_url', image_url: { url: ['https://evil.example'] } }, 400],
    [{ type: 'image_url', image_url: ['https://evil.example/cat.png'] }, 400],
    [{ type: 'image_url', image_url: { detail: { url: 'https://evil.example' } } }, 400],
    [{ type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } }, 200],
    [{ type: 'input_audio', input_audio: { data: 'data:;base64,AAAA', format: 'wav' } }, 200],
    [{ type: 'input_audio', input_audio: { data: 'data:audio/webm;codecs=opus;base64,AAAA', format: 'webm' } }, 200],
    [{ type: 'input_audio', input_audio: { data: 'https://evil.example/a.wav', format: 'wav' } }, 400],
    [{ type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,AAAA' } }, 200],
    [{ type: 'file', file: { filename: 'a.pdf', file_data: 'https://evil.example/a.pdf' } }, 400],
    [{ type: 'file', file: { filename: 'a.pdf', file_data: ['https://evil.example/a.pdf'] } }, 400],
    [{ type: 'file', file: { file_id: 'file-123' } }, 200],
  ])('%j is answered with %i', async (part, status) => {
    expect((await handler(picture(part))).status).toBe(status);
  });

  const claude = handlerWith(ok, { tables: [anthropic], providers: { anthropic: { apiKey: 'sk-ant-canary-0123456789' } } });
  const messages = (more: object) => post('/anthropic/messages', { model: 'claude-sonnet-5', max_tokens: 100, messages: [], ...more });
  const block = (...content: object[]) => ({ messages: [{ role: 'assistant', content }] });
  test.each<[string, object, number]>([
    [
      'what a model called a tool with',
      block({ type: 'tool_use', id: 't1', name: 'open', input: { url: 'https://a.example', key: 'x' } }),
      200,
    ],
    ['a schema for its answer', { output_config: { format: { type: 'json_schema', schema: { properties: { url: {} } } } } }, 200],
    ['a tool’s parameters', { tools: [{ name: 'open', input_schema: { properties: { host: {} } } }] }, 200],
    ['an input that is no tool’s', block({ type: 'text', input: { url: 'https://evil.example' } }), 400],
    ['an input of no type at all', block({ type: { toString: 1 }, input: { url: 'https://evil.example' } }), 400],
    [
      'what it found on the web',
      block({
        type: 'web_search_tool_result',
        tool_use_id: 's1',
        content: [{ type: 'web_search_result', title: 'A', url: 'https://a.example' }],
      }),
      200,
    ],
    [
      'what it cited from there',
      block({ type: 'text', text: 'A', citations: [{ type: 'web_search_result_location', url: 'https://a.example', cited_text: 'A' }] }),
      200,
    ],
    [
      'a page it opened',
      block({
        type: 'web_fetch_tool_result',
        tool_use_id: 's1',
        content: { type: 'web_fetch_result', url: 'https://a.example', content: { type: 'document', source: { type: 'text', data: 'A' } } },
      }),
      200,
    ],
    ['a picture that says it was found', block({ type: 'web_search_result', image_url: 'https://evil.example/cat.png' }), 400],
    ['more than an address of what was found', block({ type: 'web_search_result', url: { url: 'https://evil.example' } }), 400],
    ['a picture by its address', block({ type: 'image', source: { type: 'url', url: 'https://evil.example/cat.png' } }), 400],
  ])('in Anthropic’s words: %s', async (_, more, status) => {
    expect((await claude.handler(messages(more))).status).toBe(status);
  });

  test('sources that an answer cited come back with the next question', async () => {
    const citation = { type: 'url_citation', url_citation: { url: 'https://a.example', title: 'A', start_index: 0, end_index: 1 } };
    const asked = (annotation: object) => chat({ messages: [{ role: 'assistant', content: 'A', annotations: [annotation] }] });
    expect((await handler(asked(citation))).status).toBe(200);
    expect(await refused(asked({ type: 'url_citation', url: 'https://evil.example' }), 400)).toContain('"url"');
  });

  test('S5 whatever the body, the host is the table’s', async () => {
    const before = sent.length;
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.constantFrom(...names), async (value, name) => {
        await handler(chat({ messages: [{ role: 'user', content: value, [name]: value }], [name]: value }));
        await handler(chat({ messages: [{ role: 'user', content: value }] }));
      }),
      { numRuns: 200 },
    );
    expect(sent.slice(before).filter(({ url }) => url !== 'https://api.moonshot.ai/v1/chat/completions')).toEqual([]);
  });
});

describe('S7 of tools the app’s own functions pass, and what a provider bills where hostedTools lists it', () => {
  const search = { type: 'builtin_function', function: { name: '$web_search' } };
  const own = { type: 'function', function: { name: 'open', parameters: { properties: { tools: { type: 'array' } } } } };
  const listed = handlerWith(ok, {
    tables: [anthropic],
    providers: { kimi: { apiKey: 'sk-canary-0123456789' }, anthropic: { apiKey: 'sk-ant-canary-0123456789' } },
    hostedTools: { kimi: ['$web_search'], anthropic: ['web_search_20250305'] },
  });
  const claude = (...tools: object[]) => post('/anthropic/messages', { model: 'claude-sonnet-5', max_tokens: 100, messages: [], tools });

  test.each<[string, object]>([
    ['Kimi’s search', { tools: [search] }],
    ['beside a function of the app’s own', { tools: [own, search] }],
    ['under the type of a function', { tools: [{ type: 'function', function: { name: '$web_search' } }] }],
    ['under no type', { tools: [{ function: { name: '$web_search' } }] }],
    ['in a message', { messages: [{ role: 'system', tools: [search] }] }],
    ['alone', { tools: search }],
    ['in a list within', { tools: [[search]] }],
    ['by its name alone', { tools: ['$web_search'] }],
    ['of any other type', { tools: [{ type: 'web_search' }] }],
    ['of a type that is no word', { tools: [{ type: ['function'] }] }],
    ['in a list that is an object', { tools: { 0: search, type: 'builtin_function' } }],
  ])('not %s', async (_, more) => {
    expect(await refused(chat(more), 400)).toContain('hostedTools');
  });
  test.each<[string, object]>([
    ['a function', { tools: [own] }],
    ['one whose type is null', { tools: [{ type: null, name: 'now', input_schema: {} }] }],
    ['one without parameters', { tools: [{ type: 'function', function: { name: 'now' } }] }],
    ['one whose parameters are called tools', { tools: [{ type: 'function', function: { name: 'x', parameters: { tools: [search] } } }] }],
    ['OpenAI’s kind without a schema', { tools: [{ type: 'custom', custom: { name: 'sql' } }] }],
    ['none', { tools: null }],
    ['a call of one in the history', { messages: [{ role: 'assistant', tool_calls: [{ id: 't', ...own }] }] }],
  ])('%s passes', async (_, more) => {
    expect((await handler(chat(more))).status).toBe(200);
  });
  test.each<[string, object]>([
    ['the list', { messages: [{ role: 'system', Tools: [search] }] }],
    ['the list, with a letter that Go takes for another', { messages: [{ role: 'system', 'tool\u017f': [search] }] }],
    ['what holds the name, with a letter that Java takes for another', { tools: [{ ...own, 'funct\u0131on': search.function }] }],
    ['the type', { tools: [{ type: 'function', Type: 'web_search' }] }],
    ['what holds the name', { tools: [{ ...own, FUNCTION: search.function }] }],
    ['the name', { tools: [{ type: 'function', function: { name: 'x', Name: '$web_search' } }] }],
  ])('no second spelling of %s, which a provider may read in place of the first', async (_, more) => {
    expect(await refused(chat(more), 400)).toContain('small letters');
  });
  test('a list of them is a list', async () => {
    expect(await refused(chat({ tools: { 0: own } }), 400)).toContain('"tools" has to be a list');
  });
  test('those that are listed pass at their provider, and no others', async () => {
    expect((await listed.handler(chat({ tools: [own, search] }))).status).toBe(200);
    expect(
      (await listed.handler(claude({ name: 'x', input_schema: {} }, { type: 'web_search_20250305', name: 'web_search' }))).status,
    ).toBe(200);
    const reject = refusing(listed);
    await reject(chat({ tools: [{ type: 'builtin_function', function: { name: '$code' } }] }), 400);
    await reject(chat({ tools: [{ type: '$web_search_2', function: { name: '$web_search' } }] }), 400);
    await reject(claude({ type: 'code_execution_20250825', name: 'web_search_20250305' }), 400);
    await reject(claude(search), 400);
  });
});

describe('S7 what costs too much is refused with the name of its field', () => {
  const cases: [string, Request, number, string][] = [
    ['a thousand million tokens', chat({ max_tokens: 1e9 }), 400, '"max_tokens"'],
    ['as completion tokens', chat({ max_completion_tokens: 1e9 }), 400, '"max_completion_tokens"'],
    ['tokens as text', chat({ max_tokens: '10' }), 400, '"max_tokens"'],
    ['a hundred answers', chat({ n: 100 }), 400, '"n"'],
    ['a hundred thousand messages', chat({ messages: Array.from({ length: 1e5 }, () => ({})) }), 400, '"messages"'],
    ['a megabyte of text', chat({ messages: [{ role: 'user', content: 'x'.repeat(1_048_576) }] }), 413, '"messages"'],
    ['a megabyte as the name of a field', chat({ messages: [{ ['x'.repeat(1_048_576)]: 1 }] }), 400, 'a name of more than 200'],
    ['messages that are no list', chat({ messages: 'Hello' }), 400, '"messages"'],
    ['a dearer tier', post('/minimax/chat/completions', { ...question, service_tier: 'priority' }), 400, '"service_tier"'],
    ['a stream that is a word', chat({ stream: 'true' }), 400, '"stream"'],
    ['a model that is a list', chat({ model: ['a', 'b'] }), 400, '"model"'],
    ['a text of twenty thousand characters to speak', speech({ text: 'x'.repeat(20_000) }), 413, '"text"'],
    ['a text of a million characters to speak', speech({ text: 'x'.repeat(1e6) }), 413, 'longer than this path takes'],
    [
      'a number that JSON cannot hold',
      post('/minimax/voice_clone', '{"file_id":9007199254740993,"voice_id":"abcdefgh"}'),
      400,
      '"file_id"',
    ],
  ];
  test.each(cases)('%s', async (_, request, status, words) => expect(await refused(request, status)).toContain(words));

  test.each<[string, object, number]>([
    ['that begins like a picture', { messages: [{ role: 'user', content: `data:image/png;base64,${'word '.repeat(50)}` }] }, 413],
    ['in the names of a tool’s parameters', { tools: [{ function: { name: 'x', parameters: { [`${'word '.repeat(50)}`]: {} } } }] }, 413],
    [
      'of a picture where pictures stand',
      { messages: [{ content: [{ image_url: { url: `data:image/png;base64,${'A'.repeat(250)}` } }] }] },
      200,
    ],
    ['of a sound', { messages: [{ content: [{ input_audio: { data: 'A'.repeat(250) } }] }] }, 200],
    ['of a document', { messages: [{ content: [{ file: { file_data: 'A'.repeat(250) } }] }] }, 200],
    ['that says it is data', { messages: [{ content: [{ text: { data: 'A'.repeat(250) } }] }] }, 413],
    ['of a picture in Anthropic’s words', { messages: [{ content: [{ source: { type: 'base64', data: 'A'.repeat(250) } }] }] }, 200],
  ])('S7 text %s is counted as what it is', async (_, more, status) => {
    const short = handlerWith(ok, { limits: { maxTextCharacters: 100 } });
    expect((await short.handler(chat(more))).status).toBe(status);
  });

  describe('S7 a limit of tokens holds also for who names none', () => {
    const limited = handlerWith(ok, {
      tables: [anthropic],
      providers: { kimi: { apiKey: 'sk-canary-0123456789' }, anthropic: { apiKey: 'sk-ant-canary-0123456789' } },
      limits: { maxTokens: 500 },
    });
    const tokensOf = async (request: Request, { handler, sent } = limited) => {
      expect((await handler(request)).status).toBe(200);
      const { max_tokens, max_completion_tokens } = (await new Response(sent.at(-1)?.init.body).json()) as Record<string, unknown>;
      return [max_tokens, max_completion_tokens];
    };
    const none = undefined;
    test.each<[string, Request, unknown[]]>([
      ['nothing', chat(), [none, 500]],
      ['null', chat({ max_tokens: null }), [null, 500]],
      ['less, in the older word', chat({ max_tokens: 40 }), [40, none]],
      ['less', chat({ max_completion_tokens: 40 }), [none, 40]],
      ['nothing, where there is only the older word', post('/anthropic/messages', { model: 'c', messages: [] }), [500, none]],
      ['nothing, where nothing is written', post('/anthropic/messages/count_tokens', { model: 'c', messages: [] }), [none, none]],
    ])('%s', async (_, request, tokens) => expect(await tokensOf(request)).toEqual(tokens));
    test('without a limit nothing is added', async () => expect(await tokensOf(chat(), target)).toEqual([none, none]));
  });

  test('a model that is not on the list, and none at all', async () => {
    const few = handlerWith(ok, { models: { kimi: ['kimi-k2.6'] } });
    expect((await few.handler(chat())).status).toBe(200);
    expect((await few.handler(chat({ model: 'kimi-k3' }))).status).toBe(400);
    expect((await few.handler(chat({ model: undefined }))).status).toBe(400);
    expect(few.sent.length).toBe(1);
  });

  test('a voice is made without a model, unless one is to speak', async () => {
    const few = handlerWith(ok, { models: { minimax: ['speech-2.8-hd'] } });
    const clone = (more: object = {}) => few.handler(post('/minimax/voice_clone', { file_id: 1, voice_id: 'abcdefgh', ...more }));
    expect((await clone()).status).toBe(200);
    expect((await clone({ text: 'Hello' })).status).toBe(400);
    expect((await clone({ text: 'Hello', model: 'speech-2.8-turbo' })).status).toBe(400);
    expect((await clone({ text: 'Hello', model: 'speech-2.8-hd' })).status).toBe(200);
  });
});

describe('S11 a body is counted in bytes while it is read', () => {
  const cap = 1024;
  const voices = (body: BodyInit, headers: Record<string, string> = {}) => {
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      duplex: 'half',
    };
    return new Request('https://app.example/api/ai/minimax/get_voice', init);
  };
  const sized = (bytes: number) => `{"voice_type":"${'x'.repeat(bytes - 17)}"}`;
  const chunked = (text: string) => new Blob([text]).stream();

  test('exactly the limit passes', async () => expect((await handler(voices(sized(cap)))).status).toBe(200));
  test('one byte more is 413', () => refused(voices(sized(cap + 1)), 413));
  test('chunked, without a length, is 413', () => refused(voices(chunked(sized(cap + 1))), 413));
  test('a header that says too much is 413 before the body is read', async () => {
    let pulled = 0;
    const body = new ReadableStream({ pull: () => void (pulled += 1) }, { highWaterMark: 0 });
    await refused(voices(body, { 'content-length': '9999999' }), 413);
    expect(pulled).toBe(0);
  });
  test('a header that says too little does not help', () => refused(voices(chunked(sized(cap + 1)), { 'content-length': '10' }), 413));
  test('bytes count, not characters', () => refused(voices(`{"voice_type":"${'é'.repeat(510)}"}`), 413));
  test('the rest of a body that is too long is cancelled', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(600)),
      cancel: () => void (cancelled = true),
    });
    await refused(voices(body), 413);
    expect(cancelled).toBe(true);
  });

  test('a body of single bytes takes the room of its bytes', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const room = (): number => {
      collect();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    const before = room();
    let taken = 0;
    let sent = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (sent++ < 1e5) return controller.enqueue(new Uint8Array([32]));
          taken = room() - before;
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    };
    await refused(new Request('https://app.example/api/ai/kimi/chat/completions', init), 400);
    expect(taken).toBeLessThan(5e6);
  });

  test('S12 a body that does not arrive is 408', async () => {
    const slow = handlerWith(ok, { limits: { requestBodyMs: 60 } });
    const drip = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 15));
        controller.enqueue(new Uint8Array([32]));
      },
    });
    const response = await slow.handler(voices(drip));
    expect(response.status).toBe(408);
    expect(await problemOf(response)).toMatchObject({ kind: 'timeout', code: 'stalled', provider: null });
    expect(slow.sent).toEqual([]);
  });
});

describe('S18 a body is one JSON object in UTF-8', () => {
  const raw = (body: string | Uint8Array, type = 'application/json') => post('/kimi/chat/completions', body, { 'content-type': type });
  const text = JSON.stringify(question);
  const cases: [string, Request, number][] = [
    ['an array', raw('[]'), 400],
    ['a string', raw('"x"'), 400],
    ['null', raw('null'), 400],
    ['nothing', raw(''), 400],
    ['no JSON', raw('{"model"'), 400],
    ['two objects', raw('{}{}'), 400],
    ['a byte order mark', raw(`\uFEFF${text}`), 400],
    ['invalid UTF-8', raw(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])), 400],
    ['a hundred thousand levels', raw(`{"messages":${'['.repeat(1e5)}${']'.repeat(1e5)}}`), 400],
    ['text/plain', raw(text, 'text/plain'), 415],
    ['a form', raw(text, 'application/x-www-form-urlencoded'), 415],
    ['no type', raw(text, ''), 415],
    ['another charset', raw(text, 'application/json; charset=utf-16'), 415],
    ['a type that only begins alike', raw(text, 'application/jsonp'), 415],
    ['gzip', post('/kimi/chat/completions', text, { 'content-encoding': 'gzip' }), 415],
  ];
  test.each(cases)('%s', async (_, request, status) => {
    const title = await refused(request, status);
    expect(title).not.toContain('"model"');
  });
  test('a charset of utf-8 is fine', async () => expect((await handler(raw(text, 'application/json; charset=utf-8'))).status).toBe(200));
});

describe('S11 what would keep the process busy for seconds is not parsed', () => {
  const lists = (count: number) => `{"model":"m","messages":[{"content":[${'[],'.repeat(count)}[]]}]}`;
  test.each([
    ['half a million empty lists', lists(5e5)],
    ['a million levels', `{"messages":${'['.repeat(1e6)}`],
    ['half a million numbers', `{"model":"m","messages":[${'1,'.repeat(5e5)}1]}`],
  ])('%s are 400', async (_, body) => {
    expect(await refused(post('/kimi/chat/completions', body), 400)).toBe('The body holds more than 250000 values.');
  });
  test('a text of as many commas is a text', async () => {
    const text = `${',[{'.repeat(3e5)}\\" ,[{`;
    expect((await handler(chat({ messages: [{ role: 'user', content: text }] }))).status).toBe(200);
  });
  test('values are counted as they are, whatever stands in texts', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const count = (value: unknown): number =>
      typeof value !== 'object' || value === null ? 1 : Object.values(value).reduce((sum: number, item) => sum + count(item), 1);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const counted = countValues(bytes(JSON.stringify(value)));
        expect(counted).toBeGreaterThanOrEqual(count(value));
        expect(counted).toBeLessThanOrEqual(2 * count(value) + 1);
      }),
      { numRuns: 300 },
    );
  });
});

describe('S16 names that are parts of every object are refused', () => {
  test.each([
    '{"__proto__":{"x":1},"model":"m"}',
    '{"model":"m","messages":[{"__proto__":{"x":1}}]}',
    '{"model":"m","messages":[{"\\u005f_proto__":{"x":1}}]}',
    '{"model":"m","messages":[{"constructor":{"prototype":{"x":1}}}]}',
    '{"model":"m","tools":[{"function":{"parameters":{"__proto__":{"x":1}}}}]}',
  ])('%s', async (body) => {
    await refused(post('/kimi/chat/completions', body), 400);
    expect(({} as { x?: number }).x).toBeUndefined();
  });
  test('of two keys of one name the checked one is sent', async () => {
    const few = handlerWith(ok, { models: { kimi: ['allowed'] } });
    await few.handler(post('/kimi/chat/completions', '{"model":"forbidden","model":"allowed","messages":[]}'));
    expect(few.sent[0]?.init.body).toBe('{"model":"allowed","messages":[]}');
  });
});

describe('an upload', () => {
  const upload = (form: FormData, path = '/kimi/files') => new Request(`https://app.example/api/ai${path}`, { method: 'POST', body: form });
  const formOf = (...fields: [string, string | File][]) => {
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    return form;
  };
  const file = new File(['hello'], 'hello.txt', { type: 'text/plain' });

  test('is put together anew from its known fields', async () => {
    expect((await handler(upload(formOf(['purpose', 'file-extract'], ['file', file])))).status).toBe(200);
    // Not as a form: undici's own `fetch` would send "[object FormData]" for one of Node's.
    const { body, headers } = sent.at(-1)?.init ?? {};
    expect(body).toBeInstanceOf(Uint8Array);
    const form = await new Response(body, headers && { headers }).formData();
    expect([...form.keys()]).toEqual(['purpose', 'file']);
    expect(await (form.get('file') as File).text()).toBe('hello');
    expect((form.get('file') as File).name).toBe('hello.txt');
  });
  test('names its boundary also where, as in Bun, a form that was read has none', async () => {
    class Forgetful extends Response {
      override arrayBuffer(): Promise<ArrayBuffer> {
        this.headers.delete('content-type');
        return super.arrayBuffer();
      }
    }
    vi.stubGlobal('Response', Forgetful);
    try {
      await handler(upload(formOf(['purpose', 'file-extract'], ['file', file])));
    } finally {
      vi.unstubAllGlobals();
    }
    expect(new Headers(sent.at(-1)?.init.headers).get('content-type')).toMatch(/^multipart\/form-data; ?boundary=/);
  });
  test.each([
    ['an unknown field', formOf(['url', 'https://evil.example'], ['file', file]), '"url"'],
    ['a field twice', formOf(['purpose', 'a'], ['purpose', 'b']), '"purpose"'],
    ['a file that is text', formOf(['file', 'hello']), '"file"'],
    ['a word that is a file', formOf(['purpose', file]), '"purpose"'],
    ['a word of a million line breaks', formOf(['purpose', '\n'.repeat(1e6)]), '"purpose" is longer than 10000 characters'],
  ])('with %s is refused', async (_, form, words) => expect(await refused(upload(form), 400)).toContain(words));
  test('a model it names is checked against the list, and told to admit', async () => {
    const own = defineProvider({
      name: 'scribe',
      label: 'Scribe',
      rows: [],
      hosts: [{ baseURL: 'https://api.scribe.example/v1', links: {} }],
      routes: [
        {
          endpoint: 'hear',
          method: 'POST',
          path: '/hear',
          dialect: 'openai',
          maxAnswerBytes: 1e6,
          body: { type: 'form', fields: ['file', 'model'], maxBytes: 1e6 },
        },
      ],
    });
    const visits: (string | null)[] = [];
    const scribe = handlerWith(ok, {
      tables: [own],
      providers: { scribe: { apiKey: 'canary-0123456789' } },
      models: { scribe: ['small'] },
      admit: ({ model }) => (visits.push(model), { admitted: 'yes' }),
    });
    const named = (...fields: [string, string | File][]) => scribe.handler(upload(formOf(['file', file], ...fields), '/scribe/hear'));
    expect((await named(['model', 'large'])).status).toBe(400);
    expect((await named()).status).toBe(400);
    expect((await named(['model', 'small'])).status).toBe(200);
    expect(visits).toEqual(['small']);
  });
  test('S11 over the cap is 413, as a file that is too large', async () => {
    const response = await handler(upload(formOf(['file', new File([new Uint8Array(22_100_000)], 'a.mp3')]), '/minimax/files/upload'));
    expect(response.status).toBe(413);
    expect(await problemOf(response)).toMatchObject({ kind: 'invalid-input', detail: 'file-too-large', code: 'too-large' });
  });
  describe('S11 that would keep its parser busy for seconds is not parsed', () => {
    const boundary = '----formdata-0123456789012345';
    const part = (name: string, head = '') => `--${boundary}\r\n${head}content-disposition: form-data; name="${name}"\r\n\r\nx\r\n`;
    const sending = (body: string, type = `multipart/form-data; boundary=${boundary}`) =>
      new Request('https://app.example/api/ai/kimi/files', { method: 'POST', headers: { 'content-type': type }, body });

    test.each([
      ['of half a million parts', part('purpose').repeat(5e5), 'more than 20 parts'],
      ['with half a million lines before a word', part('purpose', 'a:b\r\n'.repeat(5e5)), 'within 4096 bytes'],
      ['with half a million line breaks in a name', part('%0A'.repeat(5e5)), 'within 4096 bytes'],
    ])('%s', async (_, body, words) => expect(await refused(sending(`${body}--${boundary}--\r\n`), 400)).toContain(words));
    test('whichever of two boundaries a parser takes', async () => {
      const type = `multipart/form-data; boundary=----another-0123456789012345; boundary=${boundary}`;
      await refused(sending(`${part('purpose').repeat(30)}--${boundary}--\r\n`, type), 400);
    });
    test('a file may hold as many line breaks, and words that look like a boundary', async () => {
      const words = `\r\n--${boundary.slice(0, -1)}`.repeat(1e4);
      expect((await handler(upload(formOf(['purpose', 'a'], ['file', new File([words], 'a.txt')])))).status).toBe(200);
    });
    // The second is as Java's mail and Python's write theirs.
    test.each([boundary, '----=_Part_0_1330340646.1433'])('a boundary may stand in quotes: %s', async (quoted) => {
      const body = `${part('purpose')}--${boundary}--\r\n`.replaceAll(boundary, quoted);
      expect((await handler(sending(body, `multipart/form-data; charset=utf-8; boundary="${quoted}"`))).status).toBe(200);
    });
  });
  test('that is JSON is 415', () => refused(post('/kimi/files', {}), 415));
  test('that is broken is 400', () => refused(post('/kimi/files', 'x', { 'content-type': 'multipart/form-data; boundary=b' }), 400));
});
