import { normalizeError } from 'tryagain/errors';
import { openai } from 'tryagain/providers';
import { describe, expect, it } from 'vitest';
import { allTables, appsFirst, now, readCaptured, wanted } from './captured.ts';
import type { Captured } from './captured.ts';

const error = (code: string | null, type: string, message: string, param: string | null = null) => ({
  error: { message, type, param, code },
});
const quota = (code: string) =>
  error(code, 'insufficient_quota', 'You exceeded your current quota, please check your plan and billing details.');
const spendLimits = 'https://help.openai.com/en/articles/6614457-troubleshooting-api-usage-and-spend-limits';

const captured: readonly Captured[] = [
  {
    title: 'a wrong key',
    source: 'https://developers.openai.com/docs/guides/error-codes',
    status: 401,
    body: error(
      'invalid_api_key',
      'invalid_request_error',
      'Incorrect API key provided: sk-proj-************3456. You can find your API key at https://platform.openai.com/account/api-keys.',
    ),
    expect: { kind: 'authentication', retry: 'never', code: 'invalid_api_key' },
    unnamed: null,
  },
  {
    title: 'a server in a country that is not served',
    source: 'https://github.com/jlcodes99/cockpit-tools/issues/611',
    status: 403,
    body: error('unsupported_country_region_territory', 'request_forbidden', 'Country, region, or territory not supported'),
    expect: { kind: 'permission', retry: 'never', code: 'unsupported_country_region_territory' },
    unnamed: 'openai',
  },
  {
    title: 'no money: the old code',
    source: 'https://github.com/intitni/CopilotForXcode/issues/573',
    status: 429,
    body: quota('insufficient_quota'),
    expect: { kind: 'insufficient-balance', retry: 'never', code: 'insufficient_quota' },
    unnamed: null,
  },
  {
    title: 'no money: the new code',
    source: spendLimits,
    status: 429,
    body: quota('credit_balance_exhausted'),
    expect: { kind: 'insufficient-balance', retry: 'never', code: 'credit_balance_exhausted' },
    unnamed: 'openai',
  },
  {
    title: 'a project’s spend limit of the month',
    source: 'https://dev.to/sublynow/your-openai-api-429-is-not-always-a-rate-limit-reading-insufficientquota-by-errorcode-1mbl',
    status: 429,
    body: quota('project_spend_limit_exceeded'),
    expect: {
      kind: 'quota-exceeded',
      retry: 'after-reset',
      code: 'project_spend_limit_exceeded',
      limit: { metric: 'usage', window: 'month', scope: 'project' },
    },
    unnamed: 'openai',
  },
  {
    title: 'an organization’s spend limit of the month',
    source: spendLimits,
    status: 429,
    body: quota('organization_spend_limit_exceeded'),
    expect: { kind: 'quota-exceeded', retry: 'after-reset', limit: { metric: 'usage', window: 'month', scope: 'organization' } },
    unnamed: 'openai',
  },
  {
    title: 'the usage limit OpenAI set',
    source: spendLimits,
    status: 429,
    body: quota('organization_usage_limit_exceeded'),
    expect: { kind: 'quota-exceeded', retry: 'after-reset', limit: { metric: 'usage', window: 'month', scope: 'organization' } },
    unnamed: 'openai',
  },
  {
    title: 'tokens per minute, with a wait in fractions',
    source: 'https://github.com/continuedev/continue/issues/10502',
    status: 429,
    body: error(
      'rate_limit_exceeded',
      'tokens',
      'Rate limit reached for gpt-4.1 in organization org-0a1b2c3d4e5f6a7b8c9d0e1f on tokens per min (TPM): Limit 30000, Used 28039, Requested 4096. Please try again in 4.27s. Visit https://platform.openai.com/account/rate-limits to learn more.',
    ),
    expect: {
      kind: 'rate-limited',
      retry: 'soon',
      code: 'rate_limit_exceeded',
      limit: { metric: 'tpm', max: 30_000, current: 28_039, window: 'minute' },
      waitSeconds: 4.27,
    },
    unnamed: null,
  },
  {
    title: 'tokens per minute, with a wait in milliseconds',
    source: 'https://github.com/BuilderIO/micro-agent/issues/86',
    status: 429,
    body: error(
      'rate_limit_exceeded',
      'tokens',
      'Rate limit reached for gpt-4o in organization org-0a1b2c3d4e5f6a7b8c9d0e1f on tokens per min (TPM): Limit 30000, Used 29937, Requested 385. Please try again in 644ms.',
    ),
    expect: {
      kind: 'rate-limited',
      limit: { metric: 'tpm', max: 30_000, current: 29_937 },
      waitSeconds: 0.644,
    },
    unnamed: null,
  },
  {
    title: 'one request with more tokens than a minute has never works',
    source: 'https://github.com/DrShushen/climb/issues/13',
    status: 429,
    body: error(
      'rate_limit_exceeded',
      'tokens',
      'Request too large for gpt-4o in organization org-0a1b2c3d4e5f6a7b8c9d0e1f on tokens per min (TPM): Limit 30000, Requested 30601. The input or output tokens must be reduced in order to run successfully. Visit https://platform.openai.com/account/rate-limits to learn more.',
    ),
    expect: { kind: 'context-too-long', retry: 'never', limit: { metric: 'tpm', max: 30_000, current: 30_601 } },
    unnamed: null,
  },
  {
    title: 'requests per day come back, but not soon',
    source: 'https://github.com/feder-cr/invisible_playwright_mcp/issues/109',
    status: 429,
    body: error(
      'rate_limit_exceeded',
      'requests',
      'Rate limit reached for gpt-4o-mini in organization org-0a1b2c3d4e5f6a7b8c9d0e1f on requests per day (RPD): Limit 200, Used 200, Requested 1. Please try again in 7m12s. Visit https://platform.openai.com/account/rate-limits to learn more.',
    ),
    expect: {
      kind: 'quota-exceeded',
      retry: 'after-reset',
      detail: 'per-day',
      limit: { metric: 'usage', max: 200, current: 200, window: 'day' },
      waitSeconds: 432,
    },
    unnamed: null,
  },
  {
    title: 'tokens per day',
    source: 'https://github.com/Pythagora-io/gpt-pilot/pull/608',
    status: 429,
    body: error(
      'rate_limit_exceeded',
      'tokens',
      'Rate limit reached for gpt-4-turbo-preview in organization org-xxx on tokens per day (TPD): Limit 1500000, Used 1485066, Requested 16144. Please try again in 1m9.696s. Visit https://platform.openai.com/account/rate-limits to learn more.',
    ),
    expect: {
      kind: 'quota-exceeded',
      detail: 'per-day',
      limit: { metric: 'tpd', max: 1_500_000, current: 1_485_066, window: 'day' },
      waitSeconds: 69.696,
    },
    unnamed: null,
  },
  {
    title: 'a conversation that is too long',
    source: 'https://github.com/crewAIInc/crewAI-examples/issues/121',
    status: 400,
    body: error(
      'context_length_exceeded',
      'invalid_request_error',
      "This model's maximum context length is 8192 tokens. However, your messages resulted in 8227 tokens. Please reduce the length of the messages.",
      'messages',
    ),
    expect: { kind: 'context-too-long', retry: 'never', limit: { metric: 'tokens', max: 8192, current: 8227 } },
    unnamed: null,
  },
  {
    title: 'a prompt its filter refused',
    source: 'https://github.com/openai/codex/issues/7250',
    status: 400,
    body: error(
      'invalid_prompt',
      'invalid_request_error',
      'Invalid prompt: your prompt was flagged as potentially violating our usage policy. Please try again with a different prompt: https://platform.openai.com/docs/guides/reasoning#advice-on-prompting',
    ),
    expect: { kind: 'content-filtered', retry: 'never', code: 'invalid_prompt', filtered: 'input' },
    unnamed: null,
  },
  {
    title: 'a model nobody has',
    source: 'https://github.com/Routstr/routstr-core/issues/554',
    status: 404,
    body: error('model_not_found', 'invalid_request_error', 'The model `gpt-5.4-image-2` does not exist or you do not have access to it.'),
    expect: { kind: 'not-found', retry: 'never', detail: 'model-unavailable' },
    unnamed: null,
  },
  {
    title: 'too much going on',
    source: 'https://github.com/Wei-Shaw/sub2api/issues/6631',
    status: 503,
    body: error('server_is_overloaded', 'service_unavailable_error', 'Our servers are currently overloaded. Please try again later.'),
    expect: { kind: 'overloaded', retry: 'soon', code: 'server_is_overloaded' },
    unnamed: null,
  },
  {
    title: 'an old form of the same',
    source: 'https://github.com/ikechan8370/chatgpt-plugin/issues/125',
    status: 503,
    body: error(
      null,
      'server_error',
      'That model is currently overloaded with other requests. You can retry your request, or contact us through our help center at help.openai.com if the error persists. (Please include the request ID 500d9fff2057e4af93a280f67002c342 in your message.)',
    ),
    expect: { kind: 'overloaded', retry: 'soon' },
    unnamed: null,
  },
];

