import { describe, expect, test } from 'vitest';
import { createSimulator, scenarios } from 'tryagain/testing';
import { kimiDocumentation, minimaxDocumentation } from '../../src/providers/documentation.js';
import { kimi } from '../../src/providers/kimi.js';
import { kimiCode } from '../../src/providers/kimi-code.js';
import { minimax } from '../../src/providers/minimax.js';
import { ask, chatBody, eventsIn, get, kimiURL, minimaxURL, post, quickSimulator, scenarioNamed, speechBody } from './call.js';

const documented = scenarios.filter((scenario) => scenario.documented);
const statusWords = {
  400: 'bad_request_error',
  401: 'authorized_error',
  402: 'insufficient_balance_error',
  422: 'unprocessable_entity_error',
  429: 'rate_limit_error',
  500: 'server_error',
  504: 'server_error',
} as const;

describe('the table', () => {
  test('has a scenario for each of the 22 rows of Kimi and the 23 codes of MiniMax, and for each of their messages', () => {
    expect(kimiDocumentation).toHaveLength(22);
    expect(minimaxDocumentation).toHaveLength(23);
    for (const [provider, rows] of [
      ['kimi', kimiDocumentation],
      ['minimax', minimaxDocumentation],
    ] as const) {
      for (const { row, messages } of rows) {
        const of = documented.filter((scenario) => scenario.provider === provider && scenario.row === row);
        expect(of.map(({ template }) => template)).toEqual([...messages]);
        expect(of.map(({ name }) => name)).toEqual(messages.map((_, index) => `${provider}/${row}${index ? `:${index + 1}` : ''}`));
      }
    }
  });

  test('has every name once, and fills in every placeholder', () => {
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
    for (const { message } of scenarios) expect(message).not.toMatch(/[{}]/);
  });

  test('names only rows that the provider tables have', () => {
    const tables = { kimi, 'kimi-code': kimiCode, minimax } as const;
    for (const { provider, row } of scenarios) {
      if (provider) expect(tables[provider].rows.map(({ id }) => id)).toContain(row);
    }
  });
});

describe('a documented failure, where it is at home', () => {
  test.each(documented.map((scenario) => [scenario.name, scenario] as const))(
    '%s speaks its endpoint’s dialect',
    async (name, scenario) => {
      const response = await ask(quickSimulator(name), scenario);
      const body: unknown = await response.json();
      const { code, status, message } = scenario;
      if (scenario.provider === 'kimi') {
        expect(response.status).toBe(status);
        expect(body).toEqual({ error: { message, type: code } });
      } else if (scenario.endpoint === 'chat') {
        expect(response.status).toBe(status);
        const type = statusWords[status as keyof typeof statusWords];
        const request_id = response.headers.get('trace-id');
        expect(body).toEqual({ type: 'error', error: { type, message: `${message} (${code})`, http_code: String(status) }, request_id });
      } else {
        expect(response.status).toBe(200);
        expect(body).toEqual({ trace_id: response.headers.get('trace-id'), base_resp: { status_code: Number(code), status_msg: message } });
      }
    },
  );

  test.each(documented.filter(({ at }) => at === 'everywhere').map(({ name, provider }) => [name, provider] as const))(
    '%s strikes the other endpoints of its provider too, each in its dialect',
    async (name, provider) => {
      const { code, status, message } = scenarioNamed(name);
      const simulator = quickSimulator(name);
      const response =
        provider === 'kimi' ? await get(simulator, `${kimiURL}/files`) : await post(simulator, `${minimaxURL}/t2a_v2`, speechBody());
      expect(response.status).toBe(provider === 'kimi' ? status : 200);
      expect(await response.json()).toMatchObject(
        provider === 'kimi' ? { error: { message, type: code } } : { base_resp: { status_code: Number(code), status_msg: message } },
      );
    },
  );

  test('leaves the other provider alone, and the endpoints it does not belong to', async () => {
    const simulator = quickSimulator('kimi/file-empty');
    expect((await ask(simulator, scenarioNamed('kimi/rpm'))).status).toBe(200);
    simulator.use('minimax/1043');
    expect((await ask(simulator, scenarioNamed('minimax/1008'))).status).toBe(200);
    simulator.use('minimax/1008');
    expect((await ask(simulator, scenarioNamed('kimi/rpm'))).status).toBe(200);
  });
});

describe('…@stream', () => {
  test.each(
    documented.filter(({ endpoint }) => endpoint === 'chat' || endpoint === 'speech').map((scenario) => [scenario.name, scenario] as const),
  )('%s comes as a frame after text or audio, and ends the stream', async (name, scenario) => {
    const response = await ask(quickSimulator(`${name}@stream`), scenario, { stream: true });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const frames = eventsIn(await response.text()).map((data): unknown => JSON.parse(data));
    const { code, message } = scenario;
    const failure =
      scenario.provider === 'kimi'
        ? { error: { message, type: code } }
        : scenario.endpoint === 'chat'
          ? { type: 'error', error: { message: `${message} (${code})` } }
          : { data: { audio: '', status: 1 }, base_resp: { status_code: Number(code), status_msg: message } };
    expect(frames.at(-1)).toMatchObject(failure);
    const before = JSON.stringify(frames.slice(0, -1));
    expect(before).toMatch(scenario.endpoint === 'chat' ? /"content":"[^"]/ : /"audio":"fffb/);
    expect(before).not.toContain('error');
  });

  test('fails at once where no stream was asked for', async () => {
    const response = await ask(quickSimulator('minimax/1027@stream'), scenarioNamed('minimax/1027'));
    expect(response.status).toBe(422);
  });
});

