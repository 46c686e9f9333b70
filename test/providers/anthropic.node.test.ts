import { anthropic } from 'tryagain/providers';
import { describe, expect, it } from 'vitest';
import { allTables, appsFirst, readCaptured, wanted } from './captured.ts';
import type { Captured } from './captured.ts';

const documentation = 'https://platform.claude.com/docs/en/api/errors';
const requestId = 'req_011CbrFTcXhtiMzr3s6EocF7';
const error = (type: string, message: string, more: object = {}) => ({
  type: 'error',
  error: { type, message, ...more },
  request_id: requestId,
});

const captured: readonly Captured[] = [
  {
    title: 'a request that is wrong',
    source: 'https://github.com/anthropics/claude-code/issues/24451',
    status: 400,
    body: error(
      'invalid_request_error',
      'max_tokens: 128001 > 64000, which is the maximum allowed number of output tokens for claude-opus-4-5-20251101',
    ),
    expect: { kind: 'invalid-request', retry: 'never', code: 'invalid_request_error' },
    unnamed: null,
  },
  {
    title: 'no money, as a wrong request',
    source: 'https://github.com/anthropics/claude-code/issues/66314',
    status: 400,
    body: error(
      'invalid_request_error',
      'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
    ),
    expect: { kind: 'insufficient-balance', retry: 'never' },
    unnamed: null,
  },
  {
    title: 'no money, by its type',
    source: documentation,
    status: 402,
    body: error('billing_error', "There's an issue with your billing or payment information."),
    expect: { kind: 'insufficient-balance', retry: 'never', code: 'billing_error' },
    unnamed: null,
  },
  {
    title: 'the owner’s spend limit, with the day it ends',
    source: 'https://github.com/anthropics/claude-code/issues/2127',
    status: 400,
    body: error(
      'invalid_request_error',
      'You have reached your specified API usage limits. You will regain access on 2026-07-01 at 00:00 UTC.',
    ),
    expect: { kind: 'quota-exceeded', retry: 'after-reset', limit: { metric: 'usage', window: 'month' }, waitSeconds: 29.5 * 86_400 },
    unnamed: null,
  },
  {
    title: 'the month’s spend limit of a tier, under rate_limit_error',
    source: 'https://platform.claude.com/docs/en/api/rate-limits',
    status: 429,
    body: error(
      'rate_limit_error',
      "You have reached your API usage limits: your organization has crossed its monthly API usage threshold, set based on your organization's API tier. You will regain access on 2026-07-01 at 00:00 UTC.",
      { details: { error_code: 'enforced_spend_limit_reached' } },
    ),
    expect: {
      kind: 'quota-exceeded',
      retry: 'after-reset',
      code: 'enforced_spend_limit_reached',
      limit: { metric: 'usage', window: 'month', scope: 'organization' },
      waitSeconds: 29.5 * 86_400,
    },
    unnamed: 'anthropic',
  },
  {
    title: 'a wrong key',
    source: documentation,
    status: 401,
    body: error('authentication_error', 'invalid x-api-key'),
    expect: { kind: 'authentication', retry: 'never', code: 'authentication_error' },
    unnamed: null,
  },
  {
    title: 'a key that may not',
    source: documentation,
    status: 403,
    body: error('permission_error', 'Your API key does not have permission to use the specified resource.'),
    expect: { kind: 'permission', retry: 'never', code: 'permission_error' },
    unnamed: null,
  },
  {
    title: 'a model nobody has',
    source: 'https://github.com/anthropics/claude-code/issues/5349',
    status: 404,
    body: error('not_found_error', 'model: sonnet4'),
    expect: { kind: 'not-found', retry: 'never', detail: 'model-unavailable' },
    unnamed: null,
  },
  {
    title: 'two changes at once',
    source: documentation,
    status: 409,
    body: error('conflict_error', 'The request conflicts with the current state of the resource.'),
    expect: { kind: 'conflict', retry: 'never' },
    unnamed: null,
  },
  {
    title: 'more bytes than it takes',
    source: documentation,
    status: 413,
    body: error('request_too_large', 'Request exceeds the maximum size'),
    expect: { kind: 'invalid-input', retry: 'never', code: 'request_too_large' },
    unnamed: null,
  },
  {
    title: 'a prompt that is too long',
    source: 'https://github.com/anthropics/claude-code/issues/12186',
    status: 400,
    body: error('invalid_request_error', 'prompt is too long: 208310 tokens > 200000 maximum'),
    expect: { kind: 'context-too-long', retry: 'never', limit: { metric: 'tokens', max: 200_000, current: 208_310 } },
    unnamed: null,
  },
  {
    title: 'a prompt and an answer that are too long together',
    source: 'https://github.com/anymorph-ai/Claudable/issues/3',
    status: 400,
    body: error(
      'invalid_request_error',
      'input length and max_tokens exceed context limit: 198981 + 21333 > 200000, decrease input length or max_tokens and try again',
    ),
    expect: { kind: 'context-too-long', retry: 'never', limit: { metric: 'tokens', max: 200_000, current: null } },
    unnamed: null,
  },
  {
    title: 'an answer its filter refused',
    source: 'https://github.com/anthropics/claude-code/issues/58367',
    status: 400,
    body: error('invalid_request_error', 'Output blocked by content filtering policy', { details: null }),
    expect: { kind: 'content-filtered', retry: 'never', filtered: 'output' },
    unnamed: null,
  },
  {
    title: 'tokens a minute, with the header',
    source: 'https://github.com/FoundationAgents/OpenManus/issues/746',
    status: 429,
    headers: { 'retry-after': '37' },
    body: error(
      'rate_limit_error',
      'This request would exceed the rate limit for your organization of 20,000 input tokens per minute. For details, refer to: https://docs.anthropic.com/en/api/rate-limits.',
    ),
    expect: {
      kind: 'rate-limited',
      retry: 'soon',
      code: 'rate_limit_error',
      limit: { metric: 'tpm', max: 20_000, window: 'minute' },
      waitSeconds: 37,
    },
    unnamed: null,
  },
  {
    title: 'tokens a day',
    source: 'https://github.com/nraiden/cofounder/issues/40',
    status: 429,
    body: error('rate_limit_error', 'Number of request tokens has exceeded your daily rate limit'),
    expect: { kind: 'quota-exceeded', retry: 'after-reset', detail: 'per-day', limit: { metric: 'tpd', window: 'day' } },
    unnamed: null,
  },
  {
    title: 'too many requests of an account',
    source: 'https://github.com/anthropics/claude-code/issues/71670',
    status: 429,
    body: error('rate_limit_error', "This request would exceed your account's rate limit. Please try again later."),
    expect: { kind: 'rate-limited', retry: 'soon', code: 'rate_limit_error' },
    unnamed: null,
  },
  {
    title: 'too many connections',
    source: 'https://github.com/cline/cline/issues/4351',
    status: 429,
    body: error(
      'rate_limit_error',
      'Number of concurrent connections has exceeded your rate limit. Please try again later or contact sales at https://www.anthropic.com/contact-sales to discuss your options for a rate limit increase.',
    ),
    expect: { kind: 'rate-limited', retry: 'soon', detail: 'connections', limit: { metric: 'concurrency' } },
    unnamed: null,
  },
  {
    title: 'a plan without long contexts',
    source: 'https://github.com/anthropics/claude-code/issues/29584',
    status: 429,
    body: error('rate_limit_error', 'Extra usage is required for long context requests.'),
    expect: { kind: 'not-in-plan', retry: 'never' },
    unnamed: null,
  },
  {
    title: 'an error of its own',
    source: 'https://github.com/anthropics/claude-code/issues/35458',
    status: 500,
    body: error('api_error', 'Internal server error'),
    expect: { kind: 'server-error', retry: 'soon', code: 'api_error' },
    unnamed: null,
  },
  {
    title: 'too slow',
    source: documentation,
    status: 504,
    body: error('timeout_error', 'The request timed out while processing.'),
    expect: { kind: 'timeout', retry: 'soon', code: 'timeout_error' },
    unnamed: null,
  },
  {
    title: 'too much going on',
    source: 'https://docs.llmgateway.io/troubleshooting/anthropic-529-overloaded',
    status: 529,
    body: error('overloaded_error', 'Overloaded'),
    expect: { kind: 'overloaded', retry: 'soon', code: 'overloaded_error' },
    unnamed: null,
  },
];

describe('what Anthropic was seen to answer', () => {
  for (const one of captured) {
    it(`${one.status} ${one.title}: ${one.expect.kind} (${one.source})`, async () => {
      const error = await readCaptured(one, [anthropic], 'anthropic');
      expect(error).toMatchObject({ ...wanted(one), provider: 'anthropic', status: one.status, requestId });
    });

    it(`${one.title}: nobody named, it is ${one.unnamed ?? 'nobody’s'}`, async () => {
      for (const tables of [allTables, appsFirst]) {
        // `request-id` is sent by others who speak this dialect, too.
        expect(await readCaptured(one, tables, undefined, { 'request-id': requestId })).toMatchObject({
          kind: one.expect.kind,
          provider: one.unnamed,
          requestId,
        });
        expect(
          await readCaptured(one, tables, undefined, { 'anthropic-organization-id': '00000000-0000-4000-8000-000000000000' }),
        ).toMatchObject({ kind: one.expect.kind, provider: 'anthropic' });
      }
    });
  }
});