describe('what OpenAI was seen to answer', () => {
  for (const one of captured) {
    it(`${one.status} ${one.title}: ${one.expect.kind} (${one.source})`, async () => {
      const error = await readCaptured(one, [openai], 'openai', { 'x-request-id': 'req_0a1b2c3d4e5f60718293a4b5' });
      expect(error).toMatchObject({ ...wanted(one), provider: 'openai', status: one.status, requestId: 'req_0a1b2c3d4e5f60718293a4b5' });
      expect(JSON.stringify(error)).not.toMatch(/org-|sk-proj/);
    });

    it(`${one.title}: nobody named, it is ${one.unnamed ?? 'nobody’s'}`, async () => {
      for (const tables of [allTables, appsFirst]) {
        expect(await readCaptured(one, tables)).toMatchObject({ kind: one.expect.kind, provider: one.unnamed });
        expect(await readCaptured(one, tables, undefined, { 'openai-version': '2020-10-01' })).toMatchObject({
          kind: one.expect.kind,
          provider: 'openai',
        });
      }
    });
  }
});

it('a sentence without its code keeps its limit and its wait', () => {
  const thrown = new Error(
    '429 Rate limit reached for gpt-4o-mini in organization org-0a1b2c3d4e5f6a7b8c9d0e1f on tokens per min (TPM): Limit 200000, Used 191584, Requested 45490. Please try again in 11.122s.',
  );
  // https://github.com/fetchfox/fetchfox/issues/10
  expect(normalizeError(thrown, { now })).toMatchObject({ kind: 'rate-limited', provider: null, limit: null, retryAt: now + 11_122 });
});