describe('what no error page lists', () => {
  test('an allowance that never was names a reset all the same', async () => {
    const response = await ask(quickSimulator('minimax/2056-never'), scenarioNamed('minimax/2056-never'));
    expect(await response.json()).toMatchObject({
      error: { message: expect.stringMatching(/\(0\/0 used\), resets at \d{4}-\d\d-\d\dT[\d:]{8}Z \(2056\)$/) },
    });
  });

  test('a used-up window names a moment two hours ahead', async () => {
    const before = Date.now();
    const text = await (await ask(quickSimulator('minimax/2056-reset'), scenarioNamed('minimax/2056-reset'))).text();
    const reset = Date.parse(/resets at (\S+)/.exec(text)?.[1] ?? '');
    expect(Math.abs(reset - before - 7_200_000)).toBeLessThan(2000);
  });

  test('S8 a balance failure can hide in a 200 with choices null', async () => {
    const response = await ask(quickSimulator('minimax/1008-in-200'), scenarioNamed('minimax/1008-in-200'));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ choices: null, base_resp: { status_code: 1008 } });
  });

  test('the coding plan fails on its own host only', async () => {
    const simulator = quickSimulator('kimi-code/cycle');
    expect((await ask(simulator, scenarioNamed('kimi-code/cycle'))).status).toBe(403);
    expect((await ask(simulator, scenarioNamed('kimi/rpm'))).status).toBe(200);
  });

  test('an empty account says so at its balance endpoint while chat is refused', async () => {
    const simulator = quickSimulator('kimi/balance-empty');
    expect((await ask(simulator, scenarioNamed('kimi/rpm'))).status).toBe(429);
    expect(await (await get(simulator, `${kimiURL}/users/me/balance`)).json()).toMatchObject({ data: { available_balance: -0.02 } });
    simulator.use('none');
    expect(await (await get(simulator, `${kimiURL}/users/me/balance`)).json()).toMatchObject({ data: { available_balance: 23.42 } });
  });
});

describe('use', () => {
  const misspelt: object = { delay: 5 };

  test('fails only so many requests as it was told, then all is well', async () => {
    const simulator = quickSimulator();
    simulator.use('kimi/rpm', { times: 2 });
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      await ask(simulator, scenarioNamed('minimax/1008'));
      statuses.push((await ask(simulator, scenarioNamed('kimi/rpm'))).status);
    }
    expect(statuses).toEqual([429, 429, 200]);
    expect(simulator.scenario).toBe('none');
  });

  test('says what is in force', () => {
    const simulator = quickSimulator('minimax/1027@stream');
    expect(simulator.scenario).toBe('minimax/1027@stream');
    simulator.use('none');
    expect(simulator.scenario).toBe('none');
  });

  test.each([
    ['an unknown name', () => createSimulator({ scenario: 'kimi/rpmm' }), 'Did you mean "kimi/rpm"?'],
    ['an unknown name later', () => quickSimulator().use('minimax/1088'), 'Did you mean "minimax/10'],
    ['a kind', () => createSimulator({ scenario: 'kimi/insufficient-balance' }), 'Did you mean "kimi/account-suspended"'],
    ['a kind of nobody’s', () => createSimulator({ scenario: 'content-filtered' }), '"kimi/content-filter", "minimax/1026"'],
    ['a code', () => createSimulator({ scenario: 'kimi/engine_overloaded_error' }), 'Did you mean "kimi/engine-overloaded"?'],
    ['a status', () => createSimulator({ scenario: 'kimi/429@stream' }), '"kimi/rpm"'],
    ['a stream form of what has none', () => quickSimulator().use('any/offline@stream'), 'any/stall-later'],
    ['no whole number of times', () => quickSimulator().use('kimi/rpm', { times: 0 }), 'times must be a whole number from 1 up'],
    ['a wrong seed', () => createSimulator({ seed: 1.5 }), 'seed must be a whole number'],
    ['a wrong latency', () => createSimulator({ latency: Number.NaN }), 'latency must be a number of milliseconds'],
    ['an option that is none', () => createSimulator(misspelt), 'there is no option "delay"'],
  ])('refuses %s with a TypeError that says what to write', (_, act, sentence) => {
    expect(act).toThrow(TypeError);
    expect(act).toThrow(sentence);
  });

  test('a wrong name leaves the scenario as it was', () => {
    const simulator = quickSimulator('kimi/rpm');
    expect(() => simulator.use('nonsense')).toThrow(TypeError);
    expect(simulator.scenario).toBe('kimi/rpm');
  });
});

test('every route of the provider tables is answered', async () => {
  for (const { name, hosts, routes } of [kimi, kimiCode, minimax]) {
    for (const { method, path } of routes) {
      const simulator = quickSimulator();
      const init =
        method === 'POST'
          ? { body: JSON.stringify(chatBody('kimi-k3')), headers: { authorization: 'Bearer sk-x', 'content-type': 'application/json' } }
          : { headers: { authorization: 'Bearer sk-x' } };
      const response = await simulator.fetch(hosts[0].baseURL + path.replace('{id}', 'abc'), { method, ...init });
      expect(await response.text(), `${name} ${method} ${path}`).not.toMatch(/url\.not_found|page not found/);
    }
  }
});
