import { describe, expect, it } from 'vitest';
import { details, kinds, limitMetrics, limitWindows, ownCodes } from '../../src/errors/kinds.js';
import type { Kind, Limit } from '../../src/errors/kinds.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { describeFailure, en, zh } from '../../src/messages.js';
import { slotsOf } from '../../src/messages/fill.js';

const viewers = ['user', 'owner'] as const;
/** What a language's own rules are: the words that blame or shout, how a sentence ends, how a moment is written. */
const languages = [
  {
    messages: en,
    banned:
      /\b(?:invalid|oops|error|errors|please|forbidden|illegal|fail|failed|failure|sorry|unfortunately|whoops|wrong input|bad|abort)\b/i,
    whole: /^[\p{Lu}\d].*\.$/u,
    end: /[.!?]\s/,
    moment: /at 3:00\sPM/,
  },
  {
    messages: zh,
    banned: /错误|失败|非法|无效|禁止|抱歉|对不起|违规|糟糕/,
    whole: /^[\p{Script=Han}\p{Lu}\d].*。$/u,
    end: /[。！？](?=.)/,
    moment: /15:00/,
  },
];
const now = Date.parse('2026-11-22T12:00:00Z');
const wait = { until: now + 3 * 60 * 60 * 1000, source: 'header', exact: true } as const;

/** Every failure a sentence can be about: each kind with each detail, code, limit, wait and provider. */
function* failures(): Generator<ProviderError> {
  const allKinds = Object.keys(kinds) as Kind[];
  for (const kind of allKinds) {
    for (const provider of ['kimi', 'kimi-code', 'minimax', 'acme', null]) {
      for (const advice of [null, 'contact-provider'] as const) {
        yield new ProviderError({ kind, provider, advice });
        yield new ProviderError({ kind, provider, advice, wait, requestId: 'req-123456' });
        yield new ProviderError({ kind, provider, filtered: 'output' });
      }
      for (const detail of details) yield new ProviderError({ kind, provider, detail });
      for (const metric of limitMetrics) {
        for (const window of [null, ...limitWindows]) {
          for (const max of [null, 1, 1_000_000]) {
            const limit: Limit = { metric, max, current: null, window, scope: null };
            yield new ProviderError({ kind, provider, limit });
            yield new ProviderError({ kind, provider, limit, detail: 'per-day', wait });
          }
        }
      }
    }
    for (const code of ownCodes) yield new ProviderError({ kind, code });
  }
}

describe.each(languages)('A12 copy, $messages.locale', ({ messages, banned, whole, end, moment }) => {
  const sentences = (text: string) => text.split(end).length;
  const shown = [...failures()].flatMap((error) =>
    viewers.map((viewer) => ({ viewer, error, ...describeFailure(error, messages, viewer, { now, timeZone: 'UTC' }) })),
  );
  const texts = [...new Set(shown.flatMap(({ title, action, advice }) => [title, action, ...(advice ? [advice] : [])]))];

  it('says what happened and what to do, for every kind and both readers', () => {
    const missing = shown.filter(({ title, action }) => title === '' || action === '' || title === action);
    expect(missing).toEqual([]);
    expect(texts.length).toBeGreaterThan(100);
  });

  it.each([
    ['leaves no slot and no gap open', (text: string) => !/[{}]|\s{2}|\s[.,]|undefined|null|NaN/.test(text)],
    ['has two sentences at most', (text: string) => sentences(text) <= 2],
    ['is short: 100 characters at most', (text: string) => text.length <= 100],
    ['begins and ends as a sentence does', (text: string) => whole.test(text)],
    ['uses none of the words that blame or shout', (text: string) => !banned.test(text) && !/[!！]/.test(text)],
    ['names no code, status or id', (text: string) => !/\b(?:4\d\d|5\d\d|1008|req-|org-|HTTP|API)\b/.test(text)],
    ['never shows the name of a provider nobody has named', (text: string) => !/acme/i.test(text)],
  ])('%s', (_, fits) => {
    expect(texts.filter((text) => !fits(text))).toEqual([]);
  });

  it('says when, where the time is known', () => {
    const waits = shown.filter(({ error }) => error.kind === 'quota-exceeded' && error.wait && !error.detail && error.advice === null);
    expect(waits.length).toBeGreaterThan(0);
    expect(waits.filter(({ action }) => !moment.test(action))).toEqual([]);
  });

  it('tells a visitor no limit of the account', () => {
    const limits = shown.filter(({ viewer, error }) => viewer === 'user' && ['rate-limited', 'quota-exceeded'].includes(error.kind));
    expect(limits.filter(({ title, action }) => /1,000,000/.test(title + action))).toEqual([]);
  });

  it('ends each list of wordings with one that needs the provider only', () => {
    const lists = [messages.kinds, messages.details, messages.codes, { filteredOutput: messages.filteredOutput }]
      .flatMap((table) => Object.values(table))
      .flatMap((entry) => [entry.title, entry.action, entry.owner?.title, entry.owner?.action])
      .filter((wording) => wording !== undefined)
      .map((wording) => (typeof wording === 'string' ? wording : (wording[wording.length - 1] ?? '')));
    expect(lists.filter((text) => slotsOf(text).some((name) => name !== 'provider'))).toEqual([]);
  });

  it('is data that can cross from a server component to a client one', () => {
    expect(JSON.parse(JSON.stringify(messages))).toEqual(messages);
    expect(structuredClone(messages)).toEqual(messages);
  });
});
