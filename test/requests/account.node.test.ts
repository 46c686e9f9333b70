import { afterEach, describe, expect, test, vi } from 'vitest';
import { kimi } from '../../src/providers/kimi.js';
import { balanceRequest, planRequest } from '../../src/requests/account.js';
import { reader } from '../../src/requests/reader.js';
import { deepseek } from '../providers/deepseek.ts';

const balance = { code: 0, data: { available_balance: 49.5, voucher_balance: 46.5, cash_balance: 3 }, status: true };
const plan = { model_remains: [{ model_name: 'MiniMax-M*', current_interval_remaining_percent: 40, end_time: 1_800_000_000_000 }] };
const common = { basePath: '/api/ai', tables: [], reader };
const signal = new AbortController().signal;

function answer(body: BodyInit | object, init: ResponseInit = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const fetch = vi.fn((_url: string, _init: RequestInit) => {
    const response = new Response(text, init);
    if (!response.headers.has('content-type') || typeof body !== 'string') response.headers.set('content-type', 'application/json');
    return Promise.resolve(response);
  });
  vi.stubGlobal('fetch', fetch);
  return fetch;
}
afterEach(() => vi.unstubAllGlobals());

describe('the balance', () => {
  const ask = balanceRequest({ provider: 'kimi', ...common });

  test('is asked at the handler, by the provider’s own path, with the signal', async () => {
    const fetch = answer(balance);
    await ask(signal);
    expect(fetch.mock.calls[0]?.[0]).toBe('/api/ai/kimi/users/me/balance');
    expect(fetch.mock.calls[0]?.[1].signal).toBe(signal);
  });

  test('has the currency of the host that was asked', async () => {
    answer(balance, { headers: { 'tryagain-currency': 'CNY' } });
    expect(await ask(signal)).toEqual({ available: 49.5, voucher: 46.5, cash: 3, currency: 'CNY' });
  });

  test('has the currency its own answer names, where it names one', async () => {
    const body = {
      is_available: true,
      balance_infos: [{ currency: 'CNY', total_balance: '110.00', granted_balance: '10.00', topped_up_balance: '100.00' }],
    };
    answer(body, { headers: { 'tryagain-currency': 'USD' } });
    expect(await balanceRequest({ ...common, provider: 'deepseek', tables: [deepseek] })(signal)).toEqual({
      available: 110,
      cash: 100,
      voucher: 10,
      currency: 'CNY',
    });
  });

  for (const currency of [undefined, '', 'usd', 'US', 'DOLLAR', '<b>', 'USD, CNY']) {
    test(`has no currency when the header is ${JSON.stringify(currency)}`, async () => {
      answer(balance, currency === undefined ? {} : { headers: { 'tryagain-currency': currency } });
      expect(await ask(signal)).toMatchObject({ currency: null });
    });
  }

  for (const body of ['<html>502</html>', '', '[]', '{}', 'null', '{"data":{"available_balance":"x"}}', '{"data":']) {
    test(`that cannot be read is an unknown failure, not 0, and nothing of it is quoted: ${body}`, async () => {
      answer(body);
      const failure: unknown = await ask(signal).catch((error: unknown) => error);
      expect(failure).toMatchObject({ name: 'ProviderError', kind: 'unknown', code: 'empty-answer', provider: null, status: 200 });
      expect(JSON.stringify(failure)).not.toContain('html');
    });
  }

  test('of a handler that refuses is the failure it names', async () => {
    answer({ error: { message: 'Incorrect API key provided', type: 'incorrect_api_key_error' } }, { status: 401 });
    await expect(ask(signal)).rejects.toMatchObject({ kind: 'authentication', provider: 'kimi' });
  });

  test('that is aborted while its body arrives is an abort, not an empty answer', async () => {
    const controller = new AbortController();
    vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
      const body = new ReadableStream({
        start: (stream) => init.signal?.addEventListener('abort', () => stream.error(init.signal?.reason)),
      });
      return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/plain' } }));
    });
    const asked = ask(controller.signal).catch((error: unknown) => error);
    setTimeout(() => controller.abort());
    expect(await asked).toMatchObject({ name: 'AbortError' });
  });
});

describe('the plan', () => {
  test('is read by the provider’s own reader', async () => {
    const fetch = answer({ ...plan, base_resp: { status_code: 0, status_msg: 'success' } });
    const usage = await planRequest({ provider: 'minimax', ...common })(signal);
    expect(fetch.mock.calls[0]?.[0]).toBe('/api/ai/minimax/token_plan/remains');
    expect(usage.windows).toMatchObject([{ name: 'MiniMax-M*', window: '5h', remaining: 0.4 }]);
  });

  test('that fails inside a 200 is the failure', async () => {
    answer({ base_resp: { status_code: 1004, status_msg: 'login fail: Please carry the API secret key' } });
    await expect(planRequest({ provider: 'minimax', ...common })(signal)).rejects.toMatchObject({
      kind: 'authentication',
      code: '1004',
    });
  });

  test('of the coding plan is asked at its own name', async () => {
    const fetch = answer({ usage: { limit: '100', remaining: '60' } });
    await planRequest({ provider: 'kimi-code', ...common })(signal);
    expect(fetch.mock.calls[0]?.[0]).toBe('/api/ai/kimi-code/usages');
  });
});

describe('a wrong provider is told at once, with what to write instead', () => {
  test('an unknown one', () => {
    expect(() => balanceRequest({ provider: 'kimmi', ...common })).toThrow(
      new TypeError(
        'useBalance: there is no provider "kimmi" among "kimi", "kimi-code", "minimax". Write useBalance({ provider: \'kimi\' }), or give its table to TryAgainProvider: providers={[…]}.',
      ),
    );
  });

  test('one without a balance, or without a plan', () => {
    expect(() => balanceRequest({ provider: 'minimax', ...common })).toThrow(
      'useBalance: provider "minimax" has no balance to read. Write useBalance({ provider: \'kimi\' }).',
    );
    expect(() => planRequest({ provider: 'kimi', ...common })).toThrow(
      "usePlanUsage: provider \"kimi\" has no plan to read. Write usePlanUsage({ provider: 'kimi-code' }) or usePlanUsage({ provider: 'minimax' }).",
    );
  });

  test('a table of the app’s own is where it can be written', () => {
    const deepseek = { name: 'deepseek', hosts: kimi.hosts };
    expect(() => balanceRequest({ ...common, provider: 'deepseek', tables: [deepseek] })).toThrow(
      'useBalance: provider "deepseek" has no balance to read. Write balance: { path, read } into its table.',
    );
  });

  test('but not one whose table the app has brought, also in place of one of ours', async () => {
    const acme = { ...kimi, name: 'acme', balance: { path: '/credits', read: () => ({ available: 1, cash: null, voucher: null }) } };
    const fetch = answer({ credits: 1 });
    expect(await balanceRequest({ ...common, provider: 'acme', tables: [acme] })(signal)).toMatchObject({ available: 1 });
    await balanceRequest({ ...common, provider: 'kimi', tables: [{ ...acme, name: 'kimi' }] })(signal);
    expect(fetch.mock.calls.map(([url]) => url)).toEqual(['/api/ai/acme/credits', '/api/ai/kimi/credits']);
  });
});
