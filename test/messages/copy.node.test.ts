import { describe, expect, it } from 'vitest';
import { details, kinds, limitMetrics, limitWindows, ownCodes } from '../../src/errors/kinds.js';
import type { Kind, Limit } from '../../src/errors/kinds.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { describeFailure } from '../../src/messages.js';
import { slotsOf } from '../../src/messages/fill.js';
import { languages, seen, textsOf } from './languages.js';

const viewers = ['user', 'owner'] as const;
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

describe.each(languages)('A12 copy, $messages.locale', ({ messages, banned, whole, end, moment, latin }) => {
  const sentences = (text: string) => text.split(end).length;
  const shown = [...failures()].flatMap((error) =>
    viewers.map((viewer) => ({ viewer, error, ...describeFailure(error, messages, viewer, { now, timeZone: 'UTC' }) })),
  );
  const texts = [...new Set(shown.flatMap(({ title, action, advice }) => [title, action, ...(advice ? [advice] : [])].map(seen)))];

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
    ['has no English left over but names and units', (text: string) => !/[A-Za-z]/.test(text.replaceAll(latin, ''))],
    ['names no code, status or id', (text: string) => !/\b(?:4\d\d|5\d\d|1008|req-|org-|HTTP|API)\b/.test(text)],
    ['never shows the name of a provider nobody has named', (text: string) => !/acme/i.test(text)],
  ])('%s', (_, fits) => {
    expect(texts.filter((text) => !fits(text))).toEqual([]);
  });

  it('is as calm in its buttons, banners and announcements', () => {
    const { locale: _, direction: __, ...table } = messages;
    const plain = textsOf(table).map(([path, text]) => [path, text.replaceAll(/\{[A-Za-z]+\}/g, '')] as const);
    expect(plain.length).toBeGreaterThan(200);
    expect(plain.filter(([, text]) => banned.test(text) || /[!！]/.test(text))).toEqual([]);
    expect(plain.filter(([, text]) => /[A-Za-z]/.test(text.replaceAll(latin, '')))).toEqual([]);
  });

  it('says when, where the time is known', () => {
    const waits = shown.filter(({ error }) => error.kind === 'quota-exceeded' && error.wait && !error.detail && error.advice === null);
    expect(waits.length).toBeGreaterThan(0);
    expect(waits.filter(({ action }) => !moment.test(seen(action)))).toEqual([]);
  });

  it('tells a visitor no limit of the account', () => {
    const limits = shown.filter(({ viewer, error }) => viewer === 'user' && ['rate-limited', 'quota-exceeded'].includes(error.kind));
    expect(limits.filter(({ title, action }) => /1[,٬]?000|١٬?٠٠٠/.test(title + action))).toEqual([]);
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
