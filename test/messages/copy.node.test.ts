import { describe, expect, it } from 'vitest';
import { details, kinds, limitMetrics, limitWindows, ownCodes } from '../../src/errors/kinds.js';
import type { Kind, Limit } from '../../src/errors/kinds.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import type { ProviderErrorFacts } from '../../src/errors/provider-error-facts.js';
import { describeFailure } from '../../src/messages.js';
import { slotsOf } from '../../src/messages/fill.js';
import { anthropic, kimi, kimiCode, minimax, openai, openrouter } from '../../src/providers.js';
import { languages, seen, textsOf, widthOf } from './languages.js';

const viewers = ['user', 'owner'] as const;
const now = Date.parse('2026-11-22T12:00:00Z');
/** What the tables and we ourselves can say: every row's kind with its speciality. */
const rows: readonly Pick<ProviderErrorFacts, 'kind' | 'detail' | 'filtered'>[] = [
  ...(Object.keys(kinds) as Kind[]).map((kind) => ({ kind })),
  ...[kimi, kimiCode, minimax, openai, anthropic, openrouter].flatMap((table) =>
    table.rows.map(({ kind, detail, filtered }) => ({ kind, detail: detail ?? null, filtered: filtered ?? null })),
  ),
  { kind: 'network', detail: 'offline' },
  { kind: 'network', detail: 'stream-cut' },
  { kind: 'network', detail: 'from-server' },
];
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

describe.each(languages)('A12 copy, $messages.locale', ({ messages, banned, whole, end, moment, latin, longest, foreign, notYours }) => {
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
    ['has no punctuation of another language, and one tone', (text: string) => !foreign.test(text)],
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
    expect(plain.filter(([, text]) => foreign.test(text))).toEqual([]);
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

  it('ends each list of a kind with a wording that needs the provider only', () => {
    const lists = [messages.kinds, messages.codes, { filteredOutput: messages.filteredOutput }]
      .flatMap((table) => Object.values(table))
      .flatMap((entry) => [entry.title, entry.action])
      .map((wording) => (typeof wording === 'string' ? wording : (wording[wording.length - 1] ?? '')));
    expect(lists.filter((text) => slotsOf(text).some((name) => !/^(?:provider|service)$/.test(name)))).toEqual([]);
  });

  it('says when wherever a wait is known: each kind, and each row of a provider, for both readers', () => {
    const waiting = rows
      .filter(({ kind, detail }) => kinds[kind].retry !== 'never' && detail !== 'offline')
      .map((row) => new ProviderError({ provider: 'kimi', ...row, wait }));
    expect(waiting.length).toBeGreaterThan(40);
    const silent = waiting.flatMap((error) =>
      viewers
        .filter((viewer) => !moment.test(seen(describeFailure(error, messages, viewer, { now, timeZone: 'UTC' }).action)))
        .map(() => error),
    );
    expect([...new Set(silent.map(({ kind, detail }) => `${kind} ${detail}`))]).toEqual([]);
  });

  it("says that it is nothing a visitor did, where only the app's side can change something", () => {
    const theirChoice = /^(?:model-unavailable|voice-missing|voice-not-yours)$/;
    const others = rows.filter(
      ({ kind, detail }) =>
        /^(?:owner|developer)$/.test(kinds[kind].fixableBy) && kinds[kind].retry === 'never' && !theirChoice.test(detail ?? ''),
    );
    expect(others.length).toBeGreaterThan(20);
    const read = others.map((row) => describeFailure(new ProviderError({ provider: 'kimi', ...row }), messages, 'user', { now }).action);
    expect(read.filter((action) => !notYours.test(action))).toEqual([]);
  });

  it('says so, too, where the app or the service is busy, full or broken', () => {
    const told = ['rate-limited', 'quota-exceeded', 'overloaded', 'server-error'] as const;
    const failed = [...told.map((kind) => ({ kind })), { kind: 'quota-exceeded', detail: 'per-day' } as const].flatMap((facts) =>
      [null, wait].map((known) => new ProviderError({ provider: 'kimi', ...facts, wait: known })),
    );
    const silent = failed
      .map((error) => describeFailure(error, messages, 'user', { now }))
      .map(({ title, action }) => seen(`${title} ${action}`))
      .filter((text) => !notYours.test(text));
    expect(silent).toEqual([]);
  });

  it('does not say so where a line broke or an answer was slow: whose fault it is, nobody knows', () => {
    const unknown = shown.filter(
      ({ error: { kind, detail, code } }) =>
        /^(?:network|timeout)$/.test(kind) && !code && (!detail || /^(?:offline|stream-cut)$/.test(detail)),
    );
    expect(unknown.length).toBeGreaterThan(20);
    expect(unknown.filter(({ action }) => notYours.test(action))).toEqual([]);
  });

  it('tells each speciality in words of its own, to one of the readers at least', () => {
    const said = new Map<string, string>();
    const alike: string[] = [];
    for (const { kind, detail = null, filtered = null } of rows) {
      const name = `${kind} ${detail ?? filtered ?? ''}`;
      const read = viewers.map((viewer) =>
        describeFailure(new ProviderError({ kind, detail, filtered, provider: 'kimi' }), messages, viewer, { now }),
      );
      const words = JSON.stringify(read);
      const other = said.get(words);
      // A model that is not there and one the plan lacks are one advice: another model, or another plan.
      if (other !== undefined && other !== name && detail !== 'model-unavailable') alike.push(`${name} = ${other}`);
      said.set(words, name);
    }
    expect(said.size).toBeGreaterThan(35);
    expect(alike.filter((pair) => !/content-filtered (?:input )?= content-filtered/.test(`${pair} `.replace(/ +/g, ' ')))).toEqual([]);
  });

  it('has titles that are read at a glance', () => {
    // A number of a limit is its provider's, and as long as it is.
    const usual = shown.filter(({ error: { limit } }) => limit === null || (limit.max === null && limit.window !== 'minute'));
    const titles = [...new Set(usual.map(({ title }) => title))];
    expect(titles.length).toBeGreaterThan(60);
    expect(titles.filter((title) => widthOf(title) > longest.title)).toEqual([]);
  });

  it('is data that can cross from a server component to a client one', () => {
    expect(JSON.parse(JSON.stringify(messages))).toEqual(messages);
    expect(structuredClone(messages)).toEqual(messages);
  });
});
