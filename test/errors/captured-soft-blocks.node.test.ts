import { QueryClient } from '@tanstack/react-query';
import { failureIn, failureInBody, normalizeError } from 'tryagain/errors';
import { describe, expect, test } from 'vitest';
import { providerQuery } from '../../src/hooks/provider-query.js';
import { handlerWith, json, post, problemOf, question } from '../server/support.ts';

/** An answer as MiniMax wraps it, marks and all. Shape: platform.minimax.io/docs/api-reference/text-openai-api */
const answer = (content: string | null, more: object = {}, finish_reason: string | null = 'stop') => ({
  id: '0651f0b1a4b8aacd',
  object: 'chat.completion',
  model: 'MiniMax-M3',
  choices: [{ index: 0, finish_reason, message: { role: 'assistant', content } }],
  usage: { total_tokens: 717 },
  input_sensitive: false,
  output_sensitive: false,
  input_sensitive_type: 0,
  output_sensitive_type: 0,
  base_resp: { status_code: 0, status_msg: 'success' },
  ...more,
});

/** Each with the code and the side it is read as. */
const withheld = {
  // "openai empty content (soft block shape)": seen by a gateway that stands before MiniMax
  'an empty answer whose input was marked': [answer('', { input_sensitive: true, input_sensitive_type: 1 }), 'input_sensitive', 'input'],
  'an empty answer whose output was marked': [answer('', { output_sensitive: true }), 'output_sensitive', 'output'],
  'an answer that ended by the filter': [answer(null, {}, 'content_filter'), 'content_filter', 'output'],
  'an empty answer with the mark in its message': [
    answer(null, { choices: [{ message: { content: '', output_sensitive: true } }] }),
    'output_sensitive',
    'output',
  ],
  'no choices at all, and a mark': [answer(null, { choices: null, input_sensitive: true }), 'input_sensitive', 'input'],
  'an empty list of choices, and a mark': [answer(null, { choices: [], output_sensitive: true }), 'output_sensitive', 'output'],
} as const;

describe('an answer that a filter withheld, with no error said, is filtered', () => {
  for (const [name, [body, code, filtered]] of Object.entries(withheld)) {
    test(name, async () => {
      const want = { kind: 'content-filtered', retry: 'never', fixableBy: 'user', code, filtered };
      expect(failureInBody(body, { provider: 'minimax' })).toMatchObject({ ...want, provider: 'minimax' });
      expect(await failureIn(Response.json(body))).toMatchObject(want);
      const asked = new QueryClient().fetchQuery(providerQuery({ queryKey: [name], queryFn: () => body, retry: false }));
      await expect(asked).rejects.toMatchObject(want);
    });
  }

  test('a code beside the mark is the better word for it', () => {
    // As it was met inside a stream: choices null, the mark, and the code.
    const body = {
      choices: null,
      input_sensitive: true,
      input_sensitive_type: 1,
      base_resp: { status_code: 1026, status_msg: 'input new_sensitive' },
    };
    expect(failureInBody(body)).toMatchObject({ kind: 'content-filtered', code: '1026', filtered: 'input', provider: 'minimax' });
  });

  test('a piece that ends by the filter is read so when somebody says that it failed', () => {
    const piece = { object: 'chat.completion.chunk', choices: [{ index: 0, delta: {}, finish_reason: 'content_filter' }] };
    expect(normalizeError(piece)).toMatchObject({ kind: 'content-filtered', filtered: 'output' });
  });
});

test('the handler answers 422 for what a filter withheld, and passes on what it only marked', async () => {
  const ask = (body: object) =>
    handlerWith(() => json(body)).handler(post('/minimax/chat/completions', { ...question, model: 'MiniMax-M3' }));
  const refused = await ask(answer('', { input_sensitive: true }));
  expect([refused.status, await problemOf(refused)]).toMatchObject([
    422,
    { kind: 'content-filtered', filtered: 'input', provider: 'minimax' },
  ]);
  const marked = answer('The reply, whole.', { output_sensitive: true });
  const passed = await ask(marked);
  expect([passed.status, await passed.json()]).toEqual([200, marked]);
});

describe('an answer with words stays an answer', () => {
  for (const [name, body] of Object.entries({
    'whose output was marked all the same': answer('The reply, whole.', { output_sensitive: true }),
    'whose input was marked': answer('The reply, whole.', { input_sensitive: true }),
    'that the filter cut': answer('The reply, so', {}, 'content_filter'),
    'that calls a tool': answer(null, {
      output_sensitive: true,
      choices: [{ message: { content: '', tool_calls: [{ id: 'call_1', type: 'function' }] } }],
    }),
    'that is spoken': answer(null, { choices: [{ message: { content: '', audio_content: '4944330400', output_sensitive: true } }] }),
    'whose pieces are still coming': {
      object: 'chat.completion.chunk',
      choices: [{ delta: {}, finish_reason: 'content_filter' }],
      output_sensitive: true,
    },
    'that is empty and not marked': answer(''),
  }))
    test(name, async () => {
      expect(failureInBody(body, { provider: 'minimax' })).toBeNull();
      expect(await new QueryClient().fetchQuery(providerQuery({ queryKey: [name], queryFn: () => body }))).toBe(body);
    });
});

describe('2203 and 2204 tell of a text that was left out: the task goes on', () => {
  for (const status_code of [2203, 2204, '2203']) {
    test(`${status_code} in a frame of speech is no failure`, () => {
      const frame = { event: 'task_continued', data: null, is_final: false, base_resp: { status_code, status_msg: 'skipped' } };
      expect(failureInBody(frame, { provider: 'minimax', endpoint: 'speech' })).toBeNull();
    });
  }
  test('beside the word that the task failed it did', () => {
    expect(failureInBody({ event: 'task_failed', base_resp: { status_code: 2203, status_msg: '' } })).toMatchObject({ retry: 'never' });
  });
});

describe('2062 means two things', () => {
  const body = (status_msg: string) => ({ model_remains: null, base_resp: { status_code: 2062, status_msg } });
  for (const [endpoint, status_msg, kind] of [
    ['plan', 'no active token plan subscription', 'not-in-plan'],
    ['chat', 'no active token plan subscription', 'not-in-plan'],
    ['plan', '', 'not-in-plan'],
    ['chat', '', 'rate-limited'],
    ['chat', 'Token Plan rate limit reached: Upgrade your Token Plan', 'rate-limited'],
    [undefined, '', 'rate-limited'],
  ] as const)
    test(`asked for ${endpoint ?? 'nobody says what'} and told "${status_msg}": ${kind}`, () => {
      expect(failureInBody(body(status_msg), { provider: 'minimax', ...(endpoint && { endpoint }) })).toMatchObject({ kind, code: '2062' });
    });
});
