import { openrouter } from 'tryagain/providers';
import { describe, expect, it } from 'vitest';
import { allTables, appsFirst, readCaptured, wanted } from './captured.ts';
import type { Captured } from './captured.ts';

const documentation = 'https://openrouter.ai/docs/api/reference/errors-and-debugging';
const error = (code: number, message: string, metadata?: object) => ({
  error: { message, code, ...(metadata && { metadata }) },
  user_id: 'user_2s8cCd55e4z69e7xmlKZpzDxwV0',
});

const captured: readonly Captured[] = [
  {
    title: 'a key of nobody',
    source: 'https://github.com/apurvsinghgautam/robin/issues/103',
    status: 401,
    body: error(401, 'User not found.'),
    expect: { kind: 'authentication', retry: 'never' },
    unnamed: null,
  },
  {
    title: 'no credits for this request',
    source: 'https://github.com/newo-ether/Agora/issues/8',
    status: 402,
    body: error(
      402,
      'This request requires more credits, or fewer max_tokens. You requested up to 65536 tokens, but can only afford 3395. To increase, visit https://openrouter.ai/settings/credits and upgrade to a paid account',
      { provider_name: null, previous_errors: [{ code: 402, message: 'This request requires more credits, or fewer max_tokens.' }] },
    ),
    expect: { kind: 'insufficient-balance', retry: 'never' },
    unnamed: null,
  },
  {
    title: 'credits by their name',
    source: 'https://www.developersdigest.tech/errors/api/openrouter/402-payment-required',
    status: 402,
    body: error(402, 'Insufficient credits', { limit_source: 'openrouter_credits' }),
    expect: { kind: 'insufficient-balance', retry: 'never', code: 'openrouter_credits' },
    unnamed: 'openrouter',
  },
  {
    title: '402 while money is there: what runs holds it back',
    source: 'https://www.developersdigest.tech/errors/api/openrouter/402-in-flight-budget-exhausted',
    status: 402,
    headers: { 'retry-after': '3' },
    body: error(
      402,
      'This request would exceed your available credits given your current in-flight requests. Retry after in-flight requests settle, or add credits.',
      { reason: 'in_flight_budget_exhausted', limit_source: 'openrouter_in_flight_budget' },
    ),
    expect: { kind: 'rate-limited', retry: 'soon', code: 'openrouter_in_flight_budget', detail: 'concurrency', waitSeconds: 3 },
    unnamed: 'openrouter',
  },
  {
    title: 'a key’s own budget is spent',
    source: 'https://www.developersdigest.tech/errors/api/openrouter/403-budget-limit-exceeded',
    status: 403,
    body: error(403, 'Budget limit exceeded', { limit_source: 'openrouter_key_limit', limit_usd: 5, spend_usd: 5.01 }),
    expect: { kind: 'quota-exceeded', retry: 'after-reset', code: 'openrouter_key_limit', limit: { metric: 'usage' } },
    unnamed: 'openrouter',
  },
  {
    title: 'the day’s free requests',
    source: 'https://github.com/Gitlawb/openclaude/issues/936',
    status: 429,
    body: error(429, 'Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day', {
      headers: { 'X-RateLimit-Limit': '50', 'X-RateLimit-Remaining': '0' },
    }),
    expect: { kind: 'quota-exceeded', retry: 'after-reset', detail: 'per-day', limit: { metric: 'usage', window: 'day' } },
    unnamed: null,
  },
  {
    title: 'an input its moderation refused; what was flagged stays there',
    source: documentation,
    status: 403,
    body: error(403, 'openai/gpt-4o requires moderation on OpenAI. Your input was flagged for "harassment".', {
      reasons: ['harassment'],
      flagged_input: 'canary of a prompt',
      provider_name: 'OpenAI',
      model_slug: 'openai/gpt-4o',
    }),
    expect: { kind: 'content-filtered', retry: 'never', filtered: 'input' },
    unnamed: null,
  },
  {
    title: 'the same by its type',
    source: 'https://www.developersdigest.tech/errors/api/openrouter/403-content-policy-violation',
    status: 403,
    body: error(403, 'Forbidden', { error_type: 'content_policy_violation', reasons: ['violence'], flagged_input: 'canary of a prompt' }),
    expect: { kind: 'content-filtered', retry: 'never', code: 'content_policy_violation', filtered: 'input' },
    unnamed: null,
  },
  {
    title: 'the provider behind it limits everybody',
    source: 'https://github.com/open-webui/computer/issues/293',
    status: 429,
    body: error(429, 'Provider returned error', {
      raw: 'z-ai/glm-5.3-flash is temporarily rate-limited upstream. Please retry shortly, or add your own key to accumulate your rate limits',
      provider_name: 'BaseTen',
      limit_source: 'upstream_provider_shared_pool',
    }),
    expect: { kind: 'rate-limited', retry: 'soon', code: 'upstream_provider_shared_pool' },
    unnamed: 'openrouter',
  },
  {
    title: 'the provider behind it, a page of Cloudflare’s',
    source: 'https://github.com/BerriAI/litellm/issues/8448',
    status: 200,
    body: error(429, 'Provider returned error', { raw: 'error code: 1015', provider_name: 'Kluster' }),
    expect: { kind: 'rate-limited', retry: 'soon' },
    unnamed: null,
  },
  {
    title: 'the provider behind it says that the request is wrong',
    source: 'https://github.com/reVrost/go-openrouter/pull/21',
    status: 400,
    body: error(400, 'Provider returned error', {
      raw: '{\n  "error": {\n    "message": "Response input messages must contain the word \'json\' in some form to use \'text.format\' of type \'json_object\'.",\n    "type": "invalid_request_error",\n    "param": "input",\n    "code": null\n  }\n}',
      provider_name: 'OpenAI',
    }),
    expect: { kind: 'invalid-request', retry: 'never' },
    unnamed: null,
  },
  {
    title: 'the provider behind it broke',
    source: 'https://docs.rs/crate/openrouter/latest/source/responses/error/internal_error.json',
    status: 502,
    body: error(502, 'Provider returned error', {
      raw: '{\n  "error": {\n    "code": 500,\n    "message": "An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting",\n    "status": "INTERNAL"\n  }\n}\n',
      provider_name: 'Google AI Studio',
      isDownstreamPipeClean: true,
      isErrorUpstreamFault: true,
    }),
    expect: { kind: 'server-error', retry: 'soon' },
    unnamed: null,
  },
  {
    title: 'a prompt too long for the model, behind a 200',
    source: 'https://github.com/dcdpr/jp/pull/978',
    status: 200,
    body: error(400, 'Provider returned error', {
      raw: '{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 1284668 tokens > 1000000 maximum"}}',
      provider_name: 'Anthropic',
    }),
    expect: { kind: 'context-too-long', retry: 'never', limit: { metric: 'tokens' } },
    unnamed: null,
  },
  {
    title: 'the provider behind it went away',
    source: 'https://www.developersdigest.tech/errors/api/openrouter/502-provider-unavailable',
    status: 200,
    body: error(502, 'Provider disconnected', { error_type: 'provider_unavailable', provider_name: 'Nvidia' }),
    expect: { kind: 'overloaded', retry: 'soon', code: 'provider_unavailable' },
    unnamed: null,
  },
  {
    title: 'nobody left to ask',
    source: 'https://github.com/Routstr/routstr-core/issues/554',
    status: 404,
    body: error(
      404,
      'No endpoints found that support tool use. To learn more about provider routing, visit: https://openrouter.ai/docs/guides/routing/provider-selection',
    ),
    expect: { kind: 'not-found', retry: 'never', detail: 'model-unavailable' },
    unnamed: null,
  },
  {
    title: 'too slow',
    source: documentation,
    status: 408,
    body: error(408, 'Your request timed out'),
    expect: { kind: 'timeout', retry: 'soon' },
    unnamed: null,
  },
];

describe('what OpenRouter was seen to answer', () => {
  for (const one of captured) {
    it(`${one.status} ${one.title}: ${one.expect.kind} (${one.source})`, async () => {
      const error = await readCaptured(one, [openrouter], 'openrouter', { 'x-generation-id': 'gen-1763812345-AbCdEfGhIjKl' });
      expect(error).toMatchObject({ ...wanted(one), provider: 'openrouter', requestId: 'gen-1763812345-AbCdEfGhIjKl' });
      expect(JSON.stringify(error)).not.toMatch(/user_2s8|canary/);
    });

    it(`${one.title}: nobody named, it is ${one.unnamed ?? 'nobody’s'}`, async () => {
      for (const tables of [allTables, appsFirst]) {
        expect(await readCaptured(one, tables)).toMatchObject({ kind: one.expect.kind, provider: one.unnamed });
        expect(await readCaptured(one, tables, undefined, { 'x-generation-id': 'gen-1763812345-AbCdEfGhIjKl' })).toMatchObject({
          kind: one.expect.kind,
          provider: 'openrouter',
        });
      }
    });
  }
});
