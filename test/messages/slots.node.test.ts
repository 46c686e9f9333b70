import { describe, expect, it } from 'vitest';
import { en } from '../../src/messages.js';
import type { Messages } from '../../src/messages.js';
import { fill, slotsOf } from '../../src/messages/fill.js';
import { writeAbout, writeCounter, writeMoment } from '../../src/messages/write-time.js';
import { languages, seen, textsOf, widthOf } from './languages.js';

/** Which slots the texts below a path know, as the type says; those of no row know none. None is an id, a code or a key. */
const known: readonly (readonly [path: RegExp, slots: string])[] = [
  [/^(?:kinds|details|codes|filteredOutput)\b/, 'provider service time limit window'],
  [/^contact\b/, 'provider'],
  [/^limits\b|^toasts\.repeated\b/, 'count'],
  [/^rates\b/, 'limit'],
  [/^times\b/, 'duration clock date'],
  [/^actions\.(?:retry|auto)At$/, 'time'],
  [/^balance\.(?:label|empty|low\.\w+)$/, 'provider amount'],
  [/^quota\.(?:label|empty|window|left|resets|low\.\w+(?:\.\d)?)$/, 'provider window name percent time'],
  [/^quota\.used$/, 'used max'],
  [/^toasts\.re(?:gion|ach)$/, 'hotkey'],
  [/^announcements\.waiting$/, 'time'],
];
const slotsAt = (path: string): readonly string[] => known.find(([pattern]) => pattern.test(path))?.[1].split(' ') ?? [];

/** The slots of each sentence, whatever the order of its words, and whichever of its plural forms names the number. */
function slotsOfTable(messages: Messages): Record<string, string[]> {
  const found: Record<string, Set<string>> = {};
  for (const [path, text] of textsOf({ ...messages, providers: {} })) {
    const sentence = path.replace(/\.(?:zero|one|two|few|many|other)$/, '');
    for (const slot of slotsOf(text)) (found[sentence] ??= new Set()).add(slot);
  }
  return Object.fromEntries(Object.entries(found).map(([path, slots]) => [path, [...slots].toSorted()]));
}

/** What stands on a button: names, and labels with what they count. Most may break into two lines, none has to at 320 pixels. */
function buttonsOf(messages: Messages): string[] {
  const { actions, balance, toasts, locale, times } = messages;
  const now = Date.parse('2026-11-22T12:00:00Z');
  const moments = [3, 20, 100].map((hours) => writeMoment(now + hours * 3_600_000, now, { locale, times }, 'UTC'));
  const exact = [20_000, 3_540_000].map((ms) => fill(times.in, { duration: writeCounter(ms, locale) }));
  const about = [20_000, 2_700_000].map((ms) => fill(times.about, { duration: writeAbout(ms, locale) }));
  const { newTab: _link, requestId: _label, retryAt, autoAt, ...names } = actions;
  return [
    ...Object.values(names),
    balance.toppedUp,
    balance.checking,
    toasts.close,
    ...[...exact, ...about, ...moments, times.soon].map((time) => fill(retryAt, { time })),
    ...[...exact, ...about, times.soon].map((time) => fill(autoAt, { time })),
  ];
}

/** A number that is the same everywhere, and stands in no slot. */
const fixedNumbers = /^details\.(?:prompt-too-long|sample-duration)\b|^kinds\.rate-limited\b|^windows\b|^rates\b/;

describe.each(languages)('A12 slots, $messages.locale', ({ messages, longest }) => {
  it('every slot of a sentence is one its place knows: none is an id, a code or a key', () => {
    const strange = textsOf({ ...messages, providers: {} }).flatMap(([path, text]) =>
      slotsOf(text)
        .filter((slot) => !slotsAt(path).includes(slot))
        .map((slot) => `${path}: {${slot}}`),
    );
    expect(strange).toEqual([]);
    expect(textsOf(messages).filter(([, text]) => /[{}]/.test(text.replaceAll(/\{[A-Za-z]{1,32}\}/g, '')))).toEqual([]);
  });

  it('every sentence tells what it tells in English', () => expect(slotsOfTable(messages)).toEqual(slotsOfTable(en)));

  it('a button fits into a page of 320 pixels', () =>
    expect(buttonsOf(messages).filter((text) => widthOf(text) > longest.button)).toEqual([]));

  it('numbers come from Intl: none is written in a sentence but what is the same for everybody', () => {
    const written = textsOf({ ...messages, locale: '', providers: {} }).filter(
      ([path, text]) => /\p{Nd}/u.test(text) && !fixedNumbers.test(path),
    );
    expect(written).toEqual([]);
  });

  it('the digits of a country that writes others are the ones read', () => {
    const country = { ...messages, locale: 'ar-EG' };
    const now = Date.parse('2026-11-22T12:00:00Z');
    const texts = [writeCounter(12_000, 'ar-EG'), writeAbout(17_000, 'ar-EG'), writeMoment(now + 3_600_000, now, country, 'UTC')];
    expect(texts.filter((text) => /[0-9]/.test(seen(text)) || !/[٠-٩]/.test(text))).toEqual([]);
  });

  it('a plural has the forms its numbers ask for, and no other', () => {
    const asked = new Intl.PluralRules(messages.locale).resolvedOptions().pluralCategories;
    for (const plural of [...Object.values(messages.limits), messages.toasts.repeated]) {
      const forms = Object.keys(plural);
      expect(forms.filter((form) => !asked.some((one) => one === form))).toEqual([]);
      // "0 requests" is nobody's limit.
      expect(asked.filter((form) => form !== 'zero' && !forms.includes(form))).toEqual([]);
    }
  });
});
