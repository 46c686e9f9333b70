import { describe, expect, it } from 'vitest';
import { details, kinds, ownCodes } from '../../src/errors/kinds.js';
import type { Kind } from '../../src/errors/kinds.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { describeFailure, en } from '../../src/messages.js';
import type { Messages } from '../../src/messages.js';

const now = Date.parse('2026-11-22T12:00:00Z');
const read = (error: ProviderError, messages: Messages, viewer: 'user' | 'owner' = 'user') =>
  describeFailure(error, messages, viewer, { now, timeZone: 'UTC' });
const overloaded = new ProviderError({ kind: 'overloaded', provider: 'kimi' });
const offline = new ProviderError({ kind: 'network', detail: 'offline' });

describe('an app overrides a sentence', () => {
  const own: Messages = {
    ...en,
    kinds: { ...en.kinds, overloaded: { ...en.kinds.overloaded, title: 'Our cook is busy.' } },
  };

  it('which is then the one people read', () => expect(read(overloaded, own).title).toBe('Our cook is busy.'));

  it('and all others stay', () => {
    expect(read(overloaded, own).action).toBe(read(overloaded, en).action);
    expect(read(overloaded, own, 'owner').action).toBe(read(overloaded, en, 'owner').action);
    expect(read(offline, own)).toEqual(read(offline, en));
  });
});

/** Every text of a table changed in one way, as a translator does. */
function translate<T>(table: T, text: (text: string) => string): T;
function translate(table: unknown, text: (text: string) => string): unknown {
  if (typeof table === 'string') return text(table);
  if (Array.isArray(table)) return table.map((entry: unknown) => translate(entry, text));
  if (typeof table !== 'object' || table === null) return table;
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, translate(value, text)]));
}

describe('an app adds a language', () => {
  const own: Messages = { ...translate(en, (text) => `⟦${text}⟧`), locale: 'fr', direction: 'ltr' };
  const failures = [
    ...(Object.keys(kinds) as Kind[]).map((kind) => new ProviderError({ kind, provider: 'kimi', advice: 'contact-provider' })),
    ...details.map((detail) => new ProviderError({ kind: 'invalid-input', provider: 'kimi', detail })),
    ...ownCodes.map((code) => new ProviderError({ kind: 'server-error', code })),
  ];

  it('and every word a person reads about a failure comes from it', () => {
    const texts = failures.flatMap((error) =>
      (['user', 'owner'] as const).flatMap((viewer) => {
        const { title, action, advice } = read(error, own, viewer);
        return [title, action, ...(advice === null ? [] : [advice])];
      }),
    );
    expect(texts.length).toBeGreaterThan(150);
    expect(texts.filter((text) => !/^⟦.*⟧$/.test(text))).toEqual([]);
  });

  it('whose Intl forms, plurals and clock are its own', () => {
    const limit = { metric: 'tokens', max: 1_000_000, current: null, window: null, scope: null } as const;
    expect(read(new ProviderError({ kind: 'context-too-long', provider: 'kimi', limit }), own, 'owner').title).toContain(
      '1\u202f000\u202f000',
    );
    const wait = { until: now + 3 * 60 * 60 * 1000, source: 'header', exact: true } as const;
    expect(read(new ProviderError({ kind: 'rate-limited', wait }), own).action).toContain('15:00');
  });

  it('a sentence that is missing, or that nobody asks for, does not compile', () => {
    const { overloaded: _kind, ...someKinds } = en.kinds;
    const { 'stream-cut': _detail, ...someDetails } = en.details;
    const { retry: _action, ...someActions } = en.actions;
    const { locale: _locale, ...noLocale } = en;
    const wrong: readonly Messages[] = [
      // @ts-expect-error -- no sentence for a kind
      { ...en, kinds: someKinds },
      // @ts-expect-error -- no sentence for a detail
      { ...en, details: someDetails },
      // @ts-expect-error -- no name for a button
      { ...en, actions: someActions },
      // @ts-expect-error -- no language
      noLocale,
      // @ts-expect-error -- a title without an action
      { ...en, kinds: { ...en.kinds, overloaded: { title: 'Busy.' } } },
      // @ts-expect-error -- a kind there is not
      { ...en, kinds: { ...en.kinds, 'over-loaded': en.kinds.overloaded } },
      // @ts-expect-error -- a plural without the form that all numbers can have
      { ...en, limits: { ...en.limits, requests: { one: '{count} request' } } },
    ];
    expect(wrong).toHaveLength(7);
  });
});
